/** What acts on each period of an amount by attainment, worked out beside it: thirds of a cent, which no decimals hold. */
import { describe, expect, test } from 'vitest'
import { lines } from './tiny.ts'

// a cent at a quota of $3.00: each dollar earns a third of a cent
const PAY = (acts: string): string =>
  `interpolated on attainment {\nbelow 0% pays nothing\nreaching 0% pays 0% of worth\nreaching 100% pays 100% of worth\nfrom 200% pays 200% of worth\n}\n${acts}`
const HALF_MORE = 'multiplied by sales {\nfrom $0 at 1.5x\n} each month'
const ANN = 'ann,2020-01-01,0.01,3.00'
const DEALS = ['D-1,ann,2026-02-03,1.00', 'D-2,ann,2026-03-03,1.00', 'D-3,ann,2026-04-03,1.00']

describe('a factor of each month on an amount by attainment', () => {
  // a third of a cent times 1.5 is exactly half a cent: a cent. 1 in March and 1.5 in April: two cents, over three deals alike 1, 0 and 1
  test('half a cent is exactly half a cent', () =>
    expect(lines(PAY(HALF_MORE), [ANN], DEALS)).toEqual(['ann FY26-M01 D-1 1', 'ann FY26-M03 D-3 1']))
  // $0.25 a month, and worth to date is a twelfth of a cent a month, rounded: nothing until the sixth month, then a cent. $2.00 are 2 / 1.50 of that quota:
  // 1 1/3 cents, times 1.5 is 2. The quota grows: 2 / 2.00 is exactly 1.5 in the eighth month, still 2; 2 / 2.25 is 1.33 in the ninth, a cent, of which
  // the first deal has half a cent, rounded up
  test('quotas that differ from month to month', () =>
    expect(
      lines(PAY(HALF_MORE), [ANN], DEALS.slice(0, 2), { quota: 'rep.sales_quota per year\nattainment against quota to date' }),
    ).toEqual(['ann FY26-M06 D-1 1', 'ann FY26-M06 D-2 1', 'ann FY26-M09 D-2 -1']))
})

describe('a cap of each month on an amount by attainment', () => {
  // $300.00 of worth at a quota of $9.00: each dollar earns 33.33 1/3, a cap of 33.33 a month keeps 33.33 of it; three months are 99.99
  test('cuts a third of a cent', () =>
    expect(lines(PAY('cap at $33.33 each month'), ['ann,2020-01-01,300.00,9.00'], DEALS)).toEqual([
      'ann FY26-M01 D-1 3333',
      'ann FY26-M02 D-2 3333',
      'ann FY26-M03 D-3 3333',
    ]))
  // a cent more, and nothing is cut: 66.67 to date in March are 33.34 and 33.33; 100.00 in April 33.33, 33.34 and 33.33
  test('keeps it where it is not reached', () =>
    expect(lines(PAY('cap at $33.34 each month'), ['ann,2020-01-01,300.00,9.00'], DEALS)).toEqual([
      'ann FY26-M01 D-1 3333',
      'ann FY26-M02 D-1 1',
      'ann FY26-M02 D-2 3333',
      'ann FY26-M03 D-1 -1',
      'ann FY26-M03 D-2 1',
      'ann FY26-M03 D-3 3333',
    ]))
})
