import type { Refusal } from '../data/problems.ts'
import type { Column } from './column.ts'
import type { Stretch } from './places.ts'
import type { PlainCells } from './plain.ts'

/** What became of the plain reading of a cell: the place of the byte that ends it, or that it must be read as text. */
export const NOT_PLAIN = -1

/**
 * One field's cells on their way into a column. Rows are filled in order; a row that is refused is filled again by the next one.
 *
 * `plain` and `scan` read what files mostly say and nothing else. Whatever it does not know, from quotes to currency signs to bad values, goes through
 * `take`, which reads the cell's text as the reference reader does: so both say the same of every cell.
 */
export interface CellSink {
  /** How a program reads its cells row by row. */
  readonly plain: PlainCells
  /** Reads the cell that begins at `at` into `row`; the place just after it, where a comma or line end stands, or `NOT_PLAIN`. */
  readonly scan: (bytes: Uint8Array, at: number, row: number) => number
  /** Reads a cell's text, which is not empty, into `row`; the refusal where it has no value. `at`: where the file has it. */
  readonly take: (text: string, row: number, at: Stretch) => Refusal | undefined
  /** An optional cell that is empty. */
  readonly skip: (row: number) => void
  /** The row was refused: its place is for the next one. */
  readonly forget: (row: number) => void
  /** Makes room for so many rows, of which the first are there. */
  readonly reserve: (rows: number, filled: number) => void
  readonly done: (rows: number) => Column
}

const [LF, CR, COMMA] = [10, 13, 44]

/** Whether a byte ends a cell. */
export const endsCell = (byte: number): boolean => byte === COMMA || byte === LF || byte === CR
