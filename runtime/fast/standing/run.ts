/** A run that stands: its plan and its rows, ready for changed rows and for changed plans. All of it is data that never changes. */
import { type Diagnostic, hasErrors } from '../../../messages/diagnostic.ts'
import { parsePeriod } from '../../calendar/fiscal.ts'
import type { Columns } from '../../columns/column.ts'
import { readColumns } from '../../columns/read.ts'
import { sourceOf } from '../../columns/source.ts'
import type { Core } from '../../core/core.ts'
import type { Field, RecordShape } from '../../core/record.ts'
import type { DataFiles } from '../../data/files.ts'
import { problemsInto } from '../../data/problems.ts'
import { readData } from '../../data/read.ts'
import type { Data } from '../../data/table.ts'
import { evaluate, worldOf } from '../../evaluate/evaluate.ts'
import type { Question } from '../../evaluate/outcome.ts'
import { collectProblems } from '../../evaluate/problems.ts'
import { peopleOf } from '../../evaluate/spans.ts'
import { wholeOf } from '../../evaluate/versions.ts'
import type { World } from '../../evaluate/world.ts'
import type { FastFiles } from '../read-held.ts'
import { inColumns, inTable } from '../rows/held-rows.ts'
import type { Stood } from './by-programs.ts'
import { type StandingRows, standingRows } from './rows.ts'

export interface StandingRun {
  readonly core: Core
  readonly question: Question
  readonly digitsOf: (currency: string) => number
  /** The records whose rows stay as they were read. */
  readonly rest: Data
  /** The records whose rows are counted, as they stand. */
  readonly rows: ReadonlyMap<string, StandingRows>
  /** A world without the counted rows, and everybody in it with the place in canonical order. */
  readonly world: World
  readonly placeOf: ReadonlyMap<string, number>
  /** What its rows come to, once something has asked for it; and whose rows have changed since. */
  readonly stood: Stood | null
  readonly moved: ReadonlySet<string>
}

/** Files that are in memory as a whole. */
export const filesInMemory = (bytes: DataFiles): FastFiles => ({
  bytes,
  open: (file) => {
    const found = bytes(file)
    return found === undefined ? undefined : sourceOf(found)
  },
})

/** The data was refused, or the question is none that the plan answers: nothing stands. */
export interface Refused {
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the data of a plan, and keeps them. Nothing is computed yet: what is asked for is, when it is asked for. Findings are those of reading
 * (CB8xx), and CB850 for a period that the plan does not pay.
 */
export function openRun(
  program: Core,
  files: FastFiles,
  question: Question,
  digitsOf: (currency: string) => number,
): StandingRun | Refused {
  const core = wholeOf(program)
  const found: Diagnostic[] = []
  const report = (one: Diagnostic): void => {
    found.push(one)
  }
  const shapes = core.records.filter((shape) => isInColumns(core, shape))
  const rest = readData(
    core.records.filter((shape) => !shapes.includes(shape)),
    files.bytes,
    digitsOf,
    report,
    question.asOf,
  )
  const problems = problemsInto(report)
  const columns = shapes.map((shape): Columns | undefined => {
    const source = files.open(shape.file)
    if (source === undefined) {
      readData([shape], files.bytes, digitsOf, report)
      return undefined
    }
    return readColumns(shape, source, {
      digitsOf,
      keyField: keyFieldOf(core.records),
      problems,
      reads: () => true,
      targetOf: (record) => {
        const target = core.records.find(({ name }) => name === record)
        const table = rest.tables.get(record)
        if (table === undefined || target?.key.length !== 1) return undefined
        return { record, file: table.file, keys: new Set(table.rows.map(({ key }) => key[0] ?? '')) }
      },
    })
  })
  problems.close()
  const asked = parsePeriod(core.calendar, question.period)
  const world = 'problem' in asked ? undefined : worldOf(core, rest, question, asked, collectProblems(report))
  // a period that the plan does not pay is what the reference evaluator reports
  if (world === undefined && !hasErrors(found)) evaluate(core, rest, question, report)
  if (hasErrors(found) || world === undefined || columns.includes(undefined)) return { diagnostics: found }
  const counted = new Set(core.measures.map(({ record }) => record))
  const held = [
    ...columns.flatMap((one) => (one === undefined ? [] : [inColumns(one)])),
    ...core.records.flatMap((shape) => {
      const table = rest.tables.get(shape.name)
      return table === undefined || !counted.has(shape.name) ? [] : [inTable(shape, table)]
    }),
  ]
  const rows = new Map(held.map((one) => [one.shape.name, standingRows(one, world)]))
  return {
    core,
    question,
    digitsOf,
    rest,
    rows,
    world,
    placeOf: new Map(peopleOf(world).map((person, place) => [person, place])),
    stood: null,
    moved: new Set(),
  }
}

export const keyFieldOf =
  (records: readonly RecordShape[]) =>
  (record: string): Field | undefined => {
    const shape = records.find(({ name }) => name === record)
    return shape?.key.length === 1 ? shape.fields.find(({ name }) => name === shape.key[0]) : undefined
  }

/** Whether a record's rows can stay in columns: they are counted, each is its own, and nothing asks for one by its key. */
function isInColumns(core: Core, { name, history, known, withdrawn }: RecordShape): boolean {
  const measures = [core, ...core.amendments].flatMap((one) => one.measures)
  const quotas = measures.flatMap(({ quota }) => (quota?.source.kind === 'record' ? [quota.source.record] : []))
  const { people, exchange, holidays } = core
  const read = new Set([people.record, exchange.rates, holidays, ...quotas, ...people.presence.away.map(({ record }) => record)])
  if (!measures.some(({ record }) => record === name) || read.has(name)) return false
  if (history !== null || known !== null || withdrawn !== null) return false
  return !core.records.some(({ fields }) => fields.some(({ unit }) => unit.kind === 'reference' && unit.record === name))
}
