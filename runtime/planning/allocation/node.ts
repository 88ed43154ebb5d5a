/** The tree of quotas, as it was allocated. Amounts are whole in the quota's unit (money in minor units). */
import type { Override } from '../../core/planning/allocation.ts'
import type { Unit } from '../../core/unit.ts'
import type { Ratio } from '../../exact/ratio.ts'
import type { Member } from './people.ts'

/** What one basis of a blend brings to a node. */
export interface Share {
  readonly says: string
  /** Its part in the blend. */
  readonly of: Ratio
  /** The node's own value, and that of all parts of its parent. */
  readonly value: Ratio
  readonly sum: Ratio
  readonly unit: Unit
}

/** How a node came to its amount. */
export interface Cause {
  /** What the parts of the parent share: its amount, raised by the hedge. */
  readonly shared: bigint
  /** The weight among the parts of the parent, and what it is made of; none where it is shared evenly. */
  readonly weight: Ratio
  readonly shares: readonly Share[]
  /** What the node has before the rest is shared. */
  readonly above: { readonly says: string; readonly value: bigint } | null
  /** Before rounding. */
  readonly exact: Ratio
  readonly bound: 'floor' | 'ceiling' | null
  readonly floor: { readonly amount: bigint; readonly says: string } | null
  readonly ceiling: { readonly amount: bigint; readonly says: string } | null
  readonly override: Override | null
}

export interface Node {
  /** The level that it is on; the root has none. */
  readonly level: string | null
  readonly key: string
  readonly label: string
  /** Keys from the top, its own last. */
  readonly path: readonly string[]
  readonly amount: bigint
  /** What its parts receive together: its amount raised by their hedge, and what overrides add. */
  readonly street: bigint
  /** The hedge of the level below, as a part of the amount. */
  readonly over: Ratio
  /** What overrides of its parts add to it. */
  readonly added: bigint
  /** From the bottom up: what the people below have by `each`; null where nothing is said. */
  readonly bottomUp: bigint | null
  /** Accounts of nobody. */
  readonly house: boolean
  /** Null for the root. */
  readonly cause: Cause | null
  readonly children: readonly Node[]
  readonly members: readonly Member[]
}

/** Every node below one, itself first, from the top. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node
  for (const child of node.children) yield* nodesOf(child)
}

/** The people of the tree with their nodes. */
export const leavesOf = (root: Node): readonly Node[] =>
  [...nodesOf(root)].filter(({ children, level }) => children.length === 0 && level !== null)
