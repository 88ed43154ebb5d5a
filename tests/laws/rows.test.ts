/** Laws 7, 8 and 21: a row of nothing, a row and its negation, a row cancelled on its day, a row in two parts. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { answer } from './answer.ts'
import { law, withDeals } from './law.ts'
import { earnedByPeriod } from './ledger.ts'
import { stories } from './plans.ts'
import { type Cells, centsOf, line, money } from './story.ts'

const at = <T>(list: readonly T[], which: number): T => list[which % list.length] as T
const negated = (deal: Cells): Cells => ({
  ...deal,
  id: `${deal.id}-R`,
  amount: money(-centsOf(deal.amount ?? '')),
  margin: money(-centsOf(deal.margin ?? '')),
})

law(
  'a deal of zero changes no amount',
  fc.property(stories('counted', 'averaged', 'known'), fc.nat(30), (story, which) => {
    const zero = { ...at(story.deals, which), id: 'D-00', amount: '0.00', margin: '0.00' }
    const more = answer(withDeals(story, [...story.deals, zero]))
    const before = answer(story)
    expect(more.earnings).toBe(before.earnings)
    expect(more.payments).toBe(before.payments)
  }),
)

law(
  'a deal and its negation on one day earn nothing, each deal by itself at one rate',
  fc.property(
    stories(
      'known',
      'paid abroad',
      'counted',
      'averaged',
      'graduated',
      'retroactive',
      'interpolated',
      'steps',
      'on pay',
      'foreign driver',
      'matrix',
      'floors',
      'clawbacks',
      'spiffs',
      'credit factors',
      'holds',
    ),
    fc.nat(30),
    (story, which) => {
      const both = answer(
        withDeals(story, [...story.deals, { ...at(story.deals, which), id: 'D-00' }, negated({ ...at(story.deals, which), id: 'D-00' })]),
      )
      expect(earnedByPeriod(both)).toBe(earnedByPeriod(answer(story)))
    },
  ),
)

const CANCEL = line('clawback deal when deal.cancelled_on is within 90 days after deal.closed_on')
law(
  'a deal cancelled on its own day is as if it had never been',
  fc.property(stories('clawbacks', 'known', 'several records'), fc.nat(30), (story, which) => {
    const clawing = { ...story, plan: [...story.plan, CANCEL] }
    const deal: Cells = { ...at(story.deals, which), id: 'D-00' }
    const cancelled = answer(withDeals(clawing, [...story.deals, { ...deal, cancelled_on: deal.closed_on ?? '' }]))
    const never = answer(clawing)
    expect(cancelled.earnings).toBe(never.earnings)
    expect(cancelled.payments).toBe(never.payments)
  }),
)

law(
  'a deal in two parts on one day earns the same over its window',
  fc.property(
    stories(
      'known',
      'currencies',
      'paid abroad',
      'splits',
      'counted',
      'averaged',
      'deal windows',
      'limits of a deal',
      'credit rules',
      'clawbacks',
      'foreign driver',
      'spiffs',
      'holds',
    ),
    fc.nat(30),
    fc.bigInt({ min: -1_000_00n, max: 90_000_00n }),
    (story, which, part) => {
      const whole = at(story.deals, which)
      const first = { ...whole, amount: money(part), margin: money(part / 3n) }
      const second = {
        ...whole,
        id: `${whole.id}-2`,
        amount: money(centsOf(whole.amount ?? '') - part),
        margin: money(centsOf(whole.margin ?? '') - part / 3n),
      }
      const split = answer(
        withDeals(
          story,
          story.deals.flatMap((deal) => (deal === whole ? [first, second] : [deal])),
        ),
      )
      expect(earnedByPeriod(split)).toBe(earnedByPeriod(answer(story)))
    },
  ),
)
