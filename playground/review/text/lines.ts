/** Two texts line by line: what was added, what was removed, and a few lines around it. */
import { diffLines } from 'diff'

export interface TextLine {
  readonly kind: 'same' | 'added' | 'removed'
  /** From 1; null on the side where the line is not. */
  readonly before: number | null
  readonly after: number | null
  readonly text: string
}

/** Lines that are the same and far from every change are not shown one by one. */
export interface Skipped {
  readonly kind: 'skipped'
  readonly count: number
}

export interface TextChanges {
  readonly rows: readonly (TextLine | Skipped)[]
  readonly added: number
  readonly removed: number
}

/** Lines that are shown around a change. */
const AROUND = 3

export function textChanges(before: string, after: string): TextChanges {
  const lines: TextLine[] = []
  let [old, now] = [0, 0]
  for (const { value, added, removed } of diffLines(ended(before), ended(after))) {
    for (const text of value.replace(/\n$/, '').split('\n')) {
      if (!added) old += 1
      if (!removed) now += 1
      const kind = added ? 'added' : removed ? 'removed' : 'same'
      lines.push({ kind, text, before: added ? null : old, after: removed ? null : now })
    }
  }
  const count = (kind: TextLine['kind']): number => lines.filter((line) => line.kind === kind).length
  return { rows: folded(lines), added: count('added'), removed: count('removed') }
}

/** A last line without an end is no other line than one with. */
const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

function folded(lines: readonly TextLine[]): readonly (TextLine | Skipped)[] {
  const isNear = lines.map((_, i) => lines.slice(Math.max(0, i - AROUND), i + AROUND + 1).some(({ kind }) => kind !== 'same'))
  const rows: (TextLine | Skipped)[] = []
  let skipped = 0
  lines.forEach((line, i) => {
    if (!isNear[i]) {
      skipped += 1
      return
    }
    if (skipped > 0) rows.push({ kind: 'skipped', count: skipped })
    skipped = 0
    rows.push(line)
  })
  if (skipped > 0) rows.push({ kind: 'skipped', count: skipped })
  return rows
}
