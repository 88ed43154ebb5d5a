/** Territories, and how many may have one row. */

import type { ItemOf, TerritoryClause } from '../../../grammar/forms/items.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Span } from '../../../messages/span.ts'
import { parseDay } from '../../../runtime/calendar/day.ts'
import type { Covers, NamedRows, Territories, Territory } from '../../../runtime/core/planning/territories.ts'
import { type Context, itemsOf, notStated, onlyOne, originOf, unknownName } from '../context.ts'
import { bindExpression, rowScope } from '../expression.ts'
import { bindBalance } from './balance.ts'
import type { Place } from './basis.ts'
import { bindSegment } from './segments.ts'

type Node = ItemOf<'territory'>

/** Every rule of the file, with the record that it names. */
const namedRecords = ({ own }: Context) => [
  ...itemsOf(own, 'territory').flatMap(({ clauses }) =>
    clauses.flatMap((clause) => (clause.form === 'covers' && clause.record !== undefined ? [clause.record] : [])),
  ),
  ...itemsOf(own, 'winners').map(({ record }) => record),
]

/** The record whose rows territories cover: the first that one of them names; null where there is none. */
export const coveredRecord = (context: Context): string | null =>
  namedRecords(context).find(({ text }) => context.records.has(text))?.text ?? null

/** Names led to their declarations. Reports CB201, CB202, CB204 to CB206, CB290 to CB294. */
export function bindTerritories(place: Omit<Place, 'level' | 'address'>): Territories {
  const { context } = place
  const nodes = itemsOf(context.own, 'territory')
  const names = new Map<string, Node>()
  for (const node of nodes) {
    const first = names.get(node.name.text)
    if (first === undefined) names.set(node.name.text, node)
    else
      context.report(reportOf('CB202', node.name.span, { name: node.name.text }, already(first.name.span, 'it is declared here already')))
  }
  const record = coveredRecord(context)
  checkRecords(context)
  checkRings(context, names)
  checkRests(context, nodes)
  const [first] = nodes
  if (first !== undefined && record === null)
    notStated(
      context,
      first.name.span,
      `territory \`${first.name.text}\``,
      'which rows it has',
      'covers account where account.state = "CA"',
    )
  const winners = onlyOne(context, itemsOf(context.own, 'winners'), 'winners')
  const balance = onlyOne(context, itemsOf(context.own, 'balance'), 'balance')
  return {
    record: nodes.length === 0 ? null : record,
    segments: itemsOf(context.own, 'segment').flatMap((node) => bindSegment(context, node) ?? []),
    territories: [...names.values()].map((node) => bindTerritory(context, node, names)),
    winners: winners === undefined ? 1 : (whole(context, winners.count, 'winners', 1) ?? 1),
    balance: balance === undefined || record === null ? null : (bindBalance(place, record, balance) ?? null),
  }
}

const already = (span: Span, note: string) => ({ related: [{ span, note }] })

/** A whole number, at least `least`. Reports CB304. */
function whole(
  context: Context,
  literal: { readonly text: string; readonly span: Span },
  clause: string,
  least: number,
): number | undefined {
  const value = Number(literal.text.replaceAll(',', ''))
  if (Number.isSafeInteger(value) && value >= least) return value
  context.report(reportOf('CB304', literal.span, { clause, expected: `a whole number from ${least}`, found: `\`${literal.text}\`` }))
  return undefined
}

/** Territories are made of the rows of one record. Reports CB291. */
function checkRecords(context: Context): void {
  const [first, ...others] = namedRecords(context).filter(({ text }) => context.records.has(text))
  const other = others.find(({ text }) => text !== first?.text)
  if (first !== undefined && other !== undefined)
    context.report(
      reportOf('CB291', other.span, { record: other.text, first: first.text }, already(first.span, 'territories are made of these')),
    )
}

/** No territory is part of itself. Reports CB293. */
function checkRings(context: Context, names: ReadonlyMap<string, Node>): void {
  const above = (node: Node): Node | undefined => names.get(parentOf(node)?.text ?? '')
  for (const node of names.values()) {
    const passed = new Set<Node>()
    let at: Node | undefined = above(node)
    for (; at !== undefined && at !== node && !passed.has(at); at = above(at)) passed.add(at)
    if (at === node) {
      const way = [...passed].map(({ name }) => ({ span: name.span, note: `it is part of \`${name.text}\`` }))
      context.report(reportOf('CB293', node.name.span, { name: node.name.text }, { related: way }))
      return
    }
  }
}

