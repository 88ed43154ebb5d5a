import { compareText } from '../exact/order.ts'

/** One column of a ledger. `text` is guarded against being read as a formula; a `figure` is a number or a decimal, null where there is none. */
export type Column<Line> =
  | { readonly kind: 'text'; readonly name: string; readonly of: (line: Line) => string }
  | { readonly kind: 'figure'; readonly name: string; readonly of: (line: Line) => string | number | null }

export const text = <Line>(name: string, of: (line: Line) => string): Column<Line> => ({ kind: 'text', name, of })
export const figure = <Line>(name: string, of: (line: Line) => string | number | null): Column<Line> => ({ kind: 'figure', name, of })

/** A ledger as a file: its columns in order, and the order of its lines. */
export interface Sheet<Line> {
  readonly columns: readonly Column<Line>[]
  /** The parts of a line's identity (semantics 9), by which lines are sorted: natural key, posted_in, kind. */
  readonly identity: (line: Line) => readonly (string | number)[]
}

const compareParts = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))

/** The lines in the order of their identity; equal identities keep their order. */
export function sortedLines<Line>(lines: readonly Line[], { identity }: Sheet<Line>): Line[] {
  const keyed = lines.map((line) => ({ line, key: identity(line) }))
  keyed.sort((a, b) => {
    for (let i = 0; i < a.key.length; i += 1) {
      const [own, other] = [a.key[i] ?? '', b.key[i] ?? '']
      const order = own === other ? 0 : compareParts(own, other)
      if (order !== 0) return order
    }
    return 0
  })
  return keyed.map(({ line }) => line)
}
