/** Which lines of a ledger go, and which come (semantics 9: nothing else is posted). */

import { type Sheet, sortedLines } from '../../write/column.ts'
import { cellsOf } from '../../write/csv.ts'

/** Lines of one ledger that differ, in the order of its file. */
export interface Differing<Line> {
  readonly gone: readonly Line[]
  readonly come: readonly Line[]
}

/** What is in one list of lines and not in the other, as the file would show it. */
export function differing<Line>(sheet: Sheet<Line>, before: readonly Line[], after: readonly Line[]): Differing<Line> {
  const left = new Map<string, Line[]>()
  for (const line of before) {
    const text = cellsOf(sheet, line).join(',')
    const same = left.get(text)
    if (same === undefined) left.set(text, [line])
    else same.push(line)
  }
  const come = after.filter((line) => left.get(cellsOf(sheet, line).join(','))?.pop() === undefined)
  return { gone: sortedLines([...left.values()].flat(), sheet), come: sortedLines(come, sheet) }
}
