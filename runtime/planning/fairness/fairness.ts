/** Quotas held against what they were shared by: whether a dollar of potential, or of history, is asked for alike everywhere. */

import type { Unit } from '../../core/unit.ts'
import { fromFraction } from '../../exact/fraction.ts'
import { compareText } from '../../exact/order.ts'
import { compare, divide, isZero, type Ratio, ratio, total } from '../../exact/ratio.ts'
import { roundToUnit } from '../../exact/round.ts'
import type { Tree } from '../allocation/allocate.ts'
import { type Node, nodesOf } from '../allocation/node.ts'
import { correlationOf, giniOf } from './statistics.ts'

/** One part of a level: its quota, the basis, the first over the second, and that over the same of all. */
export interface Asked {
  readonly node: Node
  readonly quota: Ratio
  readonly basis: Ratio
  readonly per: Ratio
  /** 1: as much is asked of it as of all together. */
  readonly index: Ratio
}

/** The parts of one level against one of the bases that they were shared by. */
export interface Fairness {
  readonly level: string
  readonly says: string
  readonly unit: Unit
  /** From the least asked of to the most, ties by key. */
  readonly parts: readonly Asked[]
  /** Quota over basis of all parts together. */
  readonly whole: Ratio
  /** Of quota over basis, as a part of all to twelve decimals. */
  readonly gini: Ratio | undefined
  /** Of quota and basis, to two decimals; undefined where one of the two does not vary. */
  readonly correlation: Ratio | undefined
  /** Parts with a quota of which the basis knows nothing. */
  readonly without: readonly Node[]
}

/** What quota over basis is rounded to before its Gini coefficient: fractions of thousands of people have no divisor that can be written down. */
const INDEX = { mode: 'half_up', unit: '0.000000000001' } as const

/** Bases that count people say nothing of what there is to sell. */
const PEOPLE: ReadonlySet<string> = new Set(['headcount', 'capacity'])

/**
 * Every level of a tree against every number that it was shared by, or above; a level that is shared evenly names none. The house's parts
 * are left out. `metric` is the quota's unit.
 */
export function fairnessOf({ root, version }: Tree, metric: Unit): readonly Fairness[] {
  const nodes = [...nodesOf(root)].filter(({ house }) => !house)
  return version.levels.flatMap(({ name, shared }): Fairness[] => {
    const own = nodes.filter(({ level, cause }) => level === name && cause !== null)
    const weights =
      shared.kind === 'evenly' ? [] : shared.weights.filter(({ share, of }) => !PEOPLE.has(of.basis.kind) && !isZero(fromFraction(share)))
    const bases = new Set([
      ...weights.map(({ of }) => of.says),
      ...(shared.kind === 'by' && shared.above !== null ? [shared.above.says] : []),
    ])
    return [...bases].flatMap((says) => heldAgainst(name, says, own, metric) ?? [])
  })
}

/** What a node brought of a basis: its share of a blend, or what it has before the rest is shared (in the unit of the quota). */
function broughtBy({ cause }: Node, says: string, unit: Unit): { readonly value: Ratio; readonly unit: Unit } | undefined {
  const share = cause?.shares.find((one) => one.says === says)
  if (share !== undefined) return share
  return cause?.above?.says === says ? { value: ratio(cause.above.value), unit } : undefined
}

function heldAgainst(level: string, says: string, nodes: readonly Node[], metric: Unit): Fairness | undefined {
  const known = nodes.flatMap((node) => {
    const share = broughtBy(node, says, metric)
    return share === undefined ? [] : [{ node, share }]
  })
  const [first] = known
  const rated = known.filter(({ share }) => !isZero(share.value))
  const without = known.filter(({ node, share }) => isZero(share.value) && node.amount > 0n).map(({ node }) => node)
  const sold = total(rated.map(({ share }) => share.value))
  if (first === undefined || rated.length < 2 || isZero(sold)) return undefined
  const whole = divide(total(rated.map(({ node }) => ratio(node.amount))), sold)
  if (isZero(whole)) return undefined
  const parts = rated
    .map(({ node, share }): Asked => {
      const quota = ratio(node.amount)
      const per = divide(quota, share.value)
      return { node, quota, basis: share.value, per, index: divide(per, whole) }
    })
    .sort((a, b) => compare(a.per, b.per) || compareText(a.node.key, b.node.key))
  return {
    level,
    says,
    unit: first.share.unit,
    parts,
    whole,
    gini: giniOf(parts.map(({ index }) => roundToUnit(index, INDEX))),
    correlation: correlationOf(
      parts.map(({ quota }) => quota),
      parts.map(({ basis }) => basis),
    ),
    without,
  }
}
