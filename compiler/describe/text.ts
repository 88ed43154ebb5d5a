/** A page as lines for a terminal, without colours. */
import { type Block, cellsOf, type Page } from './page.ts'
import { isNumeric, type Part, partsOf } from './parts.ts'
import { underTitle } from './reading.ts'

const INDENT = '  '
const GAP = '   '
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
function aligned({ rows }: Extract<Part, { kind: 'table' }>): string[] {
  const cells = rows.map(cellsOf)
  const columns = Math.max(...cells.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ''))))
  const right = widths.map((_, at) => isNumeric(cells, at))
  return cells.map((row, i) => {
    const padded = widths.map((width, at) => {
      const cell = row[at] ?? ''
      const space = ' '.repeat(width - widthOf(cell))
      return right[at] === true ? space + cell : cell + space
    })
    return `${INDENT.repeat((rows[i]?.indent ?? 0) + 1)}${padded.join(GAP)}`.trimEnd()
  })
}

const linesOf = (block: Block, width: number): string[] =>
  partsOf(block).flatMap((part) => {
    if (part.kind === 'table') return aligned(part)
    const { line } = part
    if (line.text === '') return []
    return wrapped(line.kind === 'reason' ? `Why: ${line.text}` : line.text, width, INDENT.repeat(line.indent + 1), INDENT)
  })

const blockLines = (block: Block, width: number): string[] => ['', block.heading, ...linesOf(block, width)]

/**
 * The page as lines of at most `width` columns: its title underlined, headings at the margin, everything else indented.
 *
 * Words are never broken, so a long word or a wide table may go over. No colours: the shell colours lines without indent.
 */
export function renderText(page: Page, width: number): string[] {
  const under = underTitle(page)
  return [page.title, '='.repeat(Math.min(width, widthOf(page.title))), under, ...page.blocks.flatMap((one) => blockLines(one, width))]
}
