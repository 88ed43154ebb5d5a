/** A run by a system that speaks SQL: its tables as the ledgers that every evaluator writes, with what identifies its data. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Dialect } from '../compiler/emit/sql/dialect.ts'
import { LEDGERS, type LedgerName, ledgerQuery } from '../compiler/emit/sql/ledgers.ts'
import { tablesOf } from '../compiler/emit/tables.ts'
import type { Column, Input, Program } from '../compiler/relational/ir.ts'
import { creditLineOf, earningLineOf, paymentLineOf, type Shown } from '../compiler/relational/outputs/lines.ts'
import { asDay } from '../runtime/calendar/civil.ts'
import { showDay } from '../runtime/calendar/day.ts'
import type { Core } from '../runtime/core/core.ts'
import type { Person } from '../runtime/evaluate/outcome.ts'
import { pointed } from '../runtime/exact/ratio.ts'
import type { Content, Made } from '../runtime/write/atomic.ts'
import type { Sheet } from '../runtime/write/column.ts'
import { cellsOf, headerOf } from '../runtime/write/csv.ts'
import { creditSheet, earningSheet, paymentSheet } from '../runtime/write/sheets.ts'
import type { SystemName } from './engine.ts'
import { type FieldHash, type HashedRecord, recordsHash } from './fingerprint.ts'
import type { Io } from './io.ts'
import { payoutSums } from './payouts.ts'
import type { Ran } from './ran.ts'
import { NOTHING_SUSPENDED } from './suspense.ts'

/** A system at which a program has run. */
export interface System {
  readonly name: SystemName
  readonly dialect: Dialect
  /** The rows of a query, some at a time, in its order; every cell is a text or null. */
  readonly rows: (sql: string) => AsyncIterable<readonly Shown[]>
}

/** What ran there. */
export interface RanThere {
  readonly core: Core
  readonly program: Program
  /** The tables of all records, all fields of each: `wholeInputs`, in the bounds in which they were read. */
  readonly inputs: Program['inputs']
  /** Whether what identifies the data is asked for: it takes a look at every cell. */
  readonly writes: boolean
  /** A folder for files that are gone after the run. */
  readonly folder: string
}

/** The run, with its ledgers as files in the folder. The program's guards were held before. */
export async function ranBySystem(io: Pick<Io, 'watch'>, system: System, ran: RanThere): Promise<Ran> {
  const { core, program, inputs, folder } = ran
  const columns = tablesOf(program)
  const table = (ledger: LedgerName): readonly Column[] => {
    const name = program.outputs[ledger]
    return name === null ? [] : columns(name)
  }
  const sums = payoutSums(core)
  const earningOf = earningLineOf(program, table('earnings'))
  const written = {
    credits: await fileOf(io, system, ran, 'credits', creditSheet, creditLineOf(program, table('credits'))),
    earnings: await fileOf(io, system, ran, 'earnings', earningSheet(core), (row) => {
      const line = earningOf(row)
      sums.add(line)
      return line
    }),
    payments: await fileOf(io, system, ran, 'payments', paymentSheet, paymentLineOf(program, table('payments'))),
  }
  const hashed: HashedRecord[] = []
  for (const input of inputs) hashed.push(await (ran.writes ? hashedRecord(io, system, core, input) : countedRecord(system, input)))
  const counts = hashed.map(({ record, rows }) => [record, rows] as const)
  const there = LEDGERS.flatMap((name) => written[name] ?? [])
  return {
    payouts: sums.payouts(await peopleOf(system, ran)),
    payPeriods: program.periods.filter(({ asked }) => asked).map(({ label }) => label),
    warnings: [],
    suspense: NOTHING_SUSPENDED,
    rows: counts.reduce((sum, [, count]) => sum + count, 0),
    engine: {
      name: system.name,
      because: null,
      components: core.components.map(({ name }) => ({ component: name, engine: system.name, because: null, peopleByReference: null })),
    },
    printEarnings: (print) => {
      const decoder = new TextDecoder()
      copied(join(folder, 'earnings.csv'))((block) => print(decoder.decode(block, { stream: true })))
    },
    ledgers: () => new Map(there.map(({ file }): [string, Content] => [file, copied(join(folder, file))])),
    recorded: () => ({
      data: recordsHash(hashed),
      rows: new Map(counts),
      lines: { credits: written.credits?.lines ?? 0, earnings: written.earnings?.lines ?? 0, payments: written.payments?.lines ?? 0 },
    }),
  }
}

const BLOCK = 1 << 20

/** A file block by block. */
const copied =
  (path: string): Made =>
  (write) => {
    const handle = openSync(path, 'r')
    try {
      const block = Buffer.alloc(BLOCK)
      for (let length = readSync(handle, block); length > 0; length = readSync(handle, block)) write(block.subarray(0, length))
    } finally {
      closeSync(handle)
    }
  }

