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
export const worldOfRows = (whole: World, person: string, rows: readonly Table[]): World => ({
  ...whole,
  data: { tables: new Map([...whole.data.tables, ...rows.map((table) => [table.record, table] as const)]) },
  apart: { kind: 'own', person, whole },
})

export const tableOfRows = ({ record, file }: Store, rows: readonly Row[]): Table => ({ record, file, rows })

/** How many people's rows are kept at a time: the one whose turn it is, and a few that are asked about beside. */
const KEPT = 4

/**
 * The same world without the rows of `records`. Whatever asks about the rows of a person gets a world with those rows alone; it is dropped soon
 * after, with all that was computed in it, so that memory does not grow with the people.
 */
export function withoutRows(world: World, records: readonly Reached[]): World {
  const places = new Map(peopleOf(world).map((person, place) => [person, place]))
  const tables = latest<readonly Table[]>((person) => {
    const place = places.get(person) ?? -1
    return records.map(({ store, reach }) => tableOfRows(store, place < 0 ? [] : Array.from(reach()(place), store.rowAt)))
  })
  const worlds = new WeakMap<World, (person: string) => World>()
  const own = new Set(records.map(({ store }) => store.record))
  return {
    ...world,
    data: { tables: new Map([...world.data.tables].filter(([record]) => !own.has(record))) },
    apart: {
      kind: 'elsewhere',
      worldOf: (whole, person) => {
        const known = worlds.get(whole) ?? latest((one) => worldOfRows(whole, one, tables(one)))
        worlds.set(whole, known)
        return known(person)
      },
    },
  }
}

/** Remembers the last few answers. */
function latest<T>(make: (person: string) => T): (person: string) => T {
  const kept = new Map<string, T>()
  return (person) => {
    const known = kept.get(person)
    if (known !== undefined) return known
    const made = make(person)
    if (kept.size >= KEPT) kept.delete([...kept.keys()][0] ?? '')
    kept.set(person, made)
    return made
  }
}
