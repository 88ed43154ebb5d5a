import { addMonths, type Day } from '../calendar/day.ts'
import type { Delay } from '../core/payments.ts'
import type { Credit } from '../evaluate/credit-line.ts'
import { compute } from '../evaluate/expression.ts'
import { rowReader } from '../evaluate/reader.ts'
import { dayIn, exactly } from '../evaluate/values.ts'
import type { World } from '../evaluate/world.ts'
import { multiply, ratio, wholePart } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import type { EarningLine } from '../ledger/lines.ts'

/** An earnings line with the row that it is for. */
export interface Posted {
  readonly line: EarningLine
  readonly row: Credit | null
}

/** What one row has earned to date for one component, in minor units. */
export interface EarnedByRow {
  readonly source: string
  readonly row: Credit
  readonly amount: bigint
}

/** What is held for one row, and the day on which it is paid where that is known. */
export interface Held {
  readonly source: string
  readonly amount: bigint
  readonly due: Day | undefined
}

/** Where a held amount comes from: the component and the row. */
export const sourceOf = ({ component, record, rowKey }: Pick<EarningLine, 'component' | 'record' | 'rowKey'>): string =>
  `earnings/${component}/${record}/${rowKey}`

/**
 * What a component holds to date: `R(share * e)` of every row that is not released by the end of a pay period (semantics 9 step 2,
 * RP11). `world` is the one seen at that end.
 */
export function heldOf(world: World, delay: Delay, rows: Iterable<EarnedByRow>, at: Day): readonly Held[] {
  const { env, moveTo } = rowReader(world, delay.record)
  const held: Held[] = []
  for (const { source, row, amount } of rows) {
    if (amount === 0n) continue
    moveTo(row.row, row.date)
    const until = dayIn(compute(delay.until, env))
    const due = until === undefined ? undefined : addMonths(until, delay.months)
    if (due !== undefined && due <= at) continue
    const part = wholePart(roundToUnit(multiply(exactly(delay.share), ratio(amount)), world.core.rounding.money))
    held.push({ source, amount: part, due })
  }
  return held
}
