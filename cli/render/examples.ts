import type { ExampleResult } from '../../compiler/examples/result.ts'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { counted } from '../findings.ts'
import type { Colours } from '../io.ts'
import { visible } from './cells.ts'
import { diagnosticJson, printed } from './json.ts'

/** A plan file with what its examples came to. */
export interface TestedPlan {
  readonly file: string
  readonly diagnostics: readonly Diagnostic[]
  readonly examples: readonly ExampleResult[]
}

const failures = (plans: readonly TestedPlan[]): number => plans.flatMap(({ examples }) => examples).filter((one) => !one.passed).length

function exampleLines({ name, passed, expectations, span }: ExampleResult, colours: Colours): string[] {
  if (passed) return [`  ${colours.green('✓')} ${visible(name)}`]
  const lines = [`  ${colours.red('✗')} ${colours.bold(visible(name))} ${colours.dim(`${span.file}:${span.start.line}`)}`]
  for (const { says, expected, got, passed: met, span: place, derivation } of expectations) {
    if (met) continue
    lines.push(`      ${visible(says)} ${colours.dim(`(line ${place.start.line})`)}`)
    lines.push(`        expected ${colours.green(visible(expected))}`, `        got      ${colours.red(visible(got))}`)
    lines.push(...derivation.map((line) => `          ${colours.dim(visible(line))}`))
  }
  return lines
}

/** Examples by plan; a failing one shows what was expected, what came out, and how it was computed. */
export function testsHuman(plans: readonly TestedPlan[], colours: Colours): string {
  const lines = plans.flatMap(({ file, examples }) =>
    examples.length === 0 ? [] : [colours.bold(file), ...examples.flatMap((one) => exampleLines(one, colours)), ''],
  )
  const count = plans.reduce((sum, { examples }) => sum + examples.length, 0)
  const failed = failures(plans)
  const last = failed === 0 ? `${counted(count, 'example')} passed` : `${failed} of ${counted(count, 'example')} failed`
  return `${[...lines, last].join('\n')}\n`
}

/** The answer of `test --format json`. */
export const testsJson = (plans: readonly TestedPlan[], findings: readonly Diagnostic[]): string =>
  printed({
    schemaVersion: 1,
    plans: plans.map(({ file, examples }) => ({
      file,
      examples: examples.map(({ name, span, passed, expectations }) => ({
        name,
        line: span.start.line,
        passed,
        expectations: expectations.map(({ says, expected, got, passed: met, span: place, derivation }) => ({
          says,
          line: place.start.line,
          expected,
          got,
          passed: met,
          derivation,
        })),
      })),
    })),
    passed: plans.flatMap(({ examples }) => examples).length - failures(plans),
    failed: failures(plans),
    diagnostics: findings.map(diagnosticJson),
  })

const xml = (text: string): string =>
  visible(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const failureOf = ({ expectations, span }: ExampleResult): string => {
  const missed = expectations.filter((one) => !one.passed)
  const message = missed.map(({ says, expected, got }) => `${says}: expected ${expected}, got ${got}`).join('; ')
  return `<failure message="${xml(message)}">${xml(`${span.file}:${span.start.line}`)}</failure>`
}

/** JUnit XML, which CI servers show. A plan with errors is a suite with one failing case. */
export function testsJunit(plans: readonly TestedPlan[], findings: readonly Diagnostic[]): string {
  const suites = plans.map(({ file, examples }) => {
    const errors = findings.filter((one) => one.severity === 'error' && one.span.file === file)
    const cases = [
      ...examples.map(
        (one) => `    <testcase classname="${xml(file)}" name="${xml(one.name)}">${one.passed ? '' : failureOf(one)}</testcase>`,
      ),
      ...errors.map(
        (one) => `    <testcase classname="${xml(file)}" name="${one.code}"><failure message="${xml(one.message)}"/></testcase>`,
      ),
    ]
    const failed = examples.filter((one) => !one.passed).length + errors.length
    return `  <testsuite name="${xml(file)}" tests="${cases.length}" failures="${failed}">\n${cases.join('\n')}\n  </testsuite>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`
}
