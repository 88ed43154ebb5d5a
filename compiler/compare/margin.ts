/** Pay against margin: what each dollar of margin costs in pay, and what is paid on deals that lose money. */
import { add, isRatio, type Ratio, ratio, sign, ZERO } from '../../runtime/exact/ratio.ts'
import type { RunAnswer } from './answer.ts'
import { type Fields, groupName } from './fields.ts'

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

/** A group that is being added up. */
interface Sums {
  rows: number
  margin: Ratio
  pay: bigint
  readonly people: Set<string>
}

const emptySums = (): Sums => ({ rows: 0, margin: ZERO, pay: 0n, people: new Set() })

/** The rows that gave credit in the period, by group, each with its margin once and with all that is paid for it. Nothing is kept of a row but its group. */
export function marginPay({ eachCredit, eachEarned }: RunAnswer, fields: Fields, { record, margin, by }: MarginAsked): MarginPay {
  const groups = new Map<string, Sums>()
  const groupOf = new Map<string, Sums>()
  const losing = emptySums()
  const losingRows = new Set<string>()
  let apart = 0n
  eachCredit((of, rowKey) => {
    if (of !== record || groupOf.has(rowKey)) return
    const read = fields.ofRow(record, rowKey, margin)
    const value = read !== undefined && isRatio(read) ? read : ZERO
    const name = by.length === 0 ? 'all' : groupName(fields.ofRow(record, rowKey, by))
    const group = groups.get(name) ?? emptySums()
    groups.set(name, group)
    groupOf.set(rowKey, group)
    const isLosing = sign(value) < 0
    if (isLosing) losingRows.add(rowKey)
    for (const sums of isLosing ? [group, losing] : [group]) {
      sums.rows += 1
      sums.margin = add(sums.margin, value)
    }
  })
  eachEarned(({ record: of, rowKey, payee, amount }) => {
    const group = of === record ? groupOf.get(rowKey) : undefined
    if (group === undefined) apart += amount
    else
      for (const sums of losingRows.has(rowKey) ? [group, losing] : [group]) {
        sums.pay += amount
        sums.people.add(payee)
      }
  })
  const segments = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => ({ name, ...group }))
  return { segments, apart, losing }
}

/** What a dollar of margin costs in pay; undefined where there is no margin. */
export const perMargin = (pay: bigint, margin: Ratio): Ratio | undefined =>
  sign(margin) <= 0 ? undefined : ratio(pay * margin.d, margin.n)
