/** From the whole to each person, a level at a time: hedge, weights, overrides, bounds, rounding (semantics 13). */
import type { Bound, Level, Override, Version } from '../../core/planning/allocation.ts'
import { compute } from '../../evaluate/expression.ts'
import { personEnvironment } from '../../evaluate/spans.ts'
import { holds, numberIn } from '../../evaluate/values.ts'
import { fromFraction } from '../../exact/fraction.ts'
import { compareText } from '../../exact/order.ts'
import { add, compare, divide, isZero, multiply, negate, ONE, type Ratio, ratio, sign, total, ZERO } from '../../exact/ratio.ts'
import { roundToUnit } from '../../exact/round.ts'
import { basisAt, type Facts, type Spot, unitOfBasis } from './bases.ts'
import type { Cause, Node, Share } from './node.ts'
import type { Member } from './people.ts'
import { type Given, type Part, shareWithin } from './share.ts'

const PERIODS = { month: 12n, quarter: 4n, half: 2n, year: 1n } as const

/** A tree is allocated from these. */
export interface Task {
  readonly facts: Facts
  readonly version: Version
  readonly members: readonly Member[]
  /** The amount of the root that the tree shares; null: from the bottom up. */
  readonly amount: bigint | null
}

/** Money to the smallest unit, as the plan rounds it. */
export const whole = ({ world }: Facts, value: Ratio): bigint => roundToUnit(value, { mode: world.core.rounding.money.mode, unit: '1' }).n

const unitOf = ({ round }: Version): bigint => BigInt(round.unit)

/** What the parts of a node receive together: rounded to the unit of quotas where a hedge raises it, otherwise to the cent (13, 17.22). */
const raised = ({ facts, version }: Task, amount: bigint, over: Ratio): bigint =>
  isZero(over)
    ? amount
    : roundToUnit(multiply(ratio(amount), add(ONE, over)), { mode: facts.world.core.rounding.money.mode, unit: version.round.unit }).n

/** The nodes of the next level below a place. */
function partsOf({ version }: Task, spot: Spot, depth: number): readonly Spot[] {
  const level = version.levels[depth]
  if (level === undefined) return []
  const keys = new Set(spot.members.map(({ keys: own }) => own[depth] ?? ''))
  const at = (members: readonly Member[], key: string): readonly Member[] => members.filter((member) => member.keys[depth] === key)
  return [...keys].sort(compareText).map((key) => ({ level, key, members: at(spot.members, key), everyone: at(spot.everyone, key) }))
}

/** The override of a node, if there is one. */
const overrideOf = ({ version }: Task, level: Level, key: string): Override | null =>
  version.overrides.find((one) => one.node === key && (one.level === null || one.level === level.name)) ?? null

const houseOf = (task: Task, { members, level }: Spot): boolean => {
  const [member, second] = members
  if (member === undefined || second !== undefined || level?.path.length !== 0) return false
  const { world, day } = task.facts
  return task.version.house.some(
    (one) => one.kind === 'people' && holds(compute(one.where, personEnvironment(world, member.row, day, world.until))),
  )
}

/** What the people of a place have by `each`, for a year; null where nothing is said. */
export function bottomUpOf({ facts, version }: Task, members: readonly Member[]): bigint | null {
  const { each, round } = version
  if (each === null) return null
  const { world, day } = facts
  const amounts = members.map(({ row, id }) => {
    const value = numberIn(compute(each.value, personEnvironment(world, row, day, world.until)))
    if (value === undefined) world.problems.raise('CB873', `each ${id}`, each.origin.span, { basis: each.says, node: id })
    const year = multiply(value ?? ZERO, ratio(PERIODS[each.per]))
    return roundToUnit(year, { mode: world.core.rounding.money.mode, unit: round.unit }).n
  })
  return amounts.reduce((sum, one) => sum + one, 0n)
}

const amountAt = (task: Task, bound: Bound | null, spot: Spot): { amount: bigint; says: string } | null => {
  if (bound === null) return null
  const { amount } = bound
  if (amount.kind === 'stated') return { amount: whole(task.facts, fromFraction(amount.amount)), says: amount.says }
  return { amount: whole(task.facts, multiply(fromFraction(amount.factor), basisAt(task.facts, amount.of, spot))), says: amount.says }
}

interface Weighed {
  readonly spot: Spot
  readonly weight: Ratio
  readonly shares: readonly Share[]
  readonly above: bigint | null
}

