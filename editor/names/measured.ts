/** The record whose rows a metric counts. */
import type { NodeBase, PathSyntax } from '../../grammar/syntax.ts'
import type { Declared } from './names.ts'
import { find } from './paths.ts'

/** By the name of the metric; undefined where it says nowhere what it measures. */
export const recordOfMetric = (declared: Declared, metric: string | undefined): string | undefined =>
  (metric === undefined ? undefined : find(declared, 'metric', metric))?.declared
    .map(({ node }) => measuredRecord(node))
    .find((one) => one !== undefined)

/** By its block: the first word of what it measures. */
export function measuredRecord(metric: NodeBase): string | undefined {
  const { clauses, inPlace } = metric as { clauses?: readonly (NodeBase & { of?: unknown })[]; inPlace?: unknown }
  if (inPlace !== undefined) return firstWord(inPlace)
  return clauses?.map(({ form, of }) => (form === 'growth' ? undefined : firstWord(of))).find((word) => word !== undefined)
}

function firstWord(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('words' in value) return (value as PathSyntax).words[0]?.text
  return Object.entries(value)
    .filter(([key]) => key !== 'span')
    .map(([, inner]) => firstWord(inner))
    .find((word) => word !== undefined)
}
