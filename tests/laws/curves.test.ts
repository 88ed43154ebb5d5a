/** Laws 10 to 12: selling more never pays less, and where no table has a step, pay has none. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { type Answer, answer } from './answer.ts'
import { onTheBrink } from './data.ts'
import { law, withDeals } from './law.ts'
import { totalOf } from './ledger.ts'
import { stories } from './plans.ts'
import { type Cells, centsOf, money } from './story.ts'

const FALLING = ['averaged', 'ratios', 'multipliers', 'matrix', 'foreign driver', 'of others', 'population', 'rolling'] as const
const STEPS = ['retroactive', 'steps', 'gates', 'kickers', 'decided later', 'keyed', 'spiffs', 'counted', 'rounded'] as const

const at = <T>(list: readonly T[], which: number): T => list[which % list.length] as T
const earnedBy = ({ outcome }: Answer, person: string): bigint => totalOf(outcome.earnings.filter(({ payee }) => payee === person))

/** The same year with one deal that is worth more. */
const raised = (deals: readonly Cells[], which: number, cents: bigint): Cells[] => {
  const one = at(deals, which)
  return deals.map((deal) => (deal === one ? { ...deal, amount: money(centsOf(deal.amount ?? '') + cents) } : deal))
}

/** A deal of a story, and a bound to bring its owner to, less a cent. */
const brink = fc.record({ which: fc.nat(30), bound: fc.nat(30), monthly: fc.boolean() })

law(
  'a larger deal never lowers what anyone earns in the year',
  fc.property(
    stories(...FALLING),
    brink,
    fc.oneof(fc.constantFrom(1n, 2n, 100n), fc.bigInt({ min: 1n, max: 50_000_00n })),
    (story, { which, bound, monthly }, more) => {
      const deals = onTheBrink(story.plan, story.deals, which, bound, monthly)
      const before = answer(withDeals(story, deals))
      const after = answer(withDeals(story, raised(deals, which, more)))
      for (const { id } of before.outcome.people) expect(earnedBy(after, id), id).toBeGreaterThanOrEqual(earnedBy(before, id))
    },
  ),
  30,
)

/** Far below every step of the generated tables, far above a cent at any of their rates and a cent of each rounding. */
const JUMP = 100n

law(
  'where no table has a step, a cent more of a deal moves nobody by a dollar',
  fc.property(stories(...FALLING, ...STEPS, 'credit rules'), brink, (story, { which, bound, monthly }) => {
    const deals = onTheBrink(story.plan, story.deals, which, bound, monthly)
    const before = answer(withDeals(story, deals))
    const after = answer(withDeals(story, raised(deals, which, 1n)))
    for (const { id } of before.outcome.people) {
      const moved = earnedBy(after, id) - earnedBy(before, id)
      expect(moved, id).toBeLessThanOrEqual(JUMP)
      expect(moved, id).toBeGreaterThanOrEqual(-JUMP)
    }
  }),
  40,
)
