/** What can be folded: blocks, and comments of several lines. */
import { kindsIn } from '../grammar/kinds.ts'
import type { Analysis } from './analysis.ts'

export interface Fold {
  /** Lines, counted from 1; the first stays to be seen. */
  readonly start: number
  readonly end: number
  readonly kind: 'block' | 'comment'
}

/** The folds of a file by their first lines. Read from the words, so that a mistake elsewhere takes none away. */
export function folds({ sources }: Analysis, file: string): Fold[] {
  const found: Fold[] = []
  const open: number[] = []
  let comments: { readonly start: number; readonly end: number } | undefined
  const close = (): void => {
    if (comments !== undefined && comments.end > comments.start) found.push({ ...comments, kind: 'comment' })
    comments = undefined
  }
  let lastLine = 0
  for (const { token, kind } of kindsIn(sources.get(file) ?? '')) {
    const line = token.startLine ?? 1
    if (kind === 'comment' && line > lastLine)
      comments = { start: comments?.end === line - 1 ? comments.start : startOf(line, close), end: line }
    else if (token.image === '{') open.push(line)
    else if (token.image === '}') {
      const start = open.pop()
      if (start !== undefined && line > start) found.push({ start, end: line, kind: 'block' })
    }
    lastLine = token.endLine ?? line
  }
  close()
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** A run of comments that begins in a line, once the one before it is closed. */
function startOf(line: number, close: () => void): number {
  close()
  return line
}
