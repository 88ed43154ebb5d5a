import { headerOf } from './header.ts'
import { type Stretch, spansOf } from './places.ts'
import { scanRows } from './scan.ts'
import type { ByteSource } from './source.ts'

/** The lines of a file on which rows begin, from 1: cells with line breaks and empty lines set them apart from the rows' numbers. Reads the file once more. */
export function linesOf(file: string, source: ByteSource, rows: readonly number[]): ReadonlyMap<number, number> {
  const wanted = new Set(rows)
  const found = new Map<number, Stretch>()
  const width = headerOf(file, source).rows[0]?.cells.length ?? 0
  scanRows(
    source,
    Array.from({ length: width }, () => null),
    () => undefined,
    (row, at) => {
      if (wanted.has(row)) found.set(row, at)
    },
  )
  const spans = spansOf(file, source, [...found.values()])
  return new Map([...found.keys()].map((row, i) => [row, spans[i]?.start.line ?? 1]))
}
