/** Places of a plan as the editor counts them, and back. Both count lines and columns from 1, in UTF-16 units. */
import { type editor, type IRange, Uri } from 'monaco-editor/editor'
import type { Span } from '../../../../messages/span.ts'
import { page } from '../../../store/page.ts'

const SCHEME = 'caboose'

export const rangeOf = ({ start, end }: Pick<Span, 'start' | 'end'>): IRange => ({
  startLineNumber: start.line,
  startColumn: start.column,
  endLineNumber: end.line,
  endColumn: end.column,
})

/** The address of a file of the open company. */
export const uriOf = (path: string): Uri =>
  Uri.from({ scheme: SCHEME, authority: page.get().workspace?.company.id ?? '', path: `/${path}` })

/** The path of a file from its company's folder. */
export const pathOf = ({ uri }: Pick<editor.ITextModel, 'uri'>): string => uri.path.slice(1)

export const isOurs = ({ scheme, authority }: Uri): boolean => scheme === SCHEME && authority === page.get().workspace?.company.id

export const locationOf = (span: Span): { readonly uri: Uri; readonly range: IRange } => ({ uri: uriOf(span.file), range: rangeOf(span) })

/** A place as the language service is asked about it. */
export interface At {
  readonly path: string
  readonly line: number
  readonly column: number
}

export const atOf = (model: editor.ITextModel, { lineNumber, column }: { readonly lineNumber: number; readonly column: number }): At => ({
  path: pathOf(model),
  line: lineNumber,
  column,
})
