/** Columns: neighbours of one kind are lined up, so that a reviewer reads down. */
import type { NodeBase } from './syntax.ts'

/** A column is lined up only where no line grows by more than this. */
const MOST_PADDING = 24

/** The lines of each node, with the columns of neighbours of one form lined up: field names, shares, band bounds, table cells. */
export function align(nodes: readonly NodeBase[], bodies: readonly string[][]): string[][] {
  const aligned = bodies.map((body) => [...body])
  let start = 0
  while (start < nodes.length) {
    let end = start + 1
    while (end < nodes.length && nodes[end]?.form === nodes[start]?.form) end++
    alignRun(
      nodes[start]?.form ?? '',
      aligned.slice(start, end).filter((body) => body.length === 1),
    )
    start = end
  }
  return aligned
}

function alignRun(form: string, bodies: readonly string[][]): void {
  switch (form) {
    case 'field':
    case 'credit_to':
      return padColumn(bodies, /^()(\s*\S+)( .*)$/, 'left')
    case 'band':
      padColumn(bodies, /^()(\s*(?:from|above|reaching|below|up to|at))( [^\s"]+ (?:at|pays|continues|as first)\b.*)$/, 'left')
      padColumn(bodies, /^(\s*(?:from|above|reaching|below|up to|at) +)([^\s"]+)( (?:at|pays|continues|as first)\b.*)$/, 'right')
      padColumn(bodies, /^(\s*(?:from|above|reaching|below|up to|at) +[^\s"]+ pays )([$€£¥]?\d\S*)(.*)$/, 'right')
      return
    case 'ramp_step':
      padColumn(bodies, /^(\s*from )(\S+)( at .*)$/, 'right')
      return padColumn(bodies, /^(\s*from +\S+ at )(\S+)()$/, 'right')
    case 'season_share':
      return padColumn(bodies, /^(\s*\S+ )(\S+)()$/, 'right')
    case 'segment_class':
      return padColumn(bodies, /^()(\s*\S+)( .*)$/, 'left')
    case 'row':
    case 'matrix_row':
      return alignRows(bodies)
  }
}

/** Gives the middle part of each line that has one the same width. */
function padColumn(bodies: readonly string[][], pattern: RegExp, side: 'left' | 'right'): void {
  const parts = bodies.map((body) => pattern.exec(body[0] ?? ''))
  const widths = parts.flatMap((part) => (part === null ? [] : [width(part[2] ?? '')]))
  const widest = Math.max(0, ...widths)
  if (widest - Math.min(widest, ...widths) > MOST_PADDING) return
  bodies.forEach((body, index) => {
    const part = parts[index]
    if (part === null || part === undefined) return
    const [, head = '', middle = '', tail = ''] = part
    const padding = ' '.repeat(widest - width(middle))
    body[0] = head + (side === 'left' ? middle + padding : padding + middle) + tail
  })
}

function alignRows(bodies: readonly string[][]): void {
  const rows = bodies.map((body) => cellsOf((body[0] ?? '').trim()))
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(width(cell), widths[index] ?? 0)))
  bodies.forEach((body, index) => {
    const indent = /^\s*/.exec(body[0] ?? '')?.[0] ?? ''
    const cells = (rows[index] ?? []).map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - width(cell)))
    body[0] = `${indent}| ${cells.join(' | ')} |`
  })
}

/** The cells of a printed row; a bar inside quotes does not part them. */
const cellsOf = (line: string): string[] =>
  [...line.slice(1).matchAll(/((?:"(?:[^"\\]|\\.)*"|[^|"])*)\|/g)].map((match) => (match[1] ?? '').trim())

/** How many characters a reader counts; marks that join the letter before them have no width of their own. */
const width = (text: string): number => [...text.replace(/\p{Mn}/gu, '')].length
