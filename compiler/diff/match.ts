/** Which nodes of two lists are versions of one thing. */
import type { NodeBase } from '../../grammar/syntax.ts'
import { distinction, identity, saying } from './node.ts'

/** A node before and after; one of them is missing where it came or went. `at`: where it stands in the list after. */
export interface Pair {
  readonly before: NodeBase | undefined
  readonly after: NodeBase | undefined
  readonly at: number
}

/** How alike two nodes must be, the most alike first. */
const LIKENESS: readonly ((node: NodeBase) => string)[] = [saying, (node) => `${identity(node)}|${distinction(node)}`, identity]

/** Pairs of two lists, in the order of the list after; what went stands at the end. */
export function pairs(before: readonly NodeBase[], after: readonly NodeBase[]): readonly Pair[] {
  const found = new Map<NodeBase, NodeBase>()
  const taken = new Set<NodeBase>()
  for (const likeness of LIKENESS) {
    const free = new Map<string, NodeBase[]>()
    for (const node of before) {
      if (taken.has(node)) continue
      const key = likeness(node)
      free.set(key, [...(free.get(key) ?? []), node])
    }
    for (const node of after) {
      const [first] = found.has(node) ? [] : (free.get(likeness(node))?.splice(0, 1) ?? [])
      if (first === undefined) continue
      found.set(node, first)
      taken.add(first)
    }
  }
  return [
    ...after.map((node, at) => ({ before: found.get(node), after: node, at })),
    ...before.filter((node) => !taken.has(node)).map((node) => ({ before: node, after: undefined, at: -1 })),
  ]
}
