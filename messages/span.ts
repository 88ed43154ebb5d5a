/** A place in a text. Lines and columns count from 1 (columns in UTF-16 units), offsets from 0. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** A stretch of one file, from its first character to just after its last. */
export interface Span {
  readonly file: string
  readonly start: Position
  readonly end: Position
}

/** The span from the first character of `first` to the last of `last`, both in one file. */
export const spanOver = (first: Span, last: Span): Span => ({
  file: first.file,
  start: first.start,
  end: last.end,
})

/** The span of a whole line of a data file, when no finer place is known. */
export const lineSpan = (file: string, line: number, column = 1, width = 0): Span => ({
  file,
  start: { line, column, offset: 0 },
  end: { line, column: column + width, offset: 0 },
})
