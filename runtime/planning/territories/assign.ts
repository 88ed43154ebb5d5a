/** Every row lands where the rules say: by name, by rule, or with everything else. */
import type { Day } from '../../calendar/day.ts'
import type { Expression } from '../../core/expression.ts'
import type { Territories } from '../../core/planning/territories.ts'
import type { Row } from '../../data/table.ts'
import { compute, type Environment } from '../../evaluate/expression.ts'
import { holds } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { indexOf } from './candidates.ts'
import { type Chart, type Choice, chartOf, choose } from './chart.ts'
import { rulesOf } from './conditions.ts'
import { nameOf, rowEnvironment, rowsOn, rowValue } from './rows.ts'

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
  const chart = chartOf(territories)
  const named = namesOf(chart)
  const rules = chart.places.map((place) => rulesOf(chart, place))
  const rows = rowsOn(world, record, day)
  const candidates = indexOf(world.core.records, chart)
  const assigned = rows.map((row): Assigned => {
    const key = nameOf(row)
    const env = rowEnvironment(world, record, row, day)
    const included = named.included.get(key) ?? []
    const covering = (): number[] =>
      candidates((path) => rowValue(world, record, row, day, path)).filter(
        (index) => !included.includes(index) && !named.excluded(key, index) && covers(rules[index], env),
      )
    const found = decide(chart, included, covering)
    const [origin] = (found.tied.length > 0 ? found.tied : [0]).flatMap((index) => chart.places[index]?.territory.origin ?? [])
    if (found.tied.length > 0 && origin !== undefined)
      world.problems.raise('CB887', key, origin.span, { record, key, territories: labelsOf(chart, found.tied), winners: chart.winners })
    else if (found.won.length === 0 && origin !== undefined) world.problems.raise('CB886', key, origin.span, { record, key })
    return { key, row, territories: found.won, by: included.length > 0 ? 'name' : 'rule' }
  })
  checkNames(world, chart, record)
  return { day, record, chart, rows: assigned }
}

const covers = (rules: readonly (readonly Expression[])[] | undefined, env: Environment): boolean =>
  rules?.every((alternatives) => alternatives.some((one) => holds(compute(one, env)))) ?? false

/** Names come first; what room they leave is for the rules. */
function decide(chart: Chart, included: readonly number[], covering: () => readonly number[]): Choice {
  if (included.length > chart.winners) return { won: [], tied: included }
  if (included.length === chart.winners) return { won: included, tied: [] }
  const more = choose(chart, covering(), chart.winners - included.length)
  return more.tied.length > 0 ? more : { won: [...included, ...more.won], tied: [] }
}

const labelsOf = ({ places }: Chart, indexes: readonly number[]): string[] =>
  indexes.flatMap((index) => places[index]?.territory.name ?? [])

/** Which territories include a row by its name, and whether one excludes it, or a territory that it is part of. */
function namesOf({ places }: Chart) {
  const included = new Map<string, number[]>()
  const excluded = new Map<string, Set<number>>()
  for (const { index, territory } of places) {
    for (const key of territory.includes.flatMap(({ keys }) => keys)) included.set(key, [...(included.get(key) ?? []), index])
    for (const key of territory.excludes.flatMap(({ keys }) => keys)) {
      const known = excluded.get(key) ?? new Set<number>()
      excluded.set(key, known.add(index))
    }
  }
  const isExcluded = (key: string, index: number): boolean => {
    const by = excluded.get(key)
    return by !== undefined && [index, ...(places[index]?.above ?? [])].some((one) => by.has(one))
  }
  return { included: included as ReadonlyMap<string, readonly number[]>, excluded: isExcluded }
}

/** Every name that a territory states is a row of the data, on some day. */
function checkNames(world: World, { places }: Chart, record: string): void {
  const stated = places.flatMap(({ territory }) => [...territory.includes, ...territory.excludes])
  if (stated.length === 0) return
  const known = new Set((world.data.tables.get(record)?.rows ?? []).map(nameOf))
  for (const { keys, origin } of stated)
    for (const key of keys) if (!known.has(key)) world.problems.raise('CB888', key, origin.span, { record, key })
}
