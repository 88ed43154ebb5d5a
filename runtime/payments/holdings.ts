import { addMonths, type Day } from '../calendar/day.ts'
import type { Delay, Hold } from '../core/delays.ts'
import type { Rounding } from '../core/unit.ts'
import type { Credit } from '../evaluate/credit-line.ts'
import { compute } from '../evaluate/expression.ts'
import { rowReader } from '../evaluate/reader.ts'
import { dayIn, exactly } from '../evaluate/values.ts'
import type { World } from '../evaluate/world.ts'
import { multiply, type Ratio, ratio, wholePart } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import type { EarningLine } from '../ledger/lines.ts'

/** An earnings line with the row that it is for. */
export interface Posted {
  readonly line: EarningLine
  readonly row: Credit | null
}

/** What a component has earned to date for one row, or for one pay period, in minor units. */
export interface EarnedPart {
  readonly component: string
  readonly source: string
  readonly row: Credit | null
  readonly forPeriod: string
  readonly amount: bigint
}

/** What of an earned part is not paid yet, or is paid before it is served; amounts to date, in minor units. */
export interface Waiting {
  readonly part: EarnedPart
  readonly held: bigint
  /** How many months or instalments are due, of how many; null where it waits for a date. */
  readonly due: { readonly done: number; readonly of: number } | null
  /** The day on which the last of it is paid, where that is known. */
  readonly until: Day | undefined
  /** What was advanced on it at any time. */
  readonly advanced: bigint
  /** What of that it can serve no more, and is owed instead. */
  readonly shortfall: bigint
  /** What of that is still open: advanced, not yet served and not owed instead. */
  readonly open: bigint
}

/** Nothing advanced. */
export const NO_ADVANCE = { advanced: 0n, shortfall: 0n, open: 0n } as const

/** Where an amount of a row comes from: the component and the row. */
export const sourceOf = ({ component, record, rowKey }: Pick<EarningLine, 'component' | 'record' | 'rowKey'>): string =>
  `earnings/${component}/${record}/${rowKey}`

/** The part of a component to which a line belongs, as its delay counts them; undefined where the line is paid at once. */
export function partOf({ kind, component }: Delay, { line, row }: Posted): string | undefined {
  if (line.component !== component) return undefined
  if (kind === 'instalments') return `earnings/${component}/${line.forPeriod}`
  return row === null ? undefined : sourceOf(line)
}

/** A share of an amount, rounded (RP11). */
export const shareOfAmount = (share: Ratio, amount: bigint, money: Rounding): bigint =>
  wholePart(roundToUnit(multiply(share, ratio(amount)), money))

/** What is held to date: `R(share * e)` of every row that is not released by the end of a pay period (semantics 9 step 2, RP11). */
export function heldOf(world: World, hold: Hold, parts: Iterable<EarnedPart>, at: Day): readonly Waiting[] {
  const { env, moveTo } = rowReader(world, hold.record)
  const waiting: Waiting[] = []
  for (const part of parts) {
    const { row, amount } = part
    if (amount === 0n || row === null) continue
    moveTo(row.row, row.date)
    const from = dayIn(compute(hold.until, env))
    const until = from === undefined ? undefined : addMonths(from, hold.months)
    if (until !== undefined && until <= at) continue
    const held = shareOfAmount(exactly(hold.share), amount, world.core.rounding.money)
    waiting.push({ part, held, due: null, until, ...NO_ADVANCE })
  }
  return waiting
}
