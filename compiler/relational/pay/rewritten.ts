/** A part of a plan with its expressions of one kind replaced by others. */
import type { Expression } from '../../../runtime/core/expression.ts'

type Node = string | number | boolean | null | undefined | readonly Node[] | { readonly [name: string]: Node }
type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>

/** `part` with `replace` in place of each expression of a kind, wherever in it. What is replaced is not looked into again. */
export function rewritten<T, K extends Expression['kind']>(part: T, kind: K, replace: (found: Kind<K>) => Expression): T {
  const walk = (node: Node): Node => {
    if (Array.isArray(node)) return node.map(walk)
    if (typeof node !== 'object' || node === null) return node
    if ('kind' in node && node.kind === kind && 'origin' in node) return replace(node as unknown as Kind<K>) as unknown as Node
    return Object.fromEntries(Object.entries(node).map(([name, one]) => [name, walk(one)]))
  }
  return walk(part as unknown as Node) as unknown as T
}
