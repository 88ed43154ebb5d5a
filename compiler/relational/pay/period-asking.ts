/** What clauses that act on each period ask for: their steps at the ends of periods inside the windows of a part of pay (semantics 17.14). */
import type { Component } from '../../../runtime/core/core.ts'
import { earlier, windowsIn } from '../../../runtime/evaluate/windows.ts'
import type { Calendar } from '../days.ts'
import type { Moment, Moments } from '../measures/moments.ts'
import { type Need, needsOf } from '../measures/needs.ts'
import type { RowSums } from '../measures/row-sums.ts'
import { type Refused, refuse } from '../refused.ts'
import type { Period } from './period-clauses.ts'
import { inReadings } from './terms.ts'

/** The ends of the periods inside the windows of a part of pay, with the windows to date themselves. */
export interface PeriodAsking {
  readonly period: Period
  readonly component: Component
  readonly moments: Moments
  readonly needs: readonly Need[]
  /** The fields of people whose changes end a term of the part of pay: then each period is read in all of its readings. */
  readonly changing: readonly (readonly string[])[]
}

/** What a clause asks for: its steps at the end of each period. `outer`: the windows to date of its part of pay. */
export function periodAsking(
  calendar: Calendar,
  period: Period,
  all: readonly Period[],
  outer: Moments,
  sums: RowSums,
  changing: PeriodAsking['changing'],
  refusals: Refused[],
): PeriodAsking {
  const { world } = calendar
  const { of, inner, each } = period
  if (of.window === 'deal') refuse('what acts on each period, for single deals', each.origin)
  const kinds = new Set(all.filter((one) => one.of === of).map((one) => one.each.per))
  const moments = new Map<string, Moment>()
  for (const { window, at, seen } of outer.moments) {
    const ends = [...kinds].flatMap((per) => windowsIn(world, per, window.from, at).map(({ to }) => earlier(to, at)))
    for (const end of [...ends, at]) {
      const key = `${window.from} ${end} ${seen ?? ''}`
      if (!moments.has(key)) moments.set(key, { id: moments.size + 1, window, at: end, period: end, seen })
    }
  }
  const needs = needsOf(world, changing.length === 0 ? inner : inReadings(inner), sums, refusals)
  return { period, component: inner, moments: { moments: [...moments.values()], adds: [], plain: false }, needs, changing }
}