/** The weight of each part: every basis is first a share among siblings, then blended. A basis that is nothing anywhere is shared equally (CB879). */
function weigh(task: Task, level: Level, spots: readonly Spot[], parent: string): readonly Weighed[] {
  const { facts } = task
  const equally = ratio(1n, BigInt(spots.length))
  const { shared } = level
  if (shared.kind === 'evenly') return spots.map((spot) => ({ spot, weight: equally, shares: [], above: null }))
  const blends = shared.weights.map(({ share, of }) => {
    const values = spots.map((spot) => basisAt(facts, of, spot))
    const sum = total(values)
    if (isZero(sum)) facts.world.problems.raise('CB879', `${of.says} ${parent}`, of.origin.span, { basis: of.says, node: parent })
    return { of: fromFraction(share), says: of.says, values, sum, unit: unitOfBasis(facts, of.basis, level) }
  })
  return spots.map((spot, i): Weighed => {
    const shares = blends.map(({ values, ...one }): Share => ({ ...one, value: values[i] ?? ZERO }))
    const weight = total(shares.map(({ of, value, sum }) => multiply(of, isZero(sum) ? equally : divide(value, sum))))
    const above = shared.above === null ? null : whole(facts, basisAt(facts, shared.above, spot))
    return { spot, weight, shares, above }
  })
}

/** A part to be shared, and what is told of it afterwards. */
interface Candidate extends Weighed {
  readonly part: Part
  readonly cause: Omit<Cause, 'exact' | 'bound' | 'shared'>
}

function candidatesOf(task: Task, level: Level, spots: readonly Spot[], parent: string): readonly Candidate[] {
  return weigh(task, level, spots, parent).map((weighed): Candidate => {
    const { spot, weight, shares, above } = weighed
    const override = overrideOf(task, level, spot.key)
    const floor = amountAt(task, level.floor, spot)
    const most = amountAt(task, level.ceiling, spot)
    const crossed = floor !== null && most !== null && floor.amount > most.amount
    if (crossed && level.floor !== null) {
      const say = ({ amount }: { amount: bigint }): string => task.facts.say(ratio(amount))
      task.facts.world.problems.raise('CB894', `${level.name} ${spot.key}`, level.floor.origin.span, {
        node: spot.key,
        floor: say(floor),
        ceiling: say(most),
      })
    }
    const ceiling = crossed ? null : most
    return {
      ...weighed,
      part: {
        key: spot.key,
        weight,
        floor: floor?.amount ?? null,
        ceiling: ceiling?.amount ?? null,
        fixed: override === null ? null : whole(task.facts, fromFraction(override.amount)),
      },
      cause: {
        weight,
        shares,
        above: above === null || level.shared.kind !== 'by' ? null : { says: level.shared.above?.says ?? '', value: above },
        floor,
        ceiling,
        override,
      },
    }
  })
}

/** Shares an amount over parts; those that begin with an amount of their own share what is left by weight. Reports CB877, CB878. */
function shared(task: Task, level: Level, parent: string, amount: bigint, candidates: readonly Candidate[]): readonly Given[] | undefined {
  const { facts, version } = task
  const first = (one: Candidate): bigint => (one.part.fixed === null ? (one.above ?? 0n) : 0n)
  const begun = candidates.reduce((sum, one) => sum + first(one), 0n)
  const fixed = candidates.reduce((sum, { part }) => sum + (part.fixed ?? 0n), 0n)
  const shrinks = begun > amount - fixed
  if (shrinks && begun > 0n && level.shared.kind === 'by' && level.shared.above !== null)
    facts.world.problems.raise('CB878', parent, level.origin.span, { node: parent, basis: level.shared.above.says })
  const parts = candidates.map((one): Part => {
    const { part } = one
    if (begun === 0n || part.fixed !== null) return part
    if (shrinks) return { ...part, weight: ratio(first(one)) }
    const less = (bound: bigint | null): bigint | null => (bound === null ? null : bound - first(one))
    return { ...part, floor: less(part.floor ?? 0n), ceiling: less(part.ceiling) }
  })
  const given = shareWithin(shrinks ? amount : amount - begun, parts, unitOf(version), !version.round.keeping)
  if ('left' in given) {
    const span = level.origin.span
    facts.world.problems.raise('CB877', `${level.name} ${parent}`, span, {
      node: parent,
      level: level.name,
      left: facts.say(sign(given.left) < 0 ? negate(given.left) : given.left),
      missing: sign(given.left) < 0,
    })
    return undefined
  }
  return given.map((one, i) => {
    const candidate = candidates[i]
    if (candidate === undefined || shrinks || begun === 0n || candidate.part.fixed !== null) return one
    const base = first(candidate)
    return { ...one, exact: add(one.exact, ratio(base)), amount: one.amount + base }
  })
}

