/** The rows that measures count, by person: what the reference evaluator's tally holds, as columns (semantics 4). */
import { asDay } from '../../calendar/civil.ts'
import type { Day } from '../../calendar/day.ts'
import type { Measure } from '../../core/core.ts'
import { shownKey } from '../../data/order.ts'
import type { Row, Value } from '../../data/table.ts'
import type { Credit } from '../../evaluate/credit-line.ts'
import { countingOf, type Lines, measureIn } from '../../evaluate/tally.ts'
import { worldsOf } from '../../evaluate/versions.ts'
import type { Viewers } from '../../evaluate/viewers.ts'
import { perWorld, type World } from '../../evaluate/world.ts'
import { isRatio } from '../../exact/ratio.ts'
import { countByPrograms } from './counting.ts'
import { type CreditList, creditListOf } from './credit-list.ts'
import { type Exacts, type GrowingExacts, growingExacts, NO_EXACTS } from './exacts.ts'
import { growingPlaces, inOrderOf } from './growing.ts'
import { type HeldRows, rowsOneByOne } from './held-rows.ts'
import type { LineKind } from './line-kind.ts'
import { sortedBy } from './order.ts'

/** What a measure counts: one entry for a row and person, by person and then in order of (date, key). */
export interface CountedRows {
  readonly list: CreditList
  /** Rows of the person at a place of the list's names: from `starts[place]` to before `starts[place + 1]`. */
  readonly starts: Uint32Array
  readonly rows: Uint32Array
  readonly amounts: Exacts
  /** The second part of a ratio; of nothing else. */
  readonly others: Exacts
  /** Of a distinct count, else empty: the number of the thing in `things`, and 0 for none. */
  readonly thingOf: Uint32Array
  readonly things: readonly Value[]
  /** Whether the rows of the first place are those of everyone who is in the plan on their day. */
  readonly shared: boolean
}

const counted = perWorld<CountedRows>()

/** What a measure counts of the rows of its record, by programs where they can, else by the reference evaluator's own reading of each row; undefined where nobody is credited with any. */
export function countedRowsOf(world: World, measure: Measure, held: HeldRows): CountedRows | undefined {
  const crediting = world.core.credit.find(({ record }) => record === measure.record)
  if (crediting === undefined) return undefined
  return counted(world, measure.name, () => {
    const list = creditListOf(world, crediting, held, measure.scope.dated)
    const byVersion = worldsOf(world)
    if (byVersion.length === 1 && byVersion[0] === world) return counting(world, measure, list)
    // each row by the rules of its own day (semantics 14)
    const all = byVersion.flatMap((then) => {
      const own = measureIn(then, measure)
      return own === undefined ? [] : (countedRowsOf(then, own, held) ?? [])
    })
    return joinedRows(measure, list, all)
  })
}

/** Counted rows of different days, in the order of the days, as one. */
function joinedRows({ aggregate: { kind } }: Measure, list: CreditList, all: readonly CountedRows[]): CountedRows {
  const [rows, people] = [growingPlaces(), growingPlaces()]
  const thingOf = kind === 'count_distinct' ? growingPlaces() : null
  const [amounts, others] = [growingExacts(), kind === 'ratio' ? growingExacts() : null]
  const things: Value[] = []
  const numberOf = thingNumbers(things)
  const placeOf = new Map(list.names.map((name, place) => [name, place]))
  for (const one of all) {
    one.list.names.forEach((name, place) => {
      for (let at = one.starts[place] ?? 0; at < (one.starts[place + 1] ?? 0); at += 1) {
        rows.push(one.rows[at] ?? 0)
        people.push(placeOf.get(name) ?? 0)
        amounts.push(one.amounts.at(at))
        others?.push(one.others.at(at))
        thingOf?.push(numberOf(one.things[(one.thingOf[at] ?? 0) - 1]))
      }
    })
  }
  return byPerson(
    list,
    { rows: rows.done(), people: people.done(), thingOf: thingOf?.done() ?? null, amounts, others, things },
    all[0]?.shared ?? false,
  )
}

/** Entries in order of (date, key), of everybody. */
interface Entries {
  readonly rows: Uint32Array
  readonly people: Uint32Array
  readonly thingOf: Uint32Array | null
  readonly amounts: GrowingExacts
  readonly others: GrowingExacts | null
  readonly things: readonly Value[]
}

