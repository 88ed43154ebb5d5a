/** Rows for `COPY ... FROM STDIN`, as text; `pg` takes any object that it can hand the answers of the server to. */

/** What `pg` hands over of its connection. */
interface Wire {
  readonly query: (text: string) => void
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
}

/** A statement with its rows, sent at once. */
export interface Copy {
  readonly submit: (wire: Wire) => void
  readonly handleCopyInResponse: (wire: Wire) => void
  readonly handleCommandComplete: () => void
  readonly handleReadyForQuery: () => void
  readonly handleError: (problem: Error) => void
}

/** `sql` with `rows` behind it; `ended` is called once, with the error where there was one. */
export function copyOf(sql: string, rows: string, ended: (problem: Error | undefined) => void): Copy {
  let problem: Error | undefined
  return {
    submit: (wire) => wire.query(sql),
    handleCopyInResponse: (wire) => {
      wire.sendCopyFromChunk(Buffer.from(rows))
      wire.endCopyFrom()
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => ended(problem),
    handleError: (found) => {
      problem = found
      ended(found)
    },
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** A row as a line of PostgreSQL's text format; null is `\N`. */
export const copyLine = (cells: readonly (string | bigint | null)[]): string =>
  `${cells.map((cell) => (cell === null ? '\\N' : typeof cell === 'bigint' ? String(cell) : cell.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign))).join('\t')}\n`
