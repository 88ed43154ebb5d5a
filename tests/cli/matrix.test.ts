import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { matrixOf } from '../../compiler/matrix/matrix.ts'
import { fromDecimal, ratio } from '../../runtime/exact/ratio.ts'
import { caboose } from './built.ts'

const root = join(import.meta.dirname, '../..')
const matrix = (...args: string[]): ReturnType<typeof caboose> => caboose(['matrix', ...args], { cwd: root })

describe('the plans of Northwind Cloud', () => {
  // worths as the three plans state them: 70% and 30%; 60% and 40%; 60% and 40%
  test('every weight stands at its objective, and each plan adds up to 100%', () => {
    const lines = matrix('plans/northwind-cloud', '--format', 'csv').out.trim().split('\n').slice(1)
    const weight = (plan: string, metric: string): string | undefined =>
      lines.find((line) => line.includes(plan) && line.includes(metric))?.match(/,([\d.]+),,,/)?.[1]
    expect(weight('Account Executive', 'Cloud bookings')).toBe('0.7')
    expect(weight('Account Executive', 'New customers')).toBe('0.3')
    expect(weight('Account Executive', 'Gross margin')).toBe('0')
    expect(weight('Account Manager', 'Net revenue retention')).toBe('0.6')
    expect(weight('Sales Manager', 'People at quota')).toBe('0.4')
    expect(lines).toHaveLength(9)
  })
  test('the page flags what two metrics of a plan pay for, and what nothing is paid for', () => {
    const { out } = matrix('plans/northwind-cloud')
    expect(out).toContain('4 objectives, 3 plans. 3 objectives to look at.')
    expect(out).toContain('2 metrics of Sales Manager, FY26 pay for it')
    expect(out).toContain('nothing is paid for it: it only opens, multiplies or limits other pay')
  })
  test('dollars at target with data, for plans of five people or more only', () => {
    const { out } = matrix('plans/northwind-cloud', '--data', 'plans/northwind-cloud/data')
    expect(out).toMatch(/at target/)
  })
})

describe('on the command line', () => {
  test('plans of two companies are no matrix', () =>
    expect(matrix('plans/northwind-cloud', 'plans/lakeside-agency')).toMatchObject({ code: 2 }))
  test('data that is not there is refused', () => expect(matrix('plans/northwind-cloud', '--data', 'nowhere')).toMatchObject({ code: 3 }))
})

describe('an objective that nothing serves, and one that two share', () => {
  const text = `plan team "Team"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
effective from 2026-01-01 to 2026-12-31
applies to rep
target rep.target
paid monthly
policy {
  attainment against full quota
  no quota means no pay
  do not prorate target, quota for hired_on, left_on, leave, transfer, change
  overpayment recovered from next pay up to 50% of it
}
objective grow "Grow" because "a"
objective keep "Keep" because "b"
objective learn "Learn" because "c"
record rep from "rep.csv" {
  id     text key
  target money per year
}
record deal from "deal.csv" {
  id     text key
  rep    rep
  day    date incentive
  amount money
}
credit deal { 100% to deal.rep }
metric sales "Sales" {
  supports grow, keep
  sum of deal.amount
  accumulates over year
  quota $100,000 per year
}
pay commission "Commission" on sales {
  worth 100% of target
  flat 1.0x
}
`.replace('supports grow, keep', 'supports grow\n  supports keep')
  const { plan, diagnostics } = compile('team.plan', () => text)
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const made = matrixOf([plan], () => ratio(12_000_000n))
  test('half of the weight and of the dollars stands at each', () => {
    const half = fromDecimal('0.5')
    expect(made.rows.map(({ objective, served }) => [objective.name, served.map(({ weight, dollars }) => [weight, dollars])])).toEqual([
      ['grow', [[half, ratio(6_000_000n)]]],
      ['keep', [[half, ratio(6_000_000n)]]],
      ['learn', []],
    ])
  })
  test('the empty one is flagged', () => expect(made.rows.map(({ flags }) => flags)).toEqual([[], [], ['no plan serves it']]))
})
