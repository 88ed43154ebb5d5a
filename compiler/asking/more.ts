/** A person's pay with more of a metric, asked place by place: nothing is worked out beforehand. */
import type { Day } from '../../runtime/calendar/day.ts'
import type { World } from '../../runtime/evaluate/world.ts'
import { type Ratio, ratio, ZERO } from '../../runtime/exact/ratio.ts'
import { earnedFrom, type Person, withRows, withStated } from './person.ts'
import { creditOf, type Growing, type Usual, usualOf } from './usual.ts'

export interface More {
  readonly growing: Growing
  readonly usual: Usual
  /** The day on which there is more. */
  readonly day: Day
  readonly worldAt: (more: Ratio) => World
  /** What the periods from that day on come to as they stand, in minor units. */
  readonly start: bigint
  /** What the period pays with so much more, in minor units, rounded as a run rounds it; `more` in the smallest of the metric's money, or whole things. */
  readonly pays: (more: bigint) => bigint
}

const NO_ROW: Usual = { counted: undefined, says: [] }

/** `now`: what the period pays as it stands. Undefined where no row of the period counts for the person. */
export function moreOf(person: Person, growing: Growing, now: bigint): More | undefined {
  // what is stated outright holds for every window, from the first on
  const stated = withStated(person, growing.measure.name)
  const day = stated === undefined ? person.day : person.periods[0]?.from
  if (day === undefined) return undefined
  const usual = stated === undefined ? usualOf(person, growing, day) : NO_ROW
  const credit = creditOf(person, growing, usual, day)
  const worldAt = stated ?? ((more: Ratio): World => withRows(person, day, credit(more)))
  const start = earnedFrom(person, worldAt(ZERO), day)
  const known = new Map<bigint, bigint>()
  const pays = (more: bigint): bigint => {
    const found = known.get(more) ?? now + earnedFrom(person, worldAt(ratio(more)), day) - start
    known.set(more, found)
    return found
  }
  return { growing, usual, day, worldAt, start, pays }
}
