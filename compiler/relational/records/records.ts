/** Records as tables: the columns that a file gives, and the rows in force. */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Core } from '../../../runtime/core/core.ts'
import type { Field, RecordShape } from '../../../runtime/core/record.ts'
import { DAYS, type Limits } from '../limits.ts'
import {
  aggregate,
  type Build,
  column,
  columnNamed,
  freeName,
  int,
  integer,
  plainName,
  type Relation,
  renamed,
  scan,
  select,
  text,
  windowed,
} from '../program/build.ts'
import type { Column, Program } from '../program/ir.ts'
import { type Refused, refuse } from '../refused.ts'
import { foreignColumn } from './foreign.ts'
import { knownRows } from './known.ts'

/** A record as it is read: its rows, and the column of each field. */
export interface Table {
  readonly shape: RecordShape
  readonly rows: Relation
  readonly columnOf: ReadonlyMap<string, string>
  /** The columns with money of other currencies, as it is read: nothing may add them up before they are converted. */
  readonly foreign: ReadonlyMap<string, string>
}

/** What all lowering shares: the plan, the program in the making, and the records that were read so far. */
export interface Site {
  readonly core: Core
  readonly build: Build
  readonly limits: Limits
  readonly tables: Map<string, Table>
  readonly versions: Map<string, Versions>
  /** The day whose knowledge is asked for; null: every row is known. */
  readonly asOf: Day | null
  /** What one of each currency comes to in the plan's, from when to when, once it was asked for. */
  readonly rates: Map<string, Relation>
  /** Who is above whom, by the field that says so. */
  readonly above: Map<string, Relation>
  /** The clauses that were refused so far. */
  readonly refusals: Refused[]
}

export function fieldColumn(limits: Limits, { name: record, rates }: RecordShape, field: Field, name: string): Column {
  const { unit, optional } = field
  if (field.currency !== null) return foreignColumn(limits, record, field, name)
  if (unit.kind === 'text' || unit.kind === 'reference') return { ...text(name), nullable: optional }
  if (rates && field.name === 'price') {
    const { high, scale } = limits.field(unit, record, field.name, 'price')
    return int(name, 1n, high, scale)
  }
  const { low, high, scale } = limits.field(unit, record, field.name)
  return { ...int(name, low, high, scale), nullable: optional }
}

/** Names that steps give to columns of their own, beside those of rows. */
const OWN = new Set([
  ...['payee', 'day', 'from_day', 'to_day', 'known_on', 'last_day', 'next_from', 'window_from', 'seen_by', 'seen_on', 'starts_on'],
  ...['for_period', 'posted_in', 'kind', 'counted', 'sense', 'moment', 'component', 'record', 'row_key', 'item', 'part', 'limited'],
  ...[
    'amount',
    'other',
    'has_value',
    'at_rate',
    'so_far',
    'in_all',
    'place',
    'paid_after',
    'paid_before',
    'earned',
    'earned_by_row',
    'own',
  ],
  ...[
    'share',
    'share_under',
    'share_before',
    'share_through',
    'equal_parts',
    'role',
    'line_rule',
    'line_place',
    'weight',
    'kept',
    'kept_under',
    'before_row',
    'total',
  ],
  ...['clause', 'level', 'first_day', 'month_end', 'last_month', 'worth_of_one', 'to_date', 'viewer', 'seen_as', 'common'],
  ...['recorded_by', 'recorded_place', 'version_day'],
])

/** Whether a step has a column of its own under this name. */
const isTaken = (name: string): boolean => OWN.has(name) || name.startsWith('pay_') || name.startsWith('part_')

/** A name that no column of a step has. */
export const besideOwn = (name: string): string => (isTaken(name) ? `its_${name}` : name)

/** A field's column: its name, which no column of a step has. */
const columnName = (field: string): string => besideOwn(plainName(field))

/** The table that a record is read as, all its fields. `taken`: the names of other tables. */
export function inputOf(limits: Limits, shape: RecordShape, taken: (name: string) => boolean): Program['inputs'][number] {
  const { name: record, file, key, history, known, fields } = shape
  const identity = [...key, ...(history === null ? [] : [history.from]), ...(known === null ? [] : [known])]
  const names: string[] = []
  const [first, ...more] = fields.map((field) => {
    const name = freeName((one) => names.includes(one), columnName(field.name))
    names.push(name)
    const column_ = fieldColumn(limits, shape, field, name)
    // what tells rows apart is never empty
    return { column: identity.includes(field.name) ? { ...column_, nullable: false } : column_, field }
  })
  if (first === undefined) throw new Error(`\`${record}\` has no fields`)
  const columns = [first, ...more] as const
  const [own, ...others] = identity.map((name) => columns.find(({ field }) => field.name === name)?.column.name ?? '')
  if (own === undefined) throw new Error(`\`${record}\` has no key`)
  return { name: freeName(taken, plainName(record, 'file')), record, file, columns: [...columns], key: [own, ...others] }
}

