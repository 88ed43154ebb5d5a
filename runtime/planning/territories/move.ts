/** One row given to a territory by name, and everything else as it is: the question of what a move would do. */
import { addDays, type Day, parseDay, showDay } from '../../calendar/day.ts'
import type { Planning } from '../../core/planning/planning.ts'
import type { NamedRows } from '../../core/planning/territories.ts'
import { chartOf } from './chart.ts'

/** The plan with the row included in the territory from a day on (null: always) and named nowhere else then. Undefined where there is no such territory. */
export function withMove(planning: Planning, key: string, name: string, from: Day | null): Planning | undefined {
  const { territories } = planning
  const chart = chartOf(territories)
  const place = chart.places.find(({ territory }) => territory.name === name)
  if (place === undefined) return undefined
  const { origin } = place.territory
  const included = { keys: [key], from: from === null ? null : showDay(from), to: null, reason: 'what if', origin } satisfies NamedRows
  const leave = (named: readonly NamedRows[]): NamedRows[] => named.flatMap((one) => without(one, key, from))
  return {
    ...planning,
    territories: {
      ...territories,
      territories: territories.territories.map((territory) => ({
        ...territory,
        includes: [...leave(territory.includes), ...(territory.name === name ? [included] : [])],
        excludes: territory.name === name ? leave(territory.excludes) : territory.excludes,
      })),
    },
  }
}

/** The names without one of them from a day on. */
function without(named: NamedRows, key: string, from: Day | null): NamedRows[] {
  if (!named.keys.includes(key)) return [named]
  const [first, ...rest] = named.keys.filter((other) => other !== key)
  const others = first === undefined ? [] : [{ ...named, keys: [first, ...rest] } satisfies NamedRows]
  const start = named.from === null ? undefined : parseDay(named.from)
  if (from === null || (start !== undefined && start >= from)) return others
  const last = addDays(from, -1)
  const end = named.to === null ? undefined : parseDay(named.to)
  return [...others, { ...named, keys: [key], to: end !== undefined && end < last ? named.to : showDay(last) }]
}
