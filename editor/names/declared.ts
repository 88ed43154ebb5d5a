/** The names that files declare. */
import type { FileSyntax, NodeBase, Word } from '../../grammar/syntax.ts'
import type { Declaration, Declared, Named } from './names.ts'
import { type NameKind, SLOTS } from './slots.ts'

/** Names of one space clash: one of metrics and parts of pay, one of the fields of each record. */
const SPACE: Readonly<Partial<Record<NameKind, string>>> = { pay: 'metric', spiff: 'metric', contest: 'metric', pool: 'metric' }
export const keyOf = (kind: NameKind, name: string, record = ''): string => `${SPACE[kind] ?? kind} ${record} ${name}`

/** Everything declared in some files, the entry first. */
export function declaredIn(files: readonly FileSyntax[]): Declared {
  const byKey = new Map<string, Named & { readonly declared: Declaration[] }>()
  const declare = (kind: NameKind, word: Word, node: NodeBase, record: string | undefined): void => {
    const key = keyOf(kind, word.text, record)
    const found = byKey.get(key)
    if (found === undefined) byKey.set(key, { kind, name: word.text, record, declared: [{ word, node }] })
    else found.declared.push({ word, node })
  }
  for (const file of files) for (const node of [file.head, ...file.items]) if (node !== undefined) declarationsOf(node, undefined, declare)
  return { byKey, payee: payeeOf(files) }
}

type Declare = (kind: NameKind, word: Word, node: NodeBase, record: string | undefined) => void

function declarationsOf(node: NodeBase, record: string | undefined, declare: Declare): void {
  const { name } = node as { name?: Word }
  const slot = SLOTS.get(`${node.form}.name`)
  if (slot?.does === 'declares' && name !== undefined) declare(slot.kind, name, node, slot.kind === 'field' ? record : undefined)
  const inner = node.form === 'record' ? name?.text : record
  for (const part of partsOf(node)) declarationsOf(part, inner, declare)
}

/** Blocks that hold declarations, or are ones: of records their fields, of segments their classes, of `add` the block that is added. */
function partsOf(node: NodeBase): readonly NodeBase[] {
  const { clauses, classes, added } = node as { clauses?: readonly NodeBase[]; classes?: readonly NodeBase[]; added?: NodeBase }
  if (node.form === 'record') return clauses ?? []
  if (node.form === 'segment') return classes ?? []
  return added === undefined ? [] : [added]
}

/** The people of the first file that says whom it pays; where none does, the record that leads to itself, as people lead to managers. */
function payeeOf(files: readonly FileSyntax[]): string | undefined {
  const items = files.flatMap((file) => file.items) as readonly (NodeBase & { readonly name?: Word; readonly record?: Word })[]
  const applies = items.find(({ form }) => form === 'applies')
  return applies?.record?.text ?? items.find(leadsToItself)?.name?.text
}

const leadsToItself = (item: NodeBase & { readonly name?: Word }): boolean =>
  item.form === 'record' && partsOf(item).some((field) => (field as { type?: Word }).type?.text === item.name?.text)
