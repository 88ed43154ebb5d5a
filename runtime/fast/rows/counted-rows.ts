/** The rows that measures count, by person: what the reference evaluator's tally holds, as columns (semantics 4). */
import { asDay } from '../../calendar/civil.ts'
import type { Day } from '../../calendar/day.ts'
import type { Measure } from '../../core/core.ts'
import { shownKey } from '../../data/order.ts'
import type { Row, Value } from '../../data/table.ts'
import type { Credit } from '../../evaluate/credit-line.ts'
import { countingOf, type Lines } from '../../evaluate/tally.ts'
import type { Viewers } from '../../evaluate/viewers.ts'
import { perWorld, type World } from '../../evaluate/world.ts'
import { isRatio } from '../../exact/ratio.ts'
import type { CreditList, LineKind } from './credit-list.ts'
import { type Exacts, growingExacts } from './exacts.ts'
import { growingPlaces } from './growing.ts'
import { sortedBy } from './order.ts'
import { cursorOf } from './view.ts'

/** What a measure counts: one entry for a row and person, by person and then in order of (date, key). */
export interface CountedRows {
  readonly list: CreditList
  /** Rows of the person at a place of the list's names: from `starts[place]` to before `starts[place + 1]`. */
  readonly starts: Uint32Array
  readonly rows: Uint32Array
  readonly amounts: Exacts
  /** The second part of a ratio. */
  readonly others: Exacts
  /** Of a distinct count: the number of the thing in `things`, and 0 for none. */
  readonly thingOf: Uint32Array
  readonly things: readonly Value[]
  /** Whether the rows of the first place are those of everyone who is in the plan on their day. */
  readonly shared: boolean
}

const counted = perWorld<CountedRows>()

/** What a measure counts of a credit list, by the reference evaluator's own reading of each row. */
export const countedRowsOf = (world: World, measure: Measure, list: CreditList): CountedRows =>
  counted(world, measure.name, () => counting(world, measure, list))

/** Everyone sees the same rows of a company: they are kept once. */
const everyones: Viewers = ({ role }) => (role === 'direct' ? [''] : [])

function counting(world: World, measure: Measure, list: CreditList): CountedRows {
  const shared = measure.scope.population.kind === 'company'
  const counts = shared ? countingOf(world, measure, everyones) : countingOf(world, measure)
  const placeOf = new Map(list.names.map((name, place) => [name, place]))
  const cursor = cursorOf(list.columns)
  const [rows, people, thingOf] = [growingPlaces(), growingPlaces(), growingPlaces()]
  const [amounts, others] = [growingExacts(), growingExacts()]
  const things: Value[] = []
  const numbers = new Map<string, number>()
  const numberOf = (thing: Value | undefined): number => {
    if (thing === undefined) return 0
    const key = isRatio(thing) ? `${thing.n}/${thing.d}` : `${typeof thing} ${thing}`
    const known = numbers.get(key) ?? things.push(thing)
    numbers.set(key, known)
    return known
  }
  const distinct = measure.aggregate.kind === 'count_distinct'
  for (const row of list.rows) {
    cursor.moveTo(row)
    const lines = creditsAt(list, row, cursor.row)
    if (lines === undefined) continue
    for (const [viewer, { amount, other }] of counts(lines)) {
      rows.push(row)
      people.push(shared ? 0 : (placeOf.get(viewer) ?? 0))
      amounts.push(amount)
      others.push(distinct || other === undefined || !isRatio(other) ? undefined : other)
      thingOf.push(distinct ? numberOf(other) : 0)
    }
  }
  const places = Uint32Array.from({ length: rows.length() }, (_, place) => place)
  const [byRow, byPerson, byThing] = [rows.done(), people.done(), thingOf.done()]
  const sorted = sortedBy(places, list.names.length, (place) => byPerson[place] ?? 0)
  return {
    list,
    starts: sorted.starts,
    rows: sorted.rows.map((place) => byRow[place] ?? 0),
    amounts: amounts.done(sorted.rows),
    others: others.done(sorted.rows),
    thingOf: sorted.rows.map((place) => byThing[place] ?? 0),
    things,
    shared,
  }
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
