/** Work that another core may do meanwhile. What goes in and what comes out is plain data; columns are shared, not copied. */
import { writeFileSync } from 'node:fs'
import type { Columns } from '../../runtime/columns/column.ts'
import { type WholeCredits, writeCreditsOf } from '../../runtime/fast/ledgers/credits.ts'
import { type FieldHash, hashesOfColumns } from '../fingerprint.ts'
import { arrowCells } from '../tables/arrow.ts'
import { parquetCells } from '../tables/parquet.ts'
import type { Format } from '../tables/table.ts'

/** Told after each piece of work, so that one who waits sees that it goes on. */
export type Alive = () => void

/** The tasks by name. */
export const TASKS = {
  /** What identifies the values of each field. */
  fieldHashes: (columns: Columns, alive: Alive): FieldHash[] => hashesOfColumns(columns, alive),
  /** Writes `credits.csv` into an open file; how many lines it has. */
  credits: ({ source, handle }: { readonly source: WholeCredits; readonly handle: number }, alive: Alive): number =>
    writeCreditsOf(source, (block) => {
      writeFileSync(handle, block)
      alive()
    }),
  /** The cells of a table with types of its own, as a file in a folder. */
  cells: ({ path, folder, format }: { readonly path: string; readonly folder: string; readonly format: Format }) =>
    format.format === 'parquet' ? parquetCells(path, folder, format) : arrowCells(path, folder, format),
}

export type TaskName = keyof typeof TASKS
export type TaskInput<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0]
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<(typeof TASKS)[Name]>>

/** A core that does tasks one after the other. */
export interface SecondCore {
  /** Begins a task, or queues it; the function waits for its result, and throws what the task threw. */
  readonly start: <Name extends TaskName>(name: Name, input: TaskInput<Name>) => () => TaskResult<Name>
}

/** Does a task. */
export async function perform<Name extends TaskName>(name: Name, input: TaskInput<Name>, alive: Alive): Promise<TaskResult<Name>> {
  const task = TASKS[name] as (input: TaskInput<Name>, alive: Alive) => TaskResult<Name> | Promise<TaskResult<Name>>
  return await task(input, alive)
}
