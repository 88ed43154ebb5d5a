/** What a failing expectation tells: the step that makes the difference, the way to the amount, payments by pay period. */
import { describe, expect, test } from 'vitest'
import { compile } from '../compile.ts'
import type { Checked } from './result.ts'
import { runExamples } from './run.ts'

const plan = (example: string): string => `plan team "Team"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
policy { overpayment recovered from next pay up to 100% of it }
objective grow "Grow" because "Growth pays for everything else"
record rep from "reps.csv" { id text key }
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  amount money }
metric sales "Sales" {
  supports grow
  sum of deal.amount
  accumulates over year
}
credit deal { 100% to deal.owner }
pay commission "Commission" on sales {
  graduated on sales {
    from       $0 at 4%
    from $150,000 at 6%
  }
  cap at $20,000
}
example "one" {
${example}
}
`

function missed(example: string): Checked[] {
  const compiled = compile('team.plan', () => plan(example))
  expect(compiled.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
  return runExamples(compiled).flatMap(({ expectations }) => expectations.filter((one) => !one.passed))
}

describe('a missed amount', () => {
  test('names the step that is as large as the difference', () => {
    // 150,000 x 4% = 6,000.00 and 50,000 x 6% = 3,000.00
    const [one] = missed('  given sales $200,000\n  expect commission $6,000.00')
    expect(one).toMatchObject({ expected: '$6,000.00', got: '$9,000.00', difference: '$3,000.00' })
    expect(one?.hint).toBe('the difference is as much as `Slice from $150,000 of Sales on`')
    expect(one?.derivation).toContain('Slice from $150,000 of Sales on: ($200,000.00 - $150,000.00) x 6% = $3,000.00')
  })
  test('names the step that comes to what was expected', () => {
    // 150,000 x 4% + 450,000 x 6% = 33,000.00, and the cap is 20,000.00
    expect(missed('  given sales $600,000\n  expect commission $33,000.00')[0]?.hint).toMatch(/^what was expected is `.+` by itself$/)
  })
  test('names none where no step is as large', () =>
    expect(missed('  given sales $200,000\n  expect commission $8,999.99')[0]).toMatchObject({ difference: '$0.01', hint: undefined }))
})

describe('a missed payment', () => {
  test('tells the pay periods up to its own', () => {
    const [one] = missed('  each month\n  | commission | expect owed |\n  | $500 | $0.00 |\n  | -$400 | $300.00 |\n  | $900 | $0.00 |')
    expect(one?.says).toBe('owed in FY26-M02')
    expect(one?.derivation).toEqual([
      'Commission: as the example states it',
      'FY26-M01: earned $500.00, paid $500.00',
      'FY26-M02: earned -$400.00, paid $0.00, owed $400.00',
    ])
  })
})
