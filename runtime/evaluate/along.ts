/** What a component would pay for other values of its own metric, everything else staying as it is. */

import type { Component, Step } from '../core/core.ts'
import type { Expression } from '../core/expression.ts'
import { everyPart } from '../core/parts.ts'
import type { Value } from '../data/table.ts'
import { divide, isZero, multiply, type Ratio, ratio, subtract, ZERO } from '../exact/ratio.ts'
import { accrualOf } from './accrual.ts'
import { momentOf, rounded, takesPart } from './component.ts'
import { along, environmentAt } from './environment.ts'
import { compute, type Environment, numberOf } from './expression.ts'
import { metricAt, quotaAt } from './moment.ts'
import { incrementsOf } from './periods.ts'
import type { Along, Standing } from './standing.ts'
import { stepsOf } from './steps.ts'
import { numberIn } from './values.ts'
import { earlier, type Stretch } from './windows.ts'
import type { World } from './world.ts'

/** `still` answers for everything but the component's metric; the steps of both kinds see the same value of that. */
export function payOfMetric(component: Component, still: (reads: Step['reads'], step: Environment['step']) => Environment): Along {
  const results = new Map<string, Value | undefined>()
  let current = ZERO
  const moving = (reads: Step['reads']): Environment =>
    along(
      still(reads, (id) => results.get(id)),
      component.metric,
      () => current,
      null,
    )
  const environments = { window: moving('window'), modifier: moving('modifier') }
  const pay = (value: Ratio): Ratio | undefined => {
    current = value
    for (const { id, reads, value: expression } of component.steps) results.set(id, compute(expression, environments[reads]))
    return numberIn(results.get(component.steps.at(-1)?.id ?? ''))
  }
  const at = (value: Ratio, { reads }: Step, of: Expression): Ratio | undefined => {
    current = value
    return numberOf(of, environments[reads])
  }
  return {
    pay,
    bounds: component.steps.flatMap((step) => turnsOf(step.value).flatMap(([a, b]) => rootOf(a, b, (of, x) => at(x, step, of)))),
  }
}

/** What is compared with what: a driver with the start of each step of its table, and both sides of a comparison. */
function turnsOf(expression: Expression): (readonly [Expression, Expression])[] {
  return [...everyPart(expression)].flatMap((part): (readonly [Expression, Expression])[] => {
    if (part.kind === 'compare') return [[part.left, part.right]]
    if (part.kind !== 'bands') return []
    return part.bands.flatMap(({ from }) => (from === null ? [] : [[part.driver, from] as const]))
  })
}

const NEAR = ratio(1n, 1000n)
const NEXT = ratio(2n, 1000n)

/** The value at which two sides meet that run in straight lines from zero; none where they never do. */
function rootOf(a: Expression, b: Expression, at: (of: Expression, x: Ratio) => Ratio | undefined): Ratio[] {
  const gap = (x: Ratio): Ratio | undefined => {
    const [left, right] = [at(a, x), at(b, x)]
    return left === undefined || right === undefined ? undefined : subtract(left, right)
  }
  const [near, next] = [gap(NEAR), gap(NEXT)]
  if (near === undefined || next === undefined) return []
  const slope = subtract(next, near)
  if (isZero(slope)) return []
  return [subtract(NEAR, divide(multiply(near, NEAR), slope))]
}

/**
 * What a component would pay a person, to date at the end of a pay period, for other values of its metric.
 *
 * Undefined where that is no single curve: a window for each deal or several in the period, a person who was not there, a field that
 * changed inside the window. What is told is true for the person: `pay(value)`, rounded, is what was earned.
 */
export function standingOf(world: World, component: Component, person: string, period: Stretch): Standing | undefined {
  const [only, second] = incrementsOf(world, component, person, period)
  if (
    only === undefined ||
    second !== undefined ||
    component.window === 'deal' ||
    component.base.step !== null ||
    component.carry !== null ||
    component.paidAt !== null ||
    component.steps.some(({ value }) => [...everyPart(value)].some(({ kind }) => kind === 'each_period' || kind === 'ended')) ||
    only.span.kind !== component.window
  )
    return undefined
  const moment = momentOf(world, component, person, only.span, period.to, null)
  const value = numberIn(metricAt(moment, component.metric, 'window'))
  if (value === undefined || !takesPart(moment)) return undefined
  const curve = payOfMetric(component, (reads, step) => environmentAt(moment, reads, stepsOf(step)))
  const here = curve.pay(value)
  const earned = accrualOf(world, component, person, only.span, period.to).total
  if (here === undefined || rounded(component, here) !== earned) return undefined
  const quota = quotaAt(moment, component.metric, component.basis, 'window')
  return { ...curve, from: only.span.from, to: earlier(only.span.to, period.to), value, quota, earned }
}
