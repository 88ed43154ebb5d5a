/** Where metrics stand along the rows of another one: before each row, and by how much the row moves them (semantics 6.2). */
import type { Measure } from '../../../runtime/core/core.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { windowsIn } from '../../../runtime/evaluate/windows.ts'
import { compareText } from '../../../runtime/exact/order.ts'
import type { Calendar } from '../days.ts'
import {
  between,
  column,
  columnNamed,
  compare,
  constants,
  freeName,
  int,
  integer,
  join,
  kept,
  plainName,
  type Relation,
  renamed,
  select,
  type Told,
  text,
  union,
  windowed,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Scalar } from '../program/scalar.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { type Counted, sumOf } from './measures.ts'
import type { EachRow } from './row-sums.ts'

/** The columns of a metric at a row: what it came to before it, and what the row adds. */
export interface Driver {
  readonly before: string
  readonly moves: string
}

/** Rows with the metrics that stand beside them. */
export interface Moved {
  readonly rows: Relation
  readonly drivers: ReadonlyMap<string, Driver>
}

/** The metrics along which a rate moves. */
export const driversIn = ({ value }: EachRow): readonly string[] => [
  ...new Set([...everyPart(value)].flatMap((part) => (part.kind === 'row_driver' ? [part.metric] : []))),
]

/** The rows of a metric beside each of several others, one after the other. */
export function besideDrivers(
  site: Site,
  calendar: Calendar,
  base: Counted,
  metrics: readonly string[],
  counted: (metric: string) => Counted,
): Moved {
  const drivers = new Map<string, Driver>()
  let { rows } = base
  for (const metric of metrics) {
    const driver = counted(metric)
    const own = metric === base.measure.name
    const [moves, before] = ['moves', 'before'].map((word) => freeName((one) => hasColumn(rows, one), plainName(metric, word))) as [
      string,
      string,
    ]
    const along: Along = { site, calendar, base, driver, moves, before }
    rows = standing(along, moving(along, rows, own), own)
    drivers.set(metric, { before, moves })
  }
  return { rows, drivers }
}

interface Along {
  readonly site: Site
  readonly calendar: Calendar
  readonly base: Counted
  readonly driver: Counted
  readonly moves: string
  readonly before: string
}

const hasColumn = ({ columns }: Relation, wanted: string): boolean => columns.some(({ name }) => name === wanted)
const SEEN = 'seen_by'
const tell = ({ base, driver }: Along, what: string, says: string): Told => ({
  name: `${base.measure.name}_${what}`,
  says,
  origin: driver.measure.origin,
})

/** With what each row adds to the metric itself: nothing where it is none of its rows. */
function moving(along: Along, rows: Relation, own: boolean): Relation {
  const { site, base, driver, moves } = along
  const { build } = site
  const told = tell(along, 'moves', `The rows of \`${base.measure.name}\` with what each adds to \`${driver.measure.name}\``)
  const adds = numberIn(driver.rows, driver.adds)
  if (own) return select(build, told, rows, [...kept(rows), { column: { ...adds, name: moves }, value: column(driver.adds) }])
  if (driver.measure.record !== base.measure.record)
    return select(build, told, rows, [...kept(rows), { column: int(moves, 0n, 0n, adds.scale), value: integer(0) }])
  const on = ['payee', ...base.keys, ...(hasColumn(rows, SEEN) ? [SEEN] : [])].map((name) => ({ left: name, right: name }))
  const found = freeName((one) => hasColumn(rows, one), `${moves}_found`)
  const joined = join(build, { ...told, name: `${told.name}_found` }, rows, driver.rows, {
    how: 'left',
    on,
    take: { [driver.adds]: found },
  })
  const [low, high] = [BigInt(adds.low), BigInt(adds.high)]
  const value: Scalar = { kind: 'coalesce', value: column(found), otherwise: integer(0) }
  return select(build, told, joined, [
    ...kept(joined, found),
    { column: int(moves, low < 0n ? low : 0n, high > 0n ? high : 0n, adds.scale), value },
  ])
}

function numberIn(relation: Relation, name: string): Extract<Column, { type: 'int' }> {
  const found = columnNamed(relation, name)
  if (found.type !== 'int') throw new Error(name)
  return found
}

/** The kinds of metrics that rows move by what they add. */
const ADDS_UP: ReadonlySet<Measure['aggregate']['kind']> = new Set(['sum', 'count', 'count_net'])