/** All records of a plan as they are read, all their fields: what identifies the data of a run, whether a step reads it or not. */
export function wholeInputs({ records }: Pick<Core, 'records'>, limits: Limits): Program['inputs'] {
  const inputs: Program['inputs'] = []
  for (const shape of records) inputs.push(inputOf(limits, shape, (name) => inputs.some((one) => one.name === name)))
  return inputs
}

/** The rows of a record, read once. */
export function tableOf(site: Site, record: string): Table {
  const known = site.tables.get(record)
  if (known !== undefined) return known
  const shape = site.core.records.find(({ name }) => name === record)
  if (shape === undefined) throw new Error(`no record \`${record}\``)
  const input = inputOf(site.limits, shape, (name) => site.build.inputs.some((one) => one.name === name))
  site.build.inputs.push(input)
  const { columns } = input
  const namesOf = (some: readonly (typeof columns)[number][]) => new Map(some.map(({ column: made, field }) => [field.name, made.name]))
  const columnOf = namesOf(columns.filter(({ field }) => field.currency === null))
  const foreign = namesOf(columns.filter(({ field }) => field.currency !== null))
  const told = { name: record, says: `The rows of \`${shape.file}\``, origin: shape.origin }
  const all = scan(
    site.build,
    told,
    input.name,
    columns.map((one) => one.column),
  )
  const rows = knownRows(site.build, shape, all, columnOf, site.asOf)
  const table = { shape, rows, columnOf, foreign }
  site.tables.set(record, table)
  return table
}

/** The versions of a record's rows: all its columns, and the days `from_day` to `to_day` on which each is in force. */
export interface Versions extends Table {
  /** The first day of the next version, null where there is none; undefined for a record without history. */
  readonly next: string | undefined
  /** The column with a version's own last day, where the record states one. */
  readonly ends: string | undefined
  /** The column with the first day of a version; undefined for a record without history. */
  readonly starts: string | undefined
}

/** Rows with the days on which they are in force: each until the next of its key starts (semantics 1). */
export function versionsOf(site: Site, record: string): Versions {
  const known = site.versions.get(record)
  if (known !== undefined) return known
  const table = tableOf(site, record)
  const versions: Versions =
    table.shape.history === null
      ? { ...table, next: undefined, ends: undefined, starts: undefined }
      : withHistory(site, table, table.shape.history)
  site.versions.set(record, versions)
  return versions
}

function withHistory({ build }: Site, { shape, rows, columnOf, foreign }: Table, history: NonNullable<RecordShape['history']>): Versions {
  const [key, ...more] = shape.key.map((name) => columnOf.get(name) ?? '')
  if (key === undefined || more.length > 0) refuse('a history of a key of several columns', shape.origin)
  const starts = columnOf.get(history.from) ?? ''
  const told = {
    name: `${shape.name}_versions`,
    says: `Each row of \`${shape.name}\` with the day on which the next of its key starts`,
    origin: shape.origin,
  }
  const later = windowed(
    build,
    told,
    rows,
    [key],
    [{ of: starts, descending: true }],
    [{ column: { ...renamed(columnNamed(rows, starts), 'next_from'), nullable: true }, does: 'lag', of: starts }],
  )
  return {
    shape,
    columnOf,
    foreign,
    rows: later,
    next: 'next_from',
    ends: history.to === null ? undefined : columnOf.get(history.to),
    starts,
  }
}

/** The first day of a version; undefined where the record has no history. */
export const startOf = ({ starts }: Versions): string | undefined => starts

/** The last day on which a version is in force, if nothing after it is known yet. */
export const LAST = integer(DAYS.high)

/** The keys of a record, each once. */
export function keysOf(site: Site, record: string, name: string): Relation {
  const { shape, rows, columnOf } = tableOf(site, record)
  const [key, ...more] = shape.key
  if (key === undefined || more.length > 0) refuse('a key of several columns', shape.origin)
  const from = columnOf.get(key) ?? ''
  const told = { name, says: `Everybody in \`${shape.file}\``, origin: shape.origin }
  const keys = select(site.build, told, rows, [{ column: text('payee'), value: column(from) }])
  return shape.history === null ? keys : aggregate(site.build, { ...told, name: `${name}_once` }, keys, ['payee'], [])
}
