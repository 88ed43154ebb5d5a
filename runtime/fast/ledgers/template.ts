import { type Piece, pieceOf } from '../../write/bytes.ts'
import type { Sheet } from '../../write/column.ts'
import { cellsOf } from '../../write/csv.ts'

/** A line with gaps: the bytes before each cell that varies, and those after the last. */
export type Template = readonly Piece[]

/**
 * The line as the file has it, cut at the cells named in `varying`, which are in the order of the sheet's columns. What stands between them,
 * commas included, is written as it is.
 */
export function templateOf<Line>(sheet: Sheet<Line>, line: Line, varying: readonly string[]): Template {
  const cells = cellsOf(sheet, line)
  const pieces: Piece[] = []
  let piece = ''
  sheet.columns.forEach(({ name }, i) => {
    if (i > 0) piece += ','
    if (varying.includes(name)) {
      pieces.push(pieceOf(piece))
      piece = ''
    } else piece += cells[i] ?? ''
  })
  return [...pieces, pieceOf(`${piece}\n`)]
}