/** With what the metric comes to before each row, in its window that holds the row's day. */
function standing(along: Along, rows: Relation, own: boolean): Relation {
  const { site, base, driver, moves, before } = along
  const { build } = site
  const { name, origin, window, aggregate } = driver.measure
  if (!ADDS_UP.has(aggregate.kind)) refuse('a rate that moves by what does not add up', origin)
  const seen = hasColumn(rows, SEEN)
  if (seen !== hasColumn(driver.rows, SEEN)) refuse('a rate that moves along rows of which only some can be clawed back', origin)
  const { list, turn, adds } = own ? { list: rows, turn: null, adds: moves } : among(along, rows)
  const placed = inWindow(along, list)
  const order = own ? ['day', ...base.keys] : ['day', ...list.columns.map((one) => one.name).filter((one) => ORDER.test(one)), TURN]
  const partition = ['payee', ...(seen ? [SEEN] : []), ...(window === 'deal' ? ['day'] : placed === list ? [] : [MOVES_FROM])]
  const reach = reachOf(site, driver, numberIn(placed, adds), before)
  const running = windowed(build, tell(along, 'standing', `Where \`${name}\` stands at each row`), placed, partition, order, [
    { column: reach, does: 'running_sum', of: adds },
  ])
  build.bounds.push({ step: running.name, column: before, says: `\`${name}\` of one person, row by row` })
  const value: Scalar = own ? { kind: 'subtract', left: column(before), right: column(moves) } : column(before)
  const told = tell(along, 'beside', `The rows of \`${base.measure.name}\` with where \`${name}\` stands before each`)
  return select(
    build,
    told,
    running,
    [...rows.columns.map((one) => ({ column: one, value: column(one.name) })), { column: reach, value }],
    turn === null ? null : compare('=', column(turn), integer(0)),
  )
}

/** How far a sum of rows reaches, one after the other; both ends take in nothing. */
function reachOf({ limits }: Site, { measure }: Counted, row: Extract<Column, { type: 'int' }>, name: string): Column {
  if (measure.aggregate.kind === 'sum') return { ...sumOf(limits, measure.name, row), name }
  const { low, high, scale } = row
  const times = MOST_ROWS
  const [least, most] = [BigInt(low) * times, BigInt(high) * times]
  return int(name, least < 0n ? least : 0n, most > 0n ? most : 0n, scale)
}
const MOST_ROWS = 10n ** 9n

const [TURN, MOVES_FROM, ADDS] = ['turn_of_row', 'moves_from', 'moves_by']
const ORDER = /^order_(record|key_\d+)$/

/** The rows among those of the metric, each before its own: in order of day, record and key. */
function among(along: Along, rows: Relation): { readonly list: Relation; readonly turn: string; readonly adds: string } {
  const { site, base, driver } = along
  const { build } = site
  const before = compareText(driver.measure.record, base.measure.record)
  const keys = Math.max(base.keys.length, driver.keys.length)
  const adds = numberIn(driver.rows, driver.adds)
  const orderOf = (own: Counted, place: number) => [
    { column: int('order_record', -1n, 1n), value: integer(place) },
    ...Array.from({ length: keys }, (_, i) => {
      const key = own.keys[i]
      const value: Scalar = key === undefined ? { kind: 'text', value: '' } : column(key)
      return { column: text(`order_key_${i + 1}`), value }
    }),
  ]
  const asked = select(build, tell(along, 'asked', `The rows of \`${base.measure.name}\`, which ask where it stands`), rows, [
    ...kept(rows),
    ...orderOf(base, 0),
    { column: int(TURN, 0n, 0n), value: integer(0) },
    { column: int(ADDS, 0n, 0n, adds.scale), value: integer(0) },
  ])
  const shared = new Set(['payee', 'day', SEEN])
  const told = tell(along, 'movers', `The rows of \`${driver.measure.name}\`, which move it`)
  const movers = select(build, told, driver.rows, [
    ...rows.columns.map((one) =>
      shared.has(one.name)
        ? { column: columnNamed(driver.rows, one.name), value: column(one.name) }
        : { column: { ...one, nullable: true }, value: { kind: 'null' as const, type: one.type } },
    ),
    ...orderOf(driver, before),
    { column: int(TURN, 1n, 1n), value: integer(1) },
    { column: renamed(adds, ADDS), value: column(driver.adds) },
  ])
  return { list: union(build, tell(along, 'among', 'Both, one after the other'), asked, movers), turn: TURN, adds: ADDS }
}

/** With the first day of the metric's window that holds the row's; the same rows where there is one window, or one for each deal. */
function inWindow(along: Along, rows: Relation): Relation {
  const {
    site: { build },
    calendar: { world },
    driver: { measure },
  } = along
  if (measure.window === 'deal') return rows
  const windows = windowsIn(world, measure.window, world.from, world.until)
  if (windows.length === 1) return rows
  const days = constants(
    build,
    { ...tell(along, 'windows_moved', `The windows of \`${measure.name}\``), origin: null },
    [MOVES_FROM, 'moves_to'],
    windows.map(({ from, to }) => [from, to]),
  )
  return join(build, tell(along, 'in_moved', `The rows in the windows of \`${measure.name}\``), rows, days, {
    and: between(column('day', 'left'), column(MOVES_FROM, 'right'), column('moves_to', 'right')),
    take: { [MOVES_FROM]: MOVES_FROM },
  })
}
