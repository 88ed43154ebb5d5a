import { type Piece, pieceOf } from '../../write/bytes.ts'
import type { Sheet } from '../../write/column.ts'
import { cellsOf } from '../../write/csv.ts'

/** A line with gaps: the bytes before each cell that varies, and those after the last. */
export type Template = readonly Piece[]

/**
 * The line as the file has it, cut at the cells named in `varying`, which are in the order of the sheet's columns. What stands between them,
 * commas included, is written as it is.
 */
export const templateOf = <Line>(sheet: Sheet<Line>, line: Line, varying: readonly string[]): Template =>
  textsAround(sheet, line, varying).map(pieceOf)

/** The same as texts. */
export function textsAround<Line>(sheet: Sheet<Line>, line: Line, varying: readonly string[]): readonly string[] {
  const cells = cellsOf(sheet, line)
  const texts: string[] = []
  let text = ''
  sheet.columns.forEach(({ name }, i) => {
    if (i > 0) text += ','
    if (varying.includes(name)) {
      texts.push(text)
      text = ''
    } else text += cells[i] ?? ''
  })
  return [...texts, `${text}\n`]
}
