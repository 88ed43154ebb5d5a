/** Values that a question states outright, as examples do: worked out beside each (semantics 10a). */
import { describe, expect, test } from 'vitest'
import { asDay } from '../../runtime/calendar/civil.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import type { Given, GivenAmount, GivenMeasure } from '../../runtime/evaluate/given.ts'
import { ratio } from '../../runtime/exact/ratio.ts'
import { lines, type Others } from './tiny.ts'

const PEOPLE = ['ann,2020-01-01,12000.00,60000.00', 'bob,2020-01-01,12000.00,60000.00']
const SOLD = ['D-1,ann,2026-02-03,1000.00', 'D-2,bob,2026-02-03,3000.00', 'D-3,bob,2026-03-03,500.00']
const day = (text: string) => parseDay(text) ?? asDay(0)
const [FEB, MAR] = [
  { from: day('2026-02-01'), to: day('2026-02-28') },
  { from: day('2026-03-01'), to: day('2026-03-31') },
]
const UNTIL_MARCH: Others = { until: '2026-03-31' }

const measures = (...list: (Partial<GivenMeasure> & { person: string | null })[]): Given => ({
  target: null,
  measures: list.map((one) => ({ metric: 'sales', measure: undefined, quota: undefined, ...one })),
})
const earned = (...list: (Omit<GivenAmount, 'component' | 'days'> & Partial<GivenAmount>)[]): Given => ({
  measures: [],
  target: null,
  earned: list.map((one) => ({ component: 'commission', days: null, ...one })),
})

// two months of 12,000.00 and 60,000.00 a year: a target of 2,000.00 and a quota of 10,000.00 for the window to March
describe('attainment by itself', () => {
  const pay = 'graduated on attainment {\nfrom 0% at 1.0x\nfrom 100% at 2.0x\n}'

  // 100% of the target at 1.0x, and 10% of it at 2.0x
  test('for everybody', () =>
    expect(lines(pay, PEOPLE, SOLD, { ...UNTIL_MARCH, given: measures({ person: null, attainment: ratio(11n, 10n) }) })).toEqual([
      'ann FY26-M01  240000',
      'bob FY26-M01  240000',
    ]))

  // bob sold 3,000.00 and 500.00, which are 30% and 5% of the quota
  test('for one person: the other has what rows come to', () =>
    expect(lines(pay, PEOPLE, SOLD, { ...UNTIL_MARCH, given: measures({ person: 'ann', attainment: ratio(11n, 10n) }) })).toEqual([
      'ann FY26-M01  240000',
      'bob FY26-M01 D-2 60000',
      'bob FY26-M02 D-3 10000',
    ]))

  // a tenth and half of the target of a month
  test('for each period', () =>
    expect(
      lines(pay, PEOPLE, SOLD, {
        ...UNTIL_MARCH,
        window: 'over month',
        given: measures({
          person: null,
          attainments: [
            { ...FEB, value: ratio(1n, 10n), toDate: false },
            { ...MAR, value: ratio(1n, 2n), toDate: false },
          ],
        }),
      }),
    ).toEqual(['ann FY26-M01  10000', 'ann FY26-M02  50000', 'bob FY26-M01  10000', 'bob FY26-M02  50000']))

  test('for some periods alone is refused', () =>
    expect(() =>
      lines(pay, PEOPLE, SOLD, {
        ...UNTIL_MARCH,
        window: 'over month',
        given: measures({ person: null, attainments: [{ ...MAR, value: ratio(1n, 2n), toDate: false }] }),
      }),
    ).toThrow('attainment that is stated for some periods alone'))

  const matrix = `matrix sales.attainment down, sales.attainment across, pays percent of worth {
| | from 0% | from 100% |
| from 0% | 0% | 0% |
| from 100% | 0% | 75% |
}`

  // three quarters of the target
  test('also where there is no quota', () =>
    expect(
      lines(matrix, ['ann,2020-01-01,12000.00,0.00'], [], {
        ...UNTIL_MARCH,
        given: measures({ person: null, attainment: ratio(11n, 10n) }),
      }),
    ).toEqual(['ann FY26-M01  150000']))

  // the metric itself is that share of the quota: 11,000.00
  test('beside the metric', () =>
    expect(
      lines('flat 10%', PEOPLE, SOLD, {
        ...UNTIL_MARCH,
        worth: null,
        given: measures({ person: null, attainment: ratio(11n, 10n) }),
      }),
    ).toEqual(['ann FY26-M01  110000', 'bob FY26-M01  110000']))
})

