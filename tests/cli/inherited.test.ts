/** An inherited plan breaks the three-metric rule until its day, and the policies in force are shown with their places. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { caboose } from './built.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-inherited-'))
afterAll(() => rmSync(folder, { recursive: true }))

const four = (status: string): string => `plan old "Old plan"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01
effective from 2026-01-01 to 2026-12-31
applies to rep
paid quarterly
${status}
policy {
  overpayment recovered from next pay up to 25% of it
}
objective grow because "It pays"
record rep from "reps.csv" { id text key }
record deal from "deals.csv" {
  id      text key
  owner   rep
  sold_on date incentive
  amount  money
  margin  money
  units   count
}
pay a at 1% of sum of deal.amount over quarter supports grow
pay b at 2% of sum of deal.margin over quarter supports grow
pay c at $1 of sum of deal.units over quarter supports grow
pay d at $5 of count of deal over quarter supports grow
`
writeFileSync(join(folder, 'rule.plan'), four(''))
writeFileSync(join(folder, 'old.plan'), four('status legacy until 2026-06-30 because "inherited with the company we bought"'))
mkdirSync(join(folder, 'data'))
writeFileSync(join(folder, 'data/reps.csv'), 'id\nann\n')
writeFileSync(join(folder, 'data/deals.csv'), 'id,owner,sold_on,amount,margin,units\n1,ann,2026-02-01,1000.00,100.00,3\n')

describe('four metrics', () => {
  test('are an error', () => {
    const { code, err } = caboose(['check', 'rule.plan'], { cwd: folder })
    expect(code).toBe(1)
    expect(err).toContain('error[CB401]: 4 metrics move pay')
  })
  test('are a warning in an inherited plan, which names its day', () => {
    const { code, err, out } = caboose(['check', 'old.plan'], { cwd: folder })
    expect(code).toBe(0)
    expect(err).toContain('warning[CB408]: 4 metrics move pay, more than 3: the plan runs until 2026-06-30')
    expect(out).toContain('4 of 3 metrics, 0 levers')
  })
  // 1% of 1,000 + 2% of 100 + 3 + 5 = 10 + 2 + 3 + 5
  test('are paid until that day', () => {
    const { code, out } = caboose(['run', 'old.plan', '--period', '2026-Q1', '--format', 'json'], { cwd: folder })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ total: { amount: '20.00' } })
    expect(caboose(['run', 'old.plan', '--period', '2026-Q2'], { cwd: folder }).code).toBe(0)
  })
  test('and not a day longer', () => {
    const { code, out, err } = caboose(['run', 'old.plan', '--period', '2026-Q3'], { cwd: folder })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('error[CB870]: `old` is an inherited plan that runs until 2026-06-30; `FY26-Q3` ends later')
  })
})

describe('check --policies', () => {
  test('shows what is in force and who states it', () => {
    const { out } = caboose(['check', 'old.plan', '--policies'], { cwd: folder })
    expect(out).toMatch(/the whole plan {2}overpayment recovered from next pay up to 25% of it +the plan +old\.plan:11/)
    expect(out).toMatch(/the whole plan {2}rounding money half_up to \$0\.01 +the plan +old\.plan:5/)
  })
  test('also for programs', () => {
    const { out } = caboose(['check', 'old.plan', '--policies', '--format', 'json'], { cwd: folder })
    expect(JSON.parse(out).policies).toContainEqual({
      plan: 'old.plan',
      at: 'old',
      what: 'overpayment',
      says: 'overpayment recovered from next pay up to 25% of it',
      from: 'plan',
      file: 'old.plan',
      line: 11,
    })
  })
})
