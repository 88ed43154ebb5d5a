/** From a year to months: season, days, ramp, moves, relief, blocks of later days. Expected amounts are derived by hand beside each test. */
import { describe, expect, test } from 'vitest'
import { nodesOf } from '../../runtime/planning/allocation/node.ts'
import { COMPANY, codesOf, HEAD, plannedOf, quotaOf, type Texts } from './texts.ts'

const REPS = `id,region,district,hired_on,left_on,base
a,East,E1,2020-01-01,,100000.00
b,East,E1,2026-03-01,,300000.00
c,West,W1,2026-02-17,,600000.00
`
const texts = (clauses: string, later = '', deals = ''): Texts => ({
  'company.plan': COMPANY,
  'quotas.plan': `${HEAD}\nquota bookings {\n${clauses}\n}\n${later}`,
  'reps.csv': REPS,
  'deals.csv': `id,owner,closed_on,amount\n${deals}`,
})
/** The months of a person in dollars, from the first of the year. */
function dollars(files: Texts, person: string): number[] {
  const planned = plannedOf(files)
  return (quotaOf(planned).person(person, planned.world.until)?.amounts ?? []).map(({ n }) => Number(n) / 100)
}
const sum = (amounts: readonly number[]): number => Math.round(amounts.reduce((so, one) => so + one, 0) * 100) / 100
const amountOf = (files: Texts, key: string, tree = 0): string => {
  const root = quotaOf(plannedOf(files)).trees[tree]?.root
  return `${root === undefined ? '' : [...nodesOf(root)].find((one) => one.key === key)?.amount}`
}
const EACH = '  each rep $120,000 per year'

describe('season', () => {
  test('by quarter is even inside the quarter, and one person may have a season of their own', () => {
    const shares = '{\n    Q1 10%\n    Q2 20%\n    Q3 30%\n    Q4 40%\n  }'
    const files = texts(`${EACH}\n  season by quarter ${shares}\n  season for "c" by month evenly`)
    expect(dollars(files, 'a').slice(0, 4)).toEqual([4000, 4000, 4000, 8000])
    expect(dollars(files, 'c').slice(0, 4)).toEqual([10_000, 10_000, 10_000, 10_000])
  })
  test('from history falls as the company’s year fell', () => {
    // 2025: 10,000 in the first half, 30,000 in the second: 25% and 75%, a sixth of it each month
    const files = texts(`${EACH}\n  season by half from history(FY25)`, '', 'D-1,a,2025-02-01,10000.00\nD-2,b,2025-09-01,30000.00\n')
    expect(dollars(files, 'a').slice(5, 7)).toEqual([5000, 15_000])
  })
})

describe('time', () => {
  test('by months started: a published table of a person who starts in March', () => {
    // 100,000 at 20/20/20/40: a third of 20,000 in Q1, published as 6,667; the year as 86,667: compared to the dollar, as printed
    const season = 'season by quarter {\n    Q1 20%\n    Q2 20%\n    Q3 20%\n    Q4 40%\n  }'
    const months = dollars(texts(`  each rep $100,000 per year\n  ${season}\n  prorate by months started for hired_on`), 'b')
    expect(months.slice(0, 3)).toEqual([0, 0, 6666.67])
    expect([sum(months.slice(0, 3)), sum(months.slice(3, 6)), sum(months.slice(9)), sum(months)].map(Math.round)).toEqual([
      6667, 20_000, 40_000, 86_667,
    ])
  })
  test('by days: 12 of the 28 days of February', () => {
    // hired on 17 February: 12/28 of 10,000 = 4,285.714...
    expect(dollars(texts(`${EACH}\n  prorate by days for hired_on`), 'c').slice(0, 3)).toEqual([0, 4285.71, 10_000])
  })
  test('a ramp counts from the month of the hire, or from the first whole one', () => {
    const steps = '{\n    from 0 at  50%\n    from 1 at 100%\n  }'
    expect(dollars(texts(`${EACH}\n  ramp by months since rep.hired_on ${steps}`), 'c').slice(0, 4)).toEqual([5000, 5000, 10_000, 10_000])
    // hired on 17 February: grain 0 is March
    expect(dollars(texts(`${EACH}\n  ramp by whole months since rep.hired_on ${steps}`), 'c').slice(0, 4)).toEqual([
      5000, 5000, 5000, 10_000,
    ])
  })
})

