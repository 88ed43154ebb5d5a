/** The data of a plan: tables, and the records whose rows are held by columns, each checked against the other. */
import type { Report } from '../../messages/diagnostic.ts'
import type { Day } from '../calendar/day.ts'
import type { Columns } from '../columns/column.ts'
import { readColumns } from '../columns/read.ts'
import type { Room } from '../columns/room.ts'
import type { ByteSource } from '../columns/source.ts'
import type { Core } from '../core/core.ts'
import type { Field, RecordShape } from '../core/record.ts'
import type { DataFiles } from '../data/files.ts'
import { problemsInto } from '../data/problems.ts'
import { readData } from '../data/read.ts'
import type { Data } from '../data/table.ts'
import { keysOf } from './rows/held-lookup.ts'
import { type HeldRows, inColumns } from './rows/held-rows.ts'

/** What the fast evaluator reads: small files whole, those with the rows piece by piece. */
export interface FastFiles {
  readonly bytes: DataFiles
  readonly open: (file: string) => ByteSource | undefined
  /** Where columns stand in memory; told of those of each record as soon as they are read. */
  readonly room?: Room
  readonly read?: (columns: Columns) => void
}

/** Tables, and rows in columns. `complete`: whether every record of columns could be read. */
export interface ReadHeld {
  readonly data: Data
  readonly held: ReadonlyMap<string, HeldRows>
  readonly complete: boolean
}

/** Reads all records as known on a day (null: all that was ever recorded); those in `names` by columns. What is wrong goes to `report`. Undefined where a file of columns is not there. */
export function readHeld(
  core: Core,
  names: ReadonlySet<string>,
  files: FastFiles,
  digitsOf: (currency: string) => number,
  keepAll: boolean,
  report: Report,
  asOf: Day | null,
): ReadHeld | undefined {
  const { records } = core
  const sources = records.flatMap((shape) => {
    const source = names.has(shape.name) ? files.open(shape.file) : undefined
    return source === undefined ? [] : [{ shape, source }]
  })
  if (sources.length < names.size) return undefined
  const held = new Map<string, HeldRows>()
  const readAll = ({ tables }: Data): void => {
    const problems = problemsInto(report)
    for (const { shape, source } of sources) {
      const columns = readColumns(shape, source, {
        digitsOf,
        keyField: keyFieldsOf(records),
        problems,
        reads: readsOf(core, shape, keepAll),
        ...(files.room === undefined ? {} : { room: files.room }),
        targetOf: (record) => {
          const table = tables.get(record)
          return table && { record, file: table.file, keys: new Set(table.rows.map(({ key }) => key[0] ?? '')) }
        },
      })
      if (columns === undefined) continue
      held.set(shape.name, inColumns(columns))
      files.read?.(columns)
    }
    problems.close()
  }
  const others = records.filter(({ name }) => !names.has(name))
  const data = readData(others, files.bytes, digitsOf, report, asOf, (tables) => {
    readAll(tables)
    const referred = sources.filter(({ shape }) => others.some(({ fields }) => fields.some(({ unit }) => leadsTo(unit, shape.name))))
    return referred.flatMap(({ shape: { name, file } }) => {
      const rows = held.get(name)
      return rows === undefined ? [] : [{ record: name, file, keys: new Set(keysOf(rows)) }]
    })
  })
  return { data, held, complete: held.size === sources.length }
}

const leadsTo = (unit: Field['unit'], record: string): boolean => unit.kind === 'reference' && unit.record === record

const keyFieldsOf =
  (records: readonly RecordShape[]) =>
  (record: string): Field | undefined => {
    const shape = records.find(({ name }) => name === record)
    return shape?.key.length === 1 ? shape.fields.find(({ name }) => name === shape.key[0]) : undefined
  }

/** The fields of the rows that anything in the Core names, with the dates that put rows into periods. */
function readsOf({ records: _, ...core }: Core, shape: RecordShape, keepAll: boolean): (field: string) => boolean {
  if (keepAll) return () => true
  const named = new Set(shape.fields.flatMap(({ name, role }) => (role === 'incentive' ? [name] : [])))
  const visit = (value: unknown): void => {
    if (typeof value === 'string') named.add(value)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) visit(one)
  }
  visit(core)
  return (field) => named.has(field)
}
