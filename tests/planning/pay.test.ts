/** Quotas that a quotas file allocates drive pay. Expected amounts are derived by hand beside each test. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { renderText } from '../../compiler/describe/text.ts'
import { COMPANY, HEAD, paidOf, plannedOf, quotaOf, type Texts } from './texts.ts'

const REPS = `id,region,district,hired_on,left_on,base
new,East,E1,2026-07-01,,1.00
old,East,E1,2020-01-01,,1.00
leaver,West,W1,2020-01-01,2026-09-30,1.00
house,West,W1,2020-01-01,,1.00
`
const DEALS = `id,owner,closed_on,amount
D-1,new,2026-08-10,300000.00
D-2,old,2026-02-10,120000.00
D-3,leaver,2026-03-10,100000.00
D-4,house,2026-03-11,500000.00
`
const quotas = (more = ''): string => `${HEAD}
quota bookings {
  each rep $1,200,000 per year
  season by quarter {
    Q1 20%
    Q2 25%
    Q3 25%
    Q4 30%
  }
  prorate by days for hired_on, left_on
  house accounts where rep.id = "house"
${more}}
`
const plan = (window: 'year' | 'quarter', basis = 'full quota'): string => `plan ae "AE"
language 1
uses "company.plan", "quotas.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
target $60,000 per year
prorate target, quota by days for hired_on, left_on, leave, transfer, change
overpayment recovered from next pay up to 100% of it
paid monthly

metric bookings {
  encourages "Sell"
  accumulates over ${window}
  quota q.bookings
  attainment against ${basis}
  no quota means no pay
}

pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}
`
const texts = (window: 'year' | 'quarter', more = '', basis = 'full quota'): Texts => ({
  'company.plan': COMPANY,
  'quotas.plan': quotas(more),
  'ae.plan': plan(window, basis),
  'reps.csv': REPS,
  'deals.csv': DEALS,
})
const earned = (files: Texts, person: string, period: string): string[] =>
  paidOf(files, 'ae.plan', period)
    .earnings.filter(({ payee }) => payee === person)
    .map(({ amount, quota }) => `${amount} of ${quota === null ? 'no quota' : quota.n}`)

describe('an allocated quota in a plan', () => {
  test('is prorated once, by the quotas file', () => {
    // hired on 1 July: Q3 25% + Q4 30% of 1,200,000 = 660,000; target 6/12 of 60,000 = 30,000
    // 30,000 x 300,000 / 660,000 = 13,636.3636...; the plan lists `quota` too: twice would be 660,000 x 1/2
    expect(earned(texts('year'), 'new', 'FY26-M08')).toEqual(['1363636 of 66000000'])
  })
  test('follows its season, and sums over the window of the metric', () => {
    // Q1: 20% of 1,200,000 = 240,000; a quarter of the target 15,000; 15,000 x 120,000 / 240,000 = 7,500.00
    expect(earned(texts('quarter'), 'old', 'FY26-M02')).toEqual(['750000 of 24000000'])
  })
  test('to date is what its months come to by then', () => {
    // January and February: 2/3 of 240,000 = 160,000; 2/12 of 60,000 = 10,000; 10,000 x 120,000 / 160,000 = 7,500.00
    expect(earned(texts('year', '', 'quota to date'), 'old', 'FY26-M02')).toEqual(['750000 of 16000000'])
  })
  test('does not know a leaving date before it has come', () => {
    // in March nobody knows of 30 September: 60,000 x 100,000 / 1,200,000 = 5,000.00
    expect(earned(texts('year'), 'leaver', 'FY26-M03')).toEqual(['500000 of 120000000'])
    // at the end of 30 September: target 45,000, quota (20% + 25% + 25%) of 1,200,000 = 840,000: 5,357.14, so 357.14 more
    expect(earned(texts('year'), 'leaver', 'FY26-M08')).toEqual([])
    expect(earned(texts('year'), 'leaver', 'FY26-M09')).toEqual(['35714 of 84000000'])
  })
  test('of house accounts is nobody’s: no quota means no pay', () => expect(earned(texts('year'), 'house', 'FY26-M03')).toEqual([]))
  test('moves, relief and padding reach pay', () => {
    // old gives 240,000 a year from 1 July to new: (25% + 30%) of it = 132,000; new has 660,000 + 132,000, half of Q3 relieved:
    // Q3 300,000 + 60,000 = 360,000, relieved 180,000; Q4 360,000 + 72,000 = 432,000; together 612,000; padded by 1%: 618,120
    const more = `  move $240,000 from "old" to "new" effective from 2026-07-01 because "an account moved" by "VP" on 2026-06-01
  relieve "new" 50% for FY26-Q3 because "learning" by "VP" on 2026-06-01
  pad 1%
`
    // 30,000 x 300,000 / 618,120 = 14,560.279...
    expect(earned(texts('year', more), 'new', 'FY26-M08')).toEqual(['1456028 of 61812000'])
  })
})

describe('the statement', () => {
  test('leads back to the steps of the allocation', () => {
    const files = texts('quarter')
    const { plan: bound, core } = compile('ae.plan', (path) => files[path])
    if (bound === undefined || core === undefined) throw new Error('no plan')
    const outcome = paidOf(files, 'ae.plan', 'FY26-M02')
    const lines = renderText(describeStatement(bound, core, outcome, 'old', { all: false, causes: [], notes: [] }), 100).join('\n')
    expect(lines).toContain('From the bottom up, $1,200,000 per year: $1,200,000.00')
    expect(lines).toContain('FY26-M01: $1,200,000.00 x 1/15 of the season = $80,000.00')
  })
})

describe('a cent that is left over', () => {
  test('goes to the first key', () => {
    // 100.01 over four: 25.0025 each, so 25.00 and one cent to `house`, the first in canonical order
    const files = { ...texts('year'), 'quotas.plan': `${HEAD}\nquota bookings {\n  total $100.01\n  allocate to rep evenly\n}\n` }
    const [tree] = quotaOf(plannedOf(files)).trees
    expect([...(tree?.leaves ?? [])].map(([key, { amount }]) => `${key} ${amount}`)).toEqual([
      'house 2501',
      'leaver 2500',
      'new 2500',
      'old 2500',
    ])
  })
})
