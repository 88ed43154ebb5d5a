/** One edit of a plan: a line that begins with `change`, `add` or `remove`. */
import type { Item, ItemOf } from '../../grammar/forms/items.ts'
import type { NodeBase } from '../../grammar/syntax.ts'

export type Edit = ItemOf<'change'> | ItemOf<'add'> | ItemOf<'remove'>

/** A plan's text as edits see it: its own items, and those of the files that it uses. */
export interface PlanText {
  readonly own: readonly Item[]
  readonly shared: readonly Item[]
}

export const isEdit = (item: Item): item is Edit => item.form === 'change' || item.form === 'add' || item.form === 'remove'

/** The day from which an edit holds; undefined for one that holds from the plan's first day. */
export const dayOf = (edit: Edit): string | undefined => edit.from?.text

/** The clause that `change` or `add` brings; undefined where it is a block, or nothing. */
export const clauseOf = (edit: Edit): NodeBase | undefined => (edit.form === 'remove' ? undefined : (edit.clause as NodeBase | undefined))