describe('by hand', () => {
  const by = 'because "r" by "v" on 2026-01-01'
  test('a move inside a month goes by its days, the same for giver and receiver', () => {
    // 12,000 a year from 16 April: 15/30 of 1,000 in April, then 1,000 a month
    const files = texts(`${EACH}\n  move $12,000 from "a" to "b" effective from 2026-04-16 ${by}`)
    expect(dollars(files, 'a').slice(2, 5)).toEqual([10_000, 9500, 9000])
    expect(dollars(files, 'b').slice(2, 5)).toEqual([10_000, 10_500, 11_000])
  })
  test('a part of the giver’s quota moves', () => {
    // 25% of 120,000 a year from 1 July: 2,500 a month
    expect(dollars(texts(`${EACH}\n  move 25% from "a" to "b" effective from 2026-07-01 ${by}`), 'b').slice(5, 7)).toEqual([10_000, 12_500])
  })
  test('relief of an amount is spread over its months in proportion', () => {
    // 6,000 of the 30,000 of Q2: 20% of each month
    expect(dollars(texts(`${EACH}\n  relieve "a" $6,000 for FY26-Q2 ${by}`), 'a').slice(2, 7)).toEqual([10_000, 8000, 8000, 8000, 10_000])
  })
  test('an override takes from its siblings, or adds to the total', () => {
    const clauses = `  total $900,000\n  allocate to region evenly, then to rep by rep.base\n  override "b" $150,000 ${by}`
    // East has 450,000: b 150,000, a the rest
    expect([amountOf(texts(clauses), 'a'), amountOf(texts(clauses), 'b'), amountOf(texts(clauses), 'East')]).toEqual([
      '30000000',
      '15000000',
      '45000000',
    ])
    // without the override a has 1/4 of 450,000 = 112,500 and b 337,500; b then has 400,000, and East gives 62,500 more
    const adds = `  total $900,000\n  allocate to region evenly, then to rep by rep.base\n  override "b" $400,000 ${by} adds to total`
    expect([amountOf(texts(adds), 'a'), amountOf(texts(adds), 'b'), amountOf(texts(adds), 'East')]).toEqual([
      '11250000',
      '40000000',
      '45000000',
    ])
  })
  test('house accounts that are a part are kept before anything is shared', () => {
    expect(amountOf(texts('  total $1,000,000\n  house accounts 10%\n  allocate to rep evenly'), 'a')).toBe('30000000')
  })
})

describe('from a later day', () => {
  const later = '\nquota bookings {\n  effective from 2026-07-16\n  total $360,000\n}\n'
  test('the month of the day is split by its days', () => {
    // 180,000 a year over three: 5,000 a month; then 360,000: 10,000 a month; July has 15 of 31 days of the first
    // 5,000 x 15/31 + 10,000 x 16/31 = 7,580.645...
    const files = texts('  total $180,000\n  allocate to rep evenly', later)
    expect(dollars(files, 'a').slice(5, 8)).toEqual([5000, 7580.65, 10_000])
  })
  test('only locked overrides hold', () => {
    const over = (locked: string): Texts =>
      texts(`  total $180,000\n  allocate to rep evenly\n  override "a" $90,000 because "r" by "v" on 2026-01-01${locked}`, later)
    expect(amountOf(over(''), 'a', 1)).toBe('12000000')
    expect(amountOf(over(' locked'), 'a', 1)).toBe('9000000')
  })
})

describe('from both ends', () => {
  test('the gap is what the people have by themselves less what they are given', () => {
    const root = quotaOf(
      plannedOf(texts('  total $1,200,000\n  each rep rep.base per year\n  allocate to region by headcount, then to rep evenly')),
    ).trees[0]?.root
    const gaps = root === undefined ? [] : [...nodesOf(root)].map(({ key, amount, bottomUp }) => `${key} ${(bottomUp ?? 0n) - amount}`)
    // 1,000,000 from below: East 100,000 + 300,000 against 800,000; West 600,000 against 400,000
    expect(gaps).toEqual(['Q -20000000', 'East -40000000', 'a -30000000', 'b -10000000', 'West 20000000', 'c 20000000'])
  })
  test('without a total every node is the sum of its parts', () => {
    const files = texts('  each rep rep.base per year\n  allocate to region evenly, then to rep evenly')
    expect(['East', 'West', 'Q'].map((key) => amountOf(files, key))).toEqual(['40000000', '60000000', '100000000'])
  })
  test('weights are shares among siblings before they are blended', () => {
    // history 10,000 and 30,000 at 50%, base 100,000 and 300,000 of 400,000 at 50%: 1/4 and 3/4 whatever their size
    const files = texts(
      '  total $1,000,000\n  allocate to rep by 50% of history(FY25) + 50% of rep.base',
      '',
      'D-1,a,2025-02-01,10000.00\nD-2,b,2025-09-01,30000.00\n',
    )
    // c: 0 of history, 600,000 of 1,000,000: 30%; a: 12.5% + 5%; b: 37.5% + 15%
    expect(['a', 'b', 'c'].map((key) => amountOf(files, key))).toEqual(['17500000', '52500000', '30000000'])
  })
})

describe('refused', () => {
  test.each([
    ['a person who is not there', '  total $1\n  allocate to rep evenly\n  relieve "z" 5% because "r" by "v" on 2026-01-01', 'CB875'],
    ['floors above the total', '  total $1\n  allocate to rep evenly\n  floor rep $1', 'CB877'],
    ['a hedge without a total', `${EACH}\n  hedge rep 10%`, 'CB537'],
  ])('%s', (_, clauses, code) => expect(codesOf(texts(clauses))).toEqual([code]))
})
