/** Segments, territories, and how even they must be. */

import type { ItemOf, TerritoryClause } from '../../../grammar/forms/items.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Covers, NamedRows, Segment, Territories, Territory } from '../../../runtime/core/planning/territories.ts'
import { type Context, itemsOf, onlyOne, originOf, unknownName } from '../context.ts'
import { bindExpression, rowScope } from '../expression.ts'

export const NO_TERRITORIES: Territories = { record: null, segments: [], territories: [], winners: 1, balance: null }

/** The record whose rows territories cover: the first that one of them names; null where there is none. */
export const coveredRecord = ({ own, records }: Context): string | null =>
  itemsOf(own, 'territory')
    .flatMap(({ clauses }) => clauses.flatMap((clause) => (clause.form === 'covers' ? (clause.record?.text ?? []) : [])))
    .find((name) => records.has(name)) ?? null

/** Names led to their declarations; the balance is bound where its meaning is built. Reports CB201, CB202, CB204, CB206. */
export function bindTerritories(context: Context): Territories {
  const nodes = itemsOf(context.own, 'territory')
  const names = new Map<string, ItemOf<'territory'>>()
  for (const node of nodes) {
    const first = names.get(node.name.text)
    if (first === undefined) names.set(node.name.text, node)
    else
      context.report(
        reportOf(
          'CB202',
          node.name.span,
          { name: node.name.text },
          { related: [{ span: first.name.span, note: 'it is declared here already' }] },
        ),
      )
  }
  const winners = onlyOne(context, itemsOf(context.own, 'winners'), 'winners')
  return {
    record: coveredRecord(context),
    segments: itemsOf(context.own, 'segment').flatMap((node) => bindSegment(context, node) ?? []),
    territories: [...names.values()].map((node) => bindTerritory(context, node, names)),
    winners: winners === undefined ? 1 : Number(winners.count.text),
    balance: null,
  }
}

function bindSegment(context: Context, node: ItemOf<'segment'>): Segment | undefined {
  const record = node.record.text
  if (!context.records.has(record)) return unknownName(context, node.record.span, record, 'record', context.records.keys())
  const classes = node.classes.flatMap((one): Segment['classes'] => {
    const address = `segment ${record}/${one.name.text}`
    const when = one.test === undefined ? null : bindExpression(one.test, rowScope(address, record), context)
    const says = one.test === undefined ? 'otherwise' : printExpression(one.test)
    return when === undefined ? [] : [{ name: one.name.text, when, says, origin: originOf(address, one.span) }]
  })
  return { record, classes, origin: originOf(`segment ${record}`, node.record.span) }
}

function bindTerritory(context: Context, node: ItemOf<'territory'>, names: ReadonlyMap<string, unknown>): Territory {
  const name = node.name.text
  const of = <N extends TerritoryClause['form']>(form: N) => onlyOne(context, node.clauses, form)
  const under = of('under')
  if (under !== undefined && !names.has(under.parent.text))
    unknownName(context, under.parent.span, under.parent.text, 'territory', names.keys())
  const named = (form: 'includes' | 'excludes'): NamedRows[] =>
    node.clauses.flatMap((clause): NamedRows[] => {
      if (clause.form !== form) return []
      const [first, ...rest] = clause.rows.map(({ key }) => key.text)
      return first === undefined
        ? []
        : [{ keys: [first, ...rest], reason: clause.reason.text, origin: originOf(`territory ${name}/${form}`, clause.span) }]
    })
  const priority = of('priority')
  return {
    name,
    label: node.label?.text ?? name,
    owner: of('territory_owner')?.owner.text ?? null,
    under: under?.parent.text ?? null,
    priority: priority === undefined ? null : Number(priority.number.text),
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
