import type { Day } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import type { Origin } from '../core/origin.ts'
import type { Row } from '../data/table.ts'
import { add, equal, isZero, multiply, ONE, type Ratio, subtract } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import type { Role } from '../ledger/lines.ts'
import type { Landed, Nobody } from './landed.ts'

/** A recipient's part of a row, and how its cents are found. */
export interface Part {
  /** The recipient's share of the row, and the running sum of direct shares before it: parts of a cent add up to the row (RP2). */
  readonly share: Ratio
  readonly before: Ratio
  /** A manager's line: the direct line that it is made from, and the share of that line. */
  readonly of: { readonly line: Part; readonly part: Ratio } | null
}

/** What a row of data gives one person, on its incentive date (semantics 3). */
export interface Credit extends Part {
  readonly record: string
  readonly row: Row
  readonly rowKey: string
  readonly date: Day
  /** Empty: nobody. */
  readonly recipient: string
  readonly role: Role
  /** How many levels above the direct recipient; 0 where the line is not made from another. */
  readonly level: number
  readonly of: { readonly line: Credit; readonly part: Ratio } | null
  /** Whether the recipient is in the plan's population on that day (17.2). */
  readonly counts: boolean
  /** The clause that gives it, with the territory through which it does. */
  readonly origin: Origin
  /** The territory through which the recipient gets it. */
  readonly through?: Landed | undefined
  /** Why what is credited to nobody is: set where a territory is the cause. */
  readonly nobody?: Nobody | undefined
}

/**
 * The recipient's part of a row's value (RP2): money of direct lines by cumulative rounding over the row's shares, a manager's from
 * the rounded line below, all else rounded by itself; other numbers exactly.
 */
export function shareOf(
  world: { readonly core: Pick<Core, 'rounding'> },
  { share, before, of }: Part,
  value: Ratio | undefined,
  money: boolean,
): Ratio | undefined {
  if (value === undefined || (of === null && equal(share, ONE))) return value
  if (!money) return multiply(value, share)
  const rounding = world.core.rounding.money
  if (of !== null) {
    const below = shareOf(world, of.line, value, true)
    return below === undefined ? undefined : roundToUnit(multiply(below, of.part), rounding)
  }
  return subtract(roundToUnit(multiply(value, add(before, share)), rounding), roundToUnit(multiply(value, before), rounding))
}

/** Whether the credit is for something at all. */
export const isShare = ({ share }: Credit): boolean => !isZero(share)
