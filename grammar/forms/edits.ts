/** The verbs that change a plan: of another plan in its family, of a plan in mid-year, and of a scenario. */
import { type AnyForm, choice, expr, form, literal, name, one, opt, path, pick, text, w } from '../form.ts'
import { appliesTo } from './company.ts'
import { credit } from './credit.ts'
import { budget, contest, eligible, fund, place, places, pool, rank, spiff, spiffAmount, ties } from './events.ts'
import { metric, metricClauses } from './metric.ts'
import { band, pay, payClauses } from './pay.ts'
import { clawback, draw, guarantee, recover } from './payment.ts'
import { target } from './plan.ts'
import { because, doNotProrate, effective, overpayment, prorate } from './shared.ts'

const TWICE: ReadonlySet<string> = new Set(['because', 'effective', 'credit_factor', 'credit_cap'])
const payOnly = payClauses.filter((c) => !['because', 'linked', 'pay_part', 'paid_at'].includes(c.name))
// a factor or a cap on credit begins like that of a pay, which can say `on credit` as well
const metricOnly = metricClauses.filter((c) => !TWICE.has(c.name))
/** `paid` of a plan and `paid at end of` of a pay begin alike. */
const paidLine = form(
  'paid_line',
  'how often, or when, pay is paid',
  w('paid'),
  choice([w('at end of'), name('window')], [w('in'), path('currency')], [name('often')]),
)
const planOnly = [appliesTo, target, effective, draw, guarantee, recover, clawback, overpayment, prorate, doNotProrate, paidLine]
const eventOnly = [spiffAmount, budget, eligible, rank, place, places, ties, fund]
const clauses: readonly AnyForm[] = [band, ...payOnly, ...metricOnly, ...eventOnly, ...planOnly, because]
const clause = () => choice(...clauses.map((c) => [one('clause', () => c)] as const))

/** From a day on: an amendment in mid-year. */
const since = () => opt(w('effective from'), literal('from', 'date'), opt(pick('reach', 'for the whole window', 'restarting the window')))

/** A scenario starts from a plan, or from another scenario, and says with verbs what it tries. */
export const scenarioHead = form(
  'scenario',
  'what if: a plan with some changes, never paid from',
  w('scenario'),
  name('name'),
  opt(text('label')),
  w('on'),
  name('on'),
)
export const change = form(
  'change',
  'changes one clause of the plan it starts from, or of this plan from a day on',
  w('change'),
  choice([one('credit', () => credit)], [name('block'), clause()]),
  since(),
)
export const add = form(
  'add',
  'adds a block, or a clause to a block',
  w('add'),
  choice(
    [one('added', () => metric)],
    [one('added', () => pay)],
    [one('added', () => spiff)],
    [one('added', () => contest)],
    [one('added', () => pool)],
    [one('added', () => credit)],
    [name('block'), clause()],
  ),
  since(),
)
const which = pick(
  'clause',
  'only when',
  'multiplied by',
  'stacking',
  'cap',
  'floor',
  'plus',
  'hold',
  'advance',
  'worth',
  'excess carries',
  'round',
  'earned stays',
  'attribute',
  'quota',
  'counting',
  'weighted',
  'dated by',
  'measured for',
  'supports',
  'encourages',
  'because',
  'draw',
  'guarantee',
  'recover',
  'clawback',
  'paid',
  'target',
)
export const remove = form(
  'remove',
  'removes a block, or a clause of it',
  w('remove'),
  choice(
    [w('credit'), name('record')],
    [w('promise'), text('promise')],
    [
      name('block'),
      opt(choice([which, opt(w('on'), path('of'))], [pick('side', 'from', 'above', 'reaching', 'below', 'up to', 'at'), expr('bound')])),
    ],
  ),
  since(),
)
