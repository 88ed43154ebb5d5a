/** What a part of pay is made of, in the words of the language, for a count of what was tried. */
import type { Component, Core, Measure } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'

/** Every kind that a part of pay has: its table, its window, what stands beside the table, and how its metric is measured. */
export function kindsOf(core: Core, component: Component): readonly string[] {
  const stages = new Set(component.steps.map(({ stage }) => stage))
  const measure = core.measures.find(({ name }) => name === component.metric)
  return [
    tableOf(component),
    `window: ${component.window}`,
    ...(['gate', 'multiplier', 'kicker'] as const).filter((stage) => stages.has(stage)),
    ...(stages.has('limit_before') || stages.has('limit_after') ? ['cap or floor'] : []),
    ...(component.carry === null ? [] : ['excess carried on']),
    ...(component.paidAt === null ? [] : ['paid at the end of a window']),
    ...(component.earnedStaysEarned ? ['earned stays earned'] : []),
    ...(core.amendments.length > 0 ? ['changed in mid-year'] : []),
    ...(measure === undefined ? [] : measuresOf(measure)),
  ]
}

function tableOf({ steps }: Component): string {
  const parts = steps.filter(({ stage }) => stage === 'rate').flatMap(({ value }) => [...everyPart(value)])
  const tables = parts.filter((one) => one.kind === 'bands')
  const [table] = tables
  if (parts.some(({ kind }) => kind === 'keyed')) return 'flat by text'
  if (parts.some(({ kind }) => kind === 'each_row')) return 'rate of each row'
  if (parts.some(({ kind }) => kind === 'pay')) return 'on another part of pay'
  if (table === undefined) return 'flat'
  return tables.some((one) => one !== table && inside(table, one)) ? 'matrix' : table.mode
}

const inside = (table: Extract<Expression, { kind: 'bands' }>, one: Expression): boolean =>
  table.bands.some(({ cell }) => [...everyPart(cell)].includes(one))

const measuresOf = ({ aggregate, scope, where }: Measure): string[] => [
  `metric: ${aggregate.kind.replaceAll('_', ' ')}`,
  ...(where === null ? [] : ['metric: of some rows']),
  ...(scope.population.kind === 'person' ? [] : ['metric: of others']),
]
