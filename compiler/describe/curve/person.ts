/** The payout curve of one person: what they would have earned to date with other results, and where they stand. */
import { asDay } from '../../../runtime/calendar/civil.ts'
import type { Component } from '../../../runtime/core/core.ts'
import { rounded } from '../../../runtime/evaluate/component.ts'
import { divide, ONE, type Ratio, ratio } from '../../../runtime/exact/ratio.ts'
import { showAttainment } from '../../../runtime/exact/show.ts'
import type { Asked } from '../asked.ts'
import { metricLabel } from '../expression.ts'
import { boundsOf } from '../naming.ts'
import { rounded as cut, isPrintable, printed, printedMinor } from '../value.ts'
import { sayDays } from '../words.ts'
import type { Curve } from './curve.ts'
import { sayRate } from './rate.ts'
import { shaped } from './shape.ts'

/**
 * The curve of a component in the window that a pay period belongs to, to date at its end, everything else as it was.
 *
 * Over attainment where the person has a quota, else over the metric. Undefined where there is no single curve, or no bend in it.
 */
export function curveOfPerson({ plan, outcome, payee }: Asked, component: Component, payPeriod: string): Curve | undefined {
  const standing = outcome.standing(payee, component.name, payPeriod)
  const metric = plan.metrics.find(({ name }) => name === component.metric)
  const pay = plan.pays.find(({ name }) => name === component.name)
  if (standing === undefined || metric === undefined || pay === undefined || pay.base !== pay.metric) return undefined
  const { quota, value, earned } = standing
  const minor = ratio(10n ** BigInt(plan.currency.digits))
  const say = (x: Ratio, unit: typeof metric.unit): string =>
    isPrintable(x) ? printed(x, unit, plan.currency) : cut(x, unit, plan.currency)
  const sayAttainment = (x: Ratio, whole: Ratio): string => {
    const exact = divide(x, whole)
    const all = say(exact, { kind: 'percent' })
    return all.length <= '99.99%'.length ? all : `≈${showAttainment(x, whole, boundsOf(plan), '0.0001')}`
  }
  const name = metricLabel(metric.name, plan)
  return shaped({
    title: component.label,
    x: quota === undefined ? name : `${name}, of quota`,
    y: `Earned from ${sayDays(asDay(standing.from), asDay(standing.to))}`,
    pay: standing.pay,
    bounds: standing.bounds,
    landmark: quota,
    you: { x: value, y: ratio(earned) },
    sayX: (x) => (quota === undefined ? say(x, metric.unit) : sayAttainment(x, quota)),
    // what would be paid: rounded as the part rounds
    sayY: (y) => printedMinor(rounded(component, y), plan.currency),
    sayRate: (slope) => sayRate(slope, { quota, worth: undefined, unit: metric.unit, currency: plan.currency }),
    ofX: quota === undefined ? '' : ' of quota',
    ofY: '',
    unitX: quota ?? (metric.unit.kind === 'money' ? minor : ONE),
    unitY: minor,
    capped: pay.limits.some(({ kind }) => kind === 'cap'),
    until: undefined,
    straight: false,
    notes: ['For other results, with everything else as it is.'],
  })?.curve
}
