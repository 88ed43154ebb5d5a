/** The quota of one metric: the whole, its tree from each day on which it changes, and the months of each person. */
import type { Day } from '../../calendar/day.ts'
import { grainOf } from '../../calendar/fiscal.ts'
import type { Allocation, Version } from '../../core/planning/allocation.ts'
import type { Named } from '../../core/planning/basis.ts'
import type { Planning } from '../../core/planning/planning.ts'
import { dayOf } from '../../evaluate/values.ts'
import { before } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { fromFraction } from '../../exact/fraction.ts'
import { compareText } from '../../exact/order.ts'
import { multiply, negate, type Ratio, ratio, total, ZERO } from '../../exact/ratio.ts'
import { showMoney, showNumber } from '../../exact/show.ts'
import { basisAt, type Facts, type Held } from './bases.ts'
import { grainsOf, type History, periodNamed } from './history.ts'
import { capacityOf, type Month, monthsOf, sharesOf, wholeMonths, type Yearly } from './months.ts'
import { leavesOf, type Node, nodesOf } from './node.ts'
import { type Member, membersOn } from './people.ts'
import { broken, treeOf, whole } from './tree.ts'

/** How the whole came to be: what it starts from, each step of growth, and what the house keeps. */
export interface Start {
  /** Null: from the bottom up. */
  readonly base: { readonly says: string; readonly value: Ratio } | null
  readonly growth: readonly { readonly says: string; readonly factor: Ratio; readonly after: Ratio }[]
  /** The plan of the whole, and the part of it that the house keeps. */
  readonly total: bigint
  readonly house: bigint
}

/** The allocation from a day on. */
export interface Tree {
  readonly from: Day
  readonly version: Version
  readonly start: Start
  /** What is shared: the whole less the house's. */
  readonly root: Node
  /** The people's nodes, by key. */
  readonly leaves: ReadonlyMap<string, Node>
  readonly members: ReadonlyMap<string, Member>
}

/** One person's quota. */
export interface PersonQuota {
  readonly id: string
  readonly label: string
  readonly house: boolean
  /** The year's amount in the tree that is in force last. */
  readonly year: bigint
  readonly months: readonly Month[]
  /** What each month comes to, in the order of the year (money in whole minor units). */
  readonly amounts: readonly Ratio[]
}

export interface Allocated {
  readonly allocation: Allocation
  readonly trees: readonly Tree[]
  /** The people, as known on a day of the year; all of the year where not said. */
  readonly person: (id: string, horizon: Day) => PersonQuota | undefined
  readonly people: readonly string[]
}

/** Allocates the quota of one metric. Errors go to the problems of `world`: CB872 to CB879, CB892, CB893. */
export function allocate(planning: Planning, world: World, history: History, held: Held, allocation: Allocation): Allocated {
  const say = (amount: Ratio): string => (allocation.unit.kind === 'money' ? showMoney(amount, planning.currency) : showNumber(amount))
  const trees = allocation.versions.map((version): Tree => {
    const day = dayOf(version.from)
    const members = membersOn(world, version.levels, day)
    const facts: Facts = {
      world,
      metric: allocation.metric,
      unit: allocation.unit,
      say,
      day,
      history,
      held,
      counts: (member) => capacityOf(world, version, member),
    }
    if (!world.problems.failed() && !members.some(({ planned }) => planned))
      world.problems.raise('CB893', allocation.metric, allocation.origin.span, { metric: allocation.metric })
    const start = startOf(facts, version, members, planning.name)
    const amount = start.base === null ? null : start.total - start.house
    const root = treeOf({ facts, version, members, amount }, planning.label)
    const bottom = start.base === null ? { ...start, total: root.amount } : start
    for (const node of nodesOf(root))
      if (!world.problems.failed() && broken(node, version, world.core.rounding.money.mode))
        throw new RangeError(`the parts of ${node.key} do not sum to it`)
    // a tree that could not be shared lacks nodes that are there: one error is enough
    if (!world.problems.failed()) checkNames(world, version, root)
    const leaves = new Map(leavesOf(root).map((node) => [node.key, node]))
    return { from: day, version, start: bottom, root, leaves, members: new Map(members.map((member) => [member.id, member])) }
  })
  const pattern = patternOf(planning, history, allocation.metric, trees[0])
  const people = [...new Set(trees.flatMap(({ leaves }) => [...leaves.keys()]))].sort(compareText)
  const known = new Map<string, PersonQuota | undefined>()
  const person = (id: string, horizon: Day): PersonQuota | undefined => {
    const key = `${horizon} ${id}`
    if (!known.has(key)) known.set(key, personOf(id, horizon))
    return known.get(key)
  }
  const personOf = (id: string, horizon: Day): PersonQuota | undefined => {
    const since = trees.filter(({ from }, i) => i === 0 || from <= horizon)
    const versions = since.flatMap(({ from, version, leaves, members }, i): Yearly[] => {
      const member = members.get(id)
      const leaf = leaves.get(id)
      if (member === undefined || leaf === undefined) return []
      const next = since[i + 1]
      const own = version.seasonsOf.find(({ node }) => node === id)
      const general = sharesOf(world, version.season, pattern)
      return [
        {
          version,
          from,
          to: next === undefined ? world.until : before(next.from),
          member,
          year: leaf.amount,
          shares: own === undefined ? general : sharesOf(world, own.season, pattern),
          general,
          moves: version.moves.flatMap((move) => {
            const giver = leaves.get(move.from)
            const value = fromFraction(move.value)
            const year = move.of === 'amount' ? value : multiply(ratio(giver?.amount ?? 0n), value)
            if (dayOf(move.day) > horizon) return []
            return move.from === id
              ? [{ day: dayOf(move.day), year: negate(year) }]
              : move.to === id
                ? [{ day: dayOf(move.day), year }]
                : []
          }),
        },
      ]
    })
    const last = versions.at(-1)
    if (last === undefined) return undefined
    const months = monthsOf(world, id, versions, horizon)
    const leaf = since.at(-1)?.leaves.get(id)
    return {
      id,
      label: last.member.label,
      house: leaf?.house ?? false,
      year: last.year,
      months,
      amounts: wholeMonths(world, months, allocation.unit.kind === 'money'),
    }
  }
  return { allocation, trees, person, people }
}

