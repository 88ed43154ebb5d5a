/** The worlds of a run that keeps its rows in columns: one that holds none, and for a while one with the rows of one person. */
import type { Row, Table } from '../../data/table.ts'
import { peopleOf } from '../../evaluate/spans.ts'
import type { World } from '../../evaluate/world.ts'
import type { Reach } from './reach.ts'
import type { Store } from './stores.ts'

/** A record's rows, and which of them can count for whom; that is found out when somebody's rows are first asked for. */
export interface Reached {
  readonly store: Store
  readonly reach: () => Reach
}

/** A world with some rows, in the place of all that `whole` does not hold. */
export const worldOfRows = (whole: World, person: string, rows: readonly Table[], counting?: object): World => ({
  ...whole,
  counting,
  data: { tables: new Map([...whole.data.tables, ...rows.map((table) => [table.record, table] as const)]) },
  apart: { kind: 'own', person, whole },
})

export const tableOfRows = ({ record, file }: Store, rows: readonly Row[]): Table => ({ record, file, rows })

/** How many people's rows are kept at a time: the one whose turn it is, and a few that are asked about beside. */
const KEPT = 4

/** How worlds of people's rows are kept. */
export interface Keeping {
  /** How many at a time. */
  readonly most: number
  /** What of a person's rows has happened in a world: worlds in which the same has happened share what is computed of these rows. Undefined: they do not. */
  readonly stateOf: (world: World, person: string) => string | undefined
  /** What worlds of a person's rows of one state remember what they count by; undefined: each by itself. */
  readonly countingOf: (person: string, state: string) => object | undefined
  /** Whether any row can count for the person in a world. */
  readonly counts: (world: World, person: string) => boolean
}

const A_FEW: Keeping = { most: KEPT, stateOf: () => undefined, countingOf: () => undefined, counts: () => true }

/**
 * The same world without the rows of `records`. Whatever asks about the rows of a person gets a world with those rows alone; it is dropped soon
 * after, with all that was computed in it, so that memory does not grow with the people.
 */
export function withoutRows(world: World, records: readonly Reached[], { most, stateOf, countingOf, counts }: Keeping = A_FEW): World {
  const places = new Map(peopleOf(world).map((person, place) => [person, place]))
  const tables = latest<readonly Table[]>(most, (person) => {
    const place = places.get(person) ?? -1
    return records.map(({ store, reach }) => tableOfRows(store, place < 0 ? [] : Array.from(reach()(place), store.rowAt)))
  })
  const none = records.map(({ store }) => tableOfRows(store, []))
  const made = (whole: World, person: string, counting?: object): World =>
    worldOfRows(whole, person, counts(whole, person) ? tables(person) : none, counting)
  const worlds = new WeakMap<World, (person: string) => World>()
  const alike = new Map<string, World>()
  const own = new Set(records.map(({ store }) => store.record))
  return {
    ...world,
    data: { tables: new Map([...world.data.tables].filter(([record]) => !own.has(record))) },
    apart: {
      kind: 'elsewhere',
      worldOf: (whole, person) => {
        const state = stateOf(whole, person)
        if (state !== undefined) {
          const key = `${person}\u0000${state}`
          const same = alike.get(key) ?? made(whole, person, countingOf(person, state))
          alike.set(key, same)
          return same
        }
        const known = worlds.get(whole) ?? latest(most, (one) => made(whole, one))
        worlds.set(whole, known)
        return known(person)
      },
    },
  }
}

/** Remembers the last `most` answers. */
function latest<T>(most: number, make: (person: string) => T): (person: string) => T {
  const kept = new Map<string, T>()
  return (person) => {
    const known = kept.get(person)
    if (known !== undefined) return known
    const made = make(person)
    if (kept.size >= most) kept.delete([...kept.keys()][0] ?? '')
    kept.set(person, made)
    return made
  }
}
