/** Where one row lies on a day: by name, by rule, or with everything else. */
import type { Day } from '../../calendar/day.ts'
import type { Expression } from '../../core/expression.ts'
import type { Origin } from '../../core/origin.ts'
import type { Territories } from '../../core/planning/territories.ts'
import type { Row } from '../../data/table.ts'
import { compute, type Environment } from '../../evaluate/expression.ts'
import { holds } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { indexOf } from './candidates.ts'
import { type Chart, type Choice, chartOf, choose } from './chart.ts'
import { rulesOf } from './conditions.ts'
import { nameOf, rowEnvironment, rowValue } from './rows.ts'

/** The territories that have a row: the first that comes first. `tied`: those among which nothing decides; then nobody has it. */
export interface Placed extends Choice {
  /** `name`: a territory includes it. */
  readonly by: 'name' | 'rule'
}

/** What puts a row into a territory: its name, a rule, or that no other one has it. */
export interface Reason {
  readonly by: 'name' | 'rule' | 'rest'
  /** The rule as it is written; the reason of a name. */
  readonly says: string
  readonly origin: Origin
}

export interface Placing {
  readonly chart: Chart
  /** Where a row, as it is on a day, lies. */
  readonly place: (row: Row, day: Day) => Placed
  /** What puts it into a territory that has it. */
  readonly reason: (row: Row, day: Day, index: number) => Reason | undefined
}

/** Prepares the rules of a file once for all rows and days (semantics 13). */
export function placingOf(world: World, territories: Territories & { readonly record: string }): Placing {
  const { record } = territories
  const chart = chartOf(territories)
  const named = namesOf(chart)
  const rules = chart.places.map((place) => rulesOf(chart, place))
  const candidates = indexOf(world.core.records, chart)
  return {
    chart,
    place: (row, day) => {
      const key = nameOf(row)
      const env = rowEnvironment(world, record, row, day)
      const included = named.included.get(key) ?? []
      const covering = (): number[] =>
        candidates((path) => rowValue(world, record, row, day, path)).filter(
          (index) => !included.includes(index) && !named.excluded(key, index) && covers(rules[index], env),
        )
      return { ...decide(chart, included, covering), by: included.length > 0 ? 'name' : 'rule' }
    },
    reason: (row, day, index) => {
      const territory = chart.places[index]?.territory
      const name = territory?.includes.find(({ keys }) => keys.includes(nameOf(row)))
      if (name !== undefined) return { by: 'name', says: name.reason, origin: name.origin }
      const env = rowEnvironment(world, record, row, day)
      const rule = territory?.covers.find((one) => one.kind === 'rest' || holds(compute(one.where, env)))
      if (rule === undefined) return undefined
      return rule.kind === 'rest'
        ? { by: 'rest', says: 'everything else', origin: rule.origin }
        : { by: 'rule', says: rule.says, origin: rule.origin }
    },
  }
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
