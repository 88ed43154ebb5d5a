/** What of the product is measured, each as a function of its own. Bundled by `bundle.mjs`; peers see typed arrays and plain numbers only. */
import { openFiles } from '../../cli/files.ts'
import { type OpenThreads, openThreads } from '../../cli/threads.ts'
import { digitsOf } from '../../compiler/run.ts'
import { parsePeriod } from '../../runtime/calendar/fiscal.ts'
import type { CodeColumn, Column, Columns, DayColumn, NumberColumn } from '../../runtime/columns/column.ts'
import type { Ints } from '../../runtime/columns/growing.ts'
import { readColumns } from '../../runtime/columns/read.ts'
import type { ByteSource } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import { problemsInto } from '../../runtime/data/problems.ts'
import { readData } from '../../runtime/data/read.ts'
import type { Data } from '../../runtime/data/table.ts'
import { periodsAsked, worldOf } from '../../runtime/evaluate/evaluate.ts'
import { collectProblems } from '../../runtime/evaluate/problems.ts'
import type { World } from '../../runtime/evaluate/world.ts'
import type { Job, PersonMonths, Summed } from '../../runtime/fast/kernel/job.ts'
import { readySums, sumRows } from '../../runtime/fast/kernel/sum-rows.ts'
import type { Threads } from '../../runtime/fast/kernel/threads.ts'
import { emptyMemory, type Memory, withoutCounts } from '../../runtime/fast/people/memory.ts'
import { type Earned, earnedBy } from '../../runtime/fast/people/pay.ts'
import { inColumns } from '../../runtime/fast/rows/held-rows.ts'
import { rowsStage, type Totals } from '../../runtime/fast/rows/stage.ts'
import type { Sums } from '../../runtime/fast/rows/totals.ts'
import { coreOf } from './core.ts'

export { compile } from '../../compiler/compile.ts'
export { lower } from '../../compiler/lower/lower.ts'
export { coreOf } from './core.ts'
export { planned } from './planning.ts'
export { changedDeal, fullRun, otherRates, standing } from './standing.ts'

/** The generated sales (`workload/columns.mjs`). */
export interface Sales {
  readonly rows: number
  readonly rep: Int32Array
  readonly date: Int32Array
  readonly product: Uint8Array
  readonly amount: Int32Array
  readonly discount: Uint16Array
  readonly split: Uint8Array
}

/** A plan with its people, ready for rows. */
export interface Ready {
  readonly core: Core
  readonly data: Data
  readonly world: World
  readonly periods: ReturnType<typeof periodsAsked>
}

const strict = (one: { readonly severity: string; readonly message: string }): void => {
  if (one.severity === 'error') throw new Error(one.message)
}

const YEAR = '2026'

/** The plan of a text with the people of `reps.csv`, asked for the whole year. */
export function ready(text: string, reps: Uint8Array): Ready {
  const core = coreOf(text)
  const others = core.records.filter(({ name }) => name !== 'sale')
  return asked(
    core,
    readData(others, () => reps, digitsOf, strict),
  )
}

/** The same, of which nothing is known yet: what a plan once computed of its people is kept with its world. */
export const afresh = ({ core, data }: Ready): Ready => asked(core, data)

function asked(core: Core, data: Data): Ready {
  const period = parsePeriod(core.calendar, YEAR)
  if ('problem' in period) throw new Error(YEAR)
  const question = { period: YEAR, asOf: null }
  const world = worldOf(core, data, question, period, collectProblems(strict))
  if (world === undefined) throw new Error('no world')
  return { core, data, world, periods: periodsAsked(world, period, question) }
}

/** The generated sales as the reader would have left them, without the keys, which no metric reads. */
export function asColumns({ core }: Ready, sales: Sales, people: readonly string[], products: readonly string[]): Columns {
  const shape = core.records.find(({ name }) => name === 'sale')
  if (shape === undefined) throw new Error('sale')
  const number = (values: Ints, scale: number, low: number, high: number): NumberColumn => ({
    kind: 'number',
    scale,
    values,
    low,
    high,
    gaps: null,
  })
  const code = (codes: Ints, texts: readonly string[]): CodeColumn => ({ kind: 'code', codes, texts, gaps: null })
  const most = sales.amount.reduce((high, value) => Math.max(high, Math.abs(value)), 0)
  const day: DayColumn = { kind: 'day', values: sales.date, gaps: null }
  const fields = new Map<string, Column>([
    ['rep', code(sales.rep, people)],
    ['sold_on', day],
    ['product', code(sales.product, products)],
    ['amount', number(sales.amount, 0, -most, most)],
    ['discount', number(sales.discount, 4, 0, 4499)],
    ['split', number(sales.split, 2, 25, 100)],
  ])
  return { shape, count: sales.rows, fields, order: null }
}

/** The kernels that can be asked for. */
export const KERNELS = ['javascript', 'webassembly', 'closures'] as const
type Kernel = (typeof KERNELS)[number]

/** Stage A: the sums of all rows, by one of the kernels; by the product's own choice where none is named. */
export function totals({ world }: Ready, columns: Columns, kernel?: Kernel): Totals {
  const held = inColumns(columns)
  const made = rowsStage(world, (record) => (record === columns.shape.name ? held : undefined), kernel === undefined ? {} : { kernel })
  const ran = made.whole.get(columns.shape.name)?.totals.ran.kernel
  if (kernel !== undefined && ran !== kernel) throw new Error(`${kernel} was asked for, and ${ran} ran`)
  return made
}

