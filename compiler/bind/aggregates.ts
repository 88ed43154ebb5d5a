/** Measures: what is added up, counted or compared, and over which record. */
import type { MetricClause } from '../../grammar/forms/items.ts'
import type { Aggregate } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { isClash, unitOf } from '../units.ts'
import { type Context, later, notStated, originOf, unknownName } from './context.ts'
import { bindExpression, fieldPath, rowScope } from './expression.ts'
import { firstWords } from './names-in.ts'

export const AGGREGATES: ReadonlySet<string> = new Set(['sum', 'count', 'extreme', 'ratio', 'growth', 'score', 'team_share'])

export interface BoundAggregate {
  readonly aggregate: Aggregate
  readonly where: Expression | null
  readonly record: string
  readonly unit: Unit
}

/** Binds a measure: its record is the one that its paths begin with. */
export function bindAggregate(context: Context, address: string, clause: MetricClause): BoundAggregate | undefined {
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
      if (clause.what.text === 'latest') return later(context, clause.span, 'latest of')
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
      if (clause.what?.text === 'net') return later(context, clause.span, 'count net')
      if (clause.what?.text !== 'distinct') return { aggregate: { kind: 'count' }, where, record, unit: { kind: 'count' } }
      const [first, ...rest] = clause.of.words
      const of = first === undefined ? undefined : fieldPath(record, 'row', rest, first, context, originOf(scope.address, clause.of.span))
      return of && { aggregate: { kind: 'count_distinct', of }, where, record, unit: { kind: 'count' } }
    }
    default:
      return undefined
  }
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
