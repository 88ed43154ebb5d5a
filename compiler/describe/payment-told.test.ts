/** Every clause of payment on the rep's page and in the statement, with its arithmetic. */
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { describePlan } from './plan.ts'
import { describeStatement } from './statement.ts'
import { bookings, type Compiled, compiledOf, deal, outcomeOf } from './testing.ts'

const planWith = (inside: string, beside = ''): Compiled =>
  compiledOf(`${bookings()}pay commission "Commission" on bookings {
  flat 10%
${inside}}
${beside}
`)
const linesOf = ({ plan, core }: Compiled, outcome: Outcome, heading: string): string[] =>
  describeStatement(plan, core, outcome, 'ann')
    .blocks.find((block) => block.heading.startsWith(heading))
    ?.lines.map(({ text }) => text) ?? []
const page = ({ plan }: Compiled): string =>
  describePlan(plan)
    .blocks.find(({ heading }) => heading === 'What is held, advanced or taken back')
    ?.lines.map(({ text }) => text)
    .join('\n') ?? ''
const sale = [deal('D1', '2026-02-10', 5_700)]

describe('instalments', () => {
  const plan = planWith('  pay in 3 instalments\n')
  test('on the page', () =>
    expect(page(plan)).toBe(
      'Commission: what you earn in a month is paid in 3 equal instalments, one in that month and one in each of the next.',
    ))
  // 570.00 in three: 190.00 are due, 380.00 wait
  test('in the statement', () => {
    const outcome = outcomeOf(plan, sale, 'FY26-M01')
    expect(linesOf(plan, outcome, 'Payment')).toEqual([
      'Due on 28 Feb 2026.',
      '\tAmount',
      'Earned\t$570.00',
      'Held for now\t-$380.00',
      'Paid\t$190.00',
      'After this payment $380.00 is held for you.',
    ])
    expect(linesOf(plan, outcome, 'What waits')).toEqual([
      '\tEarned\tDue so far\tHeld',
      'Commission, FY26-M01\t$570.00\t1 of 3: $190.00\t$380.00',
    ])
  })
})

describe('an advance', () => {
  const plan = planWith('  advance 9 of 12 months from deal.closed_on, shortfall recovered from all pay\n')
  test('on the page', () => {
    expect(page(plan)).toContain('the part for 9 of the 12 months is paid to you at once, in advance')
    expect(page(plan)).toContain('you owe the rest, and it comes out of your later pay')
  })
  // 570.00 x 9/12 = 427.50 at once; 570.00 x 1/12 = 47.50 served, 380.00 of the advance open
  test('in the statement', () => {
    const outcome = outcomeOf(plan, sale, 'FY26-M01')
    expect(linesOf(plan, outcome, 'Payment').slice(2, 7)).toEqual([
      'Earned\t$570.00',
      'Held for now\t-$522.50',
      'Paid in advance\t$427.50',
      'Paid in advance before, served now\t-$47.50',
      'Paid\t$427.50',
    ])
    expect(linesOf(plan, outcome, 'What waits').at(-1)).toBe('Commission, deal D1\t$570.00\t1 of 12: $47.50\t$522.50\t$380.00')
  })
})

describe('the most and the least that is paid out', () => {
  const plan = planWith('', 'pay at most $500 per month, rest next month\npay at least $100')
  test('on the page', () =>
    expect(page(plan)).toBe(
      [
        'At most $500 is paid out to you in a month. What is more waits for the next month.',
        "Less than $100 is not paid out; it waits for the next month. Your last payment has no least, and neither has the plan's.",
      ].join('\n'),
    ))
  // 570.00: 500.00 now and 70.00 next month, which is below the least: it waits on
  test('in the statement', () => {
    expect(linesOf(plan, outcomeOf(plan, sale, 'FY26-M01'), 'Payment').slice(2)).toEqual([
      'Earned\t$570.00',
      'Put off to the next time\t-$70.00',
      'Paid\t$500.00',
      'After this payment $70.00 is put off to the next time.',
    ])
    const march = outcomeOf(plan, [...sale, deal('D2', '2026-03-10', 100)], 'FY26-M02')
    expect(linesOf(plan, march, 'Payment').slice(2, 6)).toEqual([
      'Earned\t$10.00',
      'Put off before, paid now\t$70.00',
      'Put off to the next time\t-$80.00',
      'Paid\t$0.00',
    ])
  })
})
