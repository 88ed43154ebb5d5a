/** Parts of pay that read other parts, worked out beside them. */
import { describe, expect, test } from 'vitest'
import { lines } from './tiny.ts'

const ANN = 'ann,2020-01-01,12000.00,60000.00'
const TENTH = 'graduated on sales {\nfrom $0 at 10%\n}'
const DEALS = ['D-1,ann,2026-02-03,1000.00', 'D-2,ann,2026-03-03,1000.00']
const MONTHLY = 'metric monthly "Monthly" {\nsupports grow\nsum of deal.amount\naccumulates over month\n}'
const COMMISSION = ['ann FY26-M01 D-1 10000', 'ann FY26-M02 D-2 10000']

describe('a part that reads another one', () => {
  // a third of 100.00 to date is 33.33, and of 200.00 66.67: 33.34 more, over both deals alike, so that the first gets a cent again
  test('over the year: of what the year has earned to date', () =>
    expect(lines(TENTH, [ANN], DEALS, { more: 'pay share "Share" on sales {\npays commission / 3\n}' })).toEqual([
      ...COMMISSION,
      'ann FY26-M01 D-1 3333',
      'ann FY26-M02 D-1 1',
      'ann FY26-M02 D-2 3333',
    ]))
  // what the year's part earned in each month by itself: 100.00 and 100.00
  test('over the month: of what the month has added', () =>
    expect(lines(TENTH, [ANN], DEALS, { more: `${MONTHLY}\npay share "Share" on monthly {\npays commission / 3\n}` })).toEqual([
      ...COMMISSION,
      'ann FY26-M01 D-1 3333',
      'ann FY26-M02 D-2 3333',
    ]))
  // 5% of each month, 50.00 and 50.00: a third of 50.00 and of 100.00 to date, 16.67 and 33.33
  test('of a part of months, over the year; whichever stands first', () =>
    expect(lines('pays bonus / 3', [ANN], DEALS, { more: `${MONTHLY}\npay bonus "Bonus" on monthly {\nflat 5%\n}` })).toEqual([
      'ann FY26-M01 D-1 5000',
      'ann FY26-M02 D-2 5000',
      'ann FY26-M01 D-1 1667',
      'ann FY26-M02 D-2 1666',
    ]))
  // 5% of each deal by itself: 50.00 and 50.00, read as above
  test('of single deals', () =>
    expect(
      lines('pays bonus / 3', [ANN], DEALS, {
        more: `${MONTHLY.replace('over month', 'per deal')}\npay bonus "Bonus" on monthly {\nflat 5%\n}`,
      }),
    ).toEqual(['ann FY26-M01 D-1 5000', 'ann FY26-M02 D-2 5000', 'ann FY26-M01 D-1 1667', 'ann FY26-M02 D-2 1666']))
})
