/** Mends a finding: the edits go through the editor where it is there, so that they can be undone in it. */

import type { Fix } from '../../../messages/diagnostic.ts'
import { edited } from '../../../messages/positions.ts'
import { editText } from '../../store/actions.ts'
import { page } from '../../store/page.ts'
import { textsOf } from '../../store/workspace.ts'
import { goTo } from '../place.ts'

export function applyFix({ edits }: Fix): void {
  const { workspace } = page.get()
  if (workspace === undefined) return
  const texts = textsOf(workspace)
  for (const file of new Set(edits.map(({ span }) => span.file))) {
    const text = texts.get(file)
    if (text !== undefined) editText(file, edited(text, file, edits))
  }
  const [first] = edits
  if (first !== undefined) goTo({ ...first.span, end: first.span.start })
}
