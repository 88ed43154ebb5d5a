/** Pay that stays earned: worked out beside each (semantics 8). */
import { expect, test } from 'vitest'
import { lines } from './tiny.ts'

const TENTH = 'graduated on sales {\nfrom $0 at 10%\n}\nearned stays earned'
const ANN = ['ann,2020-01-01,12000.00,60000.00']

// to date 1,000.00, then 600.00, 800.00 and 1,300.00 are computed; what was reached stays: 1,000.00 three times, and 1,300.00. Rows earn what they
// earn, and the difference is without a row: 400.00 more in March, 200.00 less in April and in May
test('what a year has reached stays, and a later sale first makes up for what was kept', () =>
  expect(
    lines(TENTH, ANN, [
      'D-1,ann,2026-02-03,10000.00',
      'D-2,ann,2026-03-03,-4000.00',
      'D-3,ann,2026-04-03,2000.00',
      'D-4,ann,2026-05-03,5000.00',
    ]),
  ).toEqual([
    'ann FY26-M01 D-1 100000',
    'ann FY26-M02  40000',
    'ann FY26-M02 D-2 -40000',
    'ann FY26-M03  -20000',
    'ann FY26-M03 D-3 20000',
    'ann FY26-M04  -20000',
    'ann FY26-M04 D-4 50000',
  ]))

// what is sold and returned inside one month was never reached at the end of one
test('inside one pay period nothing is kept but what it ends with, and never less than nothing', () =>
  expect(lines(TENTH, ANN, ['D-1,ann,2026-02-03,10000.00', 'D-2,ann,2026-02-27,-12000.00'])).toEqual([
    'ann FY26-M01  20000',
    'ann FY26-M01 D-1 100000',
    'ann FY26-M01 D-2 -120000',
  ]))

// windows of months: each starts anew, so that 400.00 below nothing are kept in March and nothing is made up for in April
test('months stand by themselves', () =>
  expect(
    lines(TENTH, ANN, ['D-1,ann,2026-02-03,10000.00', 'D-2,ann,2026-03-03,-4000.00', 'D-3,ann,2026-04-03,2000.00'], {
      window: 'over month',
    }),
  ).toEqual(['ann FY26-M01 D-1 100000', 'ann FY26-M02  40000', 'ann FY26-M02 D-2 -40000', 'ann FY26-M03 D-3 20000']))

// deals by themselves: 100.00 and -300.00 in February are -200.00, which are kept; those of March are above nothing
test('deals of one pay period together are never below nothing', () =>
  expect(
    lines(
      'pays 10% of sales\nearned stays earned',
      ANN,
      ['D-1,ann,2026-02-03,1000.00', 'D-2,ann,2026-02-04,-3000.00', 'D-3,ann,2026-03-04,3000.00', 'D-4,ann,2026-03-04,-2999.99'],
      { window: 'per deal', quota: null, worth: null },
    ),
  ).toEqual([
    'ann FY26-M01  20000',
    'ann FY26-M01 D-1 10000',
    'ann FY26-M01 D-2 -30000',
    'ann FY26-M02 D-3 30000',
    'ann FY26-M02 D-4 -30000',
  ]))

// 10% of 1,000.00, then of what was kept of it in March and in April, and in May of 1,300.00: 100.00, nothing, nothing, 30.00. What is computed alone
// would take 40.00 back in March
test('a part of pay that reads another has what stays earned of it', () => {
  const deals = ['D-1,ann,2026-02-03,10000.00', 'D-2,ann,2026-03-03,-4000.00', 'D-3,ann,2026-04-03,2000.00', 'D-4,ann,2026-05-03,5000.00']
  const more = 'pay linked "Linked" on sales {\npays 10% of commission\n}'
  const own = lines(TENTH, ANN, deals, { worth: null, quota: null })
  const linked = lines(TENTH, ANN, deals, { worth: null, quota: null, more }).slice(own.length)
  const sums = new Map<string, number>()
  for (const line of linked) {
    const [, period = '', , cents] = line.split(' ')
    sums.set(period, (sums.get(period) ?? 0) + Number(cents))
  }
  expect([...sums]).toEqual([
    ['FY26-M01', 10000],
    ['FY26-M02', 0],
    ['FY26-M03', 0],
    ['FY26-M04', 3000],
  ])
})
