/** Where an edit leads: the block and the clause that its address names. */
import type { Item } from '../../grammar/forms/items.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import type { ExprSyntax, NodeBase, Word } from '../../grammar/syntax.ts'
import { detailOf, KINDS, kindOf } from './address.ts'
import { clauseOf, type Edit, type PlanText } from './edit.ts'

/** A block with a name, in one or two places: a plan may add to a metric of its company. */
export interface Block {
  readonly name: string
  readonly parts: readonly NodeBase[]
}

const BLOCKS: ReadonlySet<string> = new Set(['metric', 'pay', 'spiff', 'contest', 'pool', 'objective'])

/** Whether an item is a block that edits can name. */
export const isBlock = (item: Item): item is Item & { name: Word } => BLOCKS.has(item.form) && (item as { name?: Word }).name !== undefined

/** `plan`: the plan's own lines are clauses of it. */
export const PLAN = 'plan'

/** The names of all blocks, the plan's own first. */
export const namesOf = ({ own, shared }: PlanText): string[] => [
  ...new Set([...own, ...shared].filter(isBlock).map(({ name }) => name.text)),
]

export function blockNamed({ own, shared }: PlanText, name: string): Block | undefined {
  if (name === PLAN) return { name, parts: [] }
  const parts = [...own, ...shared].filter((item) => isBlock(item) && item.name.text === name)
  return parts.length === 0 ? undefined : { name, parts }
}

/** The clauses of a block, those of the plan's own part first. */
export const clausesOf = (text: PlanText, block: Block): readonly NodeBase[] =>
  block.name === PLAN
    ? text.own.filter((item) => !isBlock(item))
    : block.parts.flatMap((part) => (part as { clauses?: readonly NodeBase[] }).clauses ?? [])

/** The lines of a clause's table. */
const linesOf = (clause: NodeBase): readonly NodeBase[] => (clause as { bands?: readonly NodeBase[] }).bands ?? []

/** The clauses, or lines of tables, that `change` or `remove` may mean; those that fit best. */
export function targetsOf(edit: Edit, text: PlanText, block: Block): readonly NodeBase[] {
  const clauses = clausesOf(text, block)
  const bands = clauses.flatMap(linesOf)
  const clause = clauseOf(edit)
  if (clause !== undefined) {
    const kind = kindOf(clause)
    return closest(
      [...clauses, ...bands].filter((one) => kindOf(one) === kind),
      detailOf(clause),
    )
  }
  if (edit.form !== 'remove') return []
  if (edit.bound !== undefined) {
    const bound = printExpression(edit.bound as ExprSyntax)
    return closest(
      bands.filter((one) => kindOf(one) === `band ${bound}`),
      edit.side?.text ?? '',
    )
  }
  const kinds = KINDS[edit.clause?.text ?? ''] ?? []
  const found = clauses.filter((one) => kinds.includes(kindOf(one)))
  const of = edit.of?.words.map(({ text: word }) => word).join('.')
  return of === undefined ? found : found.filter((one) => detailOf(one) === of)
}

/** Of several, the one with the same detail; a single one whatever its detail. */
function closest(found: readonly NodeBase[], detail: string): readonly NodeBase[] {
  const same = found.filter((one) => detailOf(one) === detail)
  return same.length > 0 ? same : found
}
