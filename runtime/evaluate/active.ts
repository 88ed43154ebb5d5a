import type { Day } from '../calendar/day.ts'
import type { Proration } from '../core/proration.ts'
import { add, divide, isZero, ONE, type Ratio, ZERO } from '../exact/ratio.ts'
import { amountOfParts, type Counting, countedDays, partsOfGrain } from './prorate.ts'
import { timelineOf } from './spans.ts'
import type { Stretch } from './windows.ts'
import { perCountOfPlan, type World } from './world.ts'

const memory = perCountOfPlan<Ratio>()

/**
 * The part of a window for which a person is in the plan, as known on `horizon`: the active parts of its months against those of
 * somebody who is in the plan on all of its days (semantics 2). 1 where no reason that is listed keeps the person away.
 */
export const activePart = (world: World, person: string, window: Stretch, horizon: Day, prorate: Proration): Ratio =>
  memory(world, [window.from, window.to, horizon, prorate.by, prorate.reasons.join(), person].join(' '), () => {
    const always: Counting = { counted: [{ from: window.from, to: window.to, valueDay: window.from }], left: [] }
    const whole = monthsIn(world, always, window, prorate)
    return isZero(whole) ? ONE : divide(monthsIn(world, countingIn(world, person, window, horizon, prorate), window, prorate), whole)
  })

/** The days that count; what holds on the last day that is known goes on to the end of a longer window. */
function countingIn(world: World, person: string, window: Stretch, horizon: Day, prorate: Proration): Counting {
  const timeline = timelineOf(world, person, horizon)
  const counting = countedDays(timeline, prorate)
  const last = counting.counted.at(-1)
  if (last === undefined || last.to !== timeline.at(-1)?.to || last.to >= window.to) return counting
  return { ...counting, counted: [...counting.counted.slice(0, -1), { ...last, to: window.to }] }
}

/** The active parts of the window's months, each by its part of the year, added. */
function monthsIn(world: World, counting: Counting, { first, last }: Stretch, prorate: Proration): Ratio {
  let sum = ZERO
  for (let grain = first; grain <= last; grain += 1)
    sum = add(sum, amountOfParts(partsOfGrain(world, counting, grain, { valueOn: () => ONE, per: 'year', prorate }) ?? []))
  return sum
}
