/** The small form: `pay x "..." at 5% of sum of deal.amount over quarter supports y` holds its metric in place. */

import type { MetricClause } from '../../grammar/forms/items.ts'
import { OWN } from '../../runtime/core/scope.ts'
import { Window } from '../../runtime/core/unit.ts'
import type { Metric, Objective } from '../plan.ts'
import { bindAggregate } from './aggregates.ts'
import { type Context, itemsOf, later, originOf, unknownName, wordIn } from './context.ts'
import { perRow } from './windows.ts'

/** The metrics that pays state in place, named after their pay. */
export function inPlaceMetrics(context: Context, objectives: readonly Objective[]): Metric[] {
  return itemsOf(context.own, 'pay').flatMap((node): Metric[] => {
    if (node.inPlace === undefined || node.name === undefined) return []
    const measure = node.inPlace.measure as MetricClause | undefined
    const name = `${node.name.text}_measure`
    if (measure === undefined) return []
    const bound = bindAggregate(context, name, measure)
    const window =
      node.window === undefined
        ? node.row === undefined
          ? 'deal'
          : perRow(context, node.row)
        : wordIn(
            context,
            node.window,
            'window',
            Window.options.filter((w) => w !== 'deal'),
          )
    if (node.objective !== undefined && !objectives.some((o) => o.name === node.objective?.text))
      unknownName(
        context,
        node.objective.span,
        node.objective.text,
        'objective',
        objectives.map((o) => o.name),
      )
    if (bound === undefined || window === undefined) return []
    if (bound.aggregate.kind !== 'sum' && bound.aggregate.kind !== 'count' && bound.aggregate.kind !== 'count_distinct')
      return later(context, measure.span, `${measure.form === 'extreme' ? measure.what.text : measure.form} stated in place`) ?? []
    return [
      {
        name,
        label: measureLabel(measure) ?? node.label?.text ?? name,
        supports:
          node.objective === undefined
            ? []
            : [{ objective: node.objective.text, origin: originOf(`${name}/supports`, node.objective.span) }],
        encourages: null,
        because: null,
        record: bound.record,
        aggregate: bound.aggregate,
        where: bound.where,
        onCredit: { factors: [], cap: null },
        converted: null,
        scope: OWN,
        window,
        unit: bound.unit,
        basis: 'full',
        quota: null,
        whenEmpty: null,
        origin: originOf(name, measure.span),
      },
    ]
  })
}

/** What a measure stated in place is called: `sum of deal.amount` is `Deal amount`, `count of visit` is `Visit count`. */
export function measureLabel(measure: MetricClause): string | undefined {
  const path = measure.form === 'count' ? measure.of : measure.form === 'sum' && measure.of.kind === 'path' ? measure.of.path : undefined
  if (path === undefined) return undefined
  const words = path.words.flatMap(({ text }) => text.split('_')).concat(measure.form === 'count' ? ['count'] : [])
  const said = words.join(' ')
  return said.charAt(0).toUpperCase() + said.slice(1)
}
