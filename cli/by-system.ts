/** A run by a system that speaks SQL: its tables as the ledgers that every evaluator writes, with what identifies its data. */
import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { LEDGERS, type LedgerName } from '../compiler/emit/ledger-file.ts'
import { storedOf } from '../compiler/emit/sql/run.ts'
import { tablesOf } from '../compiler/emit/tables.ts'
import { creditLineOf, earningLineOf, paymentLineOf } from '../compiler/relational/outputs/lines.ts'
import type { Column, Program } from '../compiler/relational/program/ir.ts'
import type { Core } from '../runtime/core/core.ts'
import type { Person } from '../runtime/evaluate/outcome.ts'
import type { Content, Made } from '../runtime/write/atomic.ts'
import { creditSheet, earningSheet, paymentSheet } from '../runtime/write/sheets.ts'
import { type HashedRecord, recordsHash } from './fingerprint.ts'
import type { Io } from './io.ts'
import { payoutSums } from './payouts.ts'
import type { Ran } from './ran.ts'
import { NOTHING_SUSPENDED } from './suspense.ts'
import { countedRecord, hashedRecord } from './systems/data-hash.ts'
import { writtenThere } from './systems/ledger-copies.ts'
import { type Whither, type Written, writtenHere } from './systems/ledger-files.ts'
import { isCopying, type System } from './systems/system.ts'

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
  const to: Whither = { program, folder, watch: io.watch }
  const lineOf = {
    credits: creditLineOf(program, table('credits')),
    earnings: earningLineOf(program, table('earnings')),
    payments: paymentLineOf(program, table('payments')),
  }
  // the fewest lines first, and what one ledger alone stands on goes before the next is written
  const payments = await writtenHere(system, to, 'payments', paymentSheet, lineOf.payments)
  const release = releaseOf(system, program)
  await release('payments', ['earnings', 'credits'])
  const earnings =
    (await copied(system, to, { name: 'earnings', sheet: earningSheet(core), lineOf: lineOf.earnings, sums: sums.add })) ??
    (await writtenHere(system, to, 'earnings', earningSheet(core), (row) => {
      const line = lineOf.earnings(row)
      sums.add(line)
      return line
    }))
  await release('earnings', ['credits'])
  const credits =
    (await copied(system, to, { name: 'credits', sheet: creditSheet, lineOf: lineOf.credits })) ??
    (await writtenHere(system, to, 'credits', creditSheet, lineOf.credits))
  await release('credits', [])
  const written = { credits, earnings, payments }
  const people = await peopleOf(system, ran)
  const hashed: HashedRecord[] = []
  for (const input of inputs)
    hashed.push(await (ran.writes ? hashedRecord(system, core, input, folder, io.watch) : countedRecord(system, input)))
  const counts = hashed.map(({ record, rows }) => [record, rows] as const)
  const there = LEDGERS.flatMap((name) => written[name] ?? [])
  return {
    payouts: sums.payouts(people),
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
      bytesOf(join(folder, 'earnings.csv'))((block) => print(decoder.decode(block, { stream: true })))
    },
    ledgers: () => new Map(there.map(({ file }): [string, Content] => [file, { at: join(folder, file) }])),
    recorded: () => ({
      data: recordsHash(hashed),
      rows: new Map(counts),
      lines: { credits: written.credits?.lines ?? 0, earnings: written.earnings?.lines ?? 0, payments: written.payments?.lines ?? 0 },
    }),
  }
}

/** By the system itself, where it writes files and has the ledger. */
const copied = async <Line>(system: System, to: Whither, ledger: Parameters<typeof writtenThere<Line>>[2]): Promise<Written | undefined> =>
  isCopying(system) && to.program.outputs[ledger.name] !== null ? writtenThere(system, to, ledger) : undefined

/** What removes the tables that a ledger stands on and none of others does. */
function releaseOf(system: System, program: Program): (ledger: LedgerName, others: readonly LedgerName[]) => Promise<void> {
  const { behind } = storedOf(program)
  const tables = (ledger: LedgerName): ReadonlySet<string> => behind.get(program.outputs[ledger] ?? '') ?? new Set()
  return async (ledger, others) => {
    const needed = new Set(others.flatMap((one) => [...tables(one)]))
    for (const table of tables(ledger)) if (!needed.has(table)) await system.drop(table)
  }
}

const BLOCK = 1 << 20

/** A file block by block. */
const bytesOf =
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
