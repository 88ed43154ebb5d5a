/** Edits with their targets found. All are read against the same text, so that their order means nothing. */

import { clausesOf as clauseForms } from '../../grammar/expected.ts'
import type { AnyForm } from '../../grammar/form.ts'
import { type Item, items } from '../../grammar/forms/items.ts'
import { didYouMean } from '../../grammar/suggest.ts'
import type { NodeBase, Word } from '../../grammar/syntax.ts'
import type { Report } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import { detailOf, kindOf, sayKind } from './address.ts'
import { clauseOf, type Edit, type PlanText } from './edit.ts'
import { type Block, blockNamed, clausesOf, isBlock, namesOf, PLAN, targetsOf } from './find.ts'

/** What an edit does to the text. */
export type Action =
  /** A clause or a line of a table takes another's place; without one it goes. */
  | { readonly does: 'replace'; readonly edit: Edit; readonly target: NodeBase; readonly within: Block; readonly by: NodeBase | undefined }
  /** A clause joins a block; a line joins a table. */
  | { readonly does: 'put'; readonly edit: Edit; readonly within: Block; readonly into: NodeBase | undefined; readonly node: NodeBase }
  /** A block goes, wherever it is written. */
  | { readonly does: 'drop'; readonly edit: Edit; readonly within: Block }
  | { readonly does: 'add'; readonly edit: Edit; readonly node: NodeBase }

/** Kinds of which a block has as many as it likes. */
export const MANY: ReadonlySet<string> = new Set(
  'gate multiplier cap floor kicker hold pay_to prorate do_not_prorate supports clawback guarantee credit_factor place places'.split(' '),
)

/** What an edit does, or undefined where its address leads nowhere. Reports CB201, CB266, CB267, CB268. */
export function resolve(edit: Edit, text: PlanText, report: Report): Action | undefined {
  if (edit.form === 'add' && edit.added !== undefined) return addition(edit, edit.added, text, report)
  if (edit.form === 'change' && edit.credit !== undefined) return creditChange(edit, edit.credit, text, report)
  if (edit.form === 'remove' && edit.record !== undefined) return creditRemoval(edit, edit.record, text, report)
  if (edit.form === 'remove' && edit.promise !== undefined) return promiseRemoval(edit, edit.promise.text, text, report)
  const name = edit.block
  if (name === undefined) return undefined
  const block = blockNamed(text, name.text)
  if (block === undefined) return noBlock(name, text, report)
  if (edit.form === 'remove' && edit.clause === undefined && edit.bound === undefined)
    return block.name === PLAN ? noTarget(edit, name.span, PLAN, 'block of that name', report) : { does: 'drop', edit, within: block }
  const clause = clauseOf(edit)
  if (edit.form === 'add') return clause === undefined ? undefined : put(edit, clause, text, block, report)
  const targets = targetsOf(edit, text, block)
  const [target, second] = targets
  const says = saysOf(edit)
  if (target === undefined) return noTarget(edit, name.span, name.text, says, report)
  if (second !== undefined) return several(edit, name.text, says, targets, report)
  return { does: 'replace', edit, target, within: block, by: clause }
}

/** The clause that an edit names, as it is written. */
function saysOf(edit: Edit): string {
  const clause = clauseOf(edit)
  if (clause !== undefined) return sayKind(kindOf(clause))
  if (edit.form !== 'remove') return ''
  return edit.bound === undefined ? (edit.clause?.text ?? '') : `${edit.side?.text ?? 'from'} line with that bound`
}

function addition(edit: Edit, node: NodeBase, text: PlanText, report: Report): Action | undefined {
  const name = (node as { name?: Word }).name
  if (node.form === 'credit') {
    const record = (node as { record?: Word }).record
    const there = creditOf(text, record?.text ?? '')
    return there === undefined
      ? { does: 'add', edit, node }
      : already(edit, record?.span ?? node.span, `credit ${record?.text}`, '', there, report)
  }
  const there = name === undefined ? undefined : blockNamed(text, name.text)?.parts[0]
  if (name !== undefined && there !== undefined && there.form !== 'objective') return already(edit, name.span, name.text, '', there, report)
  return { does: 'add', edit, node }
}

