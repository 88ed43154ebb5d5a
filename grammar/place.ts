/** Where tokens and rules lie in the text. */
import type { CstElement, CstNode, IToken } from 'chevrotain'
import type { Report } from '../messages/diagnostic.ts'
import type { Span } from '../messages/span.ts'

/** The file being read, and where findings go. */
export interface Place {
  readonly file: string
  readonly text: string
  readonly report: Report
}

export const isNode = (element: CstElement): element is CstNode => 'children' in element

export const textOf = (token: IToken): string => token.image.replace(/[ \t]+/, ' ')

/** How many characters a rule has read, from its first to its last. */
export const lengthOf = ({ location }: CstNode): number => (location?.endOffset ?? -1) + 1 - (location?.startOffset ?? 0)

/** What stands in the text from one token to another. */
export const textBetween = (first: IToken, last: IToken, { text }: Place): string =>
  text.slice(first.startOffset, (last.endOffset ?? -1) + 1)

export const spanOfToken = (token: IToken, place: Place): Span => ({
  file: place.file,
  start: { line: token.startLine ?? 1, column: token.startColumn ?? 1 },
  end: { line: token.endLine ?? 1, column: (token.endColumn ?? 0) + 1 },
})

export const spanOfNode = (cst: CstNode, place: Place): Span => {
  const at = cst.location
  return {
    file: place.file,
    start: { line: at?.startLine ?? 1, column: at?.startColumn ?? 1 },
    end: { line: at?.endLine ?? 1, column: (at?.endColumn ?? 0) + 1 },
  }
}
