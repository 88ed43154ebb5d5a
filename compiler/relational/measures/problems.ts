/** Where a run stops for a figure that may not be missing, or not below zero. */
import type { Component } from '../../../runtime/core/core.ts'
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import { not, type Truth } from '../../../runtime/fast/program/number.ts'
import type { Need } from './needs.ts'

/** A number, or a truth; `negative`: where the number is below zero although it may not be. */
export type FigureOf = { readonly number: Fraction; readonly negative?: Truth } | { readonly truth: Truth }

/** Where the run stops. */
export interface Problem {
  readonly truth: Truth
  readonly code: 'CB851' | 'CB852' | 'CB857'
  readonly says: string
  readonly origin: Component['origin']
}

/** What may not be missing, and what may not be below zero (semantics 4, 5). */
export function problemsOf(need: Need, { number, negative }: Extract<FigureOf, { number: Fraction }>): Problem[] {
  const missing = not(number.known)
  if ((need.kind === 'measure' || need.kind === 'until') && need.measure.whenEmpty === 'error')
    return [{ truth: missing, code: 'CB852', says: `Where \`${need.measure.name}\` has no value`, origin: need.measure.origin }]
  if (need.kind !== 'stated' || need.of.what !== 'quota') return []
  const { name, quota, origin } = need.of.measure
  const at = quota?.origin ?? origin
  return [
    ...(quota?.whenMissing === 'error'
      ? [{ truth: missing, code: 'CB851' as const, says: `Where \`${name}\` has no quota, though it must`, origin: at }]
      : []),
    ...(negative === undefined
      ? []
      : [{ truth: negative, code: 'CB857' as const, says: `Where the quota of \`${name}\` is below zero`, origin: at }]),
  ]
}
