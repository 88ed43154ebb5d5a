/** A system of SQL in which the relational program of a plan is run, and what it is given. */
import type { Dialect, Textual } from '../../compiler/emit/sql/dialect.ts'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import type { Input } from '../../compiler/relational/program/ir.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { SystemName } from '../engine.ts'
import type { Watch } from '../render/watch.ts'
import type { PlainFiles } from './plain.ts'

/** A system at which a program has run. */
export interface System {
  readonly name: SystemName
  readonly dialect: Dialect
  /** The rows of a query, some at a time, in its order; every cell is a text or null. */
  readonly rows: (sql: string) => AsyncIterable<readonly Shown[]>
  readonly run: (sql: string) => Promise<void>
  /** Removes a table that nothing reads any more. */
  readonly drop: (table: string) => Promise<void>
  /** How much of the statement that runs is done, from 0 to 1; undefined where that is not known. */
  readonly progress?: () => number | undefined
  /** Files of this machine, where the system writes and reads them by itself: what has a line for each of many rows then never comes here. */
  readonly files?: Files
}

export interface Files {
  /** Writes the texts of a query of one column, one a line, in its order, below the line `head`, if any; gives how many there are where there is a head. */
  readonly write: (query: string, path: string, head?: string) => Promise<number | undefined>
  /** Makes a table whose rows are kept in the order of the query. */
  readonly sorted: (table: string, query: string) => Promise<void>
  /** What a file of lines of cells without commas or quotes is in a query: columns of text by these names. */
  readonly lines: (path: string, columns: readonly string[]) => string
}

/** The name of a table beside those of a program, none of which begins with a figure. */
export const aside = (what: string, of: string): string => `0_${what}_of_${of}`

/** A system that writes files. */
export type Copying = System & { readonly files: Files; readonly dialect: Textual }

export const isCopying = (system: System): system is Copying => system.files !== undefined && system.dialect.texts !== undefined

export interface Runner extends System {
  /** Makes a table of a query with a column `payee`, some people after others where all of them at once would take too much memory. */
  readonly byPayee?: (table: string, query: string) => Promise<void>
  /** Fills the table of an input; gives what is wrong with its file. Throws Stopped. */
  readonly load: (input: Input) => Promise<readonly Diagnostic[]>
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

/** How often a long statement says how far it is, in milliseconds. */
const BEAT = 200

/** Says what is done, and how far it is where the system knows, until it is done. */
export function tellerOf({ progress }: Pick<System, 'progress'>, watch: Watch | undefined) {
  return async <T>(what: string, work: Promise<T>): Promise<T> => {
    watch?.at(what)
    const beat = watch === undefined ? undefined : setInterval(() => watch.at(what, progress?.()), BEAT)
    try {
      return await work
    } finally {
      clearInterval(beat)
    }
  }
}
