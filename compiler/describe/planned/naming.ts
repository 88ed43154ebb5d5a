/** Amounts and parts of a quota in words. */
import { type Ratio, ratio } from '../../../runtime/exact/ratio.ts'
import { showMoney, showNumber } from '../../../runtime/exact/show.ts'
import type { Allocated } from '../../../runtime/planning/allocation/allocate.ts'
import { leavesOf, type Node } from '../../../runtime/planning/allocation/node.ts'
import type { Planned } from '../../../runtime/planning/planning.ts'

export type Say = (amount: Ratio) => string

/** An amount of a quota, as people read it. */
export const sayer =
  ({ planning }: Pick<Planned, 'planning'>, { allocation }: Pick<Allocated, 'allocation'>): Say =>
  (amount) =>
    allocation.unit.kind === 'money' ? showMoney(amount, planning.currency).replace(/\.0+$/, '') : showNumber(amount)

/** A part as it is called: its key, and its label where that is another. */
export const nameOf = ({ level, label, key }: Node): string => (level === null || label === key ? label : `${key} ${label}`)

/** What the people of a part are asked for together. */
export const streetOf = (node: Node): Ratio => ratio(leavesOf(node).reduce((sum, { amount }) => sum + amount, 0n))
