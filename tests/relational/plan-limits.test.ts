/** Limits on all pay whose amounts are worked out beside them. */
import { describe, expect, test } from 'vitest'
import { lines } from './tiny.ts'

const TENTH = 'graduated on sales {\nfrom $0 at 10%\n}'
const ANN = 'ann,2020-01-01,12000.00,60000.00'

describe('limits on all pay of each month', () => {
  const more = 'cap pay at $1,000 each month\nfloor pay at $100 each month when sales >= $50,000'
  // February: 2,000.00 of 20,000.00, of which 1,000.00 are cut. March: -1,500.00, of which the 1,000.00 that were cut are taken first, so -500.00
  // is left: to date 500.00, as earned. April: 4,500.00, cut to 1,000.00. From May on nothing is earned, sales are 50,000.00, and each month pays 100.00
  test('what was cut is taken first from what comes back, and an empty month has a floor', () =>
    expect(
      lines(TENTH, [ANN], ['D-1,ann,2026-02-03,20000.00', 'D-2,ann,2026-03-03,-15000.00', 'D-3,ann,2026-04-03,45000.00'], { more }).sort(),
    ).toEqual([
      ...['ann FY26-M01  -100000', 'ann FY26-M01 D-1 200000', 'ann FY26-M02  100000', 'ann FY26-M02 D-2 -150000'],
      ...['ann FY26-M03  -350000', 'ann FY26-M03 D-3 450000'],
      ...['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `ann FY26-M${month}  10000`),
    ]))
  // a cent less of sales, and no month has the floor: 4,500.00 of 44,999.99, to the cent
  test('a cent below the condition of a floor', () =>
    expect(
      lines(TENTH, [ANN], ['D-1,ann,2026-02-03,20000.00', 'D-2,ann,2026-03-03,-15000.00', 'D-3,ann,2026-04-03,44999.99'], { more }),
    ).toHaveLength(6))
})

describe('a floor on all pay of the year', () => {
  // nothing is earned in February: 300.00 of no part; 299.99 in March, so all but a cent is taken back; a cent more in April, and no floor is left
  test('fills up to itself until it is earned', () =>
    expect(lines(TENTH, [ANN], ['D-1,ann,2026-03-03,2999.90', 'D-2,ann,2026-04-03,0.10'], { more: 'floor pay at $300' })).toEqual([
      'ann FY26-M01  30000',
      'ann FY26-M02  -30000',
      'ann FY26-M02  1',
      'ann FY26-M02 D-1 29999',
      'ann FY26-M03  -1',
      'ann FY26-M03 D-2 1',
    ]))
  // hired after the plan's last day: never in the plan, so paid no floor
  test('is paid to nobody who has not been in the plan', () =>
    expect(lines(TENTH, ['bob,2027-03-01,12000.00,60000.00'], [], { more: 'floor pay at $300' })).toEqual([]))
})
