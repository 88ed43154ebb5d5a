/** What was known when a period was closed: the rows of the plan's records, so that a later difference can be told by its cause. */
import { parseDay, showDay } from '../calendar/day.ts'
import type { Field, RecordShape } from '../core/record.ts'
import { canonicalText } from '../data/cells.ts'
import { rowOrder } from '../data/order.ts'
import type { Data, Row, Table, Value } from '../data/table.ts'
import { compareText } from '../exact/order.ts'
import { divide, fromDecimal, isRatio, multiply, type Ratio, ratio } from '../exact/ratio.ts'
import { digitsIn, moneyDecimal } from '../write/decimal.ts'

/** One row as it was known: values as people write them. Without values it is gone since the close before. */
export interface KnownRow {
  readonly record: string
  readonly key: readonly string[]
  /** The first day of a row with history. */
  readonly from?: string
  /** Which one of several rows with the same key and first day, from 2. */
  readonly nth?: number
  readonly values?: Readonly<Record<string, string | boolean>>
}

/** Rows by what identifies them. */
export type Known = ReadonlyMap<string, KnownRow>

/** What identifies a row among those that are known. */
export const idOf = ({ record, key, from, nth }: KnownRow): string => JSON.stringify([record, key, from ?? '', nth ?? 1])

function valueText(field: Field, value: Value): string | boolean {
  if (typeof value === 'boolean') return value
  if (isRatio(value) && field.unit.kind === 'money' && value.d === 1n) return moneyDecimal(value.n, field.unit.currency)
  return canonicalText(value)
}

/** The rows of all records, as they are known now. */
export function knownOf(records: readonly RecordShape[], { tables }: Data): Known {
  const known = new Map<string, KnownRow>()
  for (const { name, fields, history } of records) {
    for (const row of tables.get(name)?.rows ?? []) {
      const start = history === null ? undefined : row.values.get(history.from)
      const values = Object.fromEntries(
        fields.flatMap((field) => {
          const value = row.values.get(field.name)
          return value === undefined ? [] : [[field.name, valueText(field, value)] as const]
        }),
      )
      const from = typeof start === 'number' ? { from: showDay(start) } : {}
      const first: KnownRow = { record: name, key: row.key, ...from, values }
      let one = first
      for (let nth = 2; known.has(idOf(one)); nth += 1) one = { record: name, key: row.key, ...from, nth, values }
      known.set(idOf(one), one)
    }
  }
  return known
}

const sameRow = (a: KnownRow | undefined, b: KnownRow): boolean => a !== undefined && JSON.stringify(a) === JSON.stringify(b)

/** What is new, changed or gone since `before`, in canonical order. */
export function changesOf(before: Known, now: Known): KnownRow[] {
  const changed = [...now].flatMap(([id, row]) => (sameRow(before.get(id), row) ? [] : [row]))
  const gone = [...before].flatMap(([id, { values: _, ...row }]) => (now.has(id) ? [] : [row]))
  return [...changed, ...gone].sort((a, b) => compareText(idOf(a), idOf(b)))
}

/** `known.jsonl`: one row a line. */
export const knownText = (rows: readonly KnownRow[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** The rows of a file whose hash was compared: it is as it was written. */
export const readKnown = (text: string): KnownRow[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as KnownRow)

/** What is known after some changes. */
export function changed(before: Known, changes: Iterable<KnownRow>): Known {
  const known = new Map(before)
  for (const row of changes) {
    if (row.values === undefined) known.delete(idOf(row))
    else known.set(idOf(row), row)
  }
  return known
}

function numberIn(text: string): Ratio | undefined {
  const [above = '', below] = text.split('/')
  const [n, d] = [fromDecimal(above), below === undefined ? ratio(1n) : fromDecimal(below)]
  return n === undefined || d === undefined || d.n === 0n ? undefined : divide(n, d)
}

/** The value of a field; undefined where the field has another unit now. */
function valueOf({ unit }: Field, text: string | boolean): Value | undefined {
  if (typeof text === 'boolean') return unit.kind === 'yesno' ? text : undefined
  switch (unit.kind) {
    case 'text':
    case 'reference':
      return text
    case 'date':
      return parseDay(text)
    case 'yesno':
      return undefined
    case 'money': {
      const amount = numberIn(text)
      return amount === undefined ? undefined : multiply(amount, ratio(10n ** BigInt(digitsIn(unit.currency))))
    }
    case 'percent':
    case 'factor':
    case 'number':
    case 'count':
    case 'months':
      return numberIn(text)
    default: {
      const never: never = unit
      return never
    }
  }
}

/** The data of a run as they were known. */
export function dataAs(records: readonly RecordShape[], known: Known): Data {
  const rows = new Map<string, Row[]>(records.map(({ name }) => [name, []]))
  const fields = new Map(records.map((shape) => [shape.name, new Map(shape.fields.map((field) => [field.name, field]))]))
  for (const { record, key, values } of known.values()) {
    const named = fields.get(record)
    if (named === undefined) continue
    const typed = Object.entries(values ?? {}).flatMap(([name, text]) => {
      const field = named.get(name)
      const value = field === undefined ? undefined : valueOf(field, text)
      return value === undefined ? [] : [[name, value] as const]
    })
    rows.get(record)?.push({ key, values: new Map(typed), line: 0 })
  }
  const tables = records.map((shape): [string, Table] => [
    shape.name,
    { record: shape.name, file: shape.file, rows: (rows.get(shape.name) ?? []).sort(rowOrder(shape)) },
  ])
  return { tables: new Map(tables) }
}
