/** A text with changes made: `applyChanges(changesOf(a, b), a)` says what `b` says. */
import { heads } from '../../grammar/forms/items.ts'
import type { FileSyntax, NodeBase } from '../../grammar/syntax.ts'
import { type Change, NOTHING } from './changes.ts'
import { inside, withInside } from './node.ts'
import { quotasName, type WholeText } from './text.ts'

/** Makes some or all of the changes that lead from `text` to another. */
export const applyChanges = (changes: readonly Change[], text: WholeText): WholeText => ({
  plan: inFile(
    changes.filter(({ where }) => where === 'plan'),
    text.plan,
  ),
  shared: inFile(
    changes.filter(({ where }) => where === 'shared'),
    text.shared,
  ),
  quotas: quotasWith(changes, text.quotas),
})

function quotasWith(changes: readonly Change[], files: WholeText['quotas']): WholeText['quotas'] {
  const names = new Set([...files.map(quotasName), ...changes.flatMap(({ where }) => (typeof where === 'object' ? where.quotas : []))])
  return [...names].flatMap((name) => {
    const own = changes.filter(({ where }) => typeof where === 'object' && where.quotas === name)
    const found = files.find((file) => quotasName(file) === name)
    const made = inFile(own, found ?? { ...NOTHING, file: own[0]?.after?.span.file ?? '' })
    return made.head === undefined && made.items.length === 0 ? [] : [made]
  })
}

function inFile(changes: readonly Change[], file: FileSyntax): FileSyntax {
  const head = changes.find(({ forms }) => forms === heads)
  const others = changes.filter(({ forms }) => forms !== heads)
  return { ...file, head: head === undefined ? file.head : head.after, items: among(others, [], file.items) }
}

function among(changes: readonly Change[], within: readonly NodeBase[], nodes: readonly NodeBase[]): readonly NodeBase[] {
  const here = changes.filter((change) => change.within.length === within.length)
  const deeper = changes.filter((change) => change.within.length > within.length)
  const stays = nodes.flatMap((node): NodeBase[] => {
    const own = here.find(({ before }) => before === node)
    const left = own === undefined ? node : own.after
    const inner = deeper.filter((change) => change.within[within.length] === node)
    if (left === undefined) return []
    return [inner.length === 0 ? left : withInside(left, among(inner, [...within, node], inside(node)))]
  })
  const added = here.filter(({ before }) => before === undefined).sort((a, b) => a.at - b.at)
  return added.reduce<readonly NodeBase[]>((list, { after, at }) => (after === undefined ? list : list.toSpliced(at, 0, after)), stays)
}