/** What the kernels are asked, made once: the loop alone can be timed then. */
export function jobOf(ready: Ready, columns: Columns): Job {
  const job = totals(ready, columns).whole.get(columns.shape.name)?.totals.job
  if (job === undefined) throw new Error('no kernel adds up the rows')
  return job
}

/** The loop over all rows: sums by metric, person and month. */
export const loop = (job: Job, kernel: Kernel, threads?: Threads): Summed =>
  sumRows(job, threads === undefined ? { kernel } : { kernel, threads })

/** The same made ready once: what is timed then is the loop, into memory of its own. */
export const readyLoop = (job: Job, kernel: Kernel, threads?: Threads): (() => Summed) =>
  readySums(job, threads === undefined ? { kernel } : { kernel, threads })

/** Another thread, started, that takes part in any job of more than a few rows. */
export function oneMoreThread(): OpenThreads {
  const threads = openThreads(1)
  threads.start()
  return threads
}

/** The sums of a loop as `workload/exact.mjs` lays them out, from metrics in the order of the plan. */
export const loopSums = ({ where: { people, months } }: Job, { sums }: Summed): Float64Array => laidOut(people, months, sums)

/** The sums as `workload/exact.mjs` lays them out: by person, month and metric. */
export const sumsOf = ({ frame, sums }: Totals): Float64Array =>
  laidOut(
    frame.people.length,
    frame.months,
    ['sales', 'net', 'large'].flatMap((name) => sums.get(name)?.[0] ?? []),
  )

function laidOut(people: number, months: number, metrics: readonly PersonMonths[]): Float64Array {
  const out = new Float64Array(people * months * metrics.length)
  for (let person = 0; person < people; person += 1)
    for (let month = 0; month < months; month += 1)
      metrics.forEach(({ sum }, i) => {
        out[(person * months + month) * metrics.length + i] = Number(sum(person, month, month))
      })
  return out
}

/** Stage B: what everyone has earned of every component at the end of every period. */
export function earned({ world }: Ready, sums: Totals): readonly Earned[] {
  return world.core.components.map((component) => {
    const one = earnedBy(world, sums, component)
    if ('because' in one) throw new Error(`${component.name}: ${one.because}`)
    return one
  })
}

/**
 * The whole plan where its people are known, as tables that are loaded are known to a database: each call adds up all rows anew and computes
 * from the sums what everyone has earned.
 */
export function readyPlan(ready: Ready, columns: Columns, kernel: Kernel): () => readonly Earned[] {
  const { world } = ready
  const stage = totals(ready, columns, kernel)
  const record = stage.whole.get(columns.shape.name)?.totals
  if (record === undefined) throw new Error('no kernel adds up the rows')
  const addUp = readySums(record.job, { kernel })
  const people = emptyMemory()
  const from = (sums: Totals['sums'], memory: Memory): readonly Earned[] =>
    world.core.components.map((component) => {
      const one = earnedBy(world, { ...stage, sums }, component, memory)
      if ('because' in one) throw new Error(`${component.name}: ${one.because}`)
      return one
    })
  from(stage.sums, people)
  return () => {
    const { sums } = addUp()
    const byMetric = new Map<string, Sums[]>()
    record.addends.forEach(({ measure, scale }, i) => {
      const one = sums[i]
      if (one !== undefined) byMetric.set(measure, [...(byMetric.get(measure) ?? []), { ...one, scale }])
    })
    return from(byMetric, withoutCounts(people))
  }
}

/** Pay as `workload/exact.mjs` lays it out: by person and period the parts, their total, and what the period adds to it. */
export function payOf(parts: readonly Earned[]): Float64Array {
  const [first] = parts
  const places = first === undefined ? 0 : first.people.length * first.slots.length
  const periods = first?.slots.length ?? 1
  const width = parts.length + 2
  const out = new Float64Array(places * width)
  for (let at = 0; at < places; at += 1) {
    let total = 0
    parts.forEach(({ amounts }, i) => {
      out[at * width + i] = amounts[at] ?? Number.NaN
      total += amounts[at] ?? Number.NaN
    })
    out[at * width + parts.length] = total
    out[at * width + parts.length + 1] = total - (at % periods === 0 ? 0 : (out[(at - 1) * width + parts.length] ?? 0))
  }
  return out
}

/** The reader: a file's bytes to columns. `reads` says which fields are kept besides keys and references. */
export function read({ core, data }: Ready, source: ByteSource, reads: (field: string) => boolean): Columns {
  const shape = core.records.find(({ name }) => name === 'sale')
  if (shape === undefined) throw new Error('sale')
  const columns = readColumns(shape, source, {
    digitsOf,
    keyField: (name) => core.records.find((one) => one.name === name)?.fields.find(({ name: own }) => own === 'id'),
    problems: problemsInto(strict),
    reads,
    targetOf: (record) => {
      const table = data.tables.get(record)
      return table && { record, file: table.file, keys: new Set(table.rows.map(({ key }) => key[0] ?? '')) }
    },
  })
  if (columns === undefined) throw new Error('sales.csv was refused')
  return columns
}

/** `sales.csv` of a folder, all of its fields, piece by piece as `run` reads it. */
export function readFile(ready: Ready, folder: string): Columns {
  const files = openFiles(folder)
  try {
    const source = files.open('sales.csv')
    if (source === undefined) throw new Error(`no sales.csv in ${folder}`)
    return read(ready, source, () => true)
  } finally {
    files.close()
  }
}
