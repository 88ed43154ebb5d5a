/** Clauses that act on each period of a window by itself, in the Core: each becomes a metric that the step reads which asks for it. */
import type { Component, Core, Measure, Step } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { OWN } from '../../../runtime/core/scope.ts'
import { plainName } from '../program/build.ts'
import { rewritten } from './rewritten.ts'
import { eachPeriodName } from './terms.ts'

export type EachPeriod = Extract<Expression, { kind: 'each_period' }>

/** One clause that acts on each period: the part of pay whose steps it reads, and the metric that stands for what it comes to. */
export interface Period {
  readonly of: Component
  readonly each: EachPeriod
  readonly metric: string
  /** The steps before it, then the amount and what acts on it. */
  readonly inner: Component
}

/** A plan whose steps read such sums as metrics, and what each of these is. */
export function withPeriods(core: Core): { readonly core: Core; readonly periods: readonly Period[] } {
  const periods: Period[] = []
  const measures: Measure[] = []
  const components = core.components.map((component): Component => {
    const made = actingIn(core, component, periods.length)
    periods.push(...made.periods)
    measures.push(...made.measures)
    return made.component
  })
  return periods.length === 0 ? { core, periods } : { core: { ...core, components, measures: [...core.measures, ...measures] }, periods }
}

/** A part of pay whose steps read such sums as metrics; `before`: how many clauses have a name already. */
export function actingIn(core: Core, component: Component, before: number) {
  const periods: Period[] = []
  const measures: Measure[] = []
  const base = core.measures.find(({ name }) => name === component.metric)
  if (base === undefined) throw new Error(component.metric)
  const steps: Step[] = []
  for (const step of component.steps) {
    const earlier = [...steps]
    const value = rewritten(step.value, 'each_period', (each) => {
      const number = before + periods.length
      const metric = eachPeriodName(component.name, each.per, number)
      const word = (id: string, of: Expression): Step => ({ ...step, id, value: of })
      const acts = each.act.does === 'factor' ? each.act.factor : each.act.bound
      const [first, ...more] = [...earlier, word('grows', each.value), word('acts', acts)]
      if (first === undefined) throw new Error(component.name)
      const inner: Component = {
        ...component,
        name: plainName(metric, 'ends'),
        steps: [first, ...more],
        attribution: 'none',
        base: { metric: '', step: null },
      }
      periods.push({ of: component, each, metric, inner })
      // seen anew whenever something can be clawed back, whichever rows it reads
      const record = core.payments.clawbacks[0]?.record ?? base.record
      measures.push({
        ...base,
        name: metric,
        aggregate: { kind: 'sum', of: each.value },
        label: `${step.label}, ${each.per} by ${each.per}`,
        record,
        scope: OWN,
        window: component.window,
        whenEmpty: null,
        quota: null,
        origin: each.origin,
      })
      return { kind: 'measure', metric, origin: each.origin }
    })
    steps.push({ ...step, value })
  }
  const [first, ...more] = steps
  const made: Component = first === undefined ? component : { ...component, steps: [first, ...more] }
  return { component: made, periods, measures }
}