/** The whole: a total or a basis, each step of growth, and what the house keeps of it. Everything is exact until the last. */
function startOf(facts: Facts, version: Version, members: readonly Member[], name: string): Start {
  const { root, growth, house } = version
  if (root === null) return { base: null, growth: [], total: 0n, house: 0n }
  const spot = { level: null, key: name, members: members.filter(({ planned }) => planned), everyone: members }
  const base =
    root.kind === 'total'
      ? { says: root.says.includes(' ') ? `total ${root.says}` : 'total', value: fromFraction(root.amount) }
      : { says: (root.of satisfies Named).says, value: basisAt(facts, root.of, spot) }
  let after = base.value
  const steps = growth.map(({ says, factor }) => {
    after = multiply(after, fromFraction(factor))
    return { says, factor: fromFraction(factor), after }
  })
  const total = whole(facts, after)
  const kept = house.map((one) =>
    one.kind === 'people' ? ZERO : one.kind === 'share' ? multiply(ratio(total), fromFraction(one.share)) : fromFraction(one.amount),
  )
  return { base, growth: steps, total, house: kept.reduce((sum, one) => sum + whole(facts, one), 0n) }
}

/** The company's total of a metric in each month of an earlier year. */
function patternOf(planning: Planning, history: History, metric: string, tree: Tree | undefined): (period: string) => readonly Ratio[] {
  const known = new Map<string, readonly Ratio[]>()
  return (label) => {
    const found = known.get(label)
    if (found !== undefined) return found
    const year = periodNamed(planning, label)
    const ids = [...(tree?.members.keys() ?? [])]
    const months = grainsOf(planning, year).map((_, i) =>
      total(ids.map((id) => history(metric, `${label}-M${`${i + 1}`.padStart(2, '0')}`, id))),
    )
    known.set(label, months)
    return months
  }
}

/** Whoever a clause names is in the tree, once. Reports CB875, CB876. */
function checkNames(world: World, version: Version, root: Node): void {
  const nodes = [...nodesOf(root)].filter(({ level }) => level !== null)
  const leaves = new Set(leavesOf(root).map(({ key }) => key))
  for (const { node, level, origin } of version.overrides) {
    const found = nodes.filter((one) => one.key === node && (level === null || one.level === level))
    const [first, second] = found
    const rolled = version.root === null && first !== undefined && first.children.length > 0
    if (first === undefined || rolled) world.problems.raise('CB875', node, origin.span, { node })
    else if (second !== undefined)
      world.problems.raise('CB876', node, origin.span, { node, levels: [...new Set(found.map((one) => one.level ?? ''))] })
  }
  const people = [
    ...version.reliefs.map(({ node, origin }) => ({ node, origin })),
    ...version.seasonsOf,
    ...version.moves.flatMap(({ from, to, origin }) => [
      { node: from, origin },
      { node: to, origin },
    ]),
  ]
  for (const { node, origin } of people) if (!leaves.has(node)) world.problems.raise('CB875', node, origin.span, { node })
}

/** The month of the year that holds a day. */
export const monthAt = (world: World, grain: number): number => grain - grainOf(world.core.calendar, world.from)
