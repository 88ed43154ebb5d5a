/** Ledgers as the fast evaluator writes them, read back a block at a time: millions of lines are never in memory together. */
import type { ByteSink } from '../../runtime/write/bytes.ts'
import { unguarded } from '../../runtime/write/csv.ts'

/**
 * Takes the bytes of a ledger and hands out, line by line, the cells of the columns named in `wanted`, in that order.
 * The ledger is one that `runtime/write` wrote: its first line names its columns, and what RFC 4180 asks to be quoted is.
 */
export function linesOf(wanted: readonly string[], take: (cells: readonly string[]) => void): { readonly sink: ByteSink } {
  const decoder = new TextDecoder()
  let rest = ''
  let places: readonly number[] | undefined
  const line = (cells: readonly string[]): void => {
    if (places === undefined) places = wanted.map((name) => cells.indexOf(name))
    else take(places.map((place) => unguarded(cells[place] ?? '')))
  }
  const sink: ByteSink = (block) => {
    const text = rest + decoder.decode(block, { stream: true })
    let from = 0
    for (let to = lineEnd(text, from); to >= 0; to = lineEnd(text, from)) {
      line(cellsIn(text.slice(from, to)))
      from = to + 1
    }
    rest = text.slice(from)
  }
  return { sink }
}

/** Where a line ends that may hold quoted ends of lines; -1 where it is not whole yet. */
function lineEnd(text: string, from: number): number {
  let end = text.indexOf('\n', from)
  while (end >= 0 && quotesIn(text, from, end) % 2 === 1) end = text.indexOf('\n', end + 1)
  return end
}

function quotesIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('"', from); at >= 0 && at < to; at = text.indexOf('"', at + 1)) count += 1
  return count
}

const CELL = /"((?:[^"]|"")*)"|([^,]*)/y

function cellsIn(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',')
  const cells: string[] = []
  CELL.lastIndex = 0
  for (let found = CELL.exec(line); found !== null; found = CELL.exec(line)) {
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (CELL.lastIndex >= line.length) break
    CELL.lastIndex += 1
  }
  return cells
}
