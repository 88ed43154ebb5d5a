/** Pay for single deals that is looked at again, worked out beside it. */
import { describe, expect, test } from 'vitest'
import { lines } from './tiny.ts'

const ANN = 'ann,2020-01-01,12000.00,60000.00'
const DEALS = ['D-1,ann,2026-02-03,1000.00', 'D-2,ann,2026-03-03,2000.00', 'D-3,ann,2026-04-03,-0.01']
const bonus = (clauses: string, deals = DEALS, more = ''): string[] =>
  lines('flat 0%', [ANN], deals, {
    more: `metric each_deal "Each deal" {\nsupports grow\nsum of deal.amount\naccumulates per deal\n}\npay bonus "Bonus" on each_deal {\n${clauses}\n}\n${more}`,
  })

describe('a gate of the year on single deals', () => {
  // $3,000.00 are reached in March, which pays 5% of both deals; a cent less in April takes both back
  test('pays the past when it opens, and takes it back when it closes', () =>
    expect(bonus('flat 5%\nonly when sales >= $3,000')).toEqual([
      'ann FY26-M02 D-1 5000',
      'ann FY26-M02 D-2 10000',
      'ann FY26-M03 D-1 -5000',
      'ann FY26-M03 D-2 -10000',
    ]))
  // 5% of both are 150.00, of which 120.00 are left in March: 40.00 and 80.00 of it; in April all of it goes
  test('under a cap on all pay', () =>
    expect(bonus('flat 5%\nonly when sales >= $3,000', DEALS, 'cap pay at $120')).toEqual([
      'ann FY26-M02  -3000',
      'ann FY26-M02 D-1 5000',
      'ann FY26-M02 D-2 10000',
      'ann FY26-M03  3000',
      'ann FY26-M03 D-1 -5000',
      'ann FY26-M03 D-2 -10000',
    ]))
  // what March has paid stays: a line without a row gives back what the deals lose
  test('stays earned', () =>
    expect(bonus('flat 5%\nonly when sales >= $3,000\nearned stays earned')).toEqual([
      'ann FY26-M02 D-1 5000',
      'ann FY26-M02 D-2 10000',
      'ann FY26-M03  15000',
      'ann FY26-M03 D-1 -5000',
      'ann FY26-M03 D-2 -10000',
    ]))
})

describe('single deals that are paid later', () => {
  // the first quarter is February to April: all three deals are paid in April, and that of May with its quarter
  test('at the end of their quarter', () =>
    expect(bonus('flat 5%\npaid at end of quarter', [...DEALS, 'D-4,ann,2026-05-01,100.00'])).toEqual([
      'ann FY26-M03 D-1 5000',
      'ann FY26-M03 D-2 10000',
      'ann FY26-M06 D-4 500',
    ]))
})
