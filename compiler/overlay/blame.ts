/** Findings in a text that edits changed: a fault that an edit brought is told at the edit. */

import type { Item } from '../../grammar/forms/items.ts'
import type { FileSyntax } from '../../grammar/syntax.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { covers, placeKey, type Span } from '../../messages/span.ts'
import { type Edit, isEdit } from './edit.ts'

/** What a stage finds when some edits are left out. */
export type Find = (left: ReadonlySet<Edit>) => readonly Diagnostic[]

const inside = (inner: Span, outer: Span): boolean => inner.file === outer.file && covers(outer, inner)
const keyOf = ({ code, span }: Diagnostic): string => `${code} ${span.file} ${placeKey(span.start)}`

const BROUGHT = 'this edit brings it about: change what the other place says as well, or leave the edit out'

/** More edits than this are not tried one by one: each trial reads the plan again. */
const MOST_TRIED = 60

/**
 * The findings, those that an edit brought moved to that edit: one is brought by an edit where it is gone without it. What stands inside
 * an edit already, and what the plan has without edits, stays where it is. The old place is told as well.
 */
export function blamed(found: readonly Diagnostic[], files: readonly FileSyntax[], find: Find): readonly Diagnostic[] {
  const edits = files.flatMap((file) => (file.items as readonly Item[]).filter(isEdit))
  const strays = found.filter(({ span, severity }) => severity !== 'hint' && !edits.some((edit) => inside(span, edit.span)))
  if (edits.length === 0 || edits.length > MOST_TRIED || strays.length === 0) return found
  const bare = new Set(find(new Set(edits)).map(keyOf))
  const brought = new Set(strays.map(keyOf).filter((key) => !bare.has(key)))
  if (brought.size === 0) return found
  const causes = new Map<string, Edit>()
  for (const edit of edits) {
    const without = new Set(find(new Set([edit])).map(keyOf))
    for (const key of brought) if (!causes.has(key) && !without.has(key)) causes.set(key, edit)
  }
  return found.map((one) => {
    const edit = causes.get(keyOf(one))
    if (edit === undefined || !brought.has(keyOf(one))) return one
    // a fix would change the plan that it starts from, for all its family
    return { ...one, span: edit.span, fix: undefined, help: BROUGHT, related: [{ span: one.span, note: 'it shows here' }, ...one.related] }
  })
}
