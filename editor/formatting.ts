/** The one canonical layout, as the edits that lead there and touch no line that stays. */
import { format } from '../compiler/format.ts'
import type { Edit } from '../messages/diagnostic.ts'
import { lineStarts, spanAt } from '../messages/positions.ts'
import type { Analysis } from './analysis.ts'
import { changedLines } from './lines.ts'

/** The edits that lay a file out; none where it is laid out already, or has mistakes in its text. */
export function formatting({ sources }: Analysis, file: string): Edit[] {
  const text = sources.get(file)
  if (text === undefined) return []
  const starts = lineStarts(text)
  return changedLines(text, format(text, file).text).map(({ start, end, by }) => ({
    span: spanAt(text, file, start, end, starts),
    text: by,
  }))
}
