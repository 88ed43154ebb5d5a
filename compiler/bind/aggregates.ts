/** Measures: what is added up, counted or compared, and over which record. */
import type { MetricClause } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Aggregate } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import type { Metric } from '../plan.ts'
import { everyExpression } from '../reach.ts'
import { isClash, sayUnit, unitOf } from '../units.ts'
import { type Context, later, notStated, originOf, unknownName } from './context.ts'
import { bindExpression, fieldPath, personScope, rowScope } from './expression.ts'
import { firstWords } from './names-in.ts'
import { hierarchyField } from './scopes.ts'

export const AGGREGATES: ReadonlySet<string> = new Set(['sum', 'count', 'extreme', 'ratio', 'growth', 'score', 'team_share'])

export interface BoundAggregate {
  readonly aggregate: Aggregate
  readonly where: Expression | null
  readonly record: string
  readonly unit: Unit
}

/** Binds a measure: its record is the one that its paths begin with. */
export function bindAggregate(
  context: Context,
  address: string,
  clause: MetricClause,
  { metrics = [], weighted = false }: { metrics?: readonly Metric[]; weighted?: boolean } = {},
): BoundAggregate | undefined {
  if (clause.form === 'growth') return bindGrowth(context, clause, metrics)
  if (clause.form === 'team_share') return bindTeamShare(context, address, clause, metrics)
  const record = recordOf(context, clause)
  if (record === undefined) return undefined
  const scope = rowScope(`${address}/${clause.form}`, record)
  const bind = (e: Parameters<typeof bindExpression>[0]): Expression | undefined => bindExpression(e, scope, context)
  const where = 'where' in clause && clause.where !== undefined ? bind(clause.where) : null
  if (where === undefined) return undefined
  const unit = (e: Expression): Unit => {
    const u = unitOf(e, () => ({ kind: 'number' }), { kind: 'money', currency: context.currency.code })
    return isClash(u) ? { kind: 'number' } : u
  }
  switch (clause.form) {
    case 'sum': {
      const of = bind(clause.of)
      return of && { aggregate: { kind: 'sum', of }, where, record, unit: unit(of) }
    }
    case 'extreme': {
      const of = bind(clause.of)
      return of && { aggregate: { kind: clause.what.text, of }, where, record, unit: unit(of) }
    }
    case 'ratio': {
      const of = bind(clause.of)
      const to = bind(clause.to)
      if (of === undefined || to === undefined) return undefined
      return {
        aggregate: { kind: 'ratio', of, to },
        where,
        record,
        unit: unit(of).kind === unit(to).kind ? { kind: 'percent' } : { kind: 'number' },
      }
    }
    case 'count': {
      if (clause.what === undefined) return { aggregate: { kind: 'count', weighted }, where, record, unit: { kind: 'count' } }
      const [first, ...rest] = clause.of.words
      const of = first === undefined ? undefined : fieldPath(record, 'row', rest, first, context, originOf(scope.address, clause.of.span))
      const aggregate: Aggregate | undefined =
        of && (clause.what.text === 'net' ? { kind: 'count_net', of, weighted } : { kind: 'count_distinct', of })
      return aggregate && { aggregate, where, record, unit: { kind: 'count' } }
    }
    case 'score': {
      const of = bind({ kind: 'path', path: clause.of, span: clause.of.span })
      if (of !== undefined && unit(of).kind !== 'percent') {
        context.report(reportOf('CB304', clause.of.span, { clause: 'score of', expected: 'a percent', found: sayUnit(unit(of)) }))
        return undefined
      }
      return of && { aggregate: { kind: 'latest', of }, where, record, unit: { kind: 'percent' } }
    }
    default:
      return undefined
  }
}

/** `growth of m`: on the rows of a metric that is bound already. */
function bindGrowth(
  context: Context,
  clause: Extract<MetricClause, { form: 'growth' }>,
  metrics: readonly Metric[],
): BoundAggregate | undefined {
  const { text, span } = clause.metric
  const base = metrics.find(({ name }) => name === text)
  if (base === undefined)
    return unknownName(
      context,
      span,
      text,
      'metric',
      metrics.map(({ name }) => name),
    )
  if (base.aggregate.kind === 'growth' || base.aggregate.kind === 'team_share') return later(context, clause.span, `growth of ${text}`)
  const against = clause.against.text === 'previous window' ? 'previous_window' : 'last_year'
  return { aggregate: { kind: 'growth', metric: text, against }, where: base.where, record: base.record, unit: { kind: 'percent' } }
}

/** `share of team with c`: a condition on each person below. */
function bindTeamShare(
  context: Context,
  address: string,
  clause: Extract<MetricClause, { form: 'team_share' }>,
  metrics: readonly Metric[],
): BoundAggregate | undefined {
  const via = hierarchyField(context, clause.span)
  const bases = new Map(metrics.map(({ name, basis }) => [name, basis]))
  const test = bindExpression(clause.test, { ...personScope(`${address}/share of team`), metrics: bases }, context)
  if (via === undefined || test === undefined) return undefined
  const read = everyExpression(test).flatMap((part) => (part.kind === 'measure' || part.kind === 'attainment' ? [part.metric] : []))
  const record = metrics.find(({ name }) => read.includes(name))?.record ?? context.payee
  return { aggregate: { kind: 'team_share', via, test }, where: null, record, unit: { kind: 'percent' } }
}

function recordOf(context: Context, clause: MetricClause): string | undefined {
  const words = firstWords(clause)
  const found = words.find((word) => context.records.has(word.text))
  if (found !== undefined) return found.text
  const [first] = words
  if (first !== undefined) {
    const owners =
      words.length === 1 ? [...context.records.values()].filter(({ fields }) => fields.some(({ name }) => name === first.text)) : []
    const [owner] = owners
    const advice = owner !== undefined && owners.length === 1 ? { meant: `${owner.name}.${first.text}` } : undefined
    return unknownName(context, first.span, first.text, 'record', context.records.keys(), advice)
  }
  return notStated(context, clause.span, `\`${clause.form}\``, 'which record it counts', 'sum of deal.amount')
}
