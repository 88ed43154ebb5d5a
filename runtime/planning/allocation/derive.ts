/** How a quota came to be, step by step: the whole, each level on the way down, then each month. */
import { periodAt } from '../../calendar/fiscal.ts'
import type { Unit } from '../../core/unit.ts'
import type { World } from '../../evaluate/world.ts'
import { fromFraction } from '../../exact/fraction.ts'
import { equal, isZero, multiply, ONE, type Ratio, ratio, total } from '../../exact/ratio.ts'
import type { Derivation } from '../../trace/derivation.ts'
import { node } from '../../trace/node.ts'
import type { Allocated, PersonQuota, Tree } from './allocate.ts'
import { type Month, plainShare } from './months.ts'
import { type Node, nodesOf, type Share } from './node.ts'

/** The steps of an allocation, as labels of derivations whose `how` is `allocated`; renderers word each of them. */
export type AllocationStep =
  | 'base' // what the whole starts from
  | 'growth'
  | 'whole' // after growth, to the cent
  | 'house' // what the house keeps
  | 'bottom_up'
  | 'shared' // what the parts of a parent share: its amount raised by the hedge
  | 'above' // what a node has before the rest is shared
  | 'share' // one basis of a blend
  | 'weight'
  | 'exact' // before bounds and rounding
  | 'rounded'
  | 'floor'
  | 'ceiling'
  | 'override'
  | 'node' // a node's amount
  | 'year'
  | 'season'
  | 'active'
  | 'ramp'
  | 'moved'
  | 'relief'
  | 'pad'
  | 'month'

const PERCENT: Unit = { kind: 'percent' }

interface Written {
  readonly note?: string
  readonly inputs?: readonly Derivation[]
  readonly origin?: Derivation['origin']
}
const step = (label: AllocationStep, value: Ratio, unit: Unit, more: Written = {}): Derivation =>
  node('allocated', label, value, unit, { note: more.note ?? '', inputs: more.inputs ?? [], origin: more.origin })

/** The whole: what it starts from, each step of growth, and what the house keeps. */
export function wholeSteps({ start, version, root }: Tree, unit: Unit): Derivation[] {
  if (start.base === null || version.root === null)
    return [step('bottom_up', ratio(start.total), unit, { note: version.each?.says ?? '', origin: version.each?.origin })]
  const { origin } = version.root
  return [
    step('base', start.base.value, unit, { note: start.base.says, origin }),
    ...start.growth.map(({ says, factor, after }, i) =>
      step('growth', after, unit, { note: says, origin: version.growth[i]?.origin, inputs: [step('growth', factor, PERCENT)] }),
    ),
    ...(start.growth.length === 0 ? [] : [step('whole', ratio(start.total), unit)]),
    ...(start.house === 0n
      ? []
      : [
          step('house', ratio(start.house), unit, {
            note: version.house.find(({ kind }) => kind !== 'people')?.says ?? '',
            inputs: [step('house', ratio(root.amount), unit)],
          }),
        ]),
  ]
}

const shareStep = ({ says, of, value, sum, unit }: Share): Derivation =>
  step('share', of, PERCENT, { note: says, inputs: [step('share', value, unit), step('share', sum, unit)] })

/** How one node came to its amount from its parent's. */
function nodeSteps({ version }: Tree, parent: Node, child: Node, unit: Unit): Derivation[] {
  const { cause } = child
  const level = version.levels.find(({ name }) => name === child.level)
  if (cause === null || level === undefined) return []
  const over = fromFraction(level.over)
  const shared = step('shared', ratio(cause.shared), unit, {
    note: parent.label,
    inputs: [
      step('shared', ratio(parent.amount), unit),
      step('shared', over, PERCENT),
      step('shared', ratio(BigInt(parent.children.length)), { kind: 'count' }, { note: level.name }),
    ],
    origin: level.origin,
  })
  if (cause.override !== null) {
    const { authority, locked, adds, origin } = cause.override
    const note = JSON.stringify([authority.reason, authority.author, authority.dated, locked ? 'locked' : '', adds ? 'adds' : ''])
    return [shared, step('override', ratio(child.amount), unit, { note, origin })]
  }
  const evenly = cause.shares.length === 0
  return [
    shared,
    ...(cause.above === null ? [] : [step('above', ratio(cause.above.value), unit, { note: cause.above.says })]),
    ...(evenly ? [] : cause.shares.map(shareStep)),
    step('weight', cause.weight, PERCENT, { note: evenly ? 'evenly' : '' }),
    step('exact', cause.exact, unit, {
      note: level.floor !== null || level.ceiling !== null || parent.children.some((one) => one.cause?.override != null) ? 'bounded' : '',
    }),
    ...(cause.bound === null && !equal(cause.exact, ratio(child.amount))
      ? [step('rounded', ratio(child.amount), unit, { note: version.round.says })]
      : []),
    ...(cause.bound === null
      ? []
      : [
          step(cause.bound, ratio(child.amount), unit, {
            note: (cause.bound === 'floor' ? cause.floor : cause.ceiling)?.says ?? '',
            origin: (cause.bound === 'floor' ? level.floor : level.ceiling)?.origin,
          }),
        ]),
  ]
}

