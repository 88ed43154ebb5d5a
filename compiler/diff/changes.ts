/** What is other in one plan's text than in another's, clause by clause; never places, layout, comments or the order of lines. */
import type { AnyForm } from '../../grammar/form.ts'
import { heads, items } from '../../grammar/forms/items.ts'
import type { FileSyntax, NodeBase } from '../../grammar/syntax.ts'
import { pairs } from './match.ts'
import { blockSlot, firstLine, formsInside, inside, saying, withInside } from './node.ts'
import { quotasName, type WholeText } from './text.ts'

/** Where a change stands: in the plan's own text, in what it shares with other plans, or in the quotas file of that name. */
export type Where = 'plan' | 'shared' | { readonly quotas: string }

/** One clause or block that came, went, or says something else. */
export interface Change {
  readonly where: Where
  /** The blocks around it, as they were, the outermost first; none at the outer level. */
  readonly within: readonly NodeBase[]
  readonly before: NodeBase | undefined
  readonly after: NodeBase | undefined
  /** Where it stands among its neighbours afterwards. */
  readonly at: number
  /** The forms that can stand there, to print it with. */
  readonly forms: readonly AnyForm[]
}

/** Blocks whose clauses are tried in the order in which they are written. */
const inOrderWritten = (block: NodeBase): boolean =>
  block.form === 'credit' && inside(block).some((clause) => saying(clause).includes('"first match"'))

/** All changes from one text to another. Two texts that differ only in layout, comments and order of lines have none. */
export const changesOf = (before: WholeText, after: WholeText): readonly Change[] => [
  ...inFile('plan', before.plan, after.plan),
  ...inFile('shared', before.shared, after.shared),
  ...quotasChanges(before.quotas, after.quotas),
]

/** Quotas files by their names; one that only one side uses comes or goes as a whole. */
function quotasChanges(before: WholeText['quotas'], after: WholeText['quotas']): readonly Change[] {
  const names = new Set([...after, ...before].map(quotasName))
  return [...names].flatMap((quotas) => {
    const [old, now] = [before, after].map((files) => files.find((file) => quotasName(file) === quotas))
    return inFile({ quotas }, old ?? NOTHING, now ?? NOTHING)
  })
}

/** The file that is not there. */
export const NOTHING: FileSyntax = { file: '', text: '', head: undefined, items: [], closing: [], damaged: false }

function inFile(where: Where, before: FileSyntax, after: FileSyntax): readonly Change[] {
  const [old, now] = [before.head, after.head]
  const same = (old === undefined ? '' : saying(old)) === (now === undefined ? '' : saying(now))
  const head: Change[] = same ? [] : [{ where, within: [], before: old, after: now, at: -1, forms: heads }]
  return [...head, ...among(where, [], before.items, after.items, items)]
}

function among(
  where: Where,
  within: readonly NodeBase[],
  before: readonly NodeBase[],
  after: readonly NodeBase[],
  forms: readonly AnyForm[],
): readonly Change[] {
  return pairs(before, after).flatMap((pair): readonly Change[] => {
    const { before: old, after: now } = pair
    const whole: Change = { where, within, ...pair, forms }
    if (old === undefined || now === undefined) return [whole]
    if (saying(old) === saying(now)) return []
    const opens = blockSlot(old) !== undefined && blockSlot(old) === blockSlot(now)
    if (!opens || ((inOrderWritten(old) || inOrderWritten(now)) && isReordered(old, now))) return [whole]
    const first = firstLine(old) === firstLine(now) ? [] : [{ ...whole, after: withInside(now, inside(old)) }]
    return [...first, ...among(where, [...within, old], inside(old), inside(now), formsInside(old, forms))]
  })
}

/** Whether clauses that stay have changed places. */
function isReordered(before: NodeBase, after: NodeBase): boolean {
  const kept = pairs(inside(before), inside(after)).flatMap(({ before: old, after: now }) =>
    old && now ? [inside(before).indexOf(old)] : [],
  )
  return kept.some((place, i) => i > 0 && place < (kept[i - 1] ?? 0))
}