/** A part that adds to the total has its override, and its siblings what they would have without it. */
function withAdded(
  task: Task,
  level: Level,
  parent: string,
  amount: bigint,
  candidates: readonly Candidate[],
): { given: readonly Given[]; added: bigint } | undefined {
  const plain = candidates.map((one) => (one.cause.override?.adds === true ? { ...one, part: { ...one.part, fixed: null } } : one))
  const given = shared(task, level, parent, amount, plain)
  if (given === undefined) return undefined
  let added = 0n
  const all = given.map((one, i) => {
    const candidate = candidates[i]
    const set = candidate?.part.fixed
    if (candidate?.cause.override?.adds !== true || set == null) return one
    added += set - one.amount
    return { exact: ratio(set), amount: set, bound: null }
  })
  return { given: all, added }
}

const labelOf = ({ level, key, members }: Spot, { facts: { world } }: Task): string => {
  if (level?.path.length === 0) return members[0]?.label ?? key
  if (level?.record == null) return key
  const row = world.lookup.versions(level.record, key).at(-1)?.row
  const name = row?.values.get('name')
  return typeof name === 'string' ? name : key
}

/** A node with everything below it. */
function grow(task: Task, spot: Spot, path: readonly string[], depth: number, amount: bigint, cause: Cause | null): Node {
  const own = {
    level: spot.level?.name ?? null,
    key: spot.key,
    label: labelOf(spot, task),
    path,
    amount,
    bottomUp: bottomUpOf(task, spot.members),
    house: houseOf(task, spot),
    cause,
    members: spot.members,
  }
  const spots = partsOf(task, spot, depth)
  const level = spots[0]?.level
  if (level == null) return { ...own, street: amount, over: ZERO, added: 0n, children: [] }
  const over = fromFraction(level.over)
  const share = raised(task, amount, over)
  const candidates = candidatesOf(task, level, spots, spot.key)
  const found = withAdded(task, level, spot.key, share, candidates)
  const children = (found?.given ?? []).map((given, i) => {
    const { spot: below, cause: so } = candidates[i] as Candidate
    return grow(task, below, [...path, below.key], depth + 1, given.amount, {
      ...so,
      shared: share,
      exact: given.exact,
      bound: given.bound,
    })
  })
  const added = found?.added ?? 0n
  return { ...own, street: share + added, over, added, children }
}

/** The same from the bottom up: people have what `each` says, and every node the sum of its parts. */
function roll(task: Task, spot: Spot, path: readonly string[], depth: number): Node {
  const spots = partsOf(task, spot, depth)
  const children = spots.map((below) => roll(task, below, [...path, below.key], depth + 1))
  const own = bottomUpOf(task, spot.members) ?? 0n
  const override = spot.level === null ? null : overrideOf(task, spot.level, spot.key)
  const set = override === null || children.length > 0 ? null : whole(task.facts, fromFraction(override.amount))
  const amount = children.length > 0 ? children.reduce((sum, one) => sum + one.amount, 0n) : (set ?? own)
  const cause: Cause | null =
    spot.level === null
      ? null
      : {
          shared: own,
          weight: ONE,
          shares: [],
          above: null,
          exact: ratio(own),
          bound: null,
          floor: null,
          ceiling: null,
          override: set === null ? null : override,
        }
  return {
    level: spot.level?.name ?? null,
    key: spot.key,
    label: labelOf(spot, task),
    path,
    amount,
    street: amount,
    over: ZERO,
    added: 0n,
    bottomUp: own,
    house: houseOf(task, spot),
    cause,
    children,
    members: spot.members,
  }
}

/** The tree of a version, under a root without level. */
export function treeOf(task: Task, name: string): Node {
  const spot: Spot = { level: null, key: name, members: task.members.filter(({ planned }) => planned), everyone: task.members }
  return task.amount === null ? roll(task, spot, [], 0) : grow(task, spot, [], 0, task.amount, null)
}

/** Whether every node's parts sum to what they receive together; a node where they do not (semantics 13, invariant). */
export function broken(
  { amount, street, over, added, children }: Node,
  version: Version,
  mode: Parameters<typeof roundToUnit>[1]['mode'],
): boolean {
  if (children.length === 0 || !version.round.keeping) return false
  const sum = children.reduce((so, one) => so + one.amount, 0n)
  const share = isZero(over) ? ratio(amount) : roundToUnit(multiply(ratio(amount), add(ONE, over)), { mode, unit: version.round.unit })
  return sum !== street || compare(add(share, ratio(added)), ratio(street)) !== 0
}
