/** Measures of measures: growth, and the part of a team for which something holds (semantics 4, 17.3). */
import type { Day } from '../calendar/day.ts'
import { grainStart } from '../calendar/fiscal.ts'
import type { Aggregate, Measure } from '../core/core.ts'
import type { Value } from '../data/table.ts'
import { divide, type Ratio, ratio, sign, subtract } from '../exact/ratio.ts'
import { everyoneIn, monthsBefore, pastOf } from './earlier-world.ts'
import { compute, type Environment } from './expression.ts'
import { isBelow } from './hierarchy.ts'
import { quotaOf } from './quota.ts'
import { isIn, peopleOf, personEnvironment, rowOn, timelineOf } from './spans.ts'
import { holds, numberIn } from './values.ts'
import { type Stretch, windowOfMeasure } from './windows.ts'
import type { World } from './world.ts'

/** A person's measure over a window up to a day. */
export type Measured = (world: World, person: string, measure: Measure, window: Stretch, at: Day) => Value | undefined
const named = ({ core }: World, name: string): Measure | undefined => core.measures.find((measure) => measure.name === name)

type Growth = Extract<Aggregate, { kind: 'growth' }>
type TeamShare = Extract<Aggregate, { kind: 'team_share' }>

/** The two values of a growth: in the window to date, and in the earlier window up to the same day of it. */
export interface Compared {
  readonly now: Ratio | undefined
  readonly then: Ratio | undefined
  readonly from: Day
  readonly to: Day
}

const shared = new WeakMap<Measure, Measure>()

/** The metric that grows, over the growth's own window. */
function grown(world: World, measure: Measure, { metric }: Growth): Measure | undefined {
  const known = shared.get(measure)
  if (known !== undefined) return known
  const base = named(world, metric)
  if (base === undefined) return undefined
  const { window, scope } = measure
  const made: Measure = {
    ...base,
    name: `${metric} in ${measure.name}`,
    window,
    scope: { ...base.scope, lastMonths: scope.lastMonths },
    whenEmpty: null,
    quota: null,
  }
  shared.set(measure, made)
  return made
}

export function comparedIn(
  measureOf: Measured,
  world: World,
  person: string,
  measure: Measure,
  aggregate: Growth,
  window: Stretch,
  at: Day,
): Compared {
  const months = aggregate.against === 'last_year' ? 12 : window.last - window.first + 1
  const { calendar } = world.core
  const from = grainStart(calendar, window.first - months)
  const to = monthsBefore(calendar, at, months)
  const base = grown(world, measure, aggregate)
  if (base === undefined) return { now: undefined, then: undefined, from, to }
  const earlier: Stretch = {
    ...window,
    label: `${window.label} before`,
    from,
    to,
    first: window.first - months,
    last: window.last - months,
  }
  return {
    now: numberIn(measureOf(world, person, base, window, at)),
    then: numberIn(measureOf(pastOf(world), person, base, earlier, to)),
    from,
    to,
  }
}

/** `(m - m0) / m0`; no value where the earlier value is not above zero. */
export function growthOf(
  measureOf: Measured,
  world: World,
  person: string,
  measure: Measure,
  aggregate: Growth,
  window: Stretch,
  at: Day,
): Ratio | undefined {
  const { now, then } = comparedIn(measureOf, world, person, measure, aggregate, window, at)
  return now === undefined || then === undefined || sign(then) <= 0 ? undefined : divide(subtract(now, then), then)
}

/** The people below a person on a day who work on it, and those of them for whom the test holds; in the plan or not (17.2). */
export function teamOf(
  measureOf: Measured,
  world: World,
  person: string,
  { via, test }: TeamShare,
  at: Day,
): { team: readonly string[]; met: readonly string[] } {
  const all = everyoneIn(world)
  const team = peopleOf(all).filter((one) => isIn(timelineOf(all, one, at), at) && isBelow(all, via, one, person, at))
  return { team, met: team.filter((one) => holds(compute(test, memberEnvironment(measureOf, all, one, at)))) }
}

/** The part of the team; no value where nobody is below. */
export function shareOfTeam(measureOf: Measured, world: World, person: string, aggregate: TeamShare, at: Day): Ratio | undefined {
  const { team, met } = teamOf(measureOf, world, person, aggregate, at)
  return team.length === 0 ? undefined : divide(ratio(BigInt(met.length)), ratio(BigInt(team.length)))
}

/** What a test can ask about one person of a team: fields on the day, metrics over their own windows. */
function memberEnvironment(measureOf: Measured, world: World, person: string, day: Day): Environment {
  const measured = (metric: string): Ratio | undefined => {
    const measure = named(world, metric)
    return measure === undefined ? undefined : numberIn(measureOf(world, person, measure, windowOfMeasure(world, measure, day), day))
  }
  const quota: Environment['quota'] = (metric, basis) => {
    const measure = named(world, metric)
    return measure === undefined ? undefined : quotaOf(world, person, day, measure, windowOfMeasure(world, measure, day), basis, day)
  }
  return {
    ...personEnvironment(world, rowOn(timelineOf(world, person, day), day), day, day),
    measure: measured,
    quota,
    attainment: (metric, basis) => {
      const [value, of] = [measured(metric), quota(metric, basis)]
      return value === undefined || of === undefined ? undefined : divide(value, of)
    },
  }
}
