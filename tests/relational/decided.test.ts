/** What was decided by hand: worked out beside each (semantics 9). */
import { expect, test } from 'vitest'
import { lines } from './tiny.ts'

const TENTH = 'graduated on sales {\nfrom $0 at 10%\n}'
const ANN = ['ann,2020-01-01,12000.00,60000.00', 'bob,2020-01-01,12000.00,60000.00']
const SOLD = ['D-1,ann,2026-02-03,10000.00', 'D-2,ann,2026-03-03,4000.00', 'D-3,bob,2026-02-03,5000.00']
const BOB = ['bob FY26-M01 D-3 50000']
const by = (day: string): string => `because "Agreed" by "VP Sales" on ${day}`
const posted = (more: string, pay = TENTH): string[] => lines(pay, ANN, SOLD, { more, postings: true })

test('an adjustment is a line of its own, posted when it is decided', () =>
  expect(posted(`adjust "ann" commission by $12.50 for FY26-M01 ${by('2026-04-15')}`)).toEqual([
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M01  adjustment FY26-M03 correction 1250',
    'ann FY26-M02 D-2 earned FY26-M02 original 40000',
    'bob FY26-M01 D-3 earned FY26-M01 original 50000',
  ]))

test('two adjustments of one person and pay period are two lines', () =>
  expect(
    posted(`adjust "ann" commission by $1.00 for FY26-M01 ${by('2026-02-15')}
adjust "ann" commission by $1.00 for FY26-M01 ${by('2026-02-16')}`).filter((line) => line.includes('adjustment')),
  ).toEqual(['ann FY26-M01  adjustment FY26-M01 original 100', 'ann FY26-M01  adjustment FY26-M01 original 100']))

// set to 900.00, where 1,000.00 is computed: 100.00 less from March on, when it is decided; and given back after its last day, in May
test('a value that is set holds from the day of the decision to its last day', () =>
  expect(
    posted(`set "ann" commission to $900.00 for FY26-M01 until 2026-04-30 ${by('2026-03-31')}`).filter((line) =>
      line.includes('adjustment'),
    ),
  ).toEqual(['ann FY26-M01  adjustment FY26-M02 correction -10000', 'ann FY26-M01  adjustment FY26-M04 correction 10000']))

// the cap lets 1,200.00 of 1,400.00 through; without it, from April on, ann has the 200.00 of March that were cut
test('who is exempt from a cap is paid without it from the decision on, also for what was cut before', () =>
  expect(posted(`exempt "ann" from cap of commission ${by('2026-04-01')}`, `${TENTH}\ncap at $1,200`)).toEqual([
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M02 D-2 earned FY26-M02 original 20000',
    'ann FY26-M02 D-2 earned FY26-M03 correction 20000',
    'bob FY26-M01 D-3 earned FY26-M01 original 50000',
  ]))

test('who is exempt from a part of pay gives back what was posted of it', () =>
  expect(posted(`exempt "ann" from commission ${by('2026-03-01')}`)).toEqual([
    'ann FY26-M01 D-1 earned FY26-M01 original 100000',
    'ann FY26-M01 D-1 earned FY26-M02 correction -100000',
    'bob FY26-M01 D-3 earned FY26-M01 original 50000',
  ]))

// only March is asked for: the 1,000.00 of February that it is set against are computed all the same
test('a month that is asked for by itself posts what was decided in it', () =>
  expect(
    lines(TENTH, ANN, SOLD, {
      more: `set "ann" commission to $900.00 for FY26-M01 ${by('2026-03-31')}`,
      postings: true,
      period: 'FY26-M02',
    }),
  ).toEqual(['ann FY26-M01  adjustment FY26-M02 correction -10000', 'ann FY26-M02 D-2 earned FY26-M02 original 40000']))

test('what is decided later than the day that is asked about is not known', () =>
  expect(lines(TENTH, ANN, SOLD, { more: `exempt "ann" from commission ${by('2026-03-01')}`, asOf: '2026-02-28' })).toEqual([
    'ann FY26-M01 D-1 100000',
    'ann FY26-M02 D-2 40000',
    ...BOB,
  ]))
