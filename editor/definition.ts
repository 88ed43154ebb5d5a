/** Where a name is declared; of a file that is used, its beginning. */

import { beside } from '../compiler/load.ts'
import type { Item } from '../grammar/forms/items.ts'
import type { Position, Span } from '../messages/span.ts'
import { contains } from '../messages/span.ts'
import type { Analysis } from './analysis.ts'
import { occurrenceAt } from './names/names.ts'
import { namesIn } from './names/of.ts'

/** The declarations of what stands at a place, none where nothing there has a name. A metric may be declared by its company and by its plan. */
export function definition(analysis: Analysis, file: string, at: Position): Span[] {
  const found = occurrenceAt(namesIn(analysis), file, at)
  if (found !== undefined) return found.named?.declared.map(({ word }) => word.span) ?? []
  const used = fileUsedAt(analysis, file, at)
  if (used === undefined) return []
  const start = { line: 1, column: 1 }
  return [{ file: used, start, end: start }]
}

/** The path of the file that a `uses` line names at a place. */
function fileUsedAt({ files, sources }: Analysis, file: string, at: Position): string | undefined {
  const items = (files.find((one) => one.file === file)?.items ?? []) as readonly Item[]
  const used = items.flatMap((item) => (item.form === 'uses' ? item.files : [])).find(({ path }) => contains(path.span, at))
  const path = used && beside(file, used.path.text)
  return path !== undefined && sources.has(path) ? path : undefined
}
