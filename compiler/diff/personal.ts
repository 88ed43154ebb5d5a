/** Clauses that are about one person: what a diff says of them names nobody, and tells nobody's amounts. */
import type { NodeBase } from '../../grammar/syntax.ts'
import { inside, withInside } from './node.ts'

type Slots = Readonly<Record<string, unknown>>

/** Corrections, exemptions and quotas by hand, and who has a territory. */
const ABOUT_ONE: ReadonlySet<string> = new Set(['adjust', 'set', 'exempt', 'override', 'relieve', 'move', 'territory_owner'])

/** Whether a clause names a person. A season does where it is for one part; an override of a level above the people's does not say so, and is taken for one. */
export const isPersonal = (node: NodeBase): boolean =>
  ABOUT_ONE.has(node.form) || (node.form === 'season' && (node as unknown as Slots).node !== undefined)

/** A block without the clauses that name people, and how many these are. */
export function withoutPersonal(node: NodeBase): { readonly node: NodeBase; readonly left: number } {
  const clauses = inside(node)
  const kept = clauses.filter((clause) => !isPersonal(clause))
  return { node: withInside(node, kept), left: clauses.length - kept.length }
}
