/** What binding an example works with: the plan's names, and the case that is being gathered. */
import type { ExampleClause } from '../../../grammar/forms/items.ts'
import type { LiteralSyntax } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Span } from '../../../messages/span.ts'
import type { Calendar } from '../../../runtime/core/calendar.ts'
import type { Territories } from '../../../runtime/core/planning/territories.ts'
import type { Unit } from '../../../runtime/core/unit.ts'
import { currencyOf } from '../../../runtime/exact/currency.ts'
import type { PlanEvent } from '../../plan/events.ts'
import type { ExampleCase, ExampleValue, Expectation, Metric, Pay } from '../../plan.ts'
import { alike, sayUnit } from '../../units.ts'
import { type Context, originOf } from '../context.ts'
import { currencyOfMoney, valueOfLiteral } from '../literal.ts'

/** What an example of a quotas file can speak of: rows are stated, and quotas, territories and a team are expected. */
export interface PlannedFacts {
  readonly metrics: ReadonlySet<string>
  readonly territories: Territories
  readonly hasTeam: boolean
}

export interface KnownMetric extends Pick<Metric, 'name' | 'unit' | 'window'> {
  /** A metric without quota has no attainment. */
  readonly hasQuota: boolean
}

/** All that examples read of a plan, besides its records and currency. */
export interface ExampleFacts {
  /** Null in a plan. */
  readonly planned: PlannedFacts | null
  readonly metrics: readonly KnownMetric[]
  readonly pays: readonly Pick<Pay, 'name' | 'base'>[]
  readonly events: readonly Pick<PlanEvent, 'name' | 'kind'>[]
  /** Whether people are paid in currencies of their own. */
  readonly paidInCurrencies: boolean
  readonly calendar: Calendar
  readonly effective: { readonly from: string; readonly to: string | null }
}

/** A case while it is gathered. */
export type Draft = { -readonly [K in keyof ExampleCase]: ExampleCase[K] }

export interface Scene extends ExampleFacts {
  readonly context: Context
  /** The example's address: `example a good year`. */
  readonly address: string
}

/** What an expectation looks at, and the kind of its value. */
export interface Subject extends Pick<Expectation, 'of' | 'name'> {
  readonly number?: string
  readonly unit: Unit
}

export type Clause<F extends ExampleClause['form']> = Extract<ExampleClause, { form: F }>
export type Row = Clause<'row'>
export type Cell = Row['cells'][number]

export const emptyDraft = (address: string, span: Span): Draft => ({
  measures: [],
  target: null,
  rows: [],
  amounts: [],
  expectations: [],
  origin: originOf(address, span),
})

/** What holds for every case, and a case of its own. */
export const merged = (shared: Draft, own: Draft): Draft => ({
  measures: [...own.measures, ...shared.measures],
  target: own.target ?? shared.target,
  // the shared rows first: expectations name rows by their place
  rows: [...shared.rows, ...own.rows],
  amounts: [...shared.amounts, ...own.amounts],
  expectations: [...own.expectations, ...shared.expectations],
  origin: own.origin,
})

/** A stated value; where `wanted` is given it must be of that kind. Reports CB303, CB304, CB306. */
export function stated({ context, address }: Scene, literal: LiteralSyntax, wanted?: Wanted): ExampleValue | undefined {
  const bound = valueOfLiteral(literal, context.currency, context)
  if (bound === undefined) return undefined
  if (wanted !== undefined && !alike(bound.unit, wanted.unit)) {
    context.report(reportOf('CB304', literal.span, { clause: wanted.clause, expected: sayUnit(wanted.unit), found: sayUnit(bound.unit) }))
    return undefined
  }
  return { ...bound, origin: originOf(address, literal.span) }
}

/** The same, where an amount may be in any currency. Reports CB304, CB306. */
export function statedInAnyCurrency(scene: Scene, literal: LiteralSyntax, wanted: Wanted): ExampleValue | undefined {
  const currency = literal.kind === 'money' ? currencyOf(currencyOfMoney(literal)) : undefined
  if (currency === undefined || wanted.unit.kind !== 'money') return stated(scene, literal, wanted)
  const bound = valueOfLiteral(literal, currency, scene.context)
  return bound === undefined ? undefined : { ...bound, origin: originOf(scene.address, literal.span) }
}

/** What a value must be, and the clause that says so. */
export interface Wanted {
  readonly clause: string
  readonly unit: Unit
}

export const moneyOf = ({ context }: Scene): Unit => ({ kind: 'money', currency: context.currency.code })
export const PERCENT: Unit = { kind: 'percent' }
