import { type AnyForm, choice, form, literal, mark, type NodeOf, name, one, opt, path, pick, w } from '../form.ts'
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
import { contest, pool, spiff } from './events.ts'
import { example, type exampleClauses, promise } from './example.ts'
import { metric, metricClauses } from './metric.ts'
import { band, cap, floor, pay, payClauses } from './pay.ts'
import { clawback, draw, guarantee, recover, scope } from './payment.ts'
import { adjust, alongside, away, exempt, hierarchy, paid, planHead, set, status, target } from './plan.ts'
import { attainmentAgainst, because, doNotProrate, effective, overpayment, type policies, prorate } from './shared.ts'

export const heads = [companyHead, planHead] as const

const addable = form(
  'add',
  'adds a block to the plan it starts from',
  w('add'),
  choice(
    [one('metric', () => metric)],
    [one('pay', () => pay)],
    [one('spiff', () => spiff)],
    [one('contest', () => contest)],
    [one('pool', () => pool)],
  ),
)
const payOnly = payClauses.filter((c) => c.name !== 'because' && c.name !== 'linked' && c.name !== 'pay_part')
// a factor or a cap on credit begins like that of a pay, which can say `on credit` as well
const metricOnly = metricClauses.filter((c) => !['because', 'effective', 'credit_factor', 'credit_cap'].includes(c.name))
const changed = [band, ...payOnly, ...metricOnly, appliesTo, target, because] as const
const change = form(
  'change',
  'changes one clause of the plan it starts from',
  w('change'),
  name('block'),
  choice(...changed.map((c) => [one('clause', () => c as AnyForm)] as const)),
  opt(w('effective from'), literal('from', 'date'), opt(pick('reach', 'for the whole window', 'restarting the window'))),
)
const remove = form(
  'remove',
  'removes a block, or a clause of it',
  w('remove'),
  path('block'),
  opt(pick('clause', 'only when', 'multiplied by', 'cap', 'floor', 'plus', 'hold', 'quota', 'worth')),
)

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
  addable,
  remove,
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
export type PolicyClause = NodeOf<(typeof policies)[number]>
export type BandSyntax = NodeOf<typeof band>
