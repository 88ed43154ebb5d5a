/** The fold: two metrics that measure the same thing become one, as a fix of the three-metric rule. */

import type { Item, ItemOf, MetricClause } from '../grammar/forms/items.ts'
import type { ExprSyntax, FileSyntax, Word } from '../grammar/syntax.ts'
import type { Edit, Fix } from '../messages/diagnostic.ts'
import { edited, offsetAt, positionAt, sliceAt } from '../messages/positions.ts'
import type { Span } from '../messages/span.ts'
import { AGGREGATES } from './bind/aggregates.ts'
import type { Metric, Plan } from './plan.ts'
import { metricsThatMovePay, withoutOrigins } from './reach.ts'

/** A way to have one metric less: the text after it, and the fix that leads there. */
export interface Fold {
  readonly fix: Fix
  readonly text: string
}

/**
 * Every fold that a plan's text allows, the likeliest first: a metric of the plan's own file goes into another of the same measure
 * (aggregate, field and record), whose filter then lets both through. What read the one reads the other; examples that state the one
 * are taken out, since its number no longer exists. Source: design/language.md, the three-metric rule.
 */
export function foldsOf(plan: Plan, files: readonly FileSyntax[]): Fold[] {
  const [entry] = files
  if (entry === undefined) return []
  const moving = metricsThatMovePay(plan).flatMap(({ name }) => plan.metrics.find((metric) => metric.name === name) ?? [])
  const pairs = moving.flatMap((kept, at) => moving.slice(at + 1).map((folded) => [kept, folded] as const))
  return pairs
    .flatMap(([a, b]) => (measures(a) === measures(b) ? [foldOf(a, b, files, entry), foldOf(b, a, files, entry)] : []))
    .flatMap((fold) => fold ?? [])
}

const measures = ({ record, aggregate, scope }: Metric): string => withoutOrigins({ record, aggregate, population: scope.population })

type MetricBlock = ItemOf<'metric'>
const blocksOf = (file: FileSyntax, name: string): MetricBlock[] =>
  (file.items as readonly Item[]).filter((item): item is MetricBlock => item.form === 'metric' && item.name.text === name)

type Measuring = Extract<MetricClause, { where?: ExprSyntax | undefined }>
const measuring = (blocks: readonly MetricBlock[]): Measuring | undefined =>
  blocks.flatMap(({ clauses }) => [...clauses]).find((clause): clause is Measuring => AGGREGATES.has(clause.form) && 'span' in clause)

function foldOf(kept: Metric, folded: Metric, files: readonly FileSyntax[], entry: FileSyntax): Fold | undefined {
  const gone = blocksOf(entry, folded.name)
  const declared = files.flatMap((file) => blocksOf(file, folded.name))
  if (gone.length === 0 || gone.length !== declared.length) return undefined
  const [keptClause, foldedClause] = [measuring(files.flatMap((file) => blocksOf(file, kept.name))), measuring(gone)]
  if (keptClause === undefined || foldedClause === undefined) return undefined
  const named = (entry.items as readonly Item[]).filter((item) => item.form === 'example' && namesIn(item, folded.name).length > 0)
  const edits = [
    ...widened(kept, keptClause, filterOf(keptClause, foldedClause, files), entry, files),
    ...[...gone, ...named].map((item) => removed(item.span, entry)),
    ...(entry.items as readonly Item[])
      .filter((item) => !gone.some((block) => block === item) && !named.includes(item))
      .flatMap((item) => namesIn(item, folded.name).map(({ span }): Edit => ({ span, text: kept.name }))),
  ]
  const examples = named.length === 0 ? '' : ` and take out ${named.length === 1 ? 'the example' : `${named.length} examples`} of it`
  return { fix: { title: `fold \`${folded.name}\` into \`${kept.name}\`${examples}`, edits }, text: edited(entry.text, entry.file, edits) }
}

/** The filter that lets through what either lets through; empty where one lets everything through. */
function filterOf(a: Measuring, b: Measuring, files: readonly FileSyntax[]): string {
  const [first, second] = [a.where, b.where]
  if (first === undefined || second === undefined) return ''
  const [one, two] = [optionsOf(first, files), optionsOf(second, files)]
  if (one !== undefined && two !== undefined && one.path === two.path)
    return ` where ${one.path} in (${[...new Set([...one.options, ...two.options])].join(', ')})`
  return ` where ${written(first.span, files)} or ${written(second.span, files)}`
}

/** `deal.product = "Cloud"` and `deal.product in ("Cloud", "Services")` as a path and its allowed values. */
function optionsOf(e: ExprSyntax, files: readonly FileSyntax[]): { path: string; options: string[] } | undefined {
  if (e.kind === 'binary' && e.op === '=' && e.left.kind === 'path' && e.right.kind === 'literal')
    return { path: written(e.left.span, files), options: [written(e.right.span, files)] }
  if (e.kind === 'in' && e.value.kind === 'path')
    return { path: written(e.value.span, files), options: e.options.map((option) => written(option.span, files)) }
  return undefined
}

/** The kept metric with its new filter: in its own clause, or, where its company declares it, as the plan's own clause. */
function widened(kept: Metric, clause: Measuring, where: string, entry: FileSyntax, files: readonly FileSyntax[]): Edit[] {
  const end = clause.where === undefined ? clause.span.end : clause.where.span.start
  const measure = `${written({ ...clause.span, end }, files)
    .replace(/\s*where\s*$/, '')
    .trim()}${where}`
  if (clause.span.file === entry.file) return [{ span: clause.span, text: measure }]
  const [own] = blocksOf(entry, kept.name)
  if (own === undefined) {
    const at = (entry.items as readonly Item[]).find(({ form }) => form === 'metric' || form === 'pay')?.span.start
    return at === undefined ? [] : [{ span: { file: entry.file, start: at, end: at }, text: `metric ${kept.name} {\n  ${measure}\n}\n\n` }]
  }
  const [first] = own.clauses
  return first === undefined ? [] : [{ span: { ...first.span, end: first.span.start }, text: `${measure}\n  ` }]
}

/** An item with the blank line before it. */
function removed(span: Span, { text }: FileSyntax): Edit {
  const before = text.slice(0, offsetAt(text, span.start)).trimEnd()
  return { span: { ...span, start: positionAt(text, before.length) }, text: '' }
}

/** Every place inside a node that names something: a name by itself, or the first word of a path. */
function namesIn(node: unknown, name: string): Word[] {
  if (Array.isArray(node)) return node.flatMap((inner) => namesIn(inner, name))
  if (typeof node !== 'object' || node === null) return []
  if ('words' in node && Array.isArray(node.words)) return namesIn(node.words[0], name)
  if ('text' in node && 'span' in node && !('kind' in node)) return node.text === name ? [node as Word] : []
  return Object.entries(node).flatMap(([key, inner]) => (key === 'span' || key === 'comments' ? [] : namesIn(inner, name)))
}

const written = (span: Span, files: readonly FileSyntax[]): string =>
  sliceAt(files.find(({ file }) => file === span.file)?.text ?? '', span)
