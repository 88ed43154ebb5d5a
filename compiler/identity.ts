/** What identifies a compiled plan: a text, whose hash stands in what is made from the plan. */
import type { Core } from '../runtime/core/core.ts'

/** The same value always gives the same text: keys sorted, `span`s left out (moving a clause changes nothing), big numbers as text. */
function canonical(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(canonical)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  )
}

/** The text of a program, or of a part of it, wherever its clauses stand. */
export const identityText = (core: Core | readonly unknown[]): string => JSON.stringify(canonical(core))

/** How a hash of such a text is written: `sha256:` and the hash in hexadecimal digits. */
export const hashNamed = (hex: string): string => `sha256:${hex}`
