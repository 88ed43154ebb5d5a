/**
 * Rows that a file says as files mostly do, read by a program that is written for the record's columns: what a cell needs is known before the
 * first row, so the loop over rows asks nothing. The program leaves a row that is anything else to `scan.ts`, whole, and goes on behind it.
 */
import { sequenceAt } from '../data/utf8.ts'

/** How the cells of one column are read by such a program. Names that differ from column to column end in `n`. */
export interface PlainCells {
  /** Changes when the text would: a wider array, another scale. */
  readonly key: () => string
  /**
   * Statements that read the cell at `i` and leave `i` just behind it. `b`: the bytes, up to `limit`; `c`, `e`, `f`, `h`, `k`, `q`, `s`: theirs
   * to use. `break rows` leaves the row.
   */
  readonly read: (n: number) => readonly string[]
  /** Statements that store what was read in row `r`, once the whole row was. */
  readonly store: (n: number) => readonly string[]
  /** Names at the start of the program, of what `bound` returns as `a`. */
  readonly names: (n: number) => readonly string[]
  /** What they stand for at the time, and how many rows there is room for. */
  readonly bound: (row: number) => { readonly room: number; readonly [name: string]: unknown }
}

/** Reads rows from `at` on as long as they are plain; `[0]` of `out` is where it stopped, `[1]` the next row. */
export type PlainRows = (
  bytes: Uint8Array,
  at: number,
  limit: number,
  row: number,
  room: number,
  bound: readonly unknown[],
  out: Int32Array,
) => void

/** A column of the file: its cells, and whether they may be empty; null where no field wants it. */
export interface PlainColumn {
  readonly cells: PlainCells
  readonly optional: boolean
  readonly kept: boolean
}

const [ZERO, LF, CR, QUOTE, COMMA] = [0, 10, 13, 34, 44]
/** Whether `c` ends a cell that is not in quotes. */
export const ENDS = `c === ${COMMA} || c === ${LF} || c === ${CR}`

/** Passes over a cell's opening quote; `q` says whether there was one. */
export const OPENED = [`q = 0; if (b[i] === ${QUOTE}) { q = 1; i++ }`]
/** Passes over its closing quote. */
export const CLOSED = [`if (q === 1) { if (b[i] !== ${QUOTE}) break rows; i++ }`]

/** What a byte of a text is: ordinary, the end of a cell without quotes, a quote, no text, or part of a longer character. */
const [ORDINARY, END, QUOTES, NO_TEXT, LONGER] = [0, 1, 2, 3, 4]
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return LONGER
  if (byte === COMMA || byte === LF || byte === CR) return END
  return byte === QUOTE ? QUOTES : byte === ZERO ? NO_TEXT : ORDINARY
})

/**
 * Walks over a text, in quotes or not: `each` is done for every byte `c`, the first of two quotes in quotes included where `doubled` says so.
 * Bytes from 0x80 on are checked to be text where `checked` says so. `s` and `e` are where it begins and ends.
 */
export function overText(each: string, { doubled, checked }: { readonly doubled: boolean; readonly checked: boolean }): string[] {
  const check = [
    `if (c === ${ZERO}) break rows`,
    `if (c >= 128) { k = sequenceAt(b, i); if (k === 0) break rows; for (; k > 1; k--) { ${each}; c = b[++i] } }`,
  ]
  const byte = [...(checked ? check : []), each]
  return [
    `if (b[i] === ${QUOTE}) {`,
    'for (s = ++i; ; i++) {',
    'if (i >= limit) break rows',
    'c = b[i]',
    `if (c === ${QUOTE}) { if (b[i + 1] !== ${QUOTE}) break; ${doubled ? each : ''}; i++ }`,
    ...byte,
    '}',
    'e = i++',
    '} else {',
    's = i',
    'for (;;) {',
    `for (c = b[i]; kinds[c] === ${ORDINARY}; c = b[++i]) { ${each} }`,
    `if (kinds[c] === ${END}) break`,
    `if (kinds[c] === ${QUOTES}) break rows`,
    ...byte,
    'i++',
    '}',
    'e = i',
    '}',
  ]
}

/** The text of a program for these columns, in the order of the file. It holds numbers and names made here alone, nothing of the file or the plan. */
export function plainText(columns: readonly (PlainColumn | null)[]): string {
  return [
    'return (b, at, limit, r, room, a, out) => {',
    'let i = at, c = 0, e = 0, f = 0, h = 0, k = 0, q = 0, s = 0',
    ...columns.flatMap((column, n) => (column === null ? [] : [`let m${n} = 0`, ...column.cells.names(n)])),
    'rows: while (r < room && i < limit) {',
    ...columns.flatMap((column, n) => [...(n === 0 ? [] : [`if (b[i++] !== ${COMMA}) break rows`]), ...cellOf(column, n)]),
    'c = b[i]',
    `if (c === ${LF}) i++`,
    `else if (c === ${CR}) { i++; if (b[i] === ${LF} && i < limit) i++ }`,
    'else break rows',
    // the byte at the limit is a line end that the file may not have
    'if (i > limit) break rows',
    ...columns.flatMap((column, n) => {
      if (column === null || !column.kept) return []
      const store = column.cells.store(n)
      return column.optional ? [`if (m${n} === 1) { m${n} = 0; skip${n}(r) } else {`, ...store, '}'] : store
    }),
    'r++',
    'at = i',
    '}',
    'out[0] = at',
    'out[1] = r',
    '}',
  ].join('\n')
}

function cellOf(column: PlainColumn | null, n: number): readonly string[] {
  if (column === null) return overText('', { doubled: false, checked: true })
  const read = column.cells.read(n)
  if (!column.optional) return read
  return [
    `c = b[i]`,
    `if (${ENDS}) m${n} = 1`,
    `else if (c === ${QUOTE} && b[i + 1] === ${QUOTE}) { m${n} = 1; i += 2 }`,
    'else {',
    ...read,
    '}',
  ]
}

/** Programs that were made, the newest of them: a file of the same form is read by one that is compiled already. */
const made = new Map<string, PlainRows>()
const KEPT = 64

/** The program; undefined where a page forbids programs that are made while it runs. */
export function plainRows(columns: readonly (PlainColumn | null)[]): PlainRows | undefined {
  const text = plainText(columns)
  try {
    const program = made.get(text) ?? (new Function('sequenceAt', 'kinds', text)(sequenceAt, KINDS) as PlainRows)
    made.delete(text)
    made.set(text, program)
    const [oldest] = made.keys()
    if (made.size > KEPT && oldest !== undefined) made.delete(oldest)
    return program
  } catch (problem) {
    if (problem instanceof EvalError) return undefined
    throw problem
  }
}
