/** A node as a diff sees it: what it says, whatever its place; what tells it from its neighbours; the clauses inside it. */
import { clausesOf } from '../../grammar/expected.ts'
import type { AnyForm } from '../../grammar/form.ts'
import type { NodeBase, Word } from '../../grammar/syntax.ts'
import { detailOf, kindOf } from '../overlay/address.ts'

type Slots = Readonly<Record<string, unknown>>
const slots = (node: NodeBase): Slots => node as unknown as Slots

const PLACES: ReadonlySet<string> = new Set(['span', 'comments'])
/** Where braces stand, and what is written beside them. */
const isPlace = (key: string): boolean => PLACES.has(key) || /Block$/.test(key)

/** The steps of a table, which hold in the order of their bounds wherever they are written (law 1). */
const STEPS = 'bands'

const inOrder = (steps: readonly NodeBase[]): readonly NodeBase[] =>
  [...steps]
    .map((step) => ({ step, says: saying(step) }))
    .sort((a, b) => (a.says < b.says ? -1 : a.says > b.says ? 1 : 0))
    .map(({ step }) => step)

/** What a node says: equal for two nodes that differ only in place, layout, comments and the order of a table's steps. */
export const saying = (node: NodeBase): string =>
  JSON.stringify(node, (key, value) => (isPlace(key) ? undefined : key === STEPS && Array.isArray(value) ? inOrder(value) : value))

/** The name of the slot that holds the clauses of a block; undefined where the node is one clause. */
export function blockSlot(node: NodeBase): string | undefined {
  return Object.keys(slots(node))
    .find((key) => isPlace(key) && /Block$/.test(key))
    ?.replace(/Block$/, '')
}

/** The clauses of a block; none of a node that is one clause. */
export function inside(node: NodeBase): readonly NodeBase[] {
  const slot = blockSlot(node)
  const found = slot === undefined ? undefined : slots(node)[slot]
  return Array.isArray(found) ? (found as readonly NodeBase[]) : []
}

/** The same block with other clauses. */
export function withInside(node: NodeBase, clauses: readonly NodeBase[]): NodeBase {
  const slot = blockSlot(node)
  return slot === undefined ? node : ({ ...node, [slot]: clauses } as NodeBase)
}

/** What a block says besides its clauses: its name, label, and what stands on its first line. */
export const firstLine = (node: NodeBase): string => saying(withInside(node, []))

/** The forms of the clauses inside a block of one of `forms`. */
export const formsInside = (node: NodeBase, forms: readonly AnyForm[]): readonly AnyForm[] =>
  forms.filter(({ name }) => name === node.form).flatMap((form) => clausesOf(form))

const textOf = (slot: unknown): string => (slot as Word | undefined)?.text ?? ''

/** Blocks that are known by the record that they are about. */
const BY_RECORD: ReadonlySet<string> = new Set(['credit', 'segment'])

/** The name or title under which a block is known; undefined where it has none. */
export function nameOf(node: NodeBase): string | undefined {
  const { name, record, title, metric } = slots(node)
  const found =
    textOf(name) || textOf(title) || (BY_RECORD.has(node.form) ? textOf(record) : '') || (node.form === 'allocation' ? textOf(metric) : '')
  return found === '' ? undefined : found
}

/** What two nodes have in common that are versions of one thing: blocks by their name, clauses by their kind. */
export const identity = (node: NodeBase): string => {
  const name = nameOf(node)
  return name === undefined ? kindOf(node) : `${node.form} ${name}`
}

/** What tells several of one kind apart. */
export const distinction = (node: NodeBase): string => {
  if (nameOf(node) !== undefined) return ''
  const own = TOLD_BY[node.form]?.map((slot) => textOf(slots(node)[slot])).join(' ')
  return own ?? detailOf(node)
}

/** What tells clauses of a quotas file apart: whose they are, or for which level. */
const TOLD_BY: Readonly<Record<string, readonly string[]>> = {
  override: ['level', 'node'],
  relieve: ['node', 'period'],
  season: ['node'],
  bound: ['kind', 'level'],
  move: ['from', 'to'],
  territory_owner: ['from'],
}
