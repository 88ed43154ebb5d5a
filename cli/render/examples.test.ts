import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import type { TestedPlan } from '../../compiler/examples/answer.ts'
import type { ExampleResult } from '../../compiler/examples/result.ts'
import { lineSpan } from '../../messages/span.ts'
import { testsHuman } from './examples.ts'
import { testsJson, testsJunit } from './test-reports.ts'

const expectation = (says: string, expected: string, got: string, line: number) => ({
  says,
  expected,
  got,
  difference: '-$50.00',
  passed: expected === got,
  span: lineSpan('ae.plan', line),
  hint: expected === got ? undefined : 'the difference is as much as `the cap`',
  derivation: expected === got ? [] : ['commission = $90,000.00 x 5%', '           = $4,500.00'],
})
const example = (name: string, line: number, ...expectations: ReturnType<typeof expectation>[]): ExampleResult => ({
  name,
  span: lineSpan('ae.plan', line),
  passed: expectations.every((one) => one.passed),
  expectations,
  diagnostics: [],
})
const plans: TestedPlan[] = [
  {
    file: 'ae.plan',
    diagnostics: [],
    examples: [
      example('at quota', 20, expectation('commission', '$5,000.00', '$5,000.00', 22)),
      example('below <quota>', 30, expectation('commission', '$4,550.00', '$4,500.00', 32)),
    ],
    promises: [{ title: 'never less', span: lineSpan('ae.plan', 40) }],
  },
  { file: 'company.plan', diagnostics: [], examples: [], promises: [] },
]

describe('results of examples', () => {
  test('a failing one shows what was expected, what came out and why', () =>
    expect(`\n${testsHuman(plans, pc.createColors(false))}`).toBe(`
ae.plan
  ✓ at quota
  ✗ below <quota>  ae.plan:30

    commission  line 32
      expected  $4,550.00
      came      $4,500.00  $50.00 too little
      the difference is as much as \`the cap\`

      │ commission = $90,000.00 x 5%
      │            = $4,500.00

  ? never less  promise, line 40

1 of 2 examples failed, 1 promise not decided yet
`))
  test('as JSON', () =>
    expect(JSON.parse(testsJson(plans, []))).toMatchObject({
      schemaVersion: 1,
      passed: 1,
      failed: 1,
      expectations: { passed: 1, failed: 1 },
      promises: { undecided: 1 },
      plans: [
        {
          file: 'ae.plan',
          examples: [{ passed: true }, { name: 'below <quota>', line: 30, expectations: [{ got: '$4,500.00', difference: '-$50.00' }] }],
          promises: [{ title: 'never less', decided: false }],
        },
        {},
      ],
    }))
  test('as JUnit, with names escaped', () => {
    const xml = testsJunit(plans, [])
    expect(xml).toContain('<testsuite name="ae.plan" tests="3" failures="1" skipped="1">')
    expect(xml).toContain('name="below &lt;quota&gt;"><failure message="commission: expected $4,550.00, got $4,500.00">')
  })
})
