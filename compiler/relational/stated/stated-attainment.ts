/** Attainment that a question states by itself: it stands before what the metric comes to over its quota, also where there is no quota (semantics 10a). */
import type { Core, Measure } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { OWN } from '../../../runtime/core/scope.ts'
import type { Given, GivenMeasure } from '../../../runtime/evaluate/given.ts'
import { attainmentGiven } from '../../../runtime/evaluate/stated.ts'
import type { World } from '../../../runtime/evaluate/world.ts'
import type { Asked } from '../../../runtime/fast/program/build.ts'
import type { Need, StatedCase } from '../measures/need.ts'
import { rewritten } from '../pay/rewritten.ts'
import { freeName, plainName } from '../program/build.ts'

type Attainment = Extract<Expression, { kind: 'attainment' }>

/** Whether attainment is stated, for all windows or for single ones. */
export const statesAttainment = ({ attainment, attainments = [] }: GivenMeasure): boolean =>
  attainment !== undefined || attainments.length > 0

/** A plan that reads attainment as a metric of its own where it is stated, and computes it elsewhere. */
export function withStatedAttainment(core: Core, given: Given | undefined): Core {
  const stated = new Set((given?.measures ?? []).flatMap((one) => (statesAttainment(one) ? [one.metric] : [])))
  if (stated.size === 0) return core
  const made = new Map<string, Measure>()
  const read = (attainment: Attainment): Expression => {
    const { metric, origin } = attainment
    const base = core.measures.find(({ name }) => name === metric)
    if (base === undefined || !stated.has(metric)) return attainment
    const taken = (name: string): boolean => core.measures.some((one) => one.name === name)
    const measure = made.get(metric) ?? measureOf(base, attainment, freeName(taken, plainName(metric, 'attainment')))
    made.set(metric, measure)
    return { kind: 'else', value: { kind: 'measure', metric: measure.name, origin }, fallback: attainment, origin }
  }
  const { components, limits, factors, events, payments, measures } = core
  const parts = rewritten({ components, limits, factors, events, payments }, 'attainment', read)
  return { ...core, ...parts, measures: [...measures, ...made.values()] }
}

const measureOf = (base: Measure, attainment: Attainment, name: string): Measure => ({
  ...base,
  name,
  label: `Attainment of ${base.label}, as it is stated`,
  aggregate: { kind: 'sum', of: attainment },
  where: null,
  onCredit: { factors: [], cap: null },
  converted: null,
  scope: OWN,
  unit: { kind: 'percent' },
  whenEmpty: null,
  quota: null,
})

/** The metric whose stated attainment stands under a name; undefined where that is another metric. */
export function attainedMetric({ core }: World, name: string): string | undefined {
  const how = core.measures.find((one) => one.name === name)?.aggregate
  return how?.kind === 'sum' && how.of.kind === 'attainment' ? how.of.metric : undefined
}

/** Attainment as it is stated for each person on the day of a moment; nothing where it is not. */
export function attainmentNeed(asked: Extract<Asked, { what: 'measure' | 'quota' }>, stated: readonly GivenMeasure[]): Need {
  const cases = stated.map(
    (one): StatedCase => ({
      person: one.person,
      value: statesAttainment(one) ? ({ at, period }) => attainmentGiven(one, asked.reads === 'window' ? at : period) : null,
      ofQuota: false,
    }),
  )
  return { asked, kind: 'given', cases, computed: null, quota: null }
}
