/** Results of examples for other programs: JSON, and JUnit for CI servers. */
import { type TestedPlan, testedAnswer, totals } from '../../compiler/examples/answer.ts'
import type { ExampleResult } from '../../compiler/examples/result.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { visible } from './cells.ts'
import { diagnosticJson, printed } from './json.ts'

/** The answer of `test --format json`. */
export function testsJson(plans: readonly TestedPlan[], findings: readonly Diagnostic[]): string {
  const { examples, failed, expectations, missed, promises: undecided } = totals(plans)
  return printed({
    schemaVersion: 1,
    plans: plans.map(testedAnswer),
    passed: examples - failed,
    failed,
    expectations: { passed: expectations - missed, failed: missed },
    promises: { undecided },
    diagnostics: findings.map(diagnosticJson),
  })
}

const xml = (text: string): string =>
  visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function failureOf({ expectations, diagnostics, span }: ExampleResult): string {
  const missed = expectations.filter((one) => !one.passed)
  const others = diagnostics.filter(({ code }) => code !== 'CB601')
  const message = [
    ...missed.map(({ says, expected, got }) => `${says}: expected ${expected}, got ${got}`),
    ...others.map(({ code, message: words }) => `${code} ${words}`),
  ].join('; ')
  const lines = missed.flatMap(({ says, span: place, difference, hint, derivation }) => [
    `${place.file}:${place.start.line} ${says}, difference ${difference}`,
    ...(hint === undefined ? [] : [hint]),
    ...derivation.map((line) => `  ${line}`),
  ])
  return `<failure message="${xml(message)}">${[`${span.file}:${span.start.line}`, ...lines].map(xml).join('\n')}</failure>`
}

/** JUnit XML, which CI servers show. A plan with errors is a suite with one failing case; a promise that is not decided is skipped. */
export function testsJunit(plans: readonly TestedPlan[], findings: readonly Diagnostic[]): string {
  const suites = plans.map(({ file, examples, promises }) => {
    // what an example's own findings say stands in its case
    const told = new Set(examples.flatMap(({ diagnostics }) => diagnostics))
    const errors = findings.filter((one) => one.severity === 'error' && one.span.file === file && !told.has(one))
    const cases = [
      ...examples.map(
        (one) => `    <testcase classname="${xml(file)}" name="${xml(one.name)}">${one.passed ? '' : failureOf(one)}</testcase>`,
      ),
      ...promises.map(
        ({ title }) =>
          `    <testcase classname="${xml(file)}" name="${xml(`promise ${title}`)}"><skipped message="not decided yet"/></testcase>`,
      ),
      ...errors.map(
        (one) => `    <testcase classname="${xml(file)}" name="${one.code}"><failure message="${xml(one.message)}"/></testcase>`,
      ),
    ]
    const failed = examples.filter((one) => !one.passed).length + errors.length
    return `  <testsuite name="${xml(file)}" tests="${cases.length}" failures="${failed}" skipped="${promises.length}">\n${cases.join('\n')}\n  </testsuite>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`
}
