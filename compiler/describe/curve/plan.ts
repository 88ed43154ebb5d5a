/** The payout curve of a part of pay, from the plan alone. */
import type { Component } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { payOfMetric } from '../../../runtime/evaluate/along.ts'
import { fieldsOnly } from '../../../runtime/evaluate/expression.ts'
import type { Along } from '../../../runtime/evaluate/standing.ts'
import { monthsOf } from '../../../runtime/evaluate/windows.ts'
import { divide, equal, fromDecimal, multiply, ONE, type Ratio, ratio } from '../../../runtime/exact/ratio.ts'
import { lower } from '../../lower/lower.ts'
import type { Metric, Pay, Plan } from '../../plan.ts'
import { everyExpression } from '../../reach.ts'
import { literalNumber } from '../cell.ts'
import { metricLabel } from '../expression.ts'
import { isPrintable, printed, rounded } from '../value.ts'
import { listed, windowNoun } from '../words.ts'
import { sayRate } from './rate.ts'
import { type Shaped, shaped } from './shape.ts'

/** Whether an expression says the same for everyone, given the part's own metric. */
const isOwn = (e: Expression, { metric, name }: Pay): boolean =>
  everyExpression(e).every((part) => {
    if (part.kind === 'measure' || part.kind === 'attainment' || part.kind === 'quota') return part.metric === metric
    if (part.kind === 'worth') return part.component === name
    return part.kind !== 'field' && part.kind !== 'target'
  })

/** The part of pay with only what depends on its own metric, and the names of what was left out. */
export function alone(pay: Pay, plan: Plan): { pay: Pay; left: string[] } {
  const gates = pay.gates.filter(({ test }) => isOwn(test, pay))
  const multipliers = pay.multipliers.filter(
    ({ by, bands, when }) =>
      isOwn(by, pay) &&
      (when === null || isOwn(when, pay)) &&
      bands.every(({ bound, cell }) => isOwn(bound, pay) && (cell === null || isOwn(cell.value, pay))),
  )
  const limits = pay.limits.filter(({ value, when, perDeal }) => isOwn(value, pay) && (when === null || isOwn(when, pay)) && !perDeal)
  const kickers = pay.kickers.filter(({ amount, rows, when }) => rows === null && isOwn(amount, pay) && (when === null || isOwn(when, pay)))
  const factors = pay.multipliers
    .filter((one) => !multipliers.includes(one))
    .map(({ metric, says }) => (metric === null ? says : metricLabel(metric, plan)))
  const left = [
    ...(gates.length < pay.gates.length ? ['every condition is met'] : []),
    ...(factors.length > 0 ? [`the factor of ${listed(factors)} is 1x`] : []),
    ...(limits.length < pay.limits.length ? ['no limit of your own is reached'] : []),
    ...(kickers.length < pay.kickers.length ? ['nothing is added on top'] : []),
  ]
  return { pay: { ...pay, gates, multipliers, limits, kickers }, left }
}

/** A value of the plan over the metric's window, in minor units; undefined where it is not the same for everyone. */
function perWindow(value: Expression, per: keyof typeof monthsOf, { window }: Metric): Ratio | undefined {
  const known = literalNumber(value)
  if (known === undefined || window === 'deal' || window === 'plan') return undefined
  return multiply(known, divide(ratio(monthsOf[window]), ratio(monthsOf[per])))
}

export const reads = (component: Component, kind: Expression['kind']): boolean =>
  component.steps.some(({ value }) => everyExpression(value).some((part) => part.kind === kind))

/** What is more than the metric's total: single deals, periods inside the window, other parts of pay, a text. */
export const UNDRAWN: readonly Expression['kind'][] = ['each_row', 'each_period', 'pay', 'ended', 'carried', 'keyed']

/** Amounts of money that the plan states outright, other than nothing. */
const statesMoney = (component: Component): boolean =>
  component.steps.some(({ value }) =>
    everyExpression(value).some((part) => part.kind === 'literal' && part.unit.kind === 'money' && part.value !== '0'),
  )

/** A worth that nobody knows, as a number of cents that no rounding to cents can touch. */
const SOME_WORTH = ratio(10n ** 12n)
const SEVEN = ratio(7n)
const SAMPLES = [ratio(1n, 3n), ratio(9n, 10n), ratio(6n, 5n), ratio(5n)]

/** What is paid for a value of the metric, were the quota and the worth these. */
const payWith = (component: Component, quota: Ratio | undefined, worth: Ratio): Along =>
  payOfMetric(component, (_, step) => ({ ...fieldsOnly(() => undefined), quota: () => quota, worth: () => worth, step }))

/** Whether only the attainment counts, not how large the quota is: then it may be any. */
function holdsForAnyQuota(component: Component, worth: Ratio): boolean {
  const [one, seven] = [payWith(component, ONE, worth), payWith(component, SEVEN, worth)]
  return SAMPLES.every((x) => {
    const [a, b] = [one.pay(x), seven.pay(multiply(x, SEVEN))]
    return a !== undefined && b !== undefined && equal(a, b)
  })
}

