/** Rows that become known later, and rows that are taken back: worked out beside each (semantics 1). */
import { expect, test } from 'vitest'
import { lines } from './tiny.ts'

const TENTH = 'graduated on sales {\nfrom $0 at 10%\n}'
const ANN = ['ann,2020-01-01,12000.00,60000.00']
const deal = ['recorded_on date', 'withdrawn yes or no', 'known by recorded_on']

// 10% of 10,000.00 is 1,000.00, of the 12,000.00 that are known from 5 April on 1,200.00; both for the month of the sale
const CHANGED = ['D-1,ann,2026-03-02,10000.00,2026-03-02,no', 'D-1,ann,2026-03-02,12000.00,2026-04-05,no']
test.each([
  ['2026-03-01', []],
  ['2026-03-02', ['ann FY26-M02 D-1 100000']],
  ['2026-04-04', ['ann FY26-M02 D-1 100000']],
  ['2026-04-05', ['ann FY26-M02 D-1 120000']],
])('as of %s, of a row that was recorded twice the later one counts', (asOf, expected) =>
  expect(lines(TENTH, ANN, CHANGED, { deal, asOf })).toEqual(expected),
)

test('without a day that is asked about, all that was ever recorded is known', () =>
  expect(lines(TENTH, ANN, CHANGED, { deal })).toEqual(['ann FY26-M02 D-1 120000']))

test('a row that was taken back is none, until it is recorded again', () => {
  const rows = [
    'D-1,ann,2026-03-02,10000.00,2026-03-02,no',
    'D-1,ann,2026-03-02,10000.00,2026-03-10,yes',
    'D-1,ann,2026-03-02,10000.00,2026-03-20,no',
  ]
  const on = (asOf: string): string[] => lines(TENTH, ANN, rows, { deal, asOf })
  expect([on('2026-03-09'), on('2026-03-10'), on('2026-03-20')]).toEqual([['ann FY26-M02 D-1 100000'], [], ['ann FY26-M02 D-1 100000']])
})

// a target of 24,000.00 instead of 12,000.00, which was a mistake: pay at 100% is the whole target
test('a version of a person that is taken back leaves the one before in force', () => {
  const rep = ['starts date', 'recorded_on date', 'withdrawn yes or no', 'history by starts', 'known by recorded_on']
  const people = [
    'ann,2020-01-01,12000.00,60000.00,2020-01-01,2020-01-01,no',
    'ann,2020-01-01,24000.00,60000.00,2026-02-01,2026-02-01,no',
    'ann,2020-01-01,24000.00,60000.00,2026-02-01,2026-02-20,yes',
  ]
  const pay = 'retroactive on attainment {\nbelow 1% pays nothing\nfrom 1% pays 100% of worth\n}'
  const on = (asOf: string): string[] => lines(pay, people, ['D-1,ann,2026-02-03,60000.00'], { rep, asOf })
  expect([on('2026-02-19'), on('2026-02-20')]).toEqual([['ann FY26-M01 D-1 2400000'], ['ann FY26-M01 D-1 1200000']])
})