const parentOf = ({ clauses }: Node) => clauses.find((clause) => clause.form === 'under')?.parent

/** One territory takes everything else, of the whole or below one territory. Reports CB292. */
function checkRests(context: Context, nodes: readonly Node[]): void {
  const seen = new Map<string, Span>()
  for (const node of nodes)
    for (const clause of node.clauses) {
      if (clause.form !== 'covers' || clause.rest === undefined) continue
      const parent = parentOf(node)?.text ?? ''
      const first = seen.get(parent)
      if (first === undefined) seen.set(parent, clause.span)
      else context.report(reportOf('CB292', clause.span, {}, already(first, 'this one has everything else already')))
    }
}

function bindTerritory(context: Context, node: Node, names: ReadonlyMap<string, unknown>): Territory {
  const name = node.name.text
  const of = <N extends TerritoryClause['form']>(form: N) => onlyOne(context, node.clauses, form)
  const under = of('under')
  if (under !== undefined && !names.has(under.parent.text))
    unknownName(context, under.parent.span, under.parent.text, 'territory', names.keys())
  const named = (form: 'includes' | 'excludes'): NamedRows[] =>
    node.clauses.flatMap((clause): NamedRows[] => {
      if (clause.form !== form) return []
      const [first, ...rest] = clause.rows.map(({ key }) => key.text)
      if (first === undefined) return []
      const [from, to] = [clause.from, clause.to].map((date) => dayText(context, date))
      const [start, end] = [from, to].map((day) => (day == null ? undefined : parseDay(day)))
      if (start !== undefined && end !== undefined && end < start)
        context.report(reportOf('CB505', clause.span, { from: from ?? '', to: to ?? '' }))
      const origin = originOf(`territory ${name}/${form}`, clause.span)
      return [{ keys: [first, ...rest], from: from ?? null, to: to ?? null, reason: clause.reason.text, origin }]
    })
  const priority = of('priority')
  return {
    name,
    label: node.label?.text ?? name,
    owners: bindOwners(context, node),
    under: under?.parent.text ?? null,
    priority: priority === undefined ? null : (whole(context, priority.number, 'priority', 0) ?? null),
    covers: node.clauses.flatMap((clause): Covers[] => {
      if (clause.form !== 'covers') return []
      const origin = originOf(`territory ${name}/covers`, clause.span)
      if (clause.rest !== undefined) return [{ kind: 'rest', origin }]
      if (clause.record === undefined || clause.where === undefined) return []
      const record = clause.record.text
      if (!context.records.has(record)) return unknownName(context, clause.record.span, record, 'record', context.records.keys()) ?? []
      const where = bindExpression(clause.where, rowScope(origin.address, record), context)
      return where === undefined ? [] : [{ kind: 'where', record, where, says: printExpression(clause.where), origin }]
    }),
    includes: named('includes'),
    excludes: named('excludes'),
    because: of('because')?.reason.text ?? null,
    origin: originOf(`territory ${name}`, node.name.span),
  }
}

/** A date as it is written; undefined where none is. Reports CB208 for one that no calendar has. */
function dayText(context: Context, date: { readonly text: string; readonly span: Span } | undefined): string | undefined {
  if (date !== undefined && parseDay(date.text) === undefined)
    context.report(reportOf('CB208', date.span, { word: date.text, what: 'day of the calendar', allowed: [], meant: undefined }))
  return date?.text
}

/** Who has it, in the order of their first days. Reports CB206 for two from one day. */
function bindOwners(context: Context, node: Node): Territory['owners'] {
  const name = node.name.text
  const seen = new Map<string, Span>()
  const owners = node.clauses.flatMap((clause) => {
    if (clause.form !== 'territory_owner') return []
    const from = dayText(context, clause.from) ?? null
    const first = seen.get(from ?? '')
    if (first === undefined) seen.set(from ?? '', clause.span)
    else context.report(reportOf('CB206', clause.span, { clause: 'owner' }, already(first, 'it is stated here already')))
    return [{ person: clause.owner.text, from, origin: originOf(`territory ${name}/owner`, clause.span) }]
  })
  return owners.sort((a, b) => Number((a.from ?? '') > (b.from ?? '')) - Number((a.from ?? '') < (b.from ?? '')))
}
