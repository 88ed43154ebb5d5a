/** A quota as a tree: how the whole came to be, what each part has, and that the parts sum to it. */
import { showDay } from '../../../runtime/calendar/day.ts'
import { fromFraction } from '../../../runtime/exact/fraction.ts'
import { divide, equal, isZero, ratio } from '../../../runtime/exact/ratio.ts'
import { showPercent } from '../../../runtime/exact/show.ts'
import type { Allocated, Tree } from '../../../runtime/planning/allocation/allocate.ts'
import { type Node, nodesOf } from '../../../runtime/planning/allocation/node.ts'
import type { Planned } from '../../../runtime/planning/planning.ts'
import { sayHedge } from '../allocated.ts'
import { type Block, type Line, row, step, text } from '../page.ts'
import { byHand } from './by-hand.ts'
import { nameOf, type Say, sayer, streetOf } from './naming.ts'
import { type OverYear, overYearLines, overYearOf } from './over-year.ts'

/** How the whole came to be, a line for each step. */
function startLines(say: Say, { start, root, version }: Tree): Line[] {
  const street = streetOf(root)
  const hedges = version.levels.filter(({ over }) => !isZero(fromFraction(over)))
  return [
    ...(start.base === null
      ? [step(`From the bottom up: ${say(ratio(start.total))}`)]
      : [step(`${start.base.says}: ${say(start.base.value)}`)]),
    ...start.growth.map(({ says, factor, after }) => step(`${says} = ${showPercent(factor)}: ${say(after)}`, 1)),
    ...(start.house > 0n ? [text(`House accounts keep ${say(ratio(start.house))}; ${say(ratio(root.amount))} is shared.`, 1)] : []),
    ...hedges.map(({ name, over }) => step(`hedge ${name}: ${sayHedge(fromFraction(over))}`, 1)),
    ...(!equal(street, ratio(root.amount)) && root.amount > 0n
      ? [step(`street: ${say(street)} for the people together, ${showPercent(divide(street, ratio(root.amount)), 2)} of plan`, 1)]
      : []),
  ]
}

/** What a part stands in from its whole; every format keeps it. */
export const DEEPER = '  '

/** What the people of a part are asked for together, as a part of its plan. */
const shareOfPlan = (node: Node): string => (node.amount === 0n ? '' : showPercent(divide(streetOf(node), ratio(node.amount)), 1))

const marks = ({ cause, house }: Node): string =>
  [...(house ? ['house'] : []), ...(cause?.bound == null ? [] : [cause.bound]), ...(cause?.override == null ? [] : ['set by hand'])].join(
    ', ',
  )

/** The tree. People are named: a quota is told to whoever has it and to whoever leads them, and no pay can be read from it. */
function treeRows(say: Say, tree: Tree, over: OverYear | undefined): Line[] {
  const nodes = [...nodesOf(tree.root)]
  const both = tree.start.base !== null && nodes.some(({ bottomUp }) => bottomUp !== null)
  const noted = nodes.some((node) => marks(node) !== '')
  const parents = nodes.filter(({ children }) => children.length > 0)
  const raised = parents.some((node) => !equal(streetOf(node), ratio(node.amount)))
  const given = parents.some((node) => node.street !== node.amount && !equal(streetOf(node), ratio(node.street)))
  const ofParent = ({ children }: Node, cell: string): string => (children.length === 0 ? '' : cell)
  return [
    row([
      'Quota',
      'Plan',
      ...(given ? ['Given to parts'] : []),
      ...(raised ? ['Street', 'of plan'] : []),
      ...(over === undefined ? [] : ['Over the year']),
      ...(both ? ['Bottom up', 'Gap'] : []),
      ...(noted ? ['Why'] : []),
    ]),
    ...nodes.map((node) =>
      row([
        `${DEEPER.repeat(node.path.length)}${nameOf(node)}`,
        say(ratio(node.amount)),
        ...(given ? [ofParent(node, say(ratio(node.street)))] : []),
        ...(raised ? [ofParent(node, say(streetOf(node))), ofParent(node, shareOfPlan(node))] : []),
        ...(over === undefined ? [] : [say(over(node))]),
        ...(both
          ? [node.bottomUp === null ? '' : say(ratio(node.bottomUp)), node.bottomUp === null ? '' : say(ratio(node.bottomUp - node.amount))]
          : []),
        ...(noted ? [marks(node)] : []),
      ]),
    ),
  ]
}

/** How a check of the tree reads: every parent's parts sum to what it gives them. */
function checkLine(tree: Tree): Line[] {
  if (!tree.version.round.keeping) return []
  const parents = [...nodesOf(tree.root)].filter(({ children }) => children.length > 0)
  const exact = parents.filter(({ street, children }) => children.reduce((sum, { amount }) => sum + amount, 0n) === street)
  return [text(`${exact.length} of ${parents.length} sums checked: the parts sum to their parent times its hedge, to the cent.`)]
}

/** The trees of one quota, one for each day from which it is another. */
export function quotaBlocks(planned: Planned, quota: Allocated): Block[] {
  const say = sayer(planned, quota)
  return quota.trees.map((tree, i) => {
    const over = i === quota.trees.length - 1 ? overYearOf(planned, quota, tree) : undefined
    return {
      heading: `${quota.allocation.label}${i === 0 ? '' : `, from ${showDay(tree.from)}`}`,
      lines: [
        ...startLines(say, tree),
        ...treeRows(say, tree, over),
        ...checkLine(tree),
        ...overYearLines(say, tree, quota, over),
        ...byHand(say, tree),
      ],
    }
  })
}
