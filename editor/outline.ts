/** The outline of a file: its blocks and clauses, each with the words by which it is known. */

import type { FileSyntax, LiteralSyntax, NodeBase, Word } from '../grammar/syntax.ts'
import { lineStarts, sliceAt } from '../messages/positions.ts'
import type { Span } from '../messages/span.ts'
import type { Analysis } from './analysis.ts'

export interface OutlineEntry {
  /** The name of what is declared; else the first words of the clause. */
  readonly name: string
  /** The label of a block, the title of an example, the rest of a clause. */
  readonly detail: string
  /** The form: `metric`, `pay`, `example`. */
  readonly kind: string
  /** The whole of it. */
  readonly span: Span
  /** Its name. */
  readonly selection: Span
  readonly children: readonly OutlineEntry[]
}

/** The outline of a file, in the order of the text. */
export function symbols({ files }: Analysis, file: string): OutlineEntry[] {
  const syntax = files.find((one) => one.file === file)
  if (syntax === undefined) return []
  const nodes = syntax.head === undefined ? syntax.items : [syntax.head, ...syntax.items]
  return nodes.map((node) => entryOf(node, syntax, lineStarts(syntax.text)))
}

interface Parts {
  readonly name?: Word
  readonly record?: Word
  readonly metric?: Word
  readonly label?: LiteralSyntax
  readonly title?: LiteralSyntax
  readonly added?: NodeBase
  readonly clauses?: readonly NodeBase[]
  readonly bands?: readonly NodeBase[]
  readonly classes?: readonly NodeBase[]
}

function entryOf(node: NodeBase, file: FileSyntax, starts: readonly number[]): OutlineEntry {
  const { name, record, metric, label, title, added, clauses, bands, classes } = node as NodeBase & Parts
  const inner = clauses ?? bands ?? classes ?? (added === undefined ? [] : [added])
  const children = inner.map((clause) => entryOf(clause, file, starts))
  const word = name ?? (children.length === 0 ? undefined : (record ?? metric))
  if (word !== undefined) {
    const detail =
      label?.text ?? (children.length === 0 ? oneLine(sliceAt(file.text, { start: word.span.end, end: node.span.end }, starts)) : '')
    return { name: word.text, detail, kind: node.form, span: node.span, selection: word.span, children }
  }
  if (title !== undefined) return { name: title.text, detail: '', kind: node.form, span: node.span, selection: title.span, children: [] }
  const written = oneLine(sliceAt(file.text, node.span, starts))
  const [first = ''] = written.split(' ')
  return { name: first, detail: written.slice(first.length + 1), kind: node.form, span: node.span, selection: node.span, children }
}

const LONGEST = 80
function oneLine(text: string): string {
  const line = text
    .replace(/\{[\s\S]*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}
