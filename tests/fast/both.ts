/** The rows stage of the fast evaluator and the reference evaluator on the same files. */
import { digitsOf } from '../../compiler/run.ts'
import { type Day, parseDay } from '../../runtime/calendar/day.ts'
import { parsePeriod, periodOf } from '../../runtime/calendar/fiscal.ts'
import { readColumns } from '../../runtime/columns/read.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { problemsInto } from '../../runtime/data/problems.ts'
import { readData } from '../../runtime/data/read.ts'
import type { Data } from '../../runtime/data/table.ts'
import { periodsAsked, worldOf } from '../../runtime/evaluate/evaluate.ts'
import { lookupOf } from '../../runtime/evaluate/lookup.ts'
import { collectProblems } from '../../runtime/evaluate/problems.ts'
import { peopleOf } from '../../runtime/evaluate/spans.ts'
import { measureOf } from '../../runtime/evaluate/totals.ts'
import { windowOfMeasure, windowsIn } from '../../runtime/evaluate/windows.ts'
import type { World } from '../../runtime/evaluate/world.ts'
import { isRatio, ratio } from '../../runtime/exact/ratio.ts'
import { columnRecords } from '../../runtime/fast/fit.ts'
import { writeCredits } from '../../runtime/fast/ledgers/credits.ts'
import { withHeldRows } from '../../runtime/fast/rows/held-lookup.ts'
import { type HeldRows, inColumns, inTable } from '../../runtime/fast/rows/held-rows.ts'
import { rowsStage } from '../../runtime/fast/rows/stage.ts'
import { creditFacts, creditLedger } from '../../runtime/ledger/credits.ts'
import { creditsCsv } from '../../runtime/write/csv.ts'

/** What crediting and counting come to. */
export interface RowsAnswer {
  /** Every metric of everyone at the end of every month, exactly. */
  readonly values: readonly string[]
  readonly credits: string
  readonly findings: readonly string[]
}

interface Opened {
  readonly world: World
  readonly data: Data
  readonly findings: () => readonly string[]
}

/** The year of a program's first day. */
export const firstYear = ({ calendar, effective }: Core): string => periodOf(calendar, 'year', parseDay(effective.from) ?? (0 as Day)).label

function opened(core: Core, data: Data, period: string): Opened {
  const found: string[] = []
  const problems = collectProblems(({ code, message }) => found.push(`${code} ${message}`))
  const asked = parsePeriod(core.calendar, period)
  if ('problem' in asked) throw new Error(period)
  const world = worldOf(core, data, { period, asOf: null }, asked, problems)
  if (world === undefined) throw new Error(period)
  return { world, data, findings: () => [...found, ...problems.warnings().map(({ code, message }) => `${code} ${message}`)].sort() }
}

function valuesOf(world: World, value: typeof measureOf): string[] {
  const shown = (of: ReturnType<typeof measureOf>): string => (of === undefined ? 'none' : isRatio(of) ? `${of.n}/${of.d}` : String(of))
  const ends = windowsIn(world, 'month', world.from, world.until).map(({ to }) => to)
  return world.core.measures.flatMap((measure) =>
    peopleOf(world).flatMap((person) =>
      ends.map((at) => `${measure.name} ${person} ${at}: ${shown(value(world, person, measure, windowOfMeasure(world, measure, at), at))}`),
    ),
  )
}

export function rowsByReference(core: Core, files: DataFiles, period: string): RowsAnswer {
  const data = readData(core.records, files, digitsOf, () => undefined)
  const { world, findings } = opened(core, data, period)
  const asked = parsePeriod(core.calendar, period)
  const { inside } = 'problem' in asked ? { inside: [] } : periodsAsked(world, asked, { period, asOf: null })
  const { lineOf } = creditLedger(core, '')
  const lines = inside.flatMap((one) =>
    creditFacts(world, one)
      .filter(({ amount }) => amount !== 0n)
      .map((fact) => lineOf(fact, { postedIn: one.label, kind: 'original', amount: fact.amount, corrects: '' })),
  )
  return { credits: creditsCsv(lines), values: valuesOf(world, measureOf), findings: findings() }
}

export function rowsByColumns(core: Core, files: DataFiles, period: string, asTables = false): RowsAnswer {
  const quiet = lookupOf(
    core,
    { tables: new Map() },
    collectProblems(() => undefined),
  )
  const names = asTables || quiet === undefined ? new Set<string>() : columnRecords(core)
  const data = readData(
    core.records.filter(({ name }) => !names.has(name)),
    files,
    digitsOf,
    () => undefined,
  )
  const held = new Map<string, HeldRows>()
  for (const shape of core.records) {
    const bytes = files(shape.file)
    if (bytes === undefined || data.tables.has(shape.name)) continue
    const columns = readColumns(shape, sourceOf(bytes), {
      digitsOf,
      keyField: (record) => core.records.find(({ name }) => name === record)?.fields.find(({ name }) => name === 'id'),
      problems: problemsInto(() => undefined),
      reads: () => true,
      targetOf: () => undefined,
    })
    if (columns !== undefined) held.set(shape.name, inColumns(columns))
  }
  const { world: found, findings } = opened(core, data, period)
  const world: World = { ...found, lookup: withHeldRows(found.lookup, new Map(held)) }
  for (const shape of core.records) {
    const table = world.data.tables.get(shape.name)
    if (table !== undefined) held.set(shape.name, inTable(shape, table))
  }
  const heldOf = (record: string): HeldRows | undefined => held.get(record)
  const totals = rowsStage(world, heldOf)
  const asked = parsePeriod(core.calendar, period)
  const { inside } = 'problem' in asked ? { inside: [] } : periodsAsked(world, asked, { period, asOf: null })
  let credits = ''
  writeCredits(world, heldOf, totals, inside, '', (block) => {
    credits += new TextDecoder().decode(block)
  })
  const byMonths: typeof measureOf = (asked, person, measure, window, at) => {
    const [first, second] = totals.sums.get(measure.name) ?? []
    if (first === undefined || second !== undefined) return totals.value(asked, person, measure, window, at)
    const { frame } = totals
    const [from, to] = [Math.max(0, window.first - frame.firstMonth), frame.monthOf[at - frame.from] ?? 0]
    return ratio(first.sum(frame.placeOf.get(person) ?? -1, from, to), 10n ** BigInt(first.scale))
  }
  const values = valuesOf(world, byMonths)
  const again = valuesOf(world, totals.value)
  if (values.join() !== again.join()) throw new Error(`sums of months differ: ${values.find((one, i) => one !== again[i])}`)
  return { credits, values, findings: findings() }
}
