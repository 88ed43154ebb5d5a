/** Gives every comment to the node it speaks of, so that the formatter can keep it. */

import type { IToken } from 'chevrotain'
import { comparePlaces, type Position, type Span } from '../messages/span.ts'
import type { BlockSyntax, Comments, NodeBase } from './syntax.ts'

interface Commented {
  readonly head: NodeBase | undefined
  readonly items: readonly NodeBase[]
  readonly closing: readonly string[]
}

interface Note {
  readonly text: string
  readonly at: Position
  /** Whether it stands on a line of its own. */
  readonly alone: boolean
}

/**
 * The nodes of a file with their comments, and the comments after the last.
 * Blank lines between nodes are kept as empty strings, one at most.
 */
export function attachComments(
  built: { head: NodeBase | undefined; items: readonly NodeBase[] },
  tokens: readonly IToken[],
  text: string,
): Commented {
  const notes = tokens.map((token) => noteOf(token, text))
  const all = built.head === undefined ? built.items : [built.head, ...built.items]
  const { nodes, closing } = attach(all, notes, 0)
  return built.head === undefined ? { head: undefined, items: nodes, closing } : { head: nodes[0], items: nodes.slice(1), closing }
}

function noteOf(token: IToken, text: string): Note {
  const lineStart = Math.max(text.lastIndexOf('\n', token.startOffset - 1), text.lastIndexOf('\r', token.startOffset - 1)) + 1
  return {
    text: token.image.trimEnd(),
    at: { line: token.startLine ?? 1, column: token.startColumn ?? 1 },
    alone: text.slice(lineStart, token.startOffset).trim() === '',
  }
}

/** Hands the notes of one stretch of text to its nodes; `openLine` is the line on which the stretch opens. */
function attach(
  nodes: readonly NodeBase[],
  notes: readonly Note[],
  openLine: number,
): { nodes: NodeBase[]; closing: string[]; opening: string | undefined } {
  const done: NodeBase[] = []
  let next = 0
  let line = openLine
  let opening: string | undefined
  /** Takes the notes up to a place: the one on the last line belongs to what ends there, the others are returned. */
  const takeUpTo = (end: Position, endLine: number): string[] => {
    const taken: string[] = []
    const keepBlank = (to: number): void => {
      if (to - line > 1 && (done.length > 0 || taken.length > 0)) taken.push('')
    }
    for (let note = notes[next]; note !== undefined && comparePlaces(note.at, end) < 0; note = notes[++next]) {
      if (!note.alone && taken.length === 0 && done.length > 0) done.push(withAfter(done.pop(), note.text))
      else if (!note.alone && taken.length === 0 && note.at.line === openLine) opening = joined(opening, note.text)
      else {
        keepBlank(note.at.line)
        taken.push(note.text)
      }
      line = note.at.line
    }
    if (endLine > 0) keepBlank(endLine)
    return taken
  }
  for (const node of nodes) {
    const { start, end } = node.span
    const before = takeUpTo(start, start.line)
    const inside: Note[] = []
    for (let note = notes[next]; note !== undefined && comparePlaces(note.at, end) < 0; note = notes[++next]) inside.push(note)
    const { node: whole, moved } = attachInside(node, inside)
    const own = before.length + moved.length === 0 ? NONE : [...before, ...moved.map((note) => note.text)]
    done.push(own.length === 0 ? whole : { ...whole, comments: { before: own, after: undefined } })
    line = end.line
  }
  return { closing: takeUpTo(END, 0), nodes: done, opening }
}

const NONE: readonly string[] = []
const END: Position = { line: Number.POSITIVE_INFINITY, column: 1 }

const joined = (one: string | undefined, more: string): string => (one === undefined ? more : `${one} ${more}`)
const withAfter = (node: NodeBase | undefined, text: string): NodeBase => {
  if (node === undefined) throw new Error('a comment needs a node')
  const comments: Comments = { ...node.comments, after: joined(node.comments.after, text) }
  return { ...node, comments }
}

/** Comments inside a node go into its blocks; those between the words of a clause move up before it. A node without a block stays as it is. */
function attachInside(node: NodeBase, notes: readonly Note[]): { node: NodeBase; moved: readonly Note[] } {
  const known = node as unknown as Readonly<Record<string, unknown>>
  let changed: Record<string, unknown> | undefined
  let moved = notes
  const split = (span: Span): readonly Note[] => {
    const isInside = ({ at }: Note): boolean => comparePlaces(span.start, at) < 0 && comparePlaces(at, span.end) < 0
    const own = moved.filter(isInside)
    if (own.length > 0) moved = moved.filter((note) => !isInside(note))
    return own
  }
  for (const key of Object.keys(node)) {
    const value = known[key]
    if (isNode(value)) {
      const inner = attachInside(value, split(value.span))
      if (inner.moved.length > 0) moved = [...moved, ...inner.moved].sort((a, b) => comparePlaces(a.at, b.at))
      if (inner.node === value) continue
      changed ??= { ...node }
      changed[key] = inner.node
    } else if (isBlock(value)) {
      const slot = key.slice(0, -'Block'.length)
      const own = split(value.span)
      const inner = attach(known[slot] as readonly NodeBase[], own, value.span.start.line)
      changed ??= { ...node }
      changed[slot] = inner.nodes
      changed[key] = { ...value, opening: inner.opening, closing: inner.closing }
    }
  }
  return { node: changed === undefined ? node : (changed as unknown as NodeBase), moved }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const isBlock = (value: unknown): value is BlockSyntax => isObject(value) && 'opening' in value && 'closing' in value
const isNode = (value: unknown): value is NodeBase => isObject(value) && 'form' in value && 'comments' in value
