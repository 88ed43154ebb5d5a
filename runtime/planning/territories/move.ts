/** One row given to a territory by name, and everything else as it is: the question of what a move would do. */
import type { Planning } from '../../core/planning/planning.ts'
import { chartOf } from './chart.ts'

/** The plan with the row included in the territory and named nowhere else. Undefined where there is no such territory. */
export function withMove(planning: Planning, key: string, name: string): Planning | undefined {
  const { territories } = planning
  const chart = chartOf(territories)
  const place = chart.places.find(({ territory }) => territory.name === name)
  if (place === undefined) return undefined
  const { origin } = place.territory
  const leave = <T extends { readonly keys: readonly string[] }>(named: readonly T[]): T[] =>
    named.flatMap((one) => {
      const [first, ...rest] = one.keys.filter((other) => other !== key)
      return first === undefined ? [] : [{ ...one, keys: [first, ...rest] }]
    })
  return {
    ...planning,
    territories: {
      ...territories,
      territories: territories.territories.map((territory) => ({
        ...territory,
        includes: [
          ...leave(territory.includes),
          ...(territory.name === name ? [{ keys: [key] as [string], reason: 'what if', origin }] : []),
        ],
        excludes: territory.name === name ? leave(territory.excludes) : territory.excludes,
      })),
    },
  }
}