/** Whether all that is paid is a part of the worth: twice the worth pays twice as much. */
function scalesWithWorth(component: Component, quota: Ratio | undefined): boolean {
  const [one, seven] = [payWith(component, quota, SOME_WORTH), payWith(component, quota, multiply(SOME_WORTH, SEVEN))]
  return SAMPLES.every((sample) => {
    const x = multiply(sample, quota ?? SOME_WORTH)
    const [a, b] = [one.pay(x), seven.pay(x)]
    return a !== undefined && b !== undefined && equal(multiply(a, SEVEN), b)
  })
}

/** How a curve is drawn beside another one. */
export interface Beside {
  /** Parts of pay whose worth differs are compared in what they pay of the whole target. */
  readonly ofTarget: boolean
  /** How far, in the units of the axis; undefined: as far as the curve has something to say. */
  readonly until: Ratio | undefined
}

/**
 * The curve of one part of pay: over attainment where its table or its base rate asks for it, else over the metric; in percent of worth
 * where it pays parts of that and no amounts, else in money. Undefined where it has no bend, other than beside another curve, or depends on
 * the person.
 */
export function curveOfPlan(given: Pay, plan: Plan, beside?: Beside): Shaped | undefined {
  const { pay, left } = alone(given, plan)
  const metric = plan.metrics.find(({ name }) => name === pay.metric)
  const [component] = lower({ ...plan, pays: [pay] }).components
  if (metric === undefined || component === undefined || pay.base !== pay.metric || UNDRAWN.some((kind) => reads(component, kind)))
    return undefined
  const byQuota = reads(component, 'attainment') || reads(component, 'quota')
  const byWorth = reads(component, 'worth')
  const stated = metric.quota?.source.kind === 'value' ? perWindow(metric.quota.source.value, metric.quota.source.per, metric) : undefined
  const target = plan.target === null ? undefined : perWindow(plan.target.value, plan.target.per, metric)
  const share = fromDecimal(pay.worth ?? '1') ?? ONE
  // where the quota is not known, the metric is counted in quotas: that is its attainment
  const quota = byQuota ? (stated ?? ONE) : undefined
  const inMoney = !byWorth || statesMoney(component) || !scalesWithWorth(component, quota)
  const worth = inMoney ? (target === undefined ? undefined : multiply(target, share)) : SOME_WORTH
  if ((byWorth && worth === undefined) || (byQuota && metric.quota === null)) return undefined
  if (byQuota && stated === undefined && !holdsForAnyQuota(component, worth ?? SOME_WORTH)) return undefined
  const { pay: amount, bounds } = payWith(component, quota, worth ?? SOME_WORTH)
  const money = { kind: 'money', currency: plan.currency.code } as const
  const minor = ratio(10n ** BigInt(plan.currency.digits))
  const say = (value: Ratio, unit: Metric['unit']): string =>
    isPrintable(value) ? printed(value, unit, plan.currency) : rounded(value, unit, plan.currency)
  const whole = quota ?? ONE
  const fullPay = beside?.ofTarget === true ? divide(SOME_WORTH, share) : SOME_WORTH
  const wholePay = beside?.ofTarget === true ? 'target pay' : 'worth'
  const unitX = byQuota ? whole : metric.unit.kind === 'money' ? minor : ONE
  const name = metricLabel(metric.name, plan)
  return shaped({
    title: pay.label,
    x: byQuota ? `${name}, of quota` : name,
    y: inMoney ? `Earned in ${metric.window === 'deal' ? 'a deal' : `the ${windowNoun(metric.window)}`}` : `Earned, of ${wholePay}`,
    pay: amount,
    bounds,
    landmark: byQuota ? whole : undefined,
    you: undefined,
    sayX: (x) => (byQuota ? say(divide(x, whole), { kind: 'percent' }) : say(x, metric.unit)),
    sayY: (y) => (inMoney ? say(y, money) : say(divide(y, fullPay), { kind: 'percent' })),
    sayRate: (slope) =>
      sayRate(slope, {
        quota: byQuota ? whole : undefined,
        worth: inMoney ? undefined : fullPay,
        ofTarget: beside?.ofTarget === true,
        unit: metric.unit,
        currency: plan.currency,
      }),
    ofX: byQuota ? ' of quota' : '',
    ofY: inMoney ? '' : ` of ${wholePay}`,
    unitX,
    unitY: inMoney ? minor : fullPay,
    capped: pay.limits.some(({ kind }) => kind === 'cap'),
    until: beside?.until === undefined ? undefined : multiply(beside.until, unitX),
    straight: beside !== undefined,
    notes: left.length === 0 ? [] : [`Drawn as if ${listed(left)}.`],
  })
}
