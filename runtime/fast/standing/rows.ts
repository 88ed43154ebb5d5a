/** The rows of a record as they stand: those that were read, and those that have changed since. */
import type { RecordShape } from '../../core/record.ts'
import { isSameVersion, recordedOn } from '../../data/known.ts'
import { joinKey, rowOrder } from '../../data/order.ts'
import type { Row, Table } from '../../data/table.ts'
import { peopleOf } from '../../evaluate/spans.ts'
import type { World } from '../../evaluate/world.ts'
import { pairsOf, type Reach, reachOf } from '../apart/reach.ts'
import { type HeldRows, inTable } from '../rows/held-rows.ts'

/** A row that was added, changed or removed: as it was read and as it is now, null where there was or is none, and whom it can reach. */
export interface ChangedRow {
  readonly read: Row | null
  readonly now: Row | null
  /** Whom the row can reach as it is now. */
  readonly reaches: ReadonlySet<string>
}

/** Rows of one record. What was read never changes. */
export interface StandingRows {
  readonly shape: RecordShape
  readonly read: HeldRows
  /** Whom the rows that were read can reach; found out when it is first asked for. */
  readonly reach: () => Reach
  /** By identity. */
  readonly changed: ReadonlyMap<string, ChangedRow>
}

/** What tells rows of a record apart: the key, with history the start, and with knowledge the day recorded. */
export const identityOf = ({ history, known }: RecordShape, { key, values }: Row): string =>
  [joinKey(key), ...[history?.from, known].map((field) => (field == null ? '' : String(values.get(field) ?? '')))].join('\u0001')

/** Rows as they were read. */
export function standingRows(read: HeldRows, world: World): StandingRows {
  let known: Reach | undefined
  const reach = (): Reach => {
    known ??= reachOf(world, read)
    return known
  }
  return { shape: read.shape, read, reach, changed: new Map() }
}

/** A row by its place in canonical order. */
const rowAt = ({ order, at }: HeldRows, place: number): Row => at(order?.[place] ?? place)

/** The rows of one key that were read, in canonical order. */
export function readOfKey({ shape, read }: StandingRows, row: Row): readonly Row[] {
  const order = rowOrder({ ...shape, history: null, known: null })
  let [low, high] = [0, read.count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (order(rowAt(read, middle), row) < 0) low = middle + 1
    else high = middle
  }
  const found: Row[] = []
  for (let place = low; place < read.count; place += 1) {
    const one = rowAt(read, place)
    if (order(one, row) !== 0) break
    found.push(one)
  }
  return found
}

/** The rows of one key as they stand. */
export function rowsOfKey(rows: StandingRows, row: Row): readonly Row[] {
  const { shape, changed } = rows
  const read = readOfKey(rows, row).filter((one) => !changed.has(identityOf(shape, one)))
  const now = [...changed.values()].flatMap(({ now: one }) => (one !== null && joinKey(one.key) === joinKey(row.key) ? [one] : []))
  return [...read, ...now].sort(rowOrder(shape))
}

/** The row that stands in the place of another: of the same key, start and day recorded. */
export const rowLike = (rows: StandingRows, row: Row): Row | undefined =>
  rowsOfKey(rows, row).find((one) => isSameVersion(rows.shape, one, row) && recordedOn(rows.shape, one) === recordedOn(rows.shape, row))

/** All rows as they stand, in canonical order; `places`: only those of what was read at these. */
export function tableOf({ shape, read, changed }: StandingRows, places?: Iterable<number>, reaching?: ReadonlySet<string>): Table {
  const rows: Row[] = []
  const take = (place: number): void => {
    const row = rowAt(read, place)
    if (changed.size === 0 || !changed.has(identityOf(shape, row))) rows.push(row)
  }
  if (places === undefined) for (let place = 0; place < read.count; place += 1) take(place)
  else for (const place of places) take(place)
  for (const { now, reaches } of changed.values())
    if (now !== null && (reaching === undefined || [...reaches].some((person) => reaching.has(person)))) rows.push(now)
  const sorted = changed.size === 0 && places === undefined ? rows : rows.sort(rowOrder(shape))
  return { record: shape.name, file: shape.file, rows: sorted }
}

/** Every row that can count for some people; `placeOf` is the place of each in canonical order. */
export function rowsReaching(rows: StandingRows, people: ReadonlySet<string>, placeOf: ReadonlyMap<string, number>): Table {
  const places = new Set<number>()
  for (const person of people) {
    const place = placeOf.get(person)
    if (place !== undefined) for (const row of rows.reach()(place)) places.add(row)
  }
  return tableOf(rows, places, people)
}

/** Whom some rows can reach, each by itself; `placeOf` is the place of everybody in canonical order. */
export function reachedBy(
  world: World,
  shape: RecordShape,
  list: readonly Row[],
  placeOf: ReadonlyMap<string, number>,
): ReadonlySet<string>[] {
  const pairs = pairsOf(world, inTable(shape, { record: shape.name, file: shape.file, rows: list }), placeOf)
  const people = peopleOf(world)
  const found = list.map(() => new Set<string>())
  pairs.rows.forEach((row, i) => {
    const person = people[pairs.people[i] ?? -1]
    if (person !== undefined) found[row]?.add(person)
  })
  return found
}
