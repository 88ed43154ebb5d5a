import { plan } from '../example.ts'
import { message } from '../message.ts'

/** CB6xx: examples and promises. */
export const examples = {
  CB601: message<{ what: string; expected: string; got: string; difference: string }>({
    severity: 'error',
    says: ({ what, expected, got }) => `\`${what}\` comes to ${got}, not ${expected}`,
    help: ({ difference }) => `the difference is ${difference}; \`caboose test\` shows how the amount came to be`,
    why: 'an example is the plan in numbers: when it does not hold, one of the two is wrong',
    bad: plan`
example "at quota" {
  given target $60,000
  given bookings $1,200,000 of $1,200,000
  «expect commission $61,000.00»
}`,
    good: plan`
example "at quota" {
  given target $60,000
  given bookings $1,200,000 of $1,200,000
  expect commission $60,000.00
}`,
  }),
  CB602: message({
    severity: 'error',
    says: ({ metric, example }: { metric: string; example: string }) => `the example \`${example}\` does not say what \`${metric}\` is`,
    help: ({ metric }) => `add \`given ${metric} ...\`, or rows of its record`,
    why: 'an example that leaves a metric out would be computed on nothing',
    bad: plan`
example "at quota" {
  given target $60,000
  «expect commission $60,000.00»
}`,
    good: plan`
example "at quota" {
  given target $60,000
  given bookings $1,200,000 of $1,200,000
  expect commission $60,000.00
}`,
  }),
  CB604: message({
    severity: 'warning',
    says: ({ title }: { title: string }) => `the promise \`${title}\` is not decided yet`,
    help: 'promises are read and kept; deciding them is not yet supported',
    why: 'a promise that nobody checked is no promise',
    bad: plan`
promise «"selling more never pays less"» pay never falls as bookings rises`,
    good: plan`
example "at quota" {
  given target $60,000
  given bookings $1,200,000 of $1,200,000
  expect commission $60,000.00
}`,
  }),
  CB605: message({
    severity: 'error',
    says: ({ cells, columns }: { cells: number; columns: number }) => `this row has ${cells} cells, the head of its table has ${columns}`,
    why: 'a cell without a column would be read as something else',
    bad: plan`
example "ladder" {
  given target $60,000
  | bookings   | of quota   | expect commission |
  «| $600,000 | $30,000.00 |»
}`,
    good: plan`
example "ladder" {
  given target $60,000
  | bookings | of quota   | expect commission |
  | $600,000 | $1,200,000 | $30,000.00        |
}`,
  }),
  CB606: message({
    severity: 'error',
    says: ({ example }: { example: string }) => `the example \`${example}\` expects nothing`,
    help: 'add `expect PAY AMOUNT`',
    why: 'an example without an expectation cannot fail',
    bad: plan`
example «"at quota"» {
  given target $60,000
  given bookings $1,200,000 of $1,200,000
}`,
    good: plan`
example "at quota" {
  given target $60,000
  given bookings $1,200,000 of $1,200,000
  expect commission $60,000.00
}`,
  }),
}
