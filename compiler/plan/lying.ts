import type { Crediting } from '../../runtime/core/credit.ts'
import type { Lying } from '../../runtime/core/planning/territories.ts'
import type { Metric } from './metric.ts'

/** Every way in which rows are led to territories: by credit, and by metrics that are measured for them. */
export const lyingIn = ({ credit, metrics }: { readonly credit: readonly Crediting[]; readonly metrics: readonly Metric[] }): Lying[] => [
  ...credit.flatMap(({ rules }) => rules.flatMap((rule) => (rule.kind !== 'levels' && rule.to.kind === 'territory' ? [rule.to.lies] : []))),
  ...metrics.flatMap(({ scope }) => (scope.population.kind === 'territory' ? [scope.population.lies] : [])),
]