describe('single deals', () => {
  const deals: Others = { ...UNTIL_MARCH, window: 'per deal', quota: null, worth: null }
  const pay = 'flat 10%\nfloor at $150 per deal'
  const BY_ROWS = ['bob FY26-M01 D-2 30000', 'bob FY26-M02 D-3 15000']

  test('for everybody: one deal in each pay period, of no row', () =>
    expect(lines(pay, PEOPLE, SOLD, { ...deals, given: measures({ person: null, measure: ratio(200000n) }) })).toEqual([
      'ann FY26-M01  20000',
      'ann FY26-M02  20000',
      'bob FY26-M01  20000',
      'bob FY26-M02  20000',
    ]))

  test('for one person: the other is paid for rows', () =>
    expect(lines(pay, PEOPLE, SOLD, { ...deals, given: measures({ person: 'ann', measure: ratio(200000n) }) })).toEqual([
      'ann FY26-M01  20000',
      'ann FY26-M02  20000',
      ...BY_ROWS,
    ]))

  test('an amount for each deal', () =>
    expect(lines('pays $25', PEOPLE, SOLD, { ...deals, given: measures({ person: 'ann', measure: ratio(200000n) }) })).toEqual([
      'ann FY26-M01  2500',
      'ann FY26-M02  2500',
      'bob FY26-M01 D-2 2500',
      'bob FY26-M02 D-3 2500',
    ]))

  test('period by period there is no deal', () =>
    expect(
      lines(pay, PEOPLE, SOLD, {
        ...deals,
        given: measures({ person: 'ann', periods: [{ ...FEB, value: ratio(200000n), toDate: false }] }),
      }),
    ).toEqual(BY_ROWS))

  test('that stay earned are never below nothing', () =>
    expect(
      lines('flat 10%\nearned stays earned', PEOPLE, SOLD, { ...deals, given: measures({ person: 'ann', measure: ratio(-200000n) }) }),
    ).toEqual(['bob FY26-M01 D-2 30000', 'bob FY26-M02 D-3 5000']))

  // ann has 200.00 and 200.00, bob 300.00 and 150.00
  test('under a cap on all pay', () =>
    expect(
      lines(pay, PEOPLE, SOLD, { ...deals, more: 'cap pay at $300', given: measures({ person: 'ann', measure: ratio(200000n) }) }),
    ).toEqual([
      'ann FY26-M01  20000',
      'ann FY26-M02  20000',
      'ann FY26-M02  -10000',
      'bob FY26-M01 D-2 30000',
      'bob FY26-M02  -15000',
      'bob FY26-M02 D-3 15000',
    ]))
})

describe('pay', () => {
  const pay = 'graduated on sales {\nfrom $0 at 10%\n}'
  const BY_ROWS = ['bob FY26-M01 D-2 30000', 'bob FY26-M02 D-3 5000']

  test('for everybody, in the first pay period where none is named', () =>
    expect(lines(pay, PEOPLE, SOLD, { ...UNTIL_MARCH, given: earned({ person: null, amount: 12345n }) })).toEqual([
      'ann FY26-M01  12345',
      'bob FY26-M01  12345',
    ]))

  test('for one person: the other is paid for rows', () =>
    expect(lines(pay, PEOPLE, SOLD, { ...UNTIL_MARCH, given: earned({ person: 'ann', amount: 100n, days: MAR }) })).toEqual([
      'ann FY26-M02  100',
      ...BY_ROWS,
    ]))

  test('for all, and for one besides', () =>
    expect(
      lines(pay, PEOPLE, SOLD, {
        ...UNTIL_MARCH,
        given: earned({ person: null, amount: 100n, days: MAR }, { person: 'bob', amount: 11n, days: MAR }, { person: 'bob', amount: -5n }),
      }),
    ).toEqual(['ann FY26-M02  100', 'bob FY26-M01  -5', 'bob FY26-M02  111']))

  test('of single deals', () =>
    expect(
      lines('flat 10%', PEOPLE, SOLD, {
        ...UNTIL_MARCH,
        window: 'per deal',
        quota: null,
        worth: null,
        given: earned({ person: 'ann', amount: 700n, days: MAR }),
      }),
    ).toEqual(['ann FY26-M02  700', ...BY_ROWS]))

  // 10.00 of ann's 70.00 are cut; of bob's 300.00 and 50.00 all but 60.00
  test('under a cap on all pay', () =>
    expect(
      lines(pay, PEOPLE, SOLD, { ...UNTIL_MARCH, more: 'cap pay at $60', given: earned({ person: 'ann', amount: 7000n, days: MAR }) }),
    ).toEqual([
      'ann FY26-M02  7000',
      'ann FY26-M02  -1000',
      'bob FY26-M01  -24000',
      'bob FY26-M01 D-2 30000',
      'bob FY26-M02  -5000',
      'bob FY26-M02 D-3 5000',
    ]))

  test('filled up by a guarantee', () =>
    expect(
      lines(pay, PEOPLE, SOLD, {
        ...UNTIL_MARCH,
        more: 'guarantee $100 per month',
        given: earned({ person: 'ann', amount: 7000n, days: MAR }),
      }),
    ).toEqual(['ann FY26-M02  7000', ...BY_ROWS, 'ann FY26-M01  10000', 'ann FY26-M02  3000', 'bob FY26-M02  5000']))
})

// the lines of earnings stay as they are; what is paid of them is held to the reference with them
describe('pay that was paid before', () => {
  const pay = 'graduated on sales {\nfrom $0 at 10%\n}'
  const EARNED = ['ann FY26-M01 D-1 10000', 'bob FY26-M01 D-2 30000', 'bob FY26-M02 D-3 5000']
  const before = (...list: (Omit<GivenAmount, 'component' | 'days'> & Partial<GivenAmount>)[]): string[] =>
    lines(pay, PEOPLE, SOLD, {
      ...UNTIL_MARCH,
      given: { measures: [], target: null, paid: list.map((one) => ({ component: 'commission', days: null, ...one })) },
    })

  test.for([
    ['for everybody, in the first period in which it earns', [{ person: null, amount: 4000n }]],
    ['more than it comes to', [{ person: 'ann', amount: 15000n }]],
    ['just what it comes to', [{ person: 'ann', amount: 10000n }]],
    ['in a later period', [{ person: 'bob', amount: 1000n, days: MAR }]],
    ['where nothing is earned', [{ person: 'ann', amount: 1000n, days: MAR }]],
    [
      'twice',
      [
        { person: 'bob', amount: 1000n, days: MAR },
        { person: null, amount: 500n, days: MAR },
      ],
    ],
  ] as const)('%s', ([, list]) => expect(before(...list)).toEqual(EARNED))
})
