/**
 * A place in a text; lines and columns count from 1, columns in UTF-16 units. It holds no offset: so what stands in lines behind a change
 * stays as it is.
 */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A stretch of one file, from its first character to just after its last. */
export interface Span {
  readonly file: string
  readonly start: Position
  readonly end: Position
}

/** Below zero where `a` stands before `b` in the text of one file. */
export const comparePlaces = (a: Position, b: Position): number => a.line - b.line || a.column - b.column

/** In the order of their text, both of one file. */
export const inTextOrder = (a: { readonly span: Span }, b: { readonly span: Span }): number => comparePlaces(a.span.start, b.span.start)

/** Whether `outer` has all that `inner` has, both of one file. */
export const covers = (outer: Span, inner: Span): boolean =>
  comparePlaces(outer.start, inner.start) <= 0 && comparePlaces(inner.end, outer.end) <= 0

/** Whether a place lies in a stretch, also just after its last character. */
export const contains = ({ start, end }: Pick<Span, 'start' | 'end'>, at: Position): boolean =>
  comparePlaces(start, at) <= 0 && comparePlaces(at, end) <= 0

/** Below zero where `a` is shorter than `b`: over fewer lines, or over fewer columns of as many lines. */
export const compareSizes = (a: Span, b: Span): number =>
  a.end.line - a.start.line - (b.end.line - b.start.line) || a.end.column - a.start.column - (b.end.column - b.start.column)

/** A place as a key, for one file. */
export const placeKey = ({ line, column }: Position): string => `${line}:${column}`

/** The span from the first character of `first` to the last of `last`, both in one file. */
export const spanOver = (first: Span, last: Span): Span => ({
  file: first.file,
  start: first.start,
  end: last.end,
})

/** The span of a whole line of a data file, when no finer place is known. */
export const lineSpan = (file: string, line: number, column = 1, width = 0): Span => ({
  file,
  start: { line, column },
  end: { line, column: column + width },
})
