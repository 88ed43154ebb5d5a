import type { Component, Step } from '../core/core.ts'
import type { Value } from '../data/table.ts'
import { add, type Ratio, subtract, ZERO } from '../exact/ratio.ts'
import { along, environmentAt, type Steps } from './environment.ts'
import { compute, type Environment, type Kept } from './expression.ts'
import type { Moment } from './moment.ts'
import { fixedAlong } from './reach.ts'
import { numberIn } from './values.ts'

/** The results of a component's steps, by id. */
export type Results = ReadonlyMap<string, Value | undefined>

/**
 * Runs the steps in order, each reading the last (semantics 7). Where `factorsAt` is another moment, gates and factors have their value
 * there: they are at their value at the end of a term, also in what the term subtracts (17.18).
 */
export function resultsAt(moment: Moment, factorsAt: Moment = moment): Results {
  const results = new Map<string, Value | undefined>()
  const steps = stepsOf((id) => results.get(id))
  const environments = (at: Moment) => ({ window: environmentAt(at, 'window', steps), modifier: environmentAt(at, 'modifier', steps) })
  const here = environments(moment)
  const there = factorsAt === moment ? here : environments(factorsAt)
  for (const one of moment.component.steps) results.set(one.id, compute(one.value, (isFactor(one) ? there : here)[one.reads]))
  return results
}

/** Gates and factors; one for each period by itself acts on what each period adds, and runs along. */
export const isFactor = ({ stage, value }: Step): boolean => (stage === 'gate' || stage === 'multiplier') && value.kind !== 'each_period'

/** The results of earlier steps as `here` knows them; at another moment they are computed there, up to the step that is asked for. */
export const stepsOf = (here: Environment['step']): Steps => ({ here, at: stepAt })

function stepAt(moment: Moment): Environment['step'] {
  const results = new Map<string, Value | undefined>()
  const steps = stepsOf((id) => step(id))
  const step = (id: string): Value | undefined => {
    if (results.has(id)) return results.get(id)
    const one = moment.component.steps.find((found) => found.id === id)
    const value = one === undefined ? undefined : compute(one.value, environmentAt(moment, one.reads, steps))
    results.set(id, value)
    return value
  }
  return step
}

/** The result of the last step, not rounded; no value pays nothing. */
export const payOf = (component: Component, results: Results): Ratio => numberIn(results.get(component.steps.at(-1)?.id ?? '')) ?? ZERO

/** Whether a step's amounts run along the rows; gates, multipliers and kickers stay at their value at the moment (17.18). */
function runsAlong({ stage }: Step): boolean {
  switch (stage) {
    case 'rate':
    case 'limit_before':
    case 'limit_after':
      return true
    case 'gate':
    case 'multiplier':
    case 'kicker':
      return false
    default: {
      const never: never = stage
      return never
    }
  }
}

/**
 * The component's pay, not rounded, as a function of its base alone: `H` of semantics 6.7. The base is a metric, or the result of the step
 * that says what each row earned. What does not depend on it is computed once.
 */
export function payAlong(moment: Moment): (value: Ratio) => Ratio {
  const { component } = moment
  const { metric, step: fixed } = component.base
  const running = component.steps.findIndex(({ id }) => id === fixed)
  const later = running < 0 ? component.steps : component.steps.slice(running + 1)
  const results = new Map<string, Value | undefined>()
  let current = ZERO
  const step = (id: string): Value | undefined => results.get(id)
  const keeping = (env: Environment, metric: string): Environment => ({ ...env, kept: keptFor(metric) })
  const environments = new Map(
    (['window', 'modifier'] as const).map((reads) => {
      const still = keeping(environmentAt(moment, reads, stepsOf(step)), '')
      const moving = keeping(
        along(still, metric, () => current, null),
        metric,
      )
      const limit = keeping(
        along(still, metric, () => current, still),
        metric,
      )
      return [reads, fixed === null ? { still, moving, limit } : { still, moving: still, limit: still }]
    }),
  )
  return (value) => {
    current = value
    if (fixed !== null) results.set(fixed, value)
    for (const one of later) {
      const env = environments.get(one.reads)
      if (env === undefined) continue
      results.set(one.id, compute(one.value, !runsAlong(one) ? env.still : one.stage === 'rate' ? env.moving : env.limit))
    }
    return payOf(component, results)
  }
}

const keptFor = (metric: string): Kept => ({ fixed: fixedAlong(metric), values: new Map(), rungs: new Map() })

/** What the cap in a step cuts from what it limits: that is carried to the next window (semantics 7). */
export function cutAt(moment: Moment, step: string): Ratio {
  const results = resultsAt(moment)
  const place = moment.component.steps.findIndex(({ id }) => id === step)
  const before = numberIn(results.get(moment.component.steps[place - 1]?.id ?? '')) ?? ZERO
  const after = numberIn(results.get(step)) ?? ZERO
  return subtract(add(before, moment.carried), after)
}
