/** Every row lands where the rules say: by name, by rule, or with everything else. */
import type { Day } from '../../calendar/day.ts'
import type { Territories } from '../../core/planning/territories.ts'
import type { Row } from '../../data/table.ts'
import type { World } from '../../evaluate/world.ts'
import type { Chart } from './chart.ts'
import { placingOf } from './placing.ts'
import { nameOf, rowsOn } from './rows.ts'

/** A row and the territories that have it; none where the run was refused. */
export interface Assigned {
  readonly key: string
  readonly row: Row
  readonly territories: readonly number[]
  /** `name`: a territory includes it. */
  readonly by: 'name' | 'rule'
}

export interface Assignment {
  readonly day: Day
  readonly record: string
  readonly chart: Chart
  /** In canonical order of keys. */
  readonly rows: readonly Assigned[]
}

/**
 * Assigns every row of a day. Reports CB886 for a row that no territory has, CB887 for one that more have than may, CB888 for a name that
 * no row has.
 */
export function assign(world: World, territories: Territories & { readonly record: string }, day: Day): Assignment {
  const { record } = territories
  const { chart, place } = placingOf(world, territories)
  const rows = rowsOn(world, record, day).map((row): Assigned => {
    const key = nameOf(row)
    const { won, tied, by } = place(row, day)
    const [origin] = (tied.length > 0 ? tied : [0]).flatMap((index) => chart.places[index]?.territory.origin ?? [])
    if (tied.length > 0 && origin !== undefined)
      world.problems.raise('CB887', key, origin.span, { record, key, territories: labelsOf(chart, tied), winners: chart.winners })
    else if (won.length === 0 && origin !== undefined) world.problems.raise('CB886', key, origin.span, { record, key })
    return { key, row, territories: won, by }
  })
  checkNames(world, chart, record)
  return { day, record, chart, rows }
}

/** The names of territories among which nothing decides. */
export const labelsOf = ({ places }: Chart, indexes: readonly number[]): string[] =>
  indexes.flatMap((index) => places[index]?.territory.name ?? [])

/** Every name that a territory states is a row of the data, on some day. Reports CB888. */
export function checkNames(world: World, { places }: Chart, record: string): void {
  const stated = places.flatMap(({ territory }) => [...territory.includes, ...territory.excludes])
  if (stated.length === 0) return
  const known = new Set((world.data.tables.get(record)?.rows ?? []).map(nameOf))
  for (const { keys, origin } of stated)
    for (const key of keys) if (!known.has(key)) world.problems.raise('CB888', key, origin.span, { record, key })
}
