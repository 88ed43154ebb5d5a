/** The text of a plan: of one that stands alone, and of one that starts from another. */
import type { Head, Item } from '../../grammar/forms/items.ts'
import type { FileSyntax } from '../../grammar/syntax.ts'
import type { Report } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import { applyEdits } from './apply.ts'
import { dayOf, type Edit, isEdit, type PlanText } from './edit.ts'
import { blockNamed } from './find.ts'

/** A plan as it is on its first day, and the edits of later days. */
export interface Written {
  readonly text: PlanText
  readonly later: readonly Edit[]
  /** The edits that made it of the plan it starts from. */
  readonly made: readonly Edit[]
  readonly from: (Head & { form: 'plan' }) | undefined
}

type PlanHead = Head & { form: 'plan' }
/** The head of a plan; that of a scenario is a plan's that starts from the one it is on. */
const planHead = (file: FileSyntax): PlanHead | undefined => {
  const head = file.head as Head | undefined
  if (head?.form === 'scenario') return { ...head, form: 'plan', from: head.on }
  return head?.form === 'plan' ? head : undefined
}
const itemsIn = (file: FileSyntax): readonly Item[] => file.items as readonly Item[]

/** What a plan that starts from another says for itself; everything else it says with verbs. */
const OWN: ReadonlySet<Item['form']> = new Set(['language', 'uses', 'because', 'status', 'promise', 'example'])
/** What it does not take over from the plan that it starts from. */
const NOT_INHERITED: ReadonlySet<Item['form']> = new Set(['language', 'uses', 'example'])
const ADDABLE: ReadonlySet<Item['form']> = new Set(['metric', 'pay', 'spiff', 'contest', 'pool', 'credit'])

/**
 * The plan of the first file. Where it starts from another plan, that one's text with the edits applied (semantics 10a, 14): its examples
 * stay behind, its promises come along. `left` are edits to leave out. Reports CB265, CB270, CB271 and what `applyEdits` reports.
 */
export function writtenPlan(files: readonly FileSyntax[], report: Report, left: ReadonlySet<Edit> = new Set()): Written | undefined {
  const [entry] = files
  if (entry === undefined) return undefined
  const chain = new Set<FileSyntax>()
  for (let file: FileSyntax | undefined = entry; file !== undefined; file = baseOf(file, files)) {
    if (chain.has(file)) break
    chain.add(file)
  }
  // quotas files are plans of their own: what they say of themselves does not hold here
  const shared = files.filter((file) => !chain.has(file) && file.head?.form !== 'quotas').flatMap(itemsIn)
  const of = (file: FileSyntax): Written | undefined => {
    const from = planHead(file)?.from
    const items = itemsIn(file)
    const edits = items.filter(isEdit).filter((edit) => !left.has(edit))
    const plain = items.filter((item) => !isEdit(item))
    const later = edits.filter((edit) => dayOf(edit) !== undefined)
    const now = edits.filter((edit) => dayOf(edit) === undefined)
    if (from === undefined) {
      for (const edit of now) report(reportOf('CB271', edit.span, { verb: edit.form }))
      return { text: { own: plain, shared }, later, made: [], from: undefined }
    }
    const base = baseOf(file, files)
    if (base === undefined || !comesBefore(base, file, chain)) {
      report(reportOf('CB265', from.span, { name: from.text, circle: base !== undefined }))
      return undefined
    }
    const written = of(base)
    if (written === undefined) return undefined
    for (const item of plain) if (!OWN.has(item.form)) notOwn(item, report)
    const stated = new Set(plain.map(({ form }) => form))
    const replaced = (form: Item['form']): boolean => (form === 'because' || form === 'status') && stated.has(form)
    const inherited = written.text.own.filter(({ form }) => !NOT_INHERITED.has(form) && !replaced(form))
    const text = applyEdits({ own: inherited, shared: written.text.shared }, now, report)
    const own = [...text.own, ...plain.filter((item) => OWN.has(item.form))]
    // a later change of a thing that this plan does not have has nothing to change
    const inheritedLater = written.later.filter(({ block }) => block === undefined || blockNamed(text, block.text) !== undefined)
    return { text: { own, shared: text.shared }, later: [...inheritedLater, ...later], made: now, from: planHead(base) }
  }
  return of(entry)
}

const baseOf = (file: FileSyntax, files: readonly FileSyntax[]): FileSyntax | undefined => {
  const from = planHead(file)?.from?.text
  return from === undefined ? undefined : files.find((other) => planHead(other)?.name.text === from)
}

/** Whether the plan that a file starts from was read after it: a circle of plans has no beginning. */
const comesBefore = (base: FileSyntax, file: FileSyntax, chain: ReadonlySet<FileSyntax>): boolean => {
  const order = [...chain]
  return order.indexOf(base) > order.indexOf(file)
}

function notOwn(item: Item, report: Report): void {
  const { start } = item.span
  const fix = ADDABLE.has(item.form) ? { fix: { title: 'write `add`', edits: [{ span: { ...item.span, end: start }, text: 'add ' }] } } : {}
  const span = { ...item.span, end: 'name' in item && item.name !== undefined ? item.name.span.end : item.span.end }
  report(reportOf('CB270', span, { what: item.form, block: ADDABLE.has(item.form) }, fix))
}
