/** A compiled plan on data, up to the totals of the fast evaluator. */
import { expect } from 'vitest'
import { digitsOf } from '../../compiler/run.ts'
import { parsePeriod } from '../../runtime/calendar/fiscal.ts'
import type { Columns } from '../../runtime/columns/column.ts'
import { readColumns } from '../../runtime/columns/read.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { problemsInto } from '../../runtime/data/problems.ts'
import { readData } from '../../runtime/data/read.ts'
import { worldOf } from '../../runtime/evaluate/evaluate.ts'
import { collectProblems } from '../../runtime/evaluate/problems.ts'
import type { World } from '../../runtime/evaluate/world.ts'
import { inColumns } from '../../runtime/fast/rows/held-rows.ts'
import { rowsStage, type Totals } from '../../runtime/fast/rows/stage.ts'

/** The world of a period, and the totals of the rows of `record` in columns. */
export function worldAndTotals(
  core: Core,
  data: DataFiles,
  period: string,
  record: string,
): { world: World; columns: Columns; totals: Totals } {
  const problems = collectProblems(() => undefined)
  const asked = parsePeriod(core.calendar, period)
  if ('problem' in asked) throw new Error(period)
  const read = readData(core.records, data, digitsOf, (one) => expect(one.severity).toBe('warning'))
  const world = worldOf(core, read, { period, asOf: null }, asked, problems)
  const shape = core.records.find(({ name }) => name === record)
  const bytes = shape === undefined ? undefined : data(shape.file)
  if (world === undefined || shape === undefined || bytes === undefined) throw new Error(record)
  const keyField = (name: string) => core.records.find((one) => one.name === name)?.fields.find(({ name: own }) => own === 'id')
  const columns = readColumns(shape, sourceOf(bytes), {
    digitsOf,
    keyField,
    problems: problemsInto((one) => expect(one.severity).toBe('warning')),
    reads: () => true,
    targetOf: () => undefined,
  })
  if (columns === undefined) throw new Error('columns')
  const held = inColumns(columns)
  return { world, columns, totals: rowsStage(world, (name) => (name === record ? held : undefined)) }
}
