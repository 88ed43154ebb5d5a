/** Small plans whose pay is worked out beside them: what random data seldom meets. */
import { describe, expect, test } from 'vitest'
import { lines } from './tiny.ts'

const ATTAINED = 'retroactive on attainment {\nbelow 50% pays nothing\nfrom 50% pays 50% of worth\nfrom 100% pays 100% of worth\n}'

describe('attainment', () => {
  test('a quota of zero is none: nobody is paid for it', () =>
    expect(lines(ATTAINED, ['ann,2020-01-01,12000.00,0.00'], ['D-1,ann,2026-02-03,500.00'])).toEqual([]))
  // the plan's last month is March: its quota is 2 x 10,000.00, and 10,000.00 is 50%; the target is 59 of 365 days of 12,000.00, by months
  // 1,000.00 and 1,000.00, and half of 2,000.00 is 1,000.00
  test('a quota of the months that the plan has', () =>
    expect(
      lines(ATTAINED, ['ann,2020-01-01,12000.00,0.00'], ['D-1,ann,2026-02-03,10000.00'], {
        until: '2026-03-31',
        quota: '$10,000 per month',
        prorated: 'target',
      }),
    ).toEqual(['ann FY26-M01 D-1 100000']))
  // 30,000.00 of 60,000.00 is 50%: half of 12,000.00; a cent less is nothing
  test('exactly on a bound, and a cent below', () =>
    expect(
      lines(
        ATTAINED,
        ['ann,2020-01-01,12000.00,60000.00', 'bob,2020-01-01,12000.00,60000.00'],
        ['D-1,ann,2026-02-03,30000.00', 'D-2,bob,2026-02-03,29999.99'],
      ),
    ).toEqual(['ann FY26-M01 D-1 600000']))
})

describe('the latest value', () => {
  // 10% of the last deal to date, by day and then by key: 200.00 in February, and in March 300.00 of D-4, not 900.00 of D-3
  test('is that of the last row, by date and then by key', () =>
    expect(
      lines(
        'graduated on sales {\nfrom $0 at 10%\n}',
        ['ann,2020-01-01,12000.00,60000.00'],
        ['D-2,ann,2026-02-03,500.00', 'D-1,ann,2026-02-04,2000.00', 'D-4,ann,2026-03-09,3000.00', 'D-3,ann,2026-03-09,9000.00'],
        { measure: 'latest of deal.amount\nno value means $0' },
      ),
    ).toEqual(['ann FY26-M01  20000', 'ann FY26-M02  10000']))
})

describe('cents', () => {
  // 10% of 0.05 is half a cent: away from zero, 0.01; of 0.10 to date 0.01, so the second row earns nothing; a return takes back alike
  test('half a cent goes away from zero, to date', () =>
    expect(
      lines(
        'graduated on sales {\nfrom $0 at 10%\n}',
        ['ann,2020-01-01,12000.00,60000.00'],
        ['D-1,ann,2026-02-03,0.05', 'D-2,ann,2026-02-04,0.05', 'D-3,ann,2026-03-04,-0.15'],
      ),
    ).toEqual(['ann FY26-M01 D-1 1', 'ann FY26-M02 D-3 -2']))
  // hired on 10 February: 120,000 / 12 x 19/28 in February and 10,000 in each of eleven months after, 116,785.714..., so 116,785.71
  test('worth of somebody who came in February', () =>
    expect(
      lines(
        'retroactive on attainment {\nbelow 1% pays nothing\nfrom 1% pays 100% of worth\n}',
        ['ann,2026-02-10,120000.00,1.00'],
        ['D-1,ann,2026-02-28,1000.00'],
      ),
    ).toEqual(['ann FY26-M01 D-1 11678571']))
})
