/** What a row must be for a territory to cover it: its own rules, and those of every territory that it is part of. */
import type { Expression } from '../../core/expression.ts'
import type { Chart, Place } from './chart.ts'

/** Alternatives, of which one must hold; null: every row. */
export type Rules = readonly Expression[] | null

/** The alternatives that a territory states; undefined where it covers nothing by rule. */
const statedBy = ({ territory, rest }: Place): Rules | undefined => {
  if (rest) return null
  const found = territory.covers.flatMap((one) => (one.kind === 'where' ? [one.where] : []))
  return found.length === 0 ? undefined : found
}

/**
 * What must hold, all of it: the territory's own alternatives and those of each territory above. Undefined where it covers nothing by
 * rule. A territory above that states no rule, or takes everything else, asks for nothing.
 */
export function rulesOf({ places }: Chart, place: Place): readonly (readonly Expression[])[] | undefined {
  const own = statedBy(place)
  if (own === undefined) return undefined
  const above = place.above.flatMap((index) => {
    const parent = places[index]
    return parent === undefined ? [] : [statedBy(parent) ?? null]
  })
  return [own, ...above].filter((one) => one !== null)
}
