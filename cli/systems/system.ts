/** A system of SQL in which the relational program of a plan is run, and what it is given. */
import type { Input } from '../../compiler/relational/ir.ts'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { System } from '../by-system.ts'
import type { Watch } from '../render/watch.ts'
import type { PlainFiles } from './plain.ts'

export interface Runner extends System {
  /** Fills the table of an input; gives what is wrong with its file. Throws Stopped. */
  readonly load: (input: Input) => Promise<readonly Diagnostic[]>
  readonly run: (sql: string) => Promise<void>
  /** Removes a table that nothing reads any more. */
  readonly drop: (table: string) => Promise<void>
  /** How much of the statement that runs is done, from 0 to 1; undefined where that is not known. */
  readonly progress?: () => number | undefined
}

/** Where a run takes place. */
export interface Place {
  /** The folder of data. */
  readonly data: string
  readonly files: PlainFiles
  /** A folder that is removed after the run. */
  readonly folder: string
  readonly watch: Watch | undefined
}

/** Opens a system, lets it work, and closes it. Throws Stopped where the system refuses. */
export type Within = <T>(place: Place, work: (runner: Runner) => Promise<T>) => Promise<T>

/** What stops a run, in words for the user. */
export class Stopped extends Error {}

/** All rows of a query that has few. */
export async function rowsOf({ rows }: Pick<System, 'rows'>, sql: string): Promise<readonly Shown[]> {
  const all: Shown[] = []
  for await (const block of rows(sql)) all.push(...block)
  return all
}
