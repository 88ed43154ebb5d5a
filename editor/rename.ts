/** A new name for a thing, everywhere it is named. Where anything would mean something else afterwards, it is refused with the reason. */

import { pluralOf } from '../compiler/bind/event-parts.ts'
import { quoted } from '../grammar/literals.ts'
import type { LiteralSyntax, NodeBase, Word } from '../grammar/syntax.ts'
import { isName, lexer } from '../grammar/tokens.ts'
import { BUILT_IN, isHard } from '../grammar/vocabulary.ts'
import type { Edit } from '../messages/diagnostic.ts'
import { edited } from '../messages/positions.ts'
import { contains, type Position, type Span } from '../messages/span.ts'
import { type Analysis, analyse } from './analysis.ts'
import { keyOf } from './names/declared.ts'
import type { Named, Occurrence } from './names/names.ts'
import { namesIn } from './names/of.ts'
import { type Thing, thingAt } from './references.ts'

export type Renaming = { readonly edits: readonly Edit[] } | { readonly refused: string }

/** The word that can be renamed at a place, or why none can. */
export function renameable(
  analyses: readonly Analysis[],
  file: string,
  at: Position,
): { readonly span: Span; readonly name: string } | { readonly refused: string } {
  const thing = thingAt(analyses, file, at)
  const here = thing?.occurrences.find(({ word: { span } }) => span.file === file && contains(span, at))
  const [named] = thing?.named ?? []
  return here === undefined || named === undefined ? NOTHING : { span: here.word.span, name: named.name }
}

const NOTHING = { refused: 'nothing here has a name of its own' } as const

/** The edits that give the thing at a place the name `to`, in all files. `analyses` are those of every file of the workspace. */
export function rename(analyses: readonly Analysis[], file: string, at: Position, to: string): Renaming {
  const thing = thingAt(analyses, file, at)
  const [named] = thing?.named ?? []
  if (thing === undefined || named === undefined) return NOTHING
  if (named.name === to) return { edits: [] }
  const reason = unfit(to) ?? taken(analyses, thing, to)
  if (reason !== undefined) return { refused: reason }
  const edits = thing.occurrences.flatMap((one) => editsOf(one, named, to))
  const changed = analyses.find((analysis) => !meansTheSame(analysis, edits, named.name, to))
  return changed === undefined
    ? { edits }
    : {
        refused: `\`${changed.entry}\` would no longer mean the same: there \`${named.name}\` is also a word with a meaning of its own, or \`${to}\` would be taken for something else`,
      }
}

/** Why a text is no name. */
function unfit(to: string): string | undefined {
  const { tokens, errors } = lexer.tokenize(to)
  const [token] = tokens
  if (!/^[A-Za-z_]\w*$/.test(to) || token === undefined || tokens.length > 1 || errors.length > 0)
    return 'a name is one word of letters, digits and underscores, and begins with a letter'
  if (isHard(to)) return `\`${to}\` is a word of the language`
  if (BUILT_IN.has(to)) return `\`${to}\` is a property that everything of its kind has`
  return isName(token.tokenType) ? undefined : `\`${to}\` is read as ${token.tokenType.LABEL ?? 'something else'}`
}

function taken(analyses: readonly Analysis[], { named }: Thing, to: string): string | undefined {
  for (const { kind, record } of named) {
    for (const analysis of analyses) {
      const names = namesIn(analysis)
      if (!names.all.some((one) => named.some((own) => own.kind === one.kind && own.name === one.name && own.record === one.record)))
        continue
      const there = names.all.find((one) => keyOf(one.kind, one.name, one.record) === keyOf(kind, to, record))
      const place = there?.declared[0]?.word.span
      if (there !== undefined && place !== undefined)
        return `\`${to}\` is a ${there.kind} already, in line ${place.start.line} of \`${place.file}\``
    }
  }
  return undefined
}

function editsOf(one: Occurrence, named: Named, to: string): Edit[] {
  const edit: Edit = { span: one.word.span, text: one.plural ? pluralOf(to) : to }
  const declared = one.declares && named.kind === 'field' ? one.named?.declared.find(({ word }) => word === one.word) : undefined
  return declared === undefined ? [edit] : [edit, ...columnEdits(declared.node, named.name, to)]
}

type Field = NodeBase & {
  readonly type?: Word
  readonly yesno?: Word
  readonly marks: readonly (NodeBase & { readonly column?: LiteralSyntax })[]
}

/** A field is read from the column of its name unless it says another: the column stays what it was. */
function columnEdits(node: NodeBase, from: string, to: string): Edit[] {
  const { type, yesno, marks } = node as Field
  const kind = (type ?? yesno)?.span
  const stated = marks.find(({ column }) => column !== undefined)
  if (kind === undefined) return []
  if (stated === undefined) return [{ span: { ...kind, start: kind.end }, text: ` from ${quoted(from)}` }]
  if (stated.column?.text !== to || marks[0] !== stated) return []
  return [{ span: { ...kind, start: kind.end, end: stated.span.end }, text: '' }]
}

/** Places, and words that are only shown: a label may be made of a name. */
const SHOWN: ReadonlySet<string> = new Set(['origin', 'span', 'label', 'says'])

/** Whether an analysis means the same after the edits, but for the name. */
function meansTheSame(analysis: Analysis, edits: readonly Edit[], from: string, to: string): boolean {
  const files = new Set(edits.map(({ span }) => span.file))
  if (![...analysis.sources.keys()].some((file) => files.has(file))) return true
  const after = analyse(
    analysis.entry,
    (path) => {
      const text = analysis.sources.get(path)
      return text === undefined || !files.has(path) ? text : edited(text, path, edits)
    },
    analysis,
  )
  // a measure that a pay states in place is called after it
  const word = new RegExp(`(?<!\\w)(?:${from}|${to})(?=(?:_measure)?(?!\\w))`, 'g')
  const said = ({ plan, core, planning, diagnostics }: Analysis): string =>
    JSON.stringify([diagnostics.map(({ code }) => code), plan, core, planning], (key, value: unknown) =>
      SHOWN.has(key) ? undefined : value,
    ).replace(word, '`')
  return said(analysis) === said(after)
}
