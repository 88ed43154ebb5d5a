/**
 * Edits on a plan's text: the stage behind plan families, amendments and scenarios (semantics 14).
 *
 * The result is a text like any other. It is bound and checked as if it were written by hand; what came from an edit keeps its place in
 * the text of the edit, so that a finding points there.
 */
import type { Item } from '../../grammar/forms/items.ts'
import type { NodeBase } from '../../grammar/syntax.ts'
import type { Report } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import { kindOf } from './address.ts'
import type { Edit, PlanText } from './edit.ts'
import { isBlock } from './find.ts'
import { promisesKept } from './promises.ts'
import { type Action, asClause, asItem, declared, MANY, resolve } from './resolve.ts'

/**
 * The text after all edits. Each address leads to exactly one target (`add`: to none); all are found in the text as it was, so the order of
 * edits means nothing. An edit that cannot be made is reported and left out: CB201, CB266 to CB269; promises that lose a name: CB274.
 */
export function applyEdits(base: PlanText, edits: readonly Edit[], report: Report): PlanText {
  if (edits.length === 0) return base
  const actions = withoutConflicts(
    edits.flatMap((edit) => resolve(edit, base, report) ?? []),
    report,
  )
  const rewrite = rewriter(actions)
  const own = [...base.own.flatMap(rewrite), ...actions.flatMap(joining)]
  return promisesKept({ own, shared: base.shared.flatMap(rewrite) }, actions, report)
}

/** What the outer level gains: blocks, and lines of the plan. */
function joining(action: Action): Item[] {
  if (action.does === 'add') return [action.node as Item]
  return action.does === 'put' && action.into === undefined && action.within.parts.length === 0 ? [asItem(action.node)] : []
}

/** One item as the actions leave it. */
function rewriter(actions: readonly Action[]): (item: Item) => Item[] {
  const replaced = new Map(actions.flatMap((action) => (action.does === 'replace' ? [[action.target, action] as const] : [])))
  const dropped = new Set(actions.flatMap((action) => (action.does === 'drop' ? action.within.parts : [])))
  const clause = (node: NodeBase): NodeBase[] => {
    const action = replaced.get(node)
    if (action !== undefined) return action.by === undefined ? [] : [asClause(action.by)]
    const lines = (node as { bands?: readonly NodeBase[] }).bands
    if (lines === undefined) return [node]
    const added = actions.flatMap((one) => (one.does === 'put' && one.into === node ? [one.node] : []))
    return [{ ...node, bands: [...lines.flatMap(clause), ...added] } as NodeBase]
  }
  return (item) => {
    if (dropped.has(item)) return []
    const action = replaced.get(item)
    if (action !== undefined) return action.by === undefined ? [] : [asItem(action.by)]
    const clauses = (item as { clauses?: readonly NodeBase[] }).clauses
    if (clauses === undefined || !isBlock(item)) return [item]
    const added = actions.flatMap((one) =>
      one.does === 'put' && one.into === undefined && one.within.parts[0] === item ? [asClause(one.node)] : [],
    )
    return [{ ...item, clauses: [...clauses.flatMap(clause), ...added] } as unknown as Item]
  }
}

/** The actions that do not meet; of those that do, the first. Reports CB269. */
function withoutConflicts(actions: readonly Action[], report: Report): Action[] {
  const kept: Action[] = []
  for (const action of actions) {
    const first = kept.find((one) => meet(one, action) || meet(action, one))
    if (first === undefined) kept.push(action)
    else report(reportOf('CB269', action.edit.span, {}, { related: [{ span: first.edit.span, note: 'this edit changes it too' }] }))
  }
  return kept
}

/** Whether two edits change one thing, or one changes what the other takes away. */
function meet(one: Action, other: Action): boolean {
  if (one.does === 'drop')
    return (other.does === 'drop' || other.does === 'replace' || other.does === 'put') && other.within.name === one.within.name
  if (one.does === 'add') return other.does === 'add' && declared(one.node) !== undefined && declared(one.node) === declared(other.node)
  if (one.does === 'put')
    return (
      other.does === 'put' &&
      other.within.name === one.within.name &&
      !MANY.has(kindOf(one.node)) &&
      kindOf(other.node) === kindOf(one.node)
    )
  if (other.does === 'put') return other.into === one.target
  return other.does === 'replace' && (other.target === one.target || linesIn(one.target).includes(other.target))
}
const linesIn = (clause: NodeBase): readonly NodeBase[] => (clause as { bands?: readonly NodeBase[] }).bands ?? []
