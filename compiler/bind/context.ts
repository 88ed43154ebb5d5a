/** What binding knows: the items of the plan and of its company, the records, and where findings go. */
import type { Head, Item, ItemOf } from '../../grammar/forms/items.ts'
import { usualWord } from '../../grammar/habits.ts'
import { didYouMean } from '../../grammar/suggest.ts'
import type { FileSyntax, NodeBase, Word } from '../../grammar/syntax.ts'
import type { Report } from '../../messages/diagnostic.ts'
import { type Code, report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { RecordShape } from '../../runtime/core/record.ts'
import type { Per } from '../../runtime/core/unit.ts'
import type { Quotas } from '../plan/quotas.ts'

export interface Sources {
  readonly head: Head
  /** The plan file's own items, and those of the files that it uses. */
  readonly own: readonly Item[]
  readonly shared: readonly Item[]
  readonly company: (Head & { form: 'company' }) | undefined
  /** The quotas files that it uses, by name; `quotas` undefined: one with a mistake of its own. */
  readonly planned: readonly { readonly name: string; readonly quotas: Quotas | undefined }[]
  /** Whether a text was not wholly understood: what is missing may only be misspelt. */
  readonly damaged: boolean
  readonly report: Report
}

export interface Context extends Sources {
  readonly currency: { readonly code: string; readonly digits: number }
  readonly records: ReadonlyMap<string, RecordShape>
  /** The record of the people that the plan pays. */
  readonly payee: string
}

/** The files as sources, with the plan's text as edits leave it; undefined where the entry has no head line. */
export function sourcesOf(
  files: readonly FileSyntax[],
  { own, shared }: Pick<Sources, 'own' | 'shared'>,
  report: Report,
  planned: Sources['planned'] = [],
): Sources | undefined {
  const head = files[0]?.head as Head | undefined
  if (head === undefined) return undefined
  return {
    head,
    own,
    shared,
    company: files
      .slice(1)
      .map((file) => file.head as Head | undefined)
      .find((h): h is Head & { form: 'company' } => h?.form === 'company'),
    planned,
    damaged: files.some((file) => file.damaged),
    report,
  }
}

/** The head in words: `plan flat_commission`. */
export const headOf = ({ head }: Sources): string => `${head.form} \`${head.name.text}\``

export const itemsOf = <N extends Item['form']>(items: readonly Item[], form: N): ItemOf<N>[] =>
  items.filter((item): item is ItemOf<N> => item.form === form)

/** The one item of a form that is in force: the plan's own, else its company's. Reports CB206 where one file has two. */
export function inForce<N extends Item['form']>(sources: Sources, form: N): { item: ItemOf<N>; from: 'plan' | 'company' } | undefined {
  for (const [from, items] of [
    ['plan', sources.own],
    ['company', sources.shared],
  ] as const) {
    const [item, second] = itemsOf(items, form)
    if (second !== undefined && item !== undefined) twice(sources, item, second)
    if (item !== undefined) return { item, from }
  }
  return undefined
}

/** The one clause of a form in a block. Reports CB206 where there are two. */
export function onlyOne<T extends NodeBase, N extends T['form']>(
  sources: Sources,
  clauses: readonly T[],
  form: N,
): Extract<T, { form: N }> | undefined {
  const [first, second] = clauses.filter((clause): clause is Extract<T, { form: N }> => clause.form === form)
  if (first !== undefined && second !== undefined) twice(sources, first, second)
  return first
}

const twice = (sources: Sources, first: NodeBase, second: NodeBase): void =>
  sources.report(
    reportOf(
      'CB206',
      second.span,
      { clause: second.form.replaceAll('_', ' ') },
      { related: [{ span: first.span, note: 'it is stated here already' }] },
    ),
  )

export const originOf = (address: string, span: Span): Origin => ({ address, span })

/** The word, where it is one of those allowed. Reports CB208. */
export function wordIn<T extends string>(sources: Sources, word: Word, what: string, allowed: readonly T[]): T | undefined {
  const found = allowed.find((a) => a === word.text)
  if (found === undefined) {
    const meant = didYouMean(word.text, allowed) ?? usualWord(word.text, allowed)
    const fix = meant === undefined ? {} : { fix: { title: `write ${meant}`, edits: [{ span: word.span, text: meant }] } }
    sources.report(reportOf('CB208', word.span, { word: word.text, what, allowed, meant }, fix))
  }
  return found
}

const PERS = ['month', 'quarter', 'half', 'year'] as const
/** `each month`: null where nothing is said. Reports CB208. */
export const eachOf = (sources: Sources, each: Word | undefined): Per | null | undefined =>
  each === undefined ? null : wordIn(sources, each, 'period', PERS)

/** Whether the name is declared, but by a block with a mistake of its own: then one error is enough. */
const isDeclared = ({ own, shared }: Sources, kind: string, name: string): boolean =>
  [...own, ...shared].some(
    (item) => (DECLARING.get(item.form)?.test(kind) ?? false) && 'name' in item && item.name !== undefined && item.name.text === name,
  )

const DECLARING: ReadonlyMap<Item['form'], RegExp> = new Map([
  ['metric', /\bmetric\b/],
  ['pay', /\bpay\b/],
  ['record', /record/],
  ['objective', /^objective$/],
])

/** Reports a name that leads nowhere (CB201), unless the declaration may only be misspelt or has a mistake of its own. */
export function unknownName(
  sources: Sources,
  span: Span,
  name: string,
  kind: string,
  candidates: Iterable<string>,
  advice: { meant: string } | { help: string } | undefined = undefined,
): undefined {
  if (sources.damaged || isDeclared(sources, kind, name)) return undefined
  const known = [...candidates]
  const own = advice !== undefined && 'meant' in advice ? advice.meant : undefined
  const meant = own ?? didYouMean(name, known) ?? usualWord(name, known)
  const fix = meant === undefined ? {} : { fix: { title: `write ${meant}`, edits: [{ span, text: meant }] } }
  const help = meant === undefined && advice !== undefined && 'help' in advice ? { help: advice.help } : {}
  sources.report(reportOf('CB201', span, { name, kind, meant }, { ...fix, ...help }))
  return undefined
}

/** Reports what a block does not say (CB205), unless it may only be misspelt. */
export function notStated(sources: Sources, span: Span, block: string, what: string, example: string): undefined {
  if (!sources.damaged) sources.report(reportOf('CB205', span, { block, what, example }))
  return undefined
}

/** Reports a clause whose meaning is not built yet (CB210). */
export function later(sources: Sources, span: Span, what: string): undefined {
  sources.report(reportOf('CB210', span, { what }))
  return undefined
}

export type { Code }
