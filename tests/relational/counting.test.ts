/** Which days and months count for somebody: worked out beside each, on both sides of the day that decides (semantics 2). */
import { expect, test } from 'vitest'
import { lines } from './tiny.ts'

const WORTH = 'retroactive on attainment {\nbelow 1% pays nothing\nfrom 1% pays 100% of worth\n}'
const SOLD = ['D-1,ann,2026-02-28,60000.00', 'D-2,bob,2026-02-28,60000.00']
const REASONS = 'hired_on, left_on, leave, transfer, change'

// 12,000.00 a year are 1,000.00 a month: who is there on the 15th has February, who comes on the 16th has eleven months
test('a month counts for who is there on its 15th day', () =>
  expect(
    lines(WORTH, ['ann,2026-02-15,12000.00,1000.00', 'bob,2026-02-16,12000.00,1000.00'], SOLD, {
      counting: `months by day 15 for ${REASONS}`,
    }),
  ).toEqual(['ann FY26-M01 D-1 1200000', 'bob FY26-M01 D-2 1100000']))

// who leaves on the 14th of March has no March: 1,000.00 of the 12,000.00 are left; who leaves on the 15th has 2,000.00
test('and for who leaves on that day', () =>
  expect(
    lines(WORTH, ['ann,2020-01-01,12000.00,1000.00,2026-03-14', 'bob,2020-01-01,12000.00,1000.00,2026-03-15'], SOLD, {
      counting: `months by day 15 for ${REASONS}`,
      rep: ['left_on date optional'],
    }),
  ).toEqual(['ann FY26-M01 D-1 1200000', 'ann FY26-M02 D-1 -1100000', 'bob FY26-M01 D-2 1200000', 'bob FY26-M02 D-2 -1000000']))

// the last day is worked: 15 days of March are 1,000.00 x 15/31 = 483.87, and with February 1,483.87 are left of 12,000.00; of 16 days 516.13.
// A new row that starts on the last day changes nothing
test('the day of leaving counts, the day after it does not', () =>
  expect(
    lines(
      WORTH,
      [
        'ann,2020-01-01,12000.00,1000.00,2020-01-01,2026-03-15',
        'ann,2020-01-01,12000.00,1000.00,2026-03-15,2026-03-15',
        'bob,2020-01-01,12000.00,1000.00,2020-01-01,2026-03-16',
      ],
      SOLD,
      {
        counting: 'days for hired_on, left_on, leave, change',
        rep: ['starts date', 'left_on date optional', 'history by starts'],
      },
    ),
  ).toEqual(['ann FY26-M01 D-1 1200000', 'ann FY26-M02 D-1 -1051613', 'bob FY26-M01 D-2 1200000', 'bob FY26-M02 D-2 -1048387']))