/** The nodes from the whole down to one, itself last; undefined where it is not in the tree. */
function wayTo(root: Node, key: string, level: string | null): readonly Node[] | undefined {
  const target = [...nodesOf(root)].find((one) => one.key === key && one.level !== null && (level === null || one.level === level))
  if (target === undefined) return undefined
  const way: Node[] = [root]
  for (const next of target.path) {
    const child = way.at(-1)?.children.find((one) => one.key === next)
    if (child !== undefined) way.push(child)
  }
  return way
}

/** How a node of the tree came to its amount; undefined where there is none of that key. */
export function deriveNode({ allocation }: Allocated, tree: Tree, key: string, level: string | null = null): Derivation | undefined {
  const { unit } = allocation
  if (tree.start.base === null && key === tree.root.key)
    return step('node', ratio(tree.root.amount), unit, { note: tree.root.label, inputs: wholeSteps(tree, unit) })
  const way = key === tree.root.key ? [tree.root] : wayTo(tree.root, key, level)
  if (way === undefined) return undefined
  const own = (at: number): Derivation => {
    const here = way[at]
    const above = way[at - 1]
    if (here === undefined) throw new RangeError('a way without end')
    if (above === undefined) return step('node', ratio(here.amount), unit, { note: here.label, inputs: wholeSteps(tree, unit) })
    const steps =
      tree.start.base === null
        ? [
            step('bottom_up', ratio(here.bottomUp ?? here.amount), unit, {
              note: tree.version.each?.says ?? '',
              origin: tree.version.each?.origin,
            }),
          ]
        : nodeSteps(tree, above, here, unit)
    return step('node', ratio(here.amount), unit, {
      note: here.label === here.key ? here.key : `${here.key} ${here.label}`,
      inputs: [own(at - 1), ...steps],
    })
  }
  return own(way.length - 1)
}

/** How one month came to be, from the year's amount. */
function monthSteps(world: World, { allocation, trees }: Allocated, month: Month, amount: Ratio): Derivation {
  const { unit } = allocation
  const plain = plainShare(world, month.grain)
  const years = month.parts.map(({ version, year, days, season }) =>
    step('year', ratio(year), unit, {
      note: equal(days, ONE) ? '' : `${days.n}/${days.d}`,
      inputs: [step('season', season, PERCENT, { note: equal(season, plain) ? 'plain' : '' })],
      origin: trees[version]?.version.levels.at(-1)?.origin,
    }),
  )
  const last = trees[month.parts.at(-1)?.version ?? 0]?.version
  const pad = fromFraction(last?.pad ?? '0')
  return step('month', amount, unit, {
    note: periodAt(world.core.calendar, 'month', month.grain).label,
    inputs: [
      ...years,
      ...(equal(month.active, ONE)
        ? []
        : [step('active', month.active, PERCENT, { note: [...new Set(month.left.map(({ reason }) => reason))].join(', ') })]),
      ...(equal(month.ramp, ONE)
        ? []
        : [step('ramp', month.ramp, PERCENT, { note: `${month.rampMonth ?? ''}`, origin: last?.ramp?.origin })]),
      ...(isZero(month.moved) ? [] : [step('moved', month.moved, unit)]),
      ...(equal(month.relieved, ONE) ? [] : [step('relief', month.relieved, PERCENT)]),
      ...(isZero(pad) ? [] : [step('pad', pad, PERCENT)]),
    ],
  })
}

/** What a person's months come to, from the month `first` of the year to the month `last` (0 the first), each with its steps. */
export function deriveMonths(world: World, allocated: Allocated, person: PersonQuota, first: number, last: number): readonly Derivation[] {
  return person.months.slice(first, last + 1).map((month, i) => monthSteps(world, allocated, month, person.amounts[first + i] ?? ratio(0n)))
}

/** A person's quota of some months, with the way of the year's amount in the tree that holds last. */
export function derivePerson(world: World, allocated: Allocated, person: PersonQuota, first: number, last: number): Derivation {
  const { unit } = allocated.allocation
  const months = deriveMonths(world, allocated, person, first, last)
  const version = person.months[last]?.parts.at(-1)?.version ?? 0
  const tree = allocated.trees[version]
  const year = tree === undefined ? undefined : deriveNode(allocated, tree, person.id)
  const sum = total(person.amounts.slice(first, last + 1))
  return step('year', multiply(sum, ONE), unit, { note: person.label, inputs: [...(year === undefined ? [] : [year]), ...months] })
}
