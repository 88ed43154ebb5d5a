import type { Day } from '../calendar/day.ts'
import type { Budget, Spiff } from '../core/events.ts'
import type { World } from '../evaluate/world.ts'
import { divide, minimum, ratio, wholePart } from '../exact/ratio.ts'
import { shareByLargestRemainder, shareCumulatively } from '../exact/share.ts'
import { showMoney } from '../exact/show.ts'
import { type Award, amountOf, unitOfShares } from './award.ts'
import { type Claim, claimsTo } from './claims.ts'
import { daysOf } from './days.ts'
import { nobody } from './moment.ts'

/** What a budget meets: all claims together, and what there is for them. Minor units. */
export interface Squeeze {
  readonly claimed: bigint
  readonly budget: bigint
}

/** All that claims together and the budget come to; undefined where there is no budget. */
export function squeezeOf(world: World, { budget }: Spiff, claims: readonly Claim[]): Squeeze | undefined {
  const limit = budget === null ? undefined : amountOf(world, budget.limit, nobody)
  if (limit === undefined) return undefined
  // a claim below zero weighs nothing (semantics 17.33)
  const byPerson = [...claimedBy(claims).values()]
  return { claimed: byPerson.reduce((sum, amount) => (amount > 0n ? sum + amount : sum), 0n), budget: limit }
}

/** What each person claims, in canonical order of people. */
export function claimedBy(claims: readonly Claim[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const { payee, amount } of claims) sums.set(payee, (sums.get(payee) ?? 0n) + amount)
  return sums
}

/**
 * What a spiff or milestone has given to date on `day` (semantics 10): every claim, within the budget. A budget that is shared in
 * proportion pays on the event's last day, since what an earlier day knows could fall; one that is used up in order pays as earned.
 * Warns CB860 where a budget does not reach.
 */
export function spiffTo(world: World, spiff: Spiff, day: Day): readonly Award[] {
  const { budget } = spiff
  const closes = budget?.share === 'in_proportion'
  if (closes && day < daysOf(world, spiff).to) return []
  const claims = claimsTo(world, spiff, day)
  const squeeze = squeezeOf(world, spiff, claims)
  if (budget === null || squeeze === undefined || squeeze.claimed <= squeeze.budget) return claims
  const show = (minor: bigint): string => showMoney(ratio(minor), world.core.currency)
  const exceeded = { event: spiff.name, claimed: show(squeeze.claimed), budget: show(squeeze.budget) }
  world.problems.raise('CB860', spiff.name, budget.origin.span, exceeded)
  return within(world, claims, squeeze.budget, budget)
}

function within(world: World, claims: readonly Claim[], limit: bigint, { share }: Budget): readonly Award[] {
  switch (share) {
    case 'in_proportion':
      return inProportion(world, claims, limit)
    case 'first_come':
      return inOrder(claims, limit)
    default: {
      const never: never = share
      return never
    }
  }
}

/** Each claim in its order, until nothing is left. */
function inOrder(claims: readonly Claim[], limit: bigint): Award[] {
  let claimed = 0n
  let given = 0n
  return claims.map((claim) => {
    claimed += claim.amount
    const reached = wholePart(minimum(ratio(claimed), ratio(limit)))
    const amount = reached - given
    given = reached
    return { ...claim, amount }
  })
}

/** The budget over the people in proportion to what they claim (RP12), and each part over the person's rows (RP9). */
function inProportion(world: World, claims: readonly Claim[], limit: bigint): Award[] {
  const people = [...claimedBy(claims)].filter(([, claimed]) => claimed > 0n)
  const weights = people.map(([key, claimed]) => ({ key, weight: ratio(claimed) }))
  const parts = shareByLargestRemainder(limit, weights, unitOfShares(world))
  return people.flatMap(([payee, claimed], i) => {
    const own = claims.filter((claim) => claim.payee === payee)
    const shares = own.map(({ amount }) => divide(ratio(amount), ratio(claimed)))
    const amounts = shareCumulatively(ratio(parts[i] ?? 0n), shares, world.core.rounding.money)
    return own.map((claim, at): Award => ({ ...claim, amount: wholePart(amounts[at] ?? ratio(0n)) }))
  })
}
