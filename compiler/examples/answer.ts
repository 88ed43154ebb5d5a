/** What the examples of plan files came to: for a program, and counted. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Span } from '../../messages/span.ts'
import type { Checked, ExampleResult } from './result.ts'

/** A plan file with what its examples came to, and the promises that nothing decides yet. */
export interface TestedPlan {
  readonly file: string
  readonly diagnostics: readonly Diagnostic[]
  readonly examples: readonly ExampleResult[]
  readonly promises: readonly { readonly title: string; readonly span: Span }[]
}

/** How many examples, expectations and promises there are. */
export function totals(plans: readonly TestedPlan[]) {
  const examples = plans.flatMap((plan) => plan.examples)
  const expectations = examples.flatMap((one) => one.expectations)
  return {
    examples: examples.length,
    failed: examples.filter((one) => !one.passed).length,
    expectations: expectations.length,
    missed: expectations.filter((one) => !one.passed).length,
    promises: plans.reduce((sum, { promises }) => sum + promises.length, 0),
  }
}

/** `$63,000.00 too much`, `5% too little`; empty where the two cannot be taken from each other. */
export const offBy = ({ difference }: Pick<Checked, 'difference'>): string =>
  difference.startsWith('-') ? `${difference.slice(1)} too little` : difference === '' ? '' : `${difference} too much`

/** One file of `caboose test --format json`. */
export const testedAnswer = ({ file, examples, promises }: TestedPlan) => ({
  file,
  examples: examples.map(({ name, span, passed, expectations }) => ({
    name,
    line: span.start.line,
    passed,
    expectations: expectations.map(({ says, expected, got, difference, passed: met, span: place, hint, derivation }) => ({
      says,
      line: place.start.line,
      expected,
      got,
      difference,
      passed: met,
      hint: hint ?? null,
      derivation,
    })),
  })),
  promises: promises.map(({ title, span }) => ({ title, line: span.start.line, decided: false })),
})
