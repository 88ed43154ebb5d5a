/** Findings about rows in columns, which know rows by their number, on the lines of the file. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { lineSpan } from '../../messages/span.ts'
import type { Columns } from '../columns/column.ts'
import { linesOf } from '../columns/lines.ts'
import type { FastFiles } from './read-held.ts'

/** The codes whose span is that of one row. */
const OF_A_ROW: ReadonlySet<string> = new Set(['CB882'])
/** The number of the first row where lines count data rows, below the header. */
const FIRST = 2

/** The findings, those of a row on its own line. A file is read once more where there are any. */
export function onTheirLines(found: readonly Diagnostic[], columns: readonly Columns[], open: FastFiles['open']): readonly Diagnostic[] {
  const isOf = (file: string, { code, span }: Diagnostic): boolean => OF_A_ROW.has(code) && span.file === file
  return columns.reduce<readonly Diagnostic[]>((all, { shape: { file } }) => {
    const rows = all.flatMap((one) => (isOf(file, one) ? [one.span.start.line - FIRST] : []))
    const source = rows.length === 0 ? undefined : open(file)
    if (source === undefined) return all
    const lines = linesOf(file, source, rows)
    return all.map((one) =>
      isOf(file, one) ? { ...one, span: lineSpan(file, lines.get(one.span.start.line - FIRST) ?? one.span.start.line) } : one,
    )
  }, found)
}
