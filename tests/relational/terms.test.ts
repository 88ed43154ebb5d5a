/** Fields of people that change inside a window: worked out beside each (semantics 14, 17.4, 17.18, 17.33). */
import { expect, test } from 'vitest'
import { lines } from './tiny.ts'

const FIELDS = { rep: ['pct percent', 'starts date', 'history by starts'] }
type Rate = readonly [pct: string, from: string]
/** Ann's rates, each from a day on. */
const ann = (rates: readonly Rate[]): string[] => rates.map(([pct, from]) => `ann,2020-01-01,12000.00,60000.00,${pct},${from}`)
const paid = (pay: string, rates: readonly Rate[], deals: readonly string[]): string[] => lines(pay, ann(rates), deals, FIELDS)

const TENTH = ['10', '2020-01-01'] as const
const [TWELFTH, FIFTH] = [['12', '2026-06-16'] as const, ['20', '2026-02-15'] as const]

// 10% of 10,000 and of 5,000, then 12% of 5,000; the rate that ends the year would give 12% of 20,000
test('a rate holds for what is sold while it holds', () =>
  expect(
    paid('flat rep.pct', [TENTH, TWELFTH], ['D-1,ann,2026-02-03,10000.00', 'D-2,ann,2026-06-15,5000.00', 'D-3,ann,2026-06-16,5000.00']),
  ).toEqual(['ann FY26-M01 D-1 100000', 'ann FY26-M05 D-2 50000', 'ann FY26-M05 D-3 60000']))

// 8,000 at 10%; of the next 8,000 the first 2,000 lie below 10,000 and earn 12%, 240, and 6,000 earn 20%, 1,200
test('the place in a table goes on', () =>
  expect(
    paid(
      'graduated on sales {\nfrom $0 at rep.pct\nfrom $10,000 at 20%\n}',
      [TENTH, TWELFTH],
      ['D-1,ann,2026-02-03,8000.00', 'D-2,ann,2026-06-20,5000.00', 'D-3,ann,2026-06-21,3000.00'],
    ),
    // D-2: 2,000 at 12% and 3,000 at 20%; D-3: 3,000 at 20%
  ).toEqual(['ann FY26-M01 D-1 80000', 'ann FY26-M05 D-2 84000', 'ann FY26-M05 D-3 60000']))

// up to 14 February half of 10% of 8,000, 400: fewer than 10,000 were sold. Then 20% of 12,000 less 20% of 8,000, 800, with the gate as it is at the end
// in both; with the gate as it was before in what is taken off it would be 2,400 less 800
test('gates are as they are at the end of the term, also in what it takes off', () =>
  expect(
    paid(
      'flat rep.pct\nonly when sales >= $10,000 otherwise keeps 50%',
      [TENTH, FIFTH],
      ['D-1,ann,2026-02-10,8000.00', 'D-2,ann,2026-02-20,4000.00'],
    ),
  ).toEqual(['ann FY26-M01 D-1 40000', 'ann FY26-M01 D-2 80000']))

// 0.13 at 3.33% is 0.43 of a cent, and 0.04 at 12% 0.48 of one: 0.91 together
const SMALL = ['D-1,ann,2026-02-10,0.13', 'D-2,ann,2026-03-20,0.04']
test('inside a month nothing is rounded before the end: a whole cent', () =>
  expect(
    paid(
      'flat rep.pct',
      [
        ['3.33', '2020-01-01'],
        ['12', '2026-03-10'],
      ],
      SMALL,
    ),
  ).toEqual(['ann FY26-M02 D-2 1']))
test('what a month ended with was paid, and is rounded: nothing twice', () =>
  expect(
    paid(
      'flat rep.pct',
      [
        ['3.33', '2020-01-01'],
        ['12', '2026-03-01'],
      ],
      SMALL,
    ),
  ).toEqual([]))

test('more changes than a program is made for stop the run', () =>
  expect(() =>
    paid('flat rep.pct', [TENTH, FIFTH, ['30', '2026-03-01'], ['40', '2026-04-01'], ['50', '2026-05-01']], ['D-1,ann,2026-06-10,1.00']),
  ).toThrow('change more than 3 times inside one window'))

// 10% of 8,000 are 800, of which 500 are paid; 20% of 2,000 are 400. The deals have a field of the same name, which is not theirs
const OF_DEALS = { ...FIELDS, deal: ['pct percent'] }
const DEALS = ['D-1,ann,2026-02-10,8000.00,1', 'D-2,ann,2026-02-20,2000.00,1']
test('a rate that is read at each row is that of its day', () =>
  expect(lines('flat rep.pct\ncap at $500 per deal', ann([TENTH, FIFTH]), DEALS, OF_DEALS)).toEqual([
    'ann FY26-M01 D-1 50000',
    'ann FY26-M01 D-2 40000',
  ]))

test('what acts on the sum of such rows is refused', () =>
  expect(() => lines('flat rep.pct\ncap at $500 per deal\ncap at $600', ann([TENTH, FIFTH]), DEALS, OF_DEALS)).toThrow(
    "what acts on the sum of rows that earn by a person's field",
  ))
