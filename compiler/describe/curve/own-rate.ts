/** The payout curve of a part that pays a rate of each person's own: in parts of what that rate pays on the whole quota, which is the same for all. */

import type { Component } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { payOfMetric } from '../../../runtime/evaluate/along.ts'
import { fieldsOnly } from '../../../runtime/evaluate/expression.ts'
import type { Along } from '../../../runtime/evaluate/standing.ts'
import { divide, equal, multiply, ONE, type Ratio, ratio } from '../../../runtime/exact/ratio.ts'
import { showFactor } from '../../../runtime/exact/show.ts'
import { lower } from '../../lower/lower.ts'
import type { Pay, Plan } from '../../plan.ts'
import { everyExpression } from '../../reach.ts'
import { metricLabel } from '../expression.ts'
import { isPrintable, printed, rounded } from '../value.ts'
import { listed, spoken } from '../words.ts'
import { alone, reads, UNDRAWN } from './plan.ts'
import { type Shaped, shaped } from './shape.ts'

type Field = Extract<Expression, { kind: 'field' }>

/** A quota that nobody knows, as a number of cents that no rounding to cents can touch. */
const SOME_QUOTA = ratio(10n ** 12n)
const SEVEN = ratio(7n)
const SAMPLES = [ratio(1n, 3n), ratio(9n, 10n), ratio(6n, 5n), ratio(5n)]
const MOST_DECIMALS = 2

/** The one rate of the person's own that a part of pay reads; undefined where it reads none, or more. */
function ownRate({ steps }: Component): Field | undefined {
  const fields = steps.flatMap(({ value }) => everyExpression(value).filter((part): part is Field => part.kind === 'field'))
  const [first] = fields
  const isOne = first !== undefined && fields.every(({ path }) => path.join() === first.path.join())
  return isOne && first.of === 'person' && first.unit.kind === 'percent' ? first : undefined
}

const payWith = (component: Component, rate: Ratio, quota: Ratio): Along =>
  payOfMetric(component, (_, step) => ({ ...fieldsOnly(() => rate), quota: () => quota, step }))

/** Whether seven times the rate, and seven times the quota, each pay seven times as much. */
function scales(component: Component): boolean {
  const base = payWith(component, ONE, SOME_QUOTA)
  const [byRate, byQuota] = [payWith(component, SEVEN, SOME_QUOTA), payWith(component, ONE, multiply(SOME_QUOTA, SEVEN))]
  return SAMPLES.every((sample) => {
    const x = multiply(sample, SOME_QUOTA)
    const [one, rate, quota] = [base.pay(x), byRate.pay(x), byQuota.pay(multiply(x, SEVEN))]
    return one !== undefined && rate !== undefined && quota !== undefined && [rate, quota].every((y) => equal(y, multiply(one, SEVEN)))
  })
}

/** The curve, also where it is one straight line; undefined where pay is not a rate of the person's own on what they sold. `until`: how far, in quotas. */
export function curveOfOwnRate(given: Pay, plan: Plan, until: Ratio | undefined): Shaped | undefined {
  const { pay, left } = alone(given, plan)
  const metric = plan.metrics.find(({ name }) => name === pay.metric)
  const [component] = lower({ ...plan, pays: [pay] }).components
  if (metric === undefined || component === undefined || pay.base !== pay.metric) return undefined
  if ([...UNDRAWN, 'worth', 'target'].some((kind) => reads(component, kind as Expression['kind']))) return undefined
  const field = ownRate(component)
  if (field === undefined || !scales(component)) return undefined
  const { pay: amount, bounds } = payWith(component, ONE, SOME_QUOTA)
  const percent = (value: Ratio): string => (isPrintable(value) ? printed : rounded)(value, { kind: 'percent' }, plan.currency)
  const rate = `your ${spoken(field.path.at(-1) ?? '')}`
  return shaped({
    title: pay.label,
    x: `${metricLabel(metric.name, plan)}, of quota`,
    y: `Earned, of ${rate} on the whole quota`,
    pay: amount,
    bounds,
    landmark: SOME_QUOTA,
    you: undefined,
    sayX: (x) => percent(divide(x, SOME_QUOTA)),
    sayY: (y) => percent(divide(y, SOME_QUOTA)),
    sayRate: (slope) => `${showFactor(slope, MOST_DECIMALS)} ${rate}`,
    ofX: ' of quota',
    ofY: '',
    unitX: SOME_QUOTA,
    unitY: SOME_QUOTA,
    capped: pay.limits.some(({ kind }) => kind === 'cap'),
    until: until === undefined ? undefined : multiply(until, SOME_QUOTA),
    straight: true,
    notes: left.length === 0 ? [] : [`Drawn as if ${listed(left)}.`],
  })
}
