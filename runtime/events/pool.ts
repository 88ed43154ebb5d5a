import type { Pool } from '../core/events.ts'
import { type Environment, numberOf } from '../evaluate/expression.ts'
import { peopleOf } from '../evaluate/spans.ts'
import type { Stretch } from '../evaluate/windows.ts'
import { perWorld, type World } from '../evaluate/world.ts'
import { add, divide, ONE, type Ratio, ratio, sign, total } from '../exact/ratio.ts'
import { shareByLargestRemainder } from '../exact/share.ts'
import { showMoney } from '../exact/show.ts'
import { amountOf, unitOfShares } from './award.ts'
import { allows, environmentHere, measureHere, nobody, type Place, quotaHere, takesPart } from './moment.ts'

/** What one person gets of a pool, in minor units, and the part of the whole that it is by. */
export interface Part {
  readonly person: string
  readonly weight: Ratio
  readonly amount: bigint
}

/** One window of a pool. Minor units. */
export interface Shared {
  readonly fund: bigint
  readonly weights: Ratio
  readonly parts: readonly Part[]
}

const pools = perWorld<Shared>()

/**
 * One window of a pool, as of its last day (semantics 10): the fund over the people of the plan who are eligible, in proportion to
 * their weights, by largest remainder (RP12). A weight below zero, or without a value, counts zero. Warns CB861 where nobody has one.
 */
export function sharedIn(world: World, pool: Pool, window: Stretch): Shared {
  return pools(world, `${pool.name} ${window.from} ${window.to}`, () => {
    const money = amountOf(world, pool.fund, everyone(world, window)) ?? 0n
    const fund = money > 0n ? money : 0n
    const weighed = peopleOf(world).flatMap((person) => {
      const place: Place = { world, person, day: window.to, window }
      if (!takesPart(place) || !allows(pool.eligible, { ...place, window: null })) return []
      const weight = pool.weight === null ? ONE : numberOf(pool.weight, environmentHere(place))
      return weight === undefined || sign(weight) <= 0 ? [] : [{ key: person, weight }]
    })
    if (weighed.length === 0) {
      if (fund > 0n)
        world.problems.raise('CB861', `${pool.name} ${window.label}`, pool.origin.span, {
          event: pool.name,
          period: window.label,
          amount: showMoney(ratio(fund), world.core.currency),
        })
      return { fund, weights: total([]), parts: [] }
    }
    const amounts = shareByLargestRemainder(fund, weighed, unitOfShares(world))
    const parts = weighed.map(({ key, weight }, i): Part => ({ person: key, weight, amount: amounts[i] ?? 0n }))
    return { fund, weights: total(weighed.map(({ weight }) => weight)), parts }
  })
}

/** What everyone in the plan comes to together: measures and quotas are added up over people. */
function everyone(world: World, window: Stretch): Environment {
  const together = (of: (place: Place) => Ratio | undefined): Ratio | undefined =>
    peopleOf(world).reduce<Ratio | undefined>((sum, person) => {
      const own = of({ world, person, day: window.to, window })
      if (own === undefined) return sum
      return sum === undefined ? own : add(sum, own)
    }, undefined)
  const measure = (metric: string): Ratio | undefined => together((place) => measureHere(place, metric))
  const quota: Environment['quota'] = (metric, basis) => together((place) => quotaHere(place, metric, basis))
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
