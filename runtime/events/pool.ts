import type { Pool } from '../core/events.ts'
import { compute, type Environment, numberOf } from '../evaluate/expression.ts'
import { peopleOf } from '../evaluate/spans.ts'
import { holds } from '../evaluate/values.ts'
import type { Stretch } from '../evaluate/windows.ts'
import { perWorld, type World } from '../evaluate/world.ts'
import { compareText } from '../exact/order.ts'
import { add, compare, divide, multiply, ONE, type Ratio, ratio, sign, total, ZERO } from '../exact/ratio.ts'
import { shareByLargestRemainder, type Weight } from '../exact/share.ts'
import { showMoney } from '../exact/show.ts'
import { amountOf, unitOfShares } from './award.ts'
import { allows, environmentHere, measureHere, nobody, type Place, quotaHere, takesPart, takesPartFrom } from './moment.ts'

/** What one person gets of a pool, in minor units, and the part of the whole that it is by. */
export interface Part {
  readonly person: string
  readonly weight: Ratio
  readonly amount: bigint
}

/** One window of a pool, or of one group's. Minor units. */
export interface Shared {
  /** The value that the group has in common; empty where there is one pool for all. */
  readonly group: string
  readonly fund: bigint
  /** Everyone of the group who is in the plan at some time of the window, each on its last day. */
  readonly members: readonly Place[]
  readonly weights: Ratio
  readonly parts: readonly Part[]
}

const pools = perWorld<readonly Shared[]>()

/**
 * One window of a pool as of its last day, group by group (semantics 10): the fund over the people of the plan who are eligible, in
 * proportion to their weights, cents as the pool says (RP12). A weight below zero, or without a value, counts zero. Warns CB861 where
 * there is money that nobody shares.
 */
export function sharedIn(world: World, pool: Pool, window: Stretch): readonly Shared[] {
  const { imagined } = world
  if (imagined !== undefined && window.to < imagined.from) return sharedIn(imagined.base, pool, window)
  return pools(world, `${pool.name} ${window.from} ${window.to}`, () => {
    const groups = new Map<string, Place[]>()
    for (const person of peopleOf(world)) {
      const place: Place = { world, person, day: window.to, window }
      const group = groupOf(pool, place)
      if (group === undefined || !takesPartFrom(window.from, place)) continue
      const members = groups.get(group)
      if (members === undefined) groups.set(group, [place])
      else members.push(place)
    }
    return [...groups]
      .sort(([a], [b]) => compareText(a, b))
      .map(([group, members]): Shared => {
        const fund = fundOf(world, pool, members)
        const weighed = members.flatMap((place) => weightOf(pool, place))
        const weights = total(weighed.map(({ weight }) => weight))
        if (weighed.length === 0) {
          warn(world, pool, group, window, fund)
          return { group, fund, members, weights, parts: [] }
        }
        const amounts = partsOf(world, pool, fund, weighed)
        return {
          group,
          fund,
          members,
          weights,
          parts: weighed.map(({ key, weight }, i) => ({ person: key, weight, amount: amounts[i] ?? 0n })),
        }
      })
  })
}

/** What a person's part of a window's pool is before it is rounded, in minor units; nothing where the person has none. */
export function unroundedPart(world: World, pool: Pool, window: Stretch, person: string): Ratio {
  const group = sharedIn(world, pool, window).find(({ parts }) => parts.some((part) => part.person === person))
  const weight = group?.parts.find((part) => part.person === person)?.weight
  const fund = group === undefined || group.fund === 0n ? undefined : numberOf(pool.fund, together(world, group.members))
  return group === undefined || weight === undefined || fund === undefined ? ZERO : divide(multiply(fund, weight), group.weights)
}

/** The group that a person is in; undefined for who is in none. */
function groupOf({ onePer }: Pool, place: Place): string | undefined {
  if (onePer === null) return ''
  const value = compute(onePer, environmentHere(place))
  return typeof value === 'string' ? value : undefined
}

/** `R(fund)`, and nothing where it is below zero or the pool is closed. */
function fundOf(world: World, pool: Pool, members: readonly Place[]): bigint {
  const all = together(world, members)
  if (pool.gate !== null && !holds(compute(pool.gate, all))) return 0n
  const fund = amountOf(world, pool.fund, all) ?? 0n
  return fund > 0n ? fund : 0n
}

function weightOf(pool: Pool, place: Place): Weight[] {
  if (!takesPart(place) || !allows(pool.eligible, { ...place, window: null })) return []
  const weight = pool.weight === null ? ONE : numberOf(pool.weight, environmentHere(place))
  return weight === undefined || sign(weight) <= 0 ? [] : [{ key: place.person, weight }]
}

function partsOf(world: World, { oddCents }: Pool, fund: bigint, weights: readonly Weight[]): bigint[] {
  const unit = unitOfShares(world)
  if (oddCents === 'largest_remainder') return shareByLargestRemainder(fund, weights, unit)
  const sum = total(weights.map(({ weight }) => weight))
  const parts = weights.map(({ weight }) => {
    const exact = divide(weight, sum)
    return ((fund * exact.n) / exact.d / unit) * unit
  })
  if (oddCents === 'company') return parts
  const left = parts.reduce((rest, part) => rest - part, fund)
  const largest = weights.reduce((best, { weight }, i) => (compare(weight, weights[best]?.weight ?? weight) > 0 ? i : best), 0)
  return parts.map((part, i) => (i === largest ? part + left : part))
}

function warn(world: World, pool: Pool, group: string, window: Stretch, fund: bigint): void {
  if (fund === 0n) return
  const event = group === '' ? pool.name : `${pool.name}, ${group}`
  const amount = showMoney(ratio(fund), world.core.currency)
  world.problems.raise('CB861', `${event} ${window.label}`, pool.origin.span, { event, period: window.label, amount })
}

/** Whether a metric is one number for all who share a pool: it is measured for a team, a group or the company, not for each person. */
const isCommon = ({ core }: World, metric: string): boolean =>
  core.measures.some(({ name, scope }) => name === metric && scope.population.kind !== 'person')

/**
 * What people come to together: measures and quotas of persons are added up. A metric that is measured for a group is taken once, as
 * the first of them sees it.
 */
export function together(world: World, members: readonly Place[]): Environment {
  const sum = (of: (place: Place) => Ratio | undefined): Ratio | undefined =>
    members.reduce<Ratio | undefined>((all, place) => {
      const own = of(place)
      if (own === undefined) return all
      return all === undefined ? own : add(all, own)
    }, undefined)
  const one = (of: (place: Place) => Ratio | undefined): Ratio | undefined =>
    members.slice(0, 1).reduce<Ratio | undefined>((_, place) => of(place), undefined)
  const gather = (metric: string) => (isCommon(world, metric) ? one : sum)
  const measure = (metric: string): Ratio | undefined => gather(metric)((place) => measureHere(place, metric))
  const quota: Environment['quota'] = (metric, basis) => gather(metric)((place) => quotaHere(place, metric, basis))
  return {
    ...nobody,
    measure,
    quota,
    attainment: (metric, basis) => {
      const [value, whole] = [measure(metric), quota(metric, basis)]
      return value === undefined || whole === undefined ? undefined : divide(value, whole)
    },
  }
}