function byPerson(list: CreditList, { rows, people, thingOf, amounts, others, things }: Entries, shared: boolean): CountedRows {
  const places = new Uint32Array(rows.length)
  for (let place = 0; place < places.length; place += 1) places[place] = place
  const sorted = sortedBy(places, list.names.length, (place) => people[place] ?? 0)
  return {
    list,
    starts: sorted.starts,
    rows: inOrderOf(rows, sorted.rows),
    amounts: amounts.done(sorted.rows),
    others: others === null ? NO_EXACTS : others.done(sorted.rows),
    thingOf: thingOf === null ? new Uint32Array() : inOrderOf(thingOf, sorted.rows),
    things,
    shared,
  }
}

/** Numbers things from 1 on; 0 is none. */
function thingNumbers(things: Value[]): (thing: Value | undefined) => number {
  const numbers = new Map<string, number>()
  return (thing) => {
    if (thing === undefined) return 0
    const key = isRatio(thing) ? `${thing.n}/${thing.d}` : `${typeof thing} ${thing}`
    const known = numbers.get(key) ?? things.push(thing)
    numbers.set(key, known)
    return known
  }
}

/** Everyone sees the same rows of a company: they are kept once. */
const everyones: Viewers = ({ role }) => (role === 'direct' ? [''] : [])

function counting(world: World, measure: Measure, list: CreditList): CountedRows {
  const shared = measure.scope.population.kind === 'company'
  const { kind } = measure.aggregate
  const [rows, people] = [growingPlaces(), growingPlaces()]
  const thingOf = kind === 'count_distinct' ? growingPlaces() : null
  const [amounts, others] = [growingExacts(), kind === 'ratio' ? growingExacts() : null]
  const things: Value[] = []
  const entry = (row: number, person: number, thing: number): void => {
    rows.push(row)
    people.push(person)
    thingOf?.push(thing)
  }
  if (!countByPrograms(world, measure, list, { entry, amounts, others, things })) {
    const counts = shared ? countingOf(world, measure, everyones) : countingOf(world, measure)
    const placeOf = new Map(list.names.map((name, place) => [name, place]))
    const rowAt = rowsOneByOne(world, list.held)
    const numberOf = thingNumbers(things)
    const distinct = kind === 'count_distinct'
    for (const row of list.rows) {
      const lines = creditsAt(list, row, rowAt(row))
      if (lines === undefined) continue
      for (const [viewer, { amount, other }] of counts(lines)) {
        entry(row, shared ? 0 : (placeOf.get(viewer) ?? 0), distinct ? numberOf(other) : 0)
        amounts.push(amount)
        others?.push(other !== undefined && isRatio(other) ? other : undefined)
      }
    }
  }
  return byPerson(list, { rows: rows.done(), people: people.done(), thingOf: thingOf?.done() ?? null, amounts, others, things }, shared)
}

/** The lines of a row that give somebody something, as the reference evaluator knows them. */
export function creditsAt(list: CreditList, row: number, held: Row): Lines | undefined {
  const date = dateOf(list, row)
  const { record } = list.crediting
  const [start, lines] = [list.first[row] ?? 0, list.lines[row] ?? 0]
  let rowKey: string | undefined
  const made: Credit[] = []
  for (let line = start; line < start + lines; line += 1) {
    const kind = list.kinds[list.kindOf[line] ?? 0]
    const recipient = list.names[list.recipients[line] ?? 0] ?? ''
    if (kind === undefined || kind.role === 'uncredited') continue
    rowKey ??= shownKey(held.key)
    const { role, level, share, before, origin } = kind
    const counts = list.counts[line] === 1
    const of = belowOf(kind, made)
    made.push({ record, row: held, rowKey, date, recipient, role, level, share, before, of, counts, origin })
  }
  const [one, ...rest] = made
  return one === undefined ? undefined : [one, ...rest]
}

/** The direct line that a manager's line is made from: the one of its kind, since shares before it differ. */
function belowOf({ of }: LineKind, made: readonly Credit[]): Credit['of'] {
  if (of === null) return null
  const { line, part } = of
  const below = made.find(({ role, share, before }) => role === line.role && same(share, line.share) && same(before, line.before))
  return below === undefined ? null : { line: below, part }
}
const same = (a: LineKind['share'], b: LineKind['share']): boolean => a.n === b.n && a.d === b.d

export const dateOf = ({ day }: CreditList, row: number): Day => asDay(day.values[row] ?? 0)