/** Writes a ledger as its file, in the order in which its lines come; undefined where the program has none. */
async function fileOf<Line>(
  io: Pick<Io, 'watch'>,
  { dialect, rows }: System,
  { program, folder }: RanThere,
  ledger: LedgerName,
  sheet: Sheet<Line>,
  lineOf: (row: Shown) => Line,
): Promise<{ readonly file: string; readonly lines: number } | undefined> {
  const query = ledgerQuery(program, dialect, ledger)
  if (query === undefined) return undefined
  const file = `${ledger}.csv`
  const handle = openSync(join(folder, file), 'w')
  let lines = 0
  try {
    writeSync(handle, `${headerOf(sheet)}\n`)
    for await (const block of rows(query)) {
      writeSync(handle, block.map((row) => `${cellsOf(sheet, lineOf(row)).join(',')}\n`).join(''))
      lines += block.length
      io.watch?.at(`writing ${ledger}: ${lines} lines`)
    }
  } finally {
    closeSync(handle)
  }
  return { file, lines }
}

/** What identifies the rows of a record: each field's values in the canonical order of the rows, as `dataHash` does it. */
async function hashedRecord(io: Pick<Io, 'watch'>, { dialect, rows }: System, core: Core, input: Input): Promise<HashedRecord> {
  const shape = core.records.find(({ name }) => name === input.record)
  const { columns, record } = input
  const written = ({ name }: Column): string => `t.${dialect.quoted(name)}`
  const cells = columns.map(
    ({ column }) => `${column.type === 'text' ? written(column) : dialect.cast(written(column), 'text')} AS ${dialect.quoted(column.name)}`,
  )
  const fields = [...(shape?.key ?? []), ...[shape?.history?.from, shape?.known].filter((one) => one != null)]
  const order = fields
    .flatMap((name) => columns.filter(({ field }) => field.name === name))
    .flatMap(({ column }) => {
      const cell = written(column)
      // what is not there comes first
      const there = column.nullable ? [`CASE WHEN ${cell} IS NULL THEN 0 ELSE 1 END`] : []
      return [...there, column.type === 'text' ? dialect.bytewise(cell) : cell]
    })
  const query = `SELECT ${cells.join(', ')}\nFROM ${dialect.quoted(input.name)} AS t\nORDER BY ${order.join(', ')}`
  const hashes = columns.map(({ column, field }) => ({
    ...asText(column, field),
    name: field.name,
    hash: createHash('sha256'),
    some: false,
  }))
  let count = 0
  for await (const block of rows(query)) {
    hashes.forEach((one, place) => {
      const lines = block.map((row) => {
        const cell = row[place] ?? null
        if (cell !== null) one.some = true
        return cell === null ? '\n' : `${one.text(cell)}\n`
      })
      one.hash.update(lines.join(''))
    })
    count += block.length
    io.watch?.at(`identifying ${input.file}: ${count} rows`)
  }
  const some = hashes.filter((one) => one.some).map(({ name, kind, hash }): FieldHash => ({ name, kind, hash: hash.digest('hex') }))
  return { record, rows: count, fields: some }
}

async function countedRecord({ dialect, rows }: System, { name, record }: Input): Promise<HashedRecord> {
  let count = 0
  for await (const block of rows(`SELECT ${dialect.cast('COUNT(*)', 'text')} AS c FROM ${dialect.quoted(name)} AS t`))
    count += Number(block[0]?.[0] ?? 0)
  return { record, rows: count, fields: [] }
}

/** How a cell of a table reads as canonical text, and its kind. */
function asText(
  column: Column,
  { unit }: Input['columns'][number]['field'],
): Pick<FieldHash, 'kind'> & { readonly text: (cell: string) => string } {
  if (column.type === 'text') return { kind: 'text', text: (cell) => JSON.stringify(cell) }
  if (unit.kind === 'date') return { kind: 'day', text: (cell) => showDay(asDay(Number(cell))) }
  if (unit.kind === 'yesno') return { kind: 'yesno', text: (cell) => (cell === '1' ? 'yes' : 'no') }
  const { scale } = column
  return { kind: 'number', text: (cell) => (scale === 0 ? cell : trimmed(pointed(BigInt(cell), scale))) }
}

const trimmed = (decimal: string): string => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)

/** The people of the plan in canonical order, under the names that they had last. */
async function peopleOf({ dialect, rows }: System, { core, program, inputs }: RanThere): Promise<readonly Person[]> {
  const { record, label } = core.people
  const shape = core.records.find(({ name }) => name === record)
  const input = inputs.find((one) => one.record === record)
  const columnOf = (field: string | null | undefined): string | undefined =>
    input?.columns.find((one) => one.field.name === field)?.column.name
  const [key, name, from] = [columnOf(shape?.key[0]), columnOf(label), columnOf(shape?.history?.from)]
  if (input === undefined || key === undefined) return []
  const cell = (column: string): string => `t.${dialect.quoted(column)}`
  const last = program.periods.at(-1)?.to ?? 0
  const where = from === undefined ? '' : `\nWHERE ${cell(from)} <= ${dialect.integer(BigInt(last), 'long')}`
  const order = [dialect.bytewise(cell(key)), ...(from === undefined ? [] : [cell(from)])]
  const query = `SELECT ${cell(key)} AS id, ${cell(name ?? key)} AS name\nFROM ${dialect.quoted(input.name)} AS t${where}\nORDER BY ${order.join(', ')}`
  const people = new Map<string, Person>()
  for await (const block of rows(query)) for (const [id, called] of block) if (id != null) people.set(id, { id, name: called ?? id })
  return [...people.values()]
}
