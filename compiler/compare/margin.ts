/** Pay against margin: what each dollar of margin costs in pay, and what is paid on deals that lose money. */
import { add, isRatio, type Ratio, ratio, sign, ZERO } from '../../runtime/exact/ratio.ts'
import type { RunAnswer } from './answer.ts'
import { type Fields, groupName } from './fields.ts'
import { addTo } from './paid.ts'

/** Rows of one group, and what was paid for them. Money in minor units. */
export interface Segment {
  readonly name: string
  readonly rows: number
  /** People who earned by these rows. */
  readonly people: ReadonlySet<string>
  readonly margin: Ratio
  readonly pay: bigint
}

/** Pay against the margin of the rows of a period. */
export interface MarginPay {
  /** In order of their names. */
  readonly segments: readonly Segment[]
  /** Pay that belongs to no row: limits, bonuses, contests. */
  readonly apart: bigint
  /** Rows with a margin below zero, and what is paid for them. */
  readonly losing: { readonly rows: number; readonly margin: Ratio; readonly pay: bigint; readonly people: ReadonlySet<string> }
}

/** The field of a record that holds a row's margin, and the one by which rows are grouped. */
export interface MarginAsked {
  readonly record: string
  readonly margin: readonly string[]
  readonly by: readonly string[]
}

/** The rows that gave credit in the period, by group, each with its margin once and with all that is paid for it. */
export function marginPay({ eachCredit, eachEarned }: RunAnswer, fields: Fields, { record, margin, by }: MarginAsked): MarginPay {
  const rows = new Set<string>()
  eachCredit((of, rowKey) => {
    if (of === record) rows.add(rowKey)
  })
  const pay = new Map<string, bigint>()
  const earners = new Map<string, Set<string>>()
  let apart = 0n
  eachEarned((line) => {
    if (line.record !== record || !rows.has(line.rowKey)) {
      apart += line.amount
      return
    }
    addTo(pay, line.rowKey, line.amount)
    const own = earners.get(line.rowKey) ?? new Set()
    earners.set(line.rowKey, own.add(line.payee))
  })
  const groups = new Map<string, { rows: number; margin: Ratio; pay: bigint; people: Set<string> }>()
  const losing = { rows: 0, margin: ZERO, pay: 0n, people: new Set<string>() }
  const join = (group: typeof losing, value: Ratio, rowKey: string): void => {
    group.rows += 1
    group.margin = add(group.margin, value)
    group.pay += pay.get(rowKey) ?? 0n
    for (const id of earners.get(rowKey) ?? []) group.people.add(id)
  }
  for (const rowKey of rows) {
    const read = fields.ofRow(record, rowKey, margin)
    const value = read !== undefined && isRatio(read) ? read : ZERO
    const name = by.length === 0 ? 'all' : groupName(fields.ofRow(record, rowKey, by))
    const group = groups.get(name) ?? { rows: 0, margin: ZERO, pay: 0n, people: new Set<string>() }
    groups.set(name, group)
    join(group, value, rowKey)
    if (sign(value) < 0) join(losing, value, rowKey)
  }
  const segments = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => ({ name, ...group }))
  return { segments, apart, losing }
}

/** What a dollar of margin costs in pay; undefined where there is no margin. */
export const perMargin = (pay: bigint, margin: Ratio): Ratio | undefined =>
  sign(margin) <= 0 ? undefined : ratio(pay * margin.d, margin.n)
