/** Limits and conditions, in the order in which they act (semantics 7). */
import type { Gate, Kicker, Limit, Multiplier, Pay, Plan } from '../plan.ts'
import { sayStep, stepsOf } from './bands.ts'
import { sayAmount } from './cell.ts'
import { sayPercent } from './earn.ts'
import { metricLabel, sayExpression } from './expression.ts'
import { type Block, block, capitalised, type Line, reason, sentence, text } from './page.ts'
import { sayLiteral } from './value.ts'
import { sayPer, spoken, windowNoun, withThe } from './words.ts'

/** One thing that acts on pay: a sentence, and what is told under it. */
interface Act {
  readonly says: string
  readonly more: readonly Line[]
}

/** `, for what each month adds`. */
const byPeriod = (each: Gate['each']): string => (each === null ? '' : `, for what each ${sayPer(each)} adds`)

const sayDecided = ({ window, until }: NonNullable<Gate['decided']>): string =>
  `This is decided at the end of the ${windowNoun(window)}; until then ${until === 'open' ? 'it counts as met' : 'it counts as not met'}.`

function gateAct({ test, keeps, each, decided, because }: Gate, plan: Plan): Act {
  const otherwise = keeps === '0' ? 'Otherwise it pays nothing.' : `Otherwise you keep ${sayPercent(keeps)} of it.`
  return {
    says: `Only when ${sayExpression(test, plan)}${byPeriod(each)}. ${otherwise}${decided === null ? '' : ` ${sayDecided(decided)}`}`,
    more: because === null ? [] : [reason(because, 2)],
  }
}

function limitAct({ kind, what, value, perDeal, each: per, order, when }: Limit, pay: Pay, plan: Plan): Act {
  const most = kind === 'cap' ? 'at most' : 'at least'
  const before = order === 'before_multipliers' && what === 'pay' ? ' before anything is multiplied' : ''
  const only = `${byPeriod(per)}${when === null ? '' : `, when ${sayExpression(when, plan)}`}`
  if (what === 'attainment') return { says: `Attainment counts as ${most} ${sayExpression(value, plan)}${only}.`, more: [] }
  if (what === 'rate') return { says: `The rate is ${most} ${sayExpression(value, plan)}${only}.`, more: [] }
  if (kind === 'floor' && value.kind === 'literal' && value.value === '0')
    return { says: `It never falls below zero${before}${only}.`, more: [] }
  const metric = plan.metrics.find(({ name }) => name === pay.base)
  const each =
    perDeal || metric?.window === 'deal'
      ? ` for each ${spoken(metric?.record ?? 'deal')}, and takes back no more for one that is returned`
      : ''
  return {
    says: `It pays ${most} ${sayAmount(value, pay, plan)}${kind === 'cap' ? each : each.replace('no more', 'no less')}${before}${only}.`,
    more: [],
  }
}

function multiplierAct({ by, bands, mode, on, when, each }: Multiplier, plan: Plan): Act {
  const only = when === null ? '' : `When ${sayExpression(when, plan)}: `
  const what = `${only}${only === '' ? (on === 'rate' ? 'Every rate' : 'The result') : on === 'rate' ? 'every rate' : 'the result'}`
  if (bands.length === 0) return { says: `${what} is multiplied by ${sayExpression(by, plan)}${byPeriod(each)}.`, more: [] }
  const of = by.kind === 'attainment' ? `of ${withThe(metricLabel(by.metric, plan))} quota` : ''
  const words = by.kind === 'attainment' ? `your ${metricLabel(by.metric, plan)} attainment` : sayExpression(by, plan)
  const line = mode === 'interpolated' ? ', in a straight line between two points' : ''
  const more = stepsOf(bands, plan).map((step) =>
    text(
      `${sayStep(step, mode ?? 'retroactive', of)
        .replace(/ {2,}/g, ' ')
        .trimEnd()}: ${sayExpression(step.line.cell.value, plan)}`,
      2,
    ),
  )
  return { says: `${what} is multiplied by a factor that depends on ${words}${line}${byPeriod(each)}:`, more }
}

function stackingAct({ multipliers, stacking }: Pay): Act[] {
  if (multipliers.length < 2) return []
  const how = stacking === 'multiply' ? 'are multiplied with each other' : 'add up: each adds what it has above 1x'
  return [{ says: `These factors ${how}.`, more: [] }]
}

