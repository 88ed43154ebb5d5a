/** Gives every comment to the node it speaks of, so that the formatter can keep it. */
import type { IToken } from 'chevrotain'
import type { BlockSyntax, Comments, NodeBase } from './syntax.ts'

interface Commented {
  readonly head: NodeBase | undefined
  readonly items: readonly NodeBase[]
  readonly closing: readonly string[]
}

interface Note {
  readonly text: string
  readonly offset: number
  readonly line: number
  /** Whether it stands on a line of its own. */
  readonly alone: boolean
}

/** The nodes of a file with their comments, and the comments after the last. Blank lines between nodes are kept as empty strings, one at most. */
export function attachComments(
  built: { head: NodeBase | undefined; items: readonly NodeBase[] },
  tokens: readonly IToken[],
  text: string,
): Commented {
  const notes = tokens.map((token): Note => {
    const lineStart = text.lastIndexOf('\n', token.startOffset - 1) + 1
    return {
      text: token.image.trimEnd(),
      offset: token.startOffset,
      line: token.startLine ?? 1,
      alone: text.slice(lineStart, token.startOffset).trim() === '',
    }
  })
  const all = built.head === undefined ? built.items : [built.head, ...built.items]
  const { nodes, rest } = attach(all, notes, 0)
  const head = built.head === undefined ? undefined : nodes[0]
  return { head, items: built.head === undefined ? nodes : nodes.slice(1), closing: rest }
}

/** Hands the notes of one stretch of text to its nodes; `afterLine` is the line on which the stretch opens. */
function attach(
  nodes: readonly NodeBase[],
  notes: readonly Note[],
  afterLine: number,
): { nodes: NodeBase[]; rest: string[]; opening: string | undefined } {
  let left = [...notes]
  let line = afterLine
  let opening: string | undefined
  const done: NodeBase[] = []
  for (const node of nodes) {
    const { start, end } = node.span
    const before: string[] = []
    const take = (note: Note): void => {
      if (!note.alone && done.length === 0 && before.length === 0 && note.line === afterLine) opening = joined(opening, note.text)
      else if (!note.alone && before.length === 0 && done.length > 0) done.push(withAfter(done.pop(), note.text))
      else {
        if (note.line - line > 1 && (done.length > 0 || before.length > 0)) before.push('')
        before.push(note.text)
      }
      line = note.line
    }
    for (const note of left.filter((n) => n.offset < start.offset)) take(note)
    if (start.line - line > 1 && (done.length > 0 || before.length > 0)) before.push('')
    const inside = left.filter((n) => n.offset >= start.offset && n.offset < end.offset)
    left = left.filter((n) => n.offset >= end.offset)
    const { node: whole, moved } = attachInside(node, inside)
    done.push({ ...whole, comments: { before: [...before, ...moved], after: undefined } })
    line = end.line
  }
  const rest: string[] = []
  for (const note of left) {
    if (!note.alone && rest.length === 0 && done.length > 0 && note.line === line) done.push(withAfter(done.pop(), note.text))
    else if (!note.alone && done.length === 0 && note.line === afterLine) opening = joined(opening, note.text)
    else {
      if (note.line - line > 1 && (done.length > 0 || rest.length > 0)) rest.push('')
      rest.push(note.text)
    }
    line = note.line
  }
  return { nodes: done, rest, opening }
}

const joined = (one: string | undefined, more: string): string => (one === undefined ? more : `${one} ${more}`)
const withAfter = (node: NodeBase | undefined, text: string): NodeBase => {
  if (node === undefined) throw new Error('a comment needs a node')
  const comments: Comments = { ...node.comments, after: joined(node.comments.after, text) }
  return { ...node, comments }
}

/** Comments inside a node go into its blocks; those between the words of a clause move up before it. */
function attachInside(node: NodeBase, notes: readonly Note[]): { node: NodeBase; moved: string[] } {
  if (notes.length === 0 && !hasBlocks(node)) return { node, moved: [] }
  const changed: Record<string, unknown> = { ...node }
  let left = [...notes]
  for (const [key, value] of Object.entries(node)) {
    if (isCommented(value)) {
      const own = left.filter((n) => n.offset > value.span.start.offset && n.offset < value.span.end.offset)
      const inner = attachInside(value, own)
      changed[key] = inner.node
      left = left.filter((n) => !own.includes(n) || inner.moved.includes(n.text))
    }
    if (!key.endsWith('Block') || !isBlock(value)) continue
    const slot = key.slice(0, -'Block'.length)
    const { start, end } = value.span
    const own = left.filter((n) => n.offset > start.offset && n.offset < end.offset)
    left = left.filter((n) => !own.includes(n))
    const inner = attach(changed[slot] as readonly NodeBase[], own, start.line)
    changed[slot] = inner.nodes
    changed[key] = { ...value, opening: inner.opening, closing: inner.rest }
  }
  return { node: changed as unknown as NodeBase, moved: left.map((n) => n.text) }
}

const isBlock = (value: unknown): value is BlockSyntax =>
  typeof value === 'object' && value !== null && 'opening' in value && 'closing' in value
const hasBlocks = (node: NodeBase): boolean => Object.values(node).some(isBlock)
const isCommented = (value: unknown): value is NodeBase =>
  typeof value === 'object' && value !== null && 'form' in value && 'comments' in value
