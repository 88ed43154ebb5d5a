/** The fewest open deals that bring the period's pay to a goal. */
import { add, compare, type Ratio, ZERO } from '../../runtime/exact/ratio.ts'
import { listed } from '../describe/words.ts'
import type { Plan } from '../plan.ts'
import type { FewestDeals } from './answers.ts'
import type { Open, Opened } from './open.ts'
import { moneyTold } from './say.ts'

/** So many choices are tried; all choices of 14 deals are no more. */
const CHOICES = 16_384

/**
 * Choices in order of their number, all of one number before any of the next: the first number that reaches the goal is the fewest, and of
 * its choices the one with the least total amount, then the first by day and key. Nothing is assumed of how deals act together: one that adds
 * nothing by itself may be what opens a gate.
 */
export function fewestOf({ rows, payWith }: Opened, goal: bigint, period: string, plan: Plan): FewestDeals {
  const wanted = moneyTold(goal, plan)
  const now = payWith(new Set())
  const none = { goal: wanted, deals: [], pays: moneyTold(now, plan) }
  if (now >= goal) return { ...none, outcome: 'reached', says: `None: ${period} pays ${none.pays.says} already.` }
  const open = rows.filter(({ inside }) => inside)
  let tried = 0
  let most = now
  for (let count = 1; count <= open.length; count += 1) {
    if (tried + choicesOf(open.length, count) > CHOICES) {
      const says = `No ${count - 1} of ${open.length} open deals bring ${period} to ${wanted.says}; more together were not tried.`
      return { ...none, outcome: 'too many', says }
    }
    let best: { readonly deals: readonly Open[]; readonly total: Ratio; readonly pays: bigint } | undefined
    for (const deals of choices(open, count)) {
      tried += 1
      const pays = payWith(new Set(deals.map(({ key }) => key)))
      if (pays > most) most = pays
      if (pays < goal) continue
      const total = deals.reduce((sum, { amount }) => add(sum, amount), ZERO)
      if (best === undefined || compare(total, best.total) < 0) best = { deals, total, pays }
    }
    if (best === undefined) continue
    const pays = moneyTold(best.pays, plan)
    const keys = best.deals.map(({ key }) => key)
    return { goal: wanted, outcome: 'needs', deals: keys, pays, says: `${listed(keys)}: ${period} then pays ${pays.says}.` }
  }
  const says = `No open deals bring ${period} to ${wanted.says}: the most that they bring is ${moneyTold(most, plan).says}.`
  return { ...none, outcome: 'never', says }
}

/** How many choices of so many there are. */
function choicesOf(all: number, count: number): number {
  let found = 1
  for (let i = 1; i <= count; i += 1) found = (found * (all - count + i)) / i
  return found
}

/** Every choice of so many, in their order. */
function* choices(from: readonly Open[], count: number, start = 0): Generator<readonly Open[]> {
  if (count === 0) {
    yield []
    return
  }
  for (let at = start; at <= from.length - count; at += 1) {
    const one = from[at]
    if (one === undefined) continue
    for (const rest of choices(from, count - 1, at + 1)) yield [one, ...rest]
  }
}