function put(edit: Edit, clause: NodeBase, text: PlanText, within: Block, report: Report): Action | undefined {
  const kind = kindOf(clause)
  if (!canHold(within, clause)) {
    report(reportOf('CB213', clause.span, { what: `\`${sayKind(kind)}\``, instead: `\`${within.name}\` has no such clause` }))
    return undefined
  }
  const clauses = clausesOf(text, within)
  const tables = clauses.filter(({ form }) => form === 'table')
  const into = clause.form === 'band' ? (tables[0] ?? clauses.find((one) => 'bands' in one)) : undefined
  if (clause.form === 'band' && into === undefined) return noTarget(edit, clause.span, within.name, 'rate table', report)
  const there = (clause.form === 'band' ? ((into as { bands?: readonly NodeBase[] }).bands ?? []) : clauses).find(
    (one) => kindOf(one) === kind && ((!MANY.has(kind) && clause.form !== 'band') || detailOf(one) === detailOf(clause)),
  )
  if (there !== undefined) return already(edit, clause.span, within.name, sayKind(kind), there, report)
  return { does: 'put', edit, within, into, node: clause }
}

/** Whether a clause of this form can stand in the block. */
function canHold({ name, parts }: Block, clause: NodeBase): boolean {
  if (name !== PLAN && !parts.some((part) => 'clauses' in part)) return false // stated in one line
  const forms: readonly AnyForm[] = name === PLAN ? items : clauseForms(items.find((one) => one.name === parts[0]?.form))
  const written = name === PLAN ? asItem(clause) : asClause(clause)
  return written.form === 'band' || forms.some((form) => form.name === written.form)
}

/** A clause as the plan's own line: two forms are written alike and named apart. */
export function asItem(node: NodeBase): Item {
  const form = node.form === 'no_means' ? 'no_item' : node.form === 'paid_line' ? 'paid' : node.form
  return { ...node, form } as Item
}
/** A clause as that of a block. */
export const asClause = (node: NodeBase): NodeBase => (node.form === 'paid_line' ? { ...node, form: 'paid_at' } : node)

const creditOf = ({ own }: PlanText, record: string): NodeBase | undefined =>
  own.find((item) => item.form === 'credit' && item.record?.text === record)

function creditChange(edit: Edit, node: NodeBase & { record?: Word | undefined }, text: PlanText, report: Report): Action | undefined {
  const record = node.record?.text ?? ''
  const own = creditOf(text, record)
  const within: Block = { name: `credit ${record}`, parts: [] }
  if (own !== undefined) return { does: 'replace', edit, target: own, within, by: node }
  // the plan's own block stands in for its company's
  const shared = text.shared.some((item) => item.form === 'credit' && item.record?.text === record)
  return shared ? { does: 'add', edit, node } : noTarget(edit, node.span, PLAN, `credit ${record}`, report)
}

function creditRemoval(edit: Edit, record: Word, text: PlanText, report: Report): Action | undefined {
  const target = creditOf(text, record.text)
  if (target === undefined) return noTarget(edit, record.span, PLAN, `credit ${record.text}`, report)
  return { does: 'replace', edit, target, within: { name: `credit ${record.text}`, parts: [] }, by: undefined }
}

function promiseRemoval(edit: Edit, title: string, text: PlanText, report: Report): Action | undefined {
  const target = text.own.find((item) => item.form === 'promise' && item.title.text === title)
  if (target === undefined) return noTarget(edit, edit.span, PLAN, `promise "${title}"`, report)
  return { does: 'replace', edit, target, within: { name: `promise ${title}`, parts: [] }, by: undefined }
}

function noBlock(name: Word, text: PlanText, report: Report): undefined {
  const meant = didYouMean(name.text, namesOf(text))
  const fix = meant === undefined ? {} : { fix: { title: `write ${meant}`, edits: [{ span: name.span, text: meant }] } }
  report(reportOf('CB201', name.span, { name: name.text, kind: 'metric, pay, spiff, contest or pool', meant }, fix))
  return undefined
}

function noTarget({ form }: Edit, span: Span, block: string, what: string, report: Report): undefined {
  report(reportOf('CB266', span, { verb: form, block, what }))
  return undefined
}

function several(edit: Edit, block: string, what: string, targets: readonly NodeBase[], report: Report): undefined {
  const related = targets.map(({ span }) => ({ span, note: 'this may be meant' }))
  report(reportOf('CB267', edit.span, { verb: edit.form, block, what, count: targets.length }, { related }))
  return undefined
}

function already(edit: Edit, span: Span, block: string, what: string, there: NodeBase, report: Report): undefined {
  const start = edit.span.start
  const word = { ...edit.span, end: { ...start, column: start.column + 3 } }
  const fix = what === '' ? {} : { fix: { title: 'write `change`', edits: [{ span: word, text: 'change' }] } }
  report(reportOf('CB268', span, { block, what }, { related: [{ span: there.span, note: 'it is here' }], ...fix }))
  return undefined
}

/** The blocks that the items of a text declare. */
export const declared = (node: NodeBase): string | undefined =>
  isBlock(node as Parameters<typeof isBlock>[0]) ? (node as unknown as { name: Word }).name.text : undefined
