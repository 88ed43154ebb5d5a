/** A block's lines as every format lays them out: lines of words, and tables. */
import { type Block, type Chart, cellsOf, type Line, rowsOfBars } from './page.ts'

/** A line by itself, or the rows of one table, its head first. */
export type Part = { readonly kind: 'line'; readonly line: Line } | { readonly kind: 'table'; readonly rows: readonly Line[] }

const isRow = ({ kind }: Line): boolean => kind === 'table' || kind === 'total'

/** The parts of a block in order; rows that follow each other are one table. Bars are a table but where they are `drawn`. */
export function partsOf({ lines }: Block, drawn = false): Part[] {
  const parts: Part[] = []
  let rows: Line[] = []
  const flush = (): void => {
    if (rows.length > 0) parts.push({ kind: 'table', rows })
    rows = []
  }
  for (const line of lines.flatMap((one) => (one.kind === 'bars' && !drawn ? barsAsTable(one) : [one]))) {
    if (isRow(line)) {
      rows.push(line)
      continue
    }
    flush()
    parts.push({ kind: 'line', line })
  }
  flush()
  return parts
}

/** What the bars show, and their numbers. */
const barsAsTable = ({ text, indent, bars }: Chart): Line[] => [{ kind: 'text', text, indent }, ...rowsOfBars(bars)]

const NUMERIC = /^(?:-|[-≈(]*(?:[^\d\s]{1,3} ?)?\d[\d,.]*(?:%|x)?\)?(?: of worth)?)$/u

/** Whether a column holds numbers: they end at the same place, and so does their head. The first column never does. */
export const isNumeric = (rows: readonly (readonly string[])[], at: number): boolean =>
  at > 0 && rows.slice(1).every((cells) => (cells[at] ?? '') === '' || NUMERIC.test(cells[at] ?? ''))

/** The cells of every row of a table. */
export const cellsOfRows = (rows: readonly Line[]): string[][] => rows.map(cellsOf)

/** A cell whose depth is spaces in front of it, for formats that run spaces together: they stay. */
export const deep = (cell: string): string => cell.replace(/^ +/, (spaces) => '\u00a0'.repeat(spaces.length))
