/** A text in an order of its own, the same for two texts that differ only in the order of their lines. */
import type { FileSyntax, NodeBase } from '../../grammar/syntax.ts'
import { inside, saying, withInside } from './node.ts'
import type { WholeText } from './text.ts'

/** Blocks whose lines mean the same in any order (law 1). In a table, a list of cases and a credit block the order may decide. */
const IN_ANY_ORDER: ReadonlySet<string> = new Set(['metric', 'pay', 'spiff', 'contest', 'pool', 'policy', 'objective'])

const byWhatItSays = (a: NodeBase, b: NodeBase): number => {
  const [left, right] = [saying(a), saying(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

const inBlock = (node: NodeBase): NodeBase => (IN_ANY_ORDER.has(node.form) ? withInside(node, [...inside(node)].sort(byWhatItSays)) : node)
const inFile = (file: FileSyntax): FileSyntax => ({ ...file, items: file.items.map(inBlock).sort(byWhatItSays) })

/** The same text with items, and the clauses of blocks where their order means nothing, in canonical order. */
export const ordered = ({ plan, shared, quotas }: WholeText): WholeText => ({
  plan: inFile(plan),
  shared: inFile(shared),
  quotas: quotas.map(inFile),
})
