/** What people are asked for in their months, where that is another amount than the year in the tree. */
import { fromFraction } from '../../../runtime/exact/fraction.ts'
import { absolute, equal, isZero, type Ratio, ratio, sign, subtract, total } from '../../../runtime/exact/ratio.ts'
import { showPercent } from '../../../runtime/exact/show.ts'
import type { Allocated, Tree } from '../../../runtime/planning/allocation/allocate.ts'
import { leavesOf, type Node } from '../../../runtime/planning/allocation/node.ts'
import type { Planned } from '../../../runtime/planning/planning.ts'
import { type Line, text } from '../page.ts'
import { listed } from '../words.ts'
import { type Say, streetOf } from './naming.ts'

/** What the people of a part are asked for in all months together. */
export type OverYear = (node: Node) => Ratio

/** Asks for it, where somebody's months come to something else than the year in the tree; undefined where nobody's do. */
export function overYearOf({ world }: Planned, quota: Allocated, tree: Tree): OverYear | undefined {
  const months = (key: string): Ratio => total(quota.person(key, world.until)?.amounts ?? [])
  const differs = leavesOf(tree.root).some(({ key, amount }) => !equal(months(key), ratio(amount)))
  return differs ? (node) => total(leavesOf(node).map(({ key }) => months(key))) : undefined
}

/** How much that is together, what is asked of nobody, and why. */
export function overYearLines(say: Say, { version, root }: Tree, quota: Allocated, over: OverYear | undefined): Line[] {
  if (over === undefined) return []
  const pad = fromFraction(version.pad)
  const reasons = [
    ...(quota.trees.length > 1 ? ['what was in force before'] : []),
    ...(version.prorate === null ? [] : ['days that do not count']),
    ...(version.ramp === null ? [] : ['ramp']),
    ...(version.moves.length === 0 ? [] : ['moves']),
    ...(version.reliefs.length === 0 ? [] : ['relief']),
    ...(isZero(pad) ? [] : [`padding of ${showPercent(pad)}`]),
  ]
  const asked = over(root)
  const gap = subtract(asked, streetOf(root))
  const told = isZero(gap) ? 'as much as' : `${say(absolute(gap))} ${sign(gap) < 0 ? 'less' : 'more'} than`
  return [text(`Over the year the people are asked for ${say(asked)}, ${told} their quotas together: ${listed(reasons)}.`)]
}
