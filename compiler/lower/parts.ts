/** What the rate of a pay is made of: its base, worth and quota, and cells as rates and amounts (semantics 6, 7 stages 1 and 2). */
import type { Expression } from '../../runtime/core/expression.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { Cell, Limit, Metric, Pay, Plan } from '../plan.ts'
import { choose, divide, greatest, least, multiply } from './build.ts'
import { factorOf, withConstants } from './factors.ts'

export interface RateParts {
  readonly plan: Plan
  readonly pay: Pay
  readonly metric: Metric
  /** What cells multiply: the base's measure, under the limits on attainment. */
  readonly base: Expression
  readonly worth: Expression
  readonly quota: Expression
}

export function partsOf(plan: Plan, pay: Pay, metric: Metric): RateParts {
  const { origin } = pay.rate
  const quota: Expression = { kind: 'quota', metric: metric.name, basis: metric.basis, origin }
  const worth: Expression = { kind: 'worth', component: pay.name, basis: metric.basis, origin }
  return { plan, pay, metric, base: counted(plan, pay, metric, pay.base, origin), worth, quota }
}

/** The limits of one kind of thing, floors first. */
export const limitsOn = (pay: Pay, what: Limit['what']): Limit[] =>
  pay.limits.filter((l) => l.what === what).sort((a, b) => Number(a.kind === 'cap') - Number(b.kind === 'cap'))

/** A value within limits, each only where its condition holds. */
export const within = (
  value: Expression,
  limits: readonly Limit[],
  plan: Plan,
  bound: (l: Limit) => Expression = (l) => l.value,
): Expression =>
  limits.reduce((inner, l) => {
    const limited = l.kind === 'cap' ? least([inner, bound(l)], l.origin) : greatest([inner, bound(l)], l.origin)
    return l.when === null ? limited : choose(withConstants(l.when, plan), limited, inner, l.origin)
  }, value)

/** A metric as this pay counts it: its own within the limits on attainment, of its quota (`cap attainment at 200%`). */
export function counted(plan: Plan, pay: Pay, own: Metric, metric: string, origin: Origin): Expression {
  const measure: Expression = { kind: 'measure', metric, origin }
  if (metric !== own.name) return measure
  const quota: Expression = { kind: 'quota', metric, basis: own.basis, origin }
  return within(measure, limitsOn(pay, 'attainment'), plan, (l) => multiply(l.value, quota, l.origin))
}

/** A cell as money for one unit of the base: a base rate is worth / quota, never rounded; under multipliers and limits on the rate. */
export function rateOf(cell: Cell, { plan, pay, worth, quota }: RateParts): Expression {
  const plain = cell.kind === 'base_rate' ? divide(multiply(cell.value, worth, cell.origin), quota, cell.origin) : cell.value
  const scaled = pay.multipliers.filter((m) => m.on === 'rate').reduce((rate, m) => multiply(rate, factorOf(m, plan), m.origin), plain)
  return cell.kind === 'amount' ? scaled : within(scaled, limitsOn(pay, 'rate'), plan)
}

/** A cell as an amount by itself. */
export const amountOf = (cell: Cell, parts: RateParts): Expression =>
  cell.kind === 'amount' ? rateOf(cell, parts) : multiply(parts.base, rateOf(cell, parts), cell.origin)
