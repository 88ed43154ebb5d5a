/** Whether two plans pay the same on any data: their Core is the same program, whatever it is called and in whatever order it is written. */
import type { Core } from '../../runtime/core/core.ts'
import type { Planning } from '../../runtime/core/planning/planning.ts'

/** What decides no cent: places, labels and reasons. */
const WORDS: ReadonlySet<string> = new Set(['span', 'label', 'because', 'origin'])

/** Lists that mean the same in any order (law 1). Rules of credit, bands and steps are not among them. */
const IN_ANY_ORDER: ReadonlySet<string> = new Set([
  'records',
  'fields',
  'credit',
  'measures',
  'components',
  'factors',
  'limits',
  'events',
  'clawbacks',
  'delays',
  'topUps',
  'splits',
  'changed',
])

function canonical(value: unknown, inAnyOrder: boolean): unknown {
  if (Array.isArray(value)) {
    const all = value.map((one) => canonical(one, false))
    return inAnyOrder ? [...all].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : all
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !WORDS.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner, IN_ANY_ORDER.has(key))]),
  )
}

/** A text that is equal for programs that pay the same. */
export const payOf = ({ plan, ...core }: Core): string => JSON.stringify(canonical(core, false))

/** A text that is equal for quotas files that allocate the same. */
export const quotasOf = ({ name, ...core }: Planning): string => JSON.stringify(canonical(core, false))

/** Whether two compiled plans pay the same, cent for cent, on any data. False means only that they may not. */
export const paysTheSame = (before: Core, after: Core): boolean => payOf(before) === payOf(after)
