/** Where one row lies on a day: by name, by rule, or with everything else. */
import { type Day, parseDay } from '../../calendar/day.ts'
import type { Expression } from '../../core/expression.ts'
import type { Origin } from '../../core/origin.ts'
import type { NamedRows, Territories } from '../../core/planning/territories.ts'
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
  /** Whether a name puts the row into a territory, or keeps it out of one, on some days only. */
  readonly isDated: (row: Row) => boolean
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
      const included = named.included(key, day)
      const covering = (): number[] =>
        candidates((path) => rowValue(world, record, row, day, path)).filter(
          (index) => !included.includes(index) && !named.excluded(key, index, day) && covers(rules[index], env),
        )
      return { ...decide(chart, included, covering), by: included.length > 0 ? 'name' : 'rule' }
    },
    isDated: (row) => named.dated.size > 0 && named.dated.has(nameOf(row)),
    reason: (row, day, index) => {
      const territory = chart.places[index]?.territory
      const name = territory?.includes.find((one) => one.keys.includes(nameOf(row)) && isOn(one, day))
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

/** Whether a name counts on a day. */
/** Whether names count on a day. */
export function isOn({ from, to }: NamedRows, day: Day): boolean {
  const [first, last] = [from, to].map((text) => (text === null ? undefined : parseDay(text)))
  return (first === undefined || first <= day) && (last === undefined || day <= last)
}

interface Named {
  readonly index: number
  readonly rows: NamedRows
}

/** Which territories include a row by its name on a day, and whether one excludes it, or a territory that it is part of. */
function namesOf({ places }: Chart) {
  const byKey = (which: 'includes' | 'excludes'): ReadonlyMap<string, readonly Named[]> => {
    const found = new Map<string, Named[]>()
    for (const { index, territory } of places)
      for (const rows of territory[which])
        for (const key of rows.keys) {
          const known = found.get(key)
          if (known === undefined) found.set(key, [{ index, rows }])
          else known.push({ index, rows })
        }
    return found
  }
  const [included, excluded] = [byKey('includes'), byKey('excludes')]
  const on = (names: ReadonlyMap<string, readonly Named[]>, key: string, day: Day): readonly number[] => [
    ...new Set((names.get(key) ?? NO_NAMES).flatMap(({ index, rows }) => (isOn(rows, day) ? [index] : []))),
  ]
  return {
    included: (key: string, day: Day): readonly number[] => on(included, key, day),
    excluded: (key: string, index: number, day: Day): boolean => {
      const by = on(excluded, key, day)
      return by.length > 0 && [index, ...(places[index]?.above ?? [])].some((one) => by.includes(one))
    },
    dated: new Set(
      [...included, ...excluded].flatMap(([key, names]) => (names.some(({ rows }) => rows.from !== null || rows.to !== null) ? [key] : [])),
    ) as ReadonlySet<string>,
  }
}
const NO_NAMES: readonly Named[] = []
