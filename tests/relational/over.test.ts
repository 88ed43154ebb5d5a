/** Gates that are decided once a window is over: worked out beside each (semantics 7, 17.1). */
import { expect, test } from 'vitest'
import { lines } from './tiny.ts'

const ANN = ['ann,2020-01-01,12000.00,60000.00']
const SOLD = ['D-1,ann,2026-02-03,10000.00', 'D-2,ann,2026-12-03,5000.00']

// 10% of 10,000 and of 5,000 are paid as they come; the year ends in January 2027 with 15,000, below 20,000: both are taken back
test('open until then: what was paid is taken back when the year is over', () =>
  expect(lines('flat 10%\nonly when sales >= $20,000 decided at end of year, open until then', ANN, SOLD)).toEqual([
    'ann FY26-M01 D-1 100000',
    'ann FY26-M11 D-2 50000',
    'ann FY26-M12 D-1 -100000',
    'ann FY26-M12 D-2 -50000',
  ]))

// nothing before the year is over, then all of it: 15,000 are at least 15,000
test('closed until then: all is paid when the year is over', () =>
  expect(lines('flat 10%\nonly when sales >= $15,000 decided at end of year, closed until then', ANN, SOLD)).toEqual([
    'ann FY26-M12 D-1 100000',
    'ann FY26-M12 D-2 50000',
  ]))
