/** A page as Markdown, as GitHub shows it: headings, nested lists and tables; the same words as everywhere. */
import type { Block, Line, Page } from './page.ts'
import { cellsOfRows, deep, isNumeric, type Part, partsOf } from './parts.ts'
import { underTitle } from './reading.ts'
import { harmless } from './safe.ts'

/** Signs that mean something to Markdown wherever they stand, and those that do at the start of a line. */
const SIGNS = /[\\`*_[\]<>|~]|&(?=#?\w+;)|:(?=\/\/)|@(?=\w)|#(?=\w)|(?<=[^\s(|-])\$(?=\S)/g
const STARTS = /^(\s*)([-+=#>])(?=\s|$)/
const NUMBERED = /^(\s*\d+)([.)])(?=\s)/

/** Words that stand for themselves: no link, no emphasis, no HTML, no cell of their own. */
export const escaped = (words: string): string =>
  harmless(words.replaceAll('\t', ' ')).replace(SIGNS, '\\$&').replace(STARTS, '$1\\$2').replace(NUMBERED, '$1\\$2')

/** A whole table, its columns aligned: its head, which Markdown needs, the side of each column, its rows. */
function table({ rows }: Extract<Part, { kind: 'table' }>): string[] {
  const cells = cellsOfRows(rows)
  const columns = Math.max(...cells.map((row) => row.length))
  const right = Array.from({ length: columns }, (_, at) => isNumeric(cells, at))
  const told = cells.map((row, i) =>
    right.map((_, at) => {
      const cell = escaped(deep(row[at] ?? ''))
      return rows[i]?.kind === 'total' && cell !== '' ? `**${cell}**` : cell
    }),
  )
  const widths = right.map((_, at) => Math.max(3, ...told.map((row) => lengthOf(row[at] ?? ''))))
  const line = (values: readonly string[]): string => `| ${values.join(' | ')} |`
  const padded = (row: readonly string[]): string =>
    line(row.map((cell, at) => (right[at] === true ? `${gap(cell, widths[at])}${cell}` : `${cell}${gap(cell, widths[at])}`)))
  const sides = widths.map((width, at) => (right[at] === true ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
  const [head = [], ...body] = told
  return [padded(head), line(sides), ...body.map(padded)]
}

const lengthOf = (cell: string): number => [...cell].length
const gap = (cell: string, width = 0): string => ' '.repeat(width - lengthOf(cell))

/** One line of words: a paragraph at the margin, an item of a list below it. */
function words(line: Line): string {
  const said = escaped(line.kind === 'reason' ? `Why: ${line.text}` : line.text)
  return line.indent === 0 ? said : `${'  '.repeat(line.indent - 1)}- ${said}`
}

/** The lines of a block; an empty one parts what Markdown would run together. */
function linesOf(block: Block): string[] {
  const lines: string[] = []
  let last: 'words' | 'item' | 'table' | undefined
  for (const part of partsOf(block)) {
    if (part.kind === 'line' && part.line.text === '') continue
    const kind = part.kind === 'table' ? 'table' : part.line.indent === 0 ? 'words' : 'item'
    if (last !== undefined && !(kind === 'item' && last === 'item')) lines.push('')
    lines.push(...(part.kind === 'table' ? table(part) : [words(part.line)]))
    last = kind
  }
  return lines
}

/** The page as GitHub-flavoured Markdown, with a final newline. Nothing that users wrote is taken for markup. */
export function renderMarkdown(page: Page): string {
  const under = underTitle(page)
  const blocks = page.blocks.flatMap((block) => ['', `## ${escaped(block.heading)}`, '', ...linesOf(block)])
  return `${[`# ${escaped(page.title)}`, '', escaped(under), ...blocks].join('\n')}\n`
}
