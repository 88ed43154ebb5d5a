/** What acts on each month, beside fields of people that change inside a window: worked out beside each (semantics 14, 17.4, 17.13, 17.14). */
import { expect, test } from 'vitest'
import { lines } from './tiny.ts'

const FIELDS = { rep: ['pct percent', 'top money', 'starts date', 'history by starts'] }
/** Ann's rate and most, from a day on. */
type Version = readonly [pct: string, top: string, from: string]
const ann = ([pct, top, from]: Version): string => `ann,2020-01-01,12000.00,60000.00,${pct},${top},${from}`

/** What ann earns in each month, in cents. */
function monthly(pay: string, versions: readonly Version[], deals: readonly string[], more = ''): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const line of lines(pay, versions.map(ann), deals, { ...FIELDS, more })) {
    const words = line.split(' ')
    const [, period = ''] = words
    sums[period] = (sums[period] ?? 0) + Number(words.at(-1))
  }
  return sums
}

const SOLD = ['D-1,ann,2026-03-05,8000.00', 'D-2,ann,2026-04-05,12000.00', 'D-3,ann,2026-04-20,3000.00', 'D-4,ann,2026-05-05,2000.00']
const FIRST = ['10', '1000.00', '2020-01-01'] as const
const TWICE = ['20', '1000.00', '2026-04-15'] as const
const LESS = ['10', '500.00', '2026-04-15'] as const

// March: 800.00. Up to 14 April 2,000.00 of which 1,200.00 are of April: 1,000.00 are left. From then on at 20%, read at the end of each month: of 23,000.00
// 4,600.00, of which 3,800.00 are April's, 1,000.00; and of the 20,000.00 before them 4,000.00, so 1,000.00 as well: nothing more in April. In May 400.00
// of 5,000.00 less 4,600.00, and nothing in what is taken off
test('the rate of each month is the one at its end', () =>
  expect(monthly('flat rep.pct\ncap at $1,000 each month', [FIRST, TWICE], SOLD)).toEqual({
    'FY26-M02': 80_000,
    'FY26-M03': 100_000,
    'FY26-M04': 40_000,
  }))

// up to 14 April 800.00, and 1,000.00 of 1,200.00. From then on April leaves 500.00 of 1,500.00, and of the 1,200.00 before: nothing more. May 200.00
test('the limit of each month is the one at its end, in a term that of the term', () =>
  expect(monthly('flat 10%\ncap at rep.top each month', [FIRST, LESS], SOLD)).toEqual({
    'FY26-M02': 80_000,
    'FY26-M03': 100_000,
    'FY26-M04': 20_000,
  }))

// 900.00 in May under the limit of the second term; a cent less than the limit is left as it is
test.each([
  ['7000.00', 50_000],
  ['2999.90', 49_999],
])('May under the limit of its own term, of 2,000.00 and %s', (more, may) =>
  expect(monthly('flat 10%\ncap at rep.top each month', [FIRST, LESS], [...SOLD, `D-5,ann,2026-05-06,${more}`])['FY26-M04']).toBe(may),
)

// March 800.00, times 1.5; up to 14 April 1,200.00 more, times 1.5. From then on the rate is 20%: to date 1,200.00 for March and 3,800.00 times 1.5 for April,
// less the same of the rows before: 1,200.00 and 3,200.00 times 1.5. So 900.00 more in April; in May 400.00 times 1.5
test('a factor of each month is no factor of the window: it has its value in what a term takes off', () =>
  expect(monthly('flat rep.pct\nmultiplied by sales {\nfrom $0 at 1.5x\n} each month', [FIRST, TWICE], SOLD)).toEqual({
    'FY26-M02': 120_000,
    'FY26-M03': 270_000,
    'FY26-M04': 60_000,
  }))

// all pay reads the limit at the end of each month, also for what was earned before: 800.00; 500.00 of 1,500.00; 200.00
test('a limit on all pay of each month is the one at its end', () =>
  expect(monthly('flat 10%', [FIRST, LESS], SOLD, 'cap pay at rep.top each month')).toEqual({
    'FY26-M02': 80_000,
    'FY26-M03': 50_000,
    'FY26-M04': 20_000,
  }))