function kickerAct({ amount, rows, when, order }: Kicker, pay: Pay, plan: Plan): Act {
  const top = order === 'before_multipliers' ? 'On top' : 'On top, not multiplied'
  const only = when === null ? '' : ` when ${sayExpression(when, plan)}`
  if (rows === null) return { says: sentence(`${top}: ${sayAmount(amount, pay, plan)}${only}`), more: [] }
  const where = rows.where === null ? '' : ` where ${sayExpression(rows.where, plan)}`
  return {
    says: sentence(`${top}: ${sayExpression(rows.rate, plan)} of ${metricLabel(rows.metric, plan)}${where}${only}`),
    more: [],
  }
}

const carryAct = ({ next, until }: NonNullable<Pay['carry']>): Act => ({
  says: `What the cap cuts is paid in the next ${sayPer(next)}, until the end of the ${windowNoun(until)}; what is left then is lost.`,
  more: [],
})

/** What acts on one pay, in the order in which it acts. */
export function actsOf(pay: Pay, plan: Plan): Act[] {
  const limits = (chosen: (limit: Limit) => boolean): Act[] => pay.limits.filter(chosen).map((limit) => limitAct(limit, pay, plan))
  const kickers = (order: Kicker['order']): Act[] =>
    pay.kickers.filter((one) => one.order === order).map((kicker) => kickerAct(kicker, pay, plan))
  const factors = (on: Multiplier['on']): Act[] => pay.multipliers.filter((one) => one.on === on).map((one) => multiplierAct(one, plan))
  const last =
    (kind: Limit['kind']) =>
    (limit: Limit): boolean =>
      limit.what === 'pay' && limit.order === 'after_multipliers' && limit.kind === kind
  return [
    ...limits(({ what }) => what === 'attainment'),
    ...factors('rate'),
    ...limits(({ what }) => what === 'rate'),
    ...pay.gates.filter(({ afterCap }) => !afterCap).map((gate) => gateAct(gate, plan)),
    ...limits(({ what, order }) => what === 'pay' && order === 'before_multipliers'),
    ...kickers('before_multipliers'),
    ...factors('pay'),
    ...stackingAct(pay),
    ...kickers('after_multipliers'),
    ...limits(last('floor')),
    ...limits(last('cap')),
    ...(pay.carry === null ? [] : [carryAct(pay.carry)]),
    ...pay.gates.filter(({ afterCap }) => afterCap).map((gate) => gateAct(gate, plan)),
    ...(pay.paidAt === null ? [] : [{ says: `It is paid once, at the end of the ${windowNoun(pay.paidAt.window)}.`, more: [] }]),
    ...(pay.round === null
      ? []
      : [
          {
            says: `It is rounded to ${sayLiteral({ kind: 'money', currency: plan.currency.code }, pay.round.unit, plan.currency)}.`,
            more: [],
          },
        ]),
  ]
}

const numbered = (acts: readonly Act[]): Line[] => acts.flatMap(({ says, more }, i) => [text(`${i + 1}. ${says}`, 1), ...more])

const together = ({ limits, ...plan }: Plan): Act[] =>
  [...limits.filter(({ kind }) => kind === 'floor'), ...limits.filter(({ kind }) => kind === 'cap')].map(({ kind, value, each, when }) => ({
    says: `Together they pay ${kind === 'cap' ? 'at most' : 'at least'} ${sayExpression(value, plan)} in ${each === null ? 'a fiscal year' : `each ${sayPer(each)}`}${when === null ? '' : `, when ${sayExpression(when, plan)}`}.`,
    more: [],
  }))

/** What acts on all parts together: gates, factors, then limits, on what was earned in the fiscal year so far. */
const planActs = (plan: Plan): Act[] => [
  ...plan.wholePay.gates.map((gate) => gateAct(gate, plan)),
  ...plan.wholePay.multipliers.map((one) => multiplierAct(one, plan)),
  ...together(plan),
]

/** The block about limits and conditions; nothing where there are none. */
export function describeLimits(plan: Plan): Block[] {
  const lines = plan.pays.flatMap((pay) => {
    const acts = actsOf(pay, plan)
    return acts.length === 0 ? [] : [text(capitalised(`${pay.label}, in this order:`)), ...numbered(acts)]
  })
  const all = planActs(plan)
  return block('Limits and conditions', [...lines, ...(all.length === 0 ? [] : [text('All parts of your pay:'), ...numbered(all)])])
}
