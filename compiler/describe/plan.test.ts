import { describe, expect, test } from 'vitest'
import type { RepPage } from './page.ts'
import { describePlan } from './plan.ts'
import { bookings, planOf } from './testing.ts'

const linesUnder = (page: RepPage, heading: string): string[] =>
  page.blocks.find((block) => block.heading === heading)?.lines.flatMap(({ kind, text }) => (kind === 'curve' ? [] : [text])) ?? []

const commission = (clauses: string): string =>
  `${bookings()}pay commission "Commission" on bookings {\n  worth 70% of target\n  ${clauses}\n}\n`
const page = (clauses: string): RepPage => describePlan(planOf(commission(clauses)))
const earning = (clauses: string): string[] => linesUnder(page(clauses), 'How you earn: Commission')
const limits = (clauses: string): string[] => linesUnder(page(`flat 1.0x\n  ${clauses}`), 'Limits and conditions')

describe('how you earn', () => {
  test('graduated: a line a step, with what is earned by then', () =>
    expect(earning('graduated on attainment { from 0% at 0.5x  from 80% at 1.0x  from 100% at 1.5x }')).toEqual([
      'It is worth 70% of your target pay.',
      'Your base rate is that worth divided by your quota.',
      'Each step pays only for the part that falls in it:',
      'Step\tPays\tEarned by then',
      'Up to 80% of quota\thalf your base rate\t40% of worth',
      'From 80% to 100%\tyour base rate\t60% of worth',
      'From 100% on\tone and a half times your base rate\t-',
    ]))
  test('retroactive: every bound says on which side it falls', () =>
    expect(earning('retroactive on attainment { from 0% at 1%  from 80% at 2%  above 100% at 3% }').slice(1, 6)).toEqual([
      'The step you reach sets the rate for everything, from the first on:',
      'Step\tPays',
      'Under 80% of quota\t1% of Bookings',
      'At least 80%, at most 100% of quota\t2% of Bookings',
      'Over 100% of quota\t3% of Bookings',
    ]))
  test('a share of your own rate', () =>
    expect(
      earning(
        'graduated on attainment { from 0% at 50% of rep.own_rate  from 80% at rep.own_rate  from 100% at 120% of rep.own_rate }',
      ).slice(3, 6),
    ).toEqual(['Up to 80% of quota\thalf your own rate', 'From 80% to 100%\tyour full own rate', 'From 100% on\t120% of your own rate']))
  test('interpolated: points on a line', () =>
    expect(
      earning(
        'interpolated on attainment { below 80% pays nothing  reaching 80% pays 50% of worth  reaching 100% pays worth  from 150% pays 200% of worth }',
      ).slice(1, 7),
    ).toEqual([
      'Between two points your pay rises in a straight line:',
      'Point\tPays',
      'Below 80% of quota\tnothing',
      'At 80% of quota\t50% of its worth',
      'At 100% of quota\tall that it is worth',
      'From 150% of quota on\t200% of its worth',
    ]))
  test('a table in the order of its bounds, whatever the order of the text', () =>
    expect(earning('graduated on attainment { from 100% at 1.5x  from 0% at 1.0x }').slice(4, 6)).toEqual([
      'Up to 100% of quota\tyour base rate\t100% of worth',
      'From 100% on\tone and a half times your base rate\t-',
    ]))
})

describe('limits and conditions', () => {
  test('come in the order in which they act, not in that of the text', () =>
    expect(
      limits(
        'cap at 250% of worth\n  floor at $0\n  plus $5,000 when bookings >= $1,000,000\n  only when gross_margin >= 20% otherwise keeps 50% because "Discounts cost us"',
      ),
    ).toEqual([
      'Commission, in this order:',
      '1. Only when Gross margin is at least 20%. Otherwise you keep 50% of it.',
      'Discounts cost us.',
      '2. On top, not multiplied: $5,000 when Bookings is at least $1,000,000.',
      '3. It never falls below zero.',
      '4. It pays at most 250% of its worth.',
    ]))
  test('a gate that keeps nothing', () =>
    expect(limits('only when gross_margin >= 20%')[1]).toBe('1. Only when Gross margin is at least 20%. Otherwise it pays nothing.'))
  test('none: no block', () => expect(limits('')).toEqual([]))
})

describe('the other blocks', () => {
  const plain = page('flat 1.0x')
  test('why: the reason and what serves it', () =>
    expect(linesUnder(plain, 'Why this plan exists')).toEqual([
      'Grow the cloud business.',
      expect.stringContaining('Commission (70% of your target pay)'),
      'Cloud customers stay longer.',
    ]))
  test('what is measured', () =>
    expect(linesUnder(plain, 'What you are measured on')).toEqual(
      expect.arrayContaining([
        'Bookings: amount of every deal you own where product is Cloud.',
        'Your quota is $1,200,000 per year.',
        'It adds up over the fiscal year, against the quota of the whole fiscal year.',
        'Gross margin: margin as a share of amount, over all deals you own.',
        'It adds up over the fiscal year.',
      ]),
    ))
  test('when you are paid: a year that is paid by the month is trued up', () =>
    expect(linesUnder(plain, 'When you are paid')).toEqual([
      'You are paid every month.',
      'Your target pay is your target incentive per year.',
      'Commission adds up over the fiscal year: each time we pay what is new in all you have earned so far.',
      'If a later result is lower, the difference comes out of your next pay, at most 50% of it.',
    ]))
  test('what nothing means stands at the end, outside of what takes five minutes', () => {
    expect(new Set(linesUnder(plain, 'To look up: the fine print').slice(2))).toEqual(
      new Set(['Bookings: without a quota it pays nothing.', 'Gross margin: where there is nothing to measure, it counts as 100%.']),
    )
    const shorter = { ...planOf(commission('flat 1.0x')), legacy: null }
    expect(describePlan({ ...shorter, undecided: ['leave'] }).reading).toEqual(plain.reading)
  })
  test('a worked example with the amounts of the plan', () => {
    const plan = planOf(`${commission('flat 1.0x')}example "a good year" {
      given target $120,000
      given bookings $1,200,000 of $1,200,000
      expect commission $84,000.00
    }`)
    expect(linesUnder(describePlan(plan), 'A worked example')).toEqual([
      'A good year:',
      'Take target pay $120,000 and Bookings $1,200,000 against a quota of $1,200,000.',
      'Then Commission is $84,000.00.',
    ])
  })
})
