import type { Day } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import type { Conversion } from '../core/exchange.ts'
import type { Field, RecordShape } from '../core/record.ts'
import { type Converter, converterOf } from '../currency/convert.ts'
import { joinKey } from '../data/order.ts'
import type { Data, Row, Value } from '../data/table.ts'
import { isRatio } from '../exact/ratio.ts'
import type { Problems } from './problems.ts'
import { dayIn } from './values.ts'

/** One version of a key, in force from `from` (null: always) to `to` (null: until the next version). */
export interface Version {
  readonly row: Row
  readonly from: Day | null
  readonly to: Day | null
}

interface Indexed {
  readonly shape: RecordShape
  readonly fields: ReadonlyMap<string, Field>
  /** By the text of the key; versions in order of their start. */
  readonly versions: ReadonlyMap<string, readonly Version[]>
}

/** The records of a run by name and key. */
export interface Lookup {
  readonly record: (name: string) => Indexed | undefined
  readonly versions: (record: string, key: string) => readonly Version[]
  readonly convert: Converter
}

const none: readonly Version[] = []

const indexes = new WeakMap<readonly Row[], Indexed>()
const NO_ROWS: readonly Row[] = []

/** Rows by their keys. The same rows are indexed once, however many worlds hold them. */
function indexed(shape: RecordShape, data: Data): Indexed {
  const rows = data.tables.get(shape.name)?.rows ?? NO_ROWS
  const known = indexes.get(rows)
  if (known?.shape === shape) return known
  const made = indexOf(shape, rows)
  indexes.set(rows, made)
  return made
}

function indexOf(shape: RecordShape, rows: readonly Row[]): Indexed {
  const versions = new Map<string, Version[]>()
  for (const row of rows) {
    const from = shape.history === null ? null : (dayIn(row.values.get(shape.history.from)) ?? null)
    const to = shape.history?.to == null ? null : (dayIn(row.values.get(shape.history.to)) ?? null)
    const key = joinKey(row.key)
    const known = versions.get(key)
    if (known === undefined) versions.set(key, [{ row, from, to }])
    else known.push({ row, from, to })
  }
  if (shape.history !== null) for (const list of versions.values()) list.sort((a, b) => (a.from ?? 0) - (b.from ?? 0))
  return { shape, fields: new Map(shape.fields.map((field) => [field.name, field])), versions }
}

/** Indexes every record of the Core. Missing exchange rates go to `problems` when they are asked for. */
export function lookupOf(core: Core, data: Data, problems: Problems): Lookup {
  const records = new Map(core.records.map((shape) => [shape.name, indexed(shape, data)]))
  return {
    record: (name) => records.get(name),
    versions: (record, key) => records.get(record)?.versions.get(key) ?? none,
    convert: converterOf(core, data, problems),
  }
}

/**
 * The version in force on `day`, as known on `horizon`: a start or an end after the horizon has not happened yet (semantics 1, 17.8).
 */
export function inForce(versions: readonly Version[], day: Day, horizon: Day): Version | undefined {
  for (let i = versions.length - 1; i >= 0; i -= 1) {
    const version = versions[i]
    if (version === undefined || (version.from !== null && (version.from > day || version.from > horizon))) continue
    return version.to !== null && version.to < day && version.to <= horizon ? undefined : version
  }
  return undefined
}

/** Where a path of fields starts, and when. */
export interface Start {
  readonly record: string
  readonly row: Row
  readonly day: Day
  readonly horizon: Day
  /** Events up to this day have happened. */
  readonly eventsTo: Day
  /** At what rate money of other currencies is read; null or absent: that of the day. */
  readonly converted?: Conversion | null
}

/**
 * The value at the end of a path of references, each read on the same day; undefined where a link or the value is missing. Money of
 * another currency is read in the plan's (RP1).
 */
export function valueAlong(lookup: Lookup, start: Start, path: readonly string[]): Value | undefined {
  let { record, row } = start
  for (let i = 0; i < path.length; i += 1) {
    const name = path[i] ?? ''
    const value = row.values.get(name)
    if (value === undefined) return undefined
    const field = lookup.record(record)?.fields.get(name)
    if (field === undefined) return undefined
    if (field.role === 'event' && typeof value === 'number' && value > start.eventsTo) return undefined
    if (i === path.length - 1) return field.currency === null ? value : inPlanCurrency(lookup, { ...start, record, row }, field, value)
    if (field.unit.kind !== 'reference' || typeof value !== 'string') return undefined
    const next = inForce(lookup.versions(field.unit.record, value), start.day, start.horizon)
    if (next === undefined) return undefined
    record = field.unit.record
    row = next.row
  }
  return undefined
}

/** Money of a row in the plan's currency; other values as they are. */
export function inPlanCurrency(lookup: Lookup, start: Start, field: Field, value: Value): Value | undefined {
  const shape = lookup.record(start.record)?.shape
  if (shape === undefined || !isRatio(value)) return value
  const { row, day, eventsTo, converted } = start
  return lookup.convert(value, field, { shape, row, day, eventsTo }, converted ?? null)?.value
}

/** Whether what stands at the end of a path may change from day to day. */
export function changes(lookup: Lookup, record: string, [first, ...rest]: readonly string[]): boolean {
  const unit = first === undefined ? undefined : lookup.record(record)?.fields.get(first)?.unit
  if (unit?.kind !== 'reference' || rest.length === 0) return false
  return lookup.record(unit.record)?.shape.history !== null || changes(lookup, unit.record, rest)
}
