/**
 * Rates that are read at each row (`flat by deal.kind`, `plus 2% of sales where ...`): what each row comes to is added up like a metric, so the steps
 * of pay read it as one. Every `each_row` of the Core becomes such a metric.
 */
import type { Component, Core, Measure } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { OWN } from '../../../runtime/core/scope.ts'
import { rewritten } from '../pay/rewritten.ts'
import { plainName } from '../program/build.ts'

export type EachRow = Extract<Expression, { kind: 'each_row' }>

/** The sums of rows of a plan, by the names of the metrics that stand for them. */
export type RowSums = ReadonlyMap<string, EachRow>

/** Whether what rows come to is divided: the average rate of what a row moves another metric through. */
export const isDivided = ({ value }: EachRow): boolean => {
  const parts = [...everyPart(value)]
  return parts.some((part) => part.kind === 'row_driver') && parts.some((part) => part.kind === 'arithmetic' && part.op === 'divide')
}

/** A plan whose steps read sums of rows as metrics, and what each of these sums is. */
export function withRowSums(core: Core): { readonly core: Core; readonly sums: RowSums } {
  const sums = new Map<string, EachRow>()
  const made: Measure[] = []
  const components = core.components.map((component): Component => {
    const steps = component.steps.map((step) => {
      const value = rewritten(step.value, 'each_row', (each) => {
        const measure = core.measures.find(({ name }) => name === each.metric)
        if (measure === undefined) throw new Error(each.metric)
        const name = plainName(component.name, 'by', 'row', sums.size === 0 ? '' : String(sums.size + 1))
        sums.set(name, each)
        made.push({ ...measure, name, label: `${step.label} row by row`, scope: OWN, whenEmpty: null, quota: null, origin: each.origin })
        return { kind: 'measure', metric: name, origin: each.origin }
      })
      return { ...step, value }
    })
    return { ...component, steps: steps as Component['steps'] }
  })
  return { core: { ...core, components, measures: [...core.measures, ...made] }, sums }
}
