/** `run --engine fast`: a plan on files by columns. */
import { digitsOf } from '../compiler/run.ts'
import { inOrder } from '../messages/in-order.ts'
import { parseDay } from '../runtime/calendar/day.ts'
import type { Columns } from '../runtime/columns/column.ts'
import { OWN, SHARED } from '../runtime/columns/room.ts'
import { type FastAnswer, runByColumns } from '../runtime/fast/engine.ts'
import type { Content, Made } from '../runtime/write/atomic.ts'
import { paymentsCsv } from '../runtime/write/csv.ts'
import { DATA_FRAMES, folderOf, type Ready, refuse, textsOf } from './evaluated.ts'
import { EXIT } from './exit.ts'
import { dataFolder, openFiles } from './files.ts'
import { showFindings } from './findings.ts'
import { dataHash } from './fingerprint.ts'
import type { Io } from './io.ts'
import { payoutsOf } from './payouts.ts'
import type { Ran } from './ran.ts'
import type { Watch } from './render/watch.ts'
import { type Beside, besideOf, NOTHING_BESIDE } from './second-core/beside.ts'
import { NOTHING_SUSPENDED } from './suspense.ts'
import { inTables } from './tables/places.ts'

/** A file above this has rows for more than one thread. */
const THREAD_BYTES = 32_000_000

/** What the fast evaluator is asked. */
export interface FastQuestion {
  readonly data: string | undefined
  readonly period: string
  /** As written, `2026-03-31`; undefined where every row is known. */
  readonly asOf: string | undefined
  /** Whether ledgers will be written, with what identifies the data. */
  readonly writes: boolean
}

/** A run by columns; an exit code where the data was refused; or why the reference evaluator must run it. */
export function ranFast(
  io: Io,
  ready: Ready,
  { data, period, asOf: written, writes }: FastQuestion,
  json: boolean,
): Ran | number | { readonly because: string | null } {
  const folder = folderOf(ready, data)
  const files = dataFolder(folder, io.cells)
  const asOf = written === undefined ? null : parseDay(written)
  // the other one says what is wrong with the question
  if (files === undefined || asOf === undefined) return { because: null }
  const opened = openFiles(folder, io.cells, (part) => io.watch?.at('reading', part))
  const beside = writes ? besideOf(io.secondCore) : NOTHING_BESIDE
  const threads = io.threads?.()
  const from = beside.files(opened.open)
  const shared: typeof from = {
    ...from,
    open: (file) => {
      const source = from.open(file)
      if (source !== undefined && source.size > THREAD_BYTES) threads?.start()
      return source
    },
    room: (bytes) => (threads !== undefined && threads.count > 0 ? SHARED : (from.room ?? OWN))(bytes),
  }
  try {
    const means = threads === undefined ? {} : { threads }
    const read = (columns: Columns): void => {
      shared.read?.(columns)
      io.watch?.at('computing')
    }
    const run = runByColumns(ready.core, { bytes: files, ...shared, read }, { period, asOf }, digitsOf, writes, means)
    io.watch?.done()
    if (run.kind === 'unfit') return run
    const source = textsOf(ready, files)
    if (run.kind === 'refused') return refuse(io, run.diagnostics, json, source, EXIT.data, DATA_FRAMES)
    const warnings = inTables(inOrder(run.warnings), source)
    if (!json) showFindings(io, warnings, source, DATA_FRAMES)
    return ranOf(ready, run, warnings, beside, io.watch)
  } finally {
    opened.close()
    threads?.close()
  }
}

function ranOf(
  { core }: Ready,
  { outcome, data, columns, people, payPeriods }: FastAnswer,
  warnings: Ran['warnings'],
  beside: Beside,
  watch: Watch | undefined,
): Ran {
  const { earnings, payments } = outcome
  const lines = { credits: 0, earnings: 0, payments: payments.payments.length }
  const rows = new Map([
    ...[...data.tables].map(([record, table]) => [record, table.rows.length] as const),
    ...columns.map(({ shape, count }) => [shape.name, count] as const),
  ])
  const made =
    (name: 'credits' | 'earnings', write: FastAnswer['outcome']['writeCredits']): Made =>
    (sink) => {
      lines[name] = write((block) => {
        sink(block)
        watch?.at(`writing ${name}`)
      })
    }
  return {
    payouts: payoutsOf(core, { earnings, people }),
    payPeriods,
    warnings,
    suspense: NOTHING_SUSPENDED,
    rows: [...rows.values()].reduce((sum, count) => sum + count, 0),
    engine: { name: 'fast', because: null, components: outcome.components },
    printEarnings: (print) => {
      const decoder = new TextDecoder()
      outcome.writeEarnings((block) => print(decoder.decode(block, { stream: true })))
    },
    ledgers: () =>
      new Map<string, Content>([
        ['earnings.csv', made('earnings', outcome.writeEarnings)],
        ['payments.csv', paymentsCsv(payments.payments)],
        ['credits.csv', beside.credits(outcome, made('credits', outcome.writeCredits), lines)],
      ]),
    recorded: () => ({
      data: dataHash(data, columns, beside.hashed),
      rows,
      lines,
    }),
  }
}
