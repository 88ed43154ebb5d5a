/** A page as lines for a terminal, without colours. */
import { type Block, cellsOf, type Line, type RepPage, type Statement } from './page.ts'
import { sayReading } from './reading.ts'

const INDENT = '  '
const GAP = '   '
/** Columns of numbers end at the same place; so do their heads. */
const NUMERIC = /^(?:-|[-≈(]*(?:[^\d\s]{1,3} ?)?\d[\d,.]*(?:%|x)?\)?)$/u

const widthOf = (words: string): number => [...words].length

/** Words broken at spaces to a width; the lines after the first are indented by `hang` more. */
export function wrapped(words: string, width: number, indent: string, hang: string): string[] {
  const lines: string[] = []
  let current = indent
  let empty = true
  for (const word of words.split(' ')) {
    if (!empty && widthOf(current) + 1 + widthOf(word) > width) {
      lines.push(current)
      current = indent + hang + word
    } else current = empty ? current + word : `${current} ${word}`
    empty = false
  }
  return [...lines, current]
}

/** A table with its columns aligned; a column of numbers to the right. */
function aligned(rows: readonly Line[]): string[] {
  const cells = rows.map(cellsOf)
  const columns = Math.max(...cells.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ''))))
  const right = widths.map((_, at) => at > 0 && cells.slice(1).every((row) => (row[at] ?? '') === '' || NUMERIC.test(row[at] ?? '')))
  return cells.map((row, i) => {
    const padded = widths.map((width, at) => {
      const cell = row[at] ?? ''
      const space = ' '.repeat(width - widthOf(cell))
      return right[at] === true ? space + cell : cell + space
    })
    return `${INDENT.repeat((rows[i]?.indent ?? 0) + 1)}${padded.join(GAP)}`.trimEnd()
  })
}

function linesOf(lines: readonly Line[], width: number): string[] {
  const out: string[] = []
  let table: Line[] = []
  const flush = (): void => {
    if (table.length > 0) out.push(...aligned(table))
    table = []
  }
  for (const line of lines) {
    if (line.kind === 'table') {
      table.push(line)
      continue
    }
    flush()
    out.push(...wrapped(line.kind === 'reason' ? `Why: ${line.text}` : line.text, width, INDENT.repeat(line.indent + 1), INDENT))
  }
  flush()
  return out
}

const blockLines = ({ heading, lines }: Block, width: number): string[] => ['', heading, ...linesOf(lines, width)]

/**
 * The page as lines of at most `width` columns: its title underlined, headings at the margin, everything else indented.
 *
 * Words are never broken, so a long word or a wide table may go over. No colours: the shell colours lines without indent.
 */
export function renderText(page: RepPage | Statement, width: number): string[] {
  const under = 'reading' in page ? sayReading(page.reading) : `${page.period}`
  return [page.title, '='.repeat(Math.min(width, widthOf(page.title))), under, ...page.blocks.flatMap((one) => blockLines(one, width))]
}
