import { describe, expect, test } from 'vitest'
import { sayExpression } from './expression.ts'
import { bookings, planOf } from './testing.ts'

const row = (condition: string): string => {
  const plan = planOf(
    `${bookings().replace('deal.product = "Cloud"', condition)}pay commission "Commission" on bookings { worth 100% of target  flat 1.0x }`,
  )
  const where = plan.metrics.find(({ name }) => name === 'bookings')?.where
  return where === undefined || where === null ? '' : sayExpression(where, plan)
}
const gate = (condition: string): string => {
  const plan = planOf(`${bookings()}pay commission "Commission" on bookings { worth 100% of target  flat 1.0x  only when ${condition} }`)
  const test = plan.pays[0]?.gates[0]?.test
  return test === undefined ? '' : sayExpression(test, plan)
}

describe('conditions on a row', () => {
  test.for([
    ['deal.product = "Cloud"', 'product is Cloud'],
    ['deal.product <> "Cloud"', 'product is not Cloud'],
    ['deal.amount >= $1,200.50', 'amount is at least $1,200.50'],
    ['deal.amount > $20,000 and deal.product in ("Cloud", "Licence")', 'amount is above $20,000 and product is Cloud or Licence'],
    ['not deal.product in ("Cloud", "Licence")', 'product is none of Cloud or Licence'],
    ['deal.closed_on >= 2026-03-05', 'closed on is on or after 5 Mar 2026'],
    ['deal.shipped_on is known', 'shipped on is known'],
    ['not deal.shipped_on is known', 'shipped on is not known'],
    ['deal.shipped_on is within 90 days after deal.closed_on', 'shipped on is within 90 days after closed on'],
    ['deal.owner.hired_on < 2026-01-01', "owner's hired on is before 1 Jan 2026"],
    ['deal.amount - deal.margin > $0', 'amount minus margin is above $0'],
    [
      'deal.amount > $1 and (deal.margin > $2 or deal.margin < $1)',
      'amount is above $1 and either margin is above $2 or margin is below $1',
    ],
  ])('%s', ([written = '', said]) => expect(row(written)).toBe(said))
})

describe('conditions on a person', () => {
  test.for([
    ['gross_margin >= 20%', 'Gross margin is at least 20%'],
    ['bookings.attainment >= 70%', 'Bookings is at least 70% of quota'],
    ['bookings > 50% of bookings.quota', 'Bookings is above 50% of your Bookings quota'],
    ['rep.own_rate < 2%', 'your own rate is below 2%'],
    ['bookings >= worth', 'Bookings is at least what Commission is worth'],
    ['bookings >= 2 * target', 'Bookings is at least 2 times your target pay'],
    ['not gross_margin >= 20%', 'Gross margin is below 20%'],
  ])('%s', ([written = '', said]) => expect(gate(written)).toBe(said))
})
