import { choice, form, literal, mark, type NodeOf, pick, w } from '../form.ts'
import {
  appliesTo,
  companyHead,
  currency,
  fiscal,
  holidays,
  language,
  objective,
  policy,
  record,
  type recordClauses,
  rounding,
  uses,
  via,
} from './company.ts'
import { credit, type creditClauses } from './credit.ts'
import { add, change, remove, scenarioHead } from './edits.ts'
import { contest, pool, spiff } from './events.ts'
import { example, type exampleClauses, promise } from './example.ts'
import { metric, type metricClauses } from './metric.ts'
import { type band, cap, floor, pay, type payClauses } from './pay.ts'
import { clawback, draw, guarantee, recover, scope } from './payment.ts'
import { adjust, alongside, away, exempt, hierarchy, paid, planHead, set, status, target } from './plan.ts'
import { balance, capacity, type capacityClauses, segment, territory, type territoryClauses, winners } from './planning.ts'
import { allocation, type quotaClauses, quotasHead } from './quotas.ts'
import { attainmentAgainst, because, doNotProrate, effective, overpayment, type policies, prorate } from './shared.ts'

export const heads = [companyHead, planHead, quotasHead, scenarioHead] as const

/** The clauses that begin with `no` at the outer level. */
const noItem = form(
  'no_item',
  'what nothing means, or no credit during absences',
  w('no'),
  choice(
    [
      pick('what', 'quota', 'value'),
      w('means'),
      choice([pick('meaning', 'no pay', 'weight moves', 'error')], [literal('value', 'percent', 'money', 'number')]),
    ],
    [mark('away', 'credit while away')],
  ),
)

/** Every item that may stand at the outer level of a company or plan file. */
export const items = [
  language,
  uses,
  currency,
  via,
  fiscal,
  holidays,
  rounding,
  policy,
  objective,
  record,
  credit,
  effective,
  appliesTo,
  target,
  paid,
  because,
  attainmentAgainst,
  noItem,
  prorate,
  doNotProrate,
  overpayment,
  metric,
  pay,
  cap,
  floor,
  draw,
  guarantee,
  recover,
  clawback,
  scope,
  spiff,
  contest,
  pool,
  away,
  hierarchy,
  alongside,
  status,
  adjust,
  set,
  exempt,
  promise,
  example,
  change,
  add,
  remove,
  allocation,
  segment,
  territory,
  winners,
  balance,
  capacity,
] as const

/** The syntax nodes of the outer level, told apart by `form`. */
export type Item = NodeOf<(typeof items)[number]>
export type Head = NodeOf<(typeof heads)[number]>
export type ItemOf<N extends Item['form']> = Extract<Item, { form: N }>
export type MetricClause = NodeOf<(typeof metricClauses)[number]>
export type PayClause = NodeOf<(typeof payClauses)[number]>
export type RecordClause = NodeOf<(typeof recordClauses)[number]>
export type CreditClause = NodeOf<(typeof creditClauses)[number]>
export type ExampleClause = NodeOf<(typeof exampleClauses)[number]>
export type AllocationClause = NodeOf<(typeof quotaClauses)[number]>
export type TerritoryClause = NodeOf<(typeof territoryClauses)[number]>
export type CapacityClause = NodeOf<(typeof capacityClauses)[number]>
export type PolicyClause = NodeOf<(typeof policies)[number]>
export type BandSyntax = NodeOf<typeof band>
