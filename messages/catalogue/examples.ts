import { plan, quotas } from '../example.ts'
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
  CB603: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `an example cannot state \`${what}\``,
    help: "state a metric, its quota or attainment, the target, a person's field, an amount by the name of its pay, or rows of a record",
    why: 'what the plan does not read cannot change the result',
    bad: plan`
example "half way" {
  given target $60,000
  given «bookings.share» 50%
  expect commission $30,000.00
}`,
    good: plan`
example "half way" {
  given target $60,000
  given bookings.attainment 50%
  expect commission $30,000.00
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
  CB607: message({
    severity: 'error',
    says: ({ period, from, to }: { period: string; from: string; to: string | undefined }) =>
      `the plan is not in force in \`${period}\`: it runs from ${from}${to === undefined ? '' : ` to ${to}`}`,
    help: 'name a period inside the time of `effective`',
    why: 'nothing is earned outside the time of the plan',
    bad: plan`
example "last year" {
  given target $60,000
  given bookings.attainment 100%
  expect commission in «FY25» $60,000.00
}`,
    good: plan`
example "this year" {
  given target $60,000
  given bookings.attainment 100%
  expect commission in FY26 $60,000.00
}`,
  }),
  CB608: message({
    severity: 'error',
    says: ({ metric, kind }: { metric: string; kind: string }) => `it is not said whether \`${metric}\` is for each ${kind} or to date`,
    help: ({ metric, kind }) => `write \`${metric} this ${kind}\` or \`${metric} to date\``,
    why: 'the two readings pay differently',
    bad: plan`
example "two months" {
  given target $60,000
  each month
  | «bookings» | expect commission |
  | $120,000 | $6,000.00         |
  | $240,000 | $6,000.00         |
}`,
    good: plan`
example "two months" {
  given target $60,000
  each month
  | bookings to date | expect commission |
  | $120,000         | $6,000.00         |
  | $240,000         | $6,000.00         |
}`,
  }),
  CB609: message({
    severity: 'error',
    says: ({ field, reads }: { field: string; reads: string }) => `this row does not say \`${field}\`, which \`${reads}\` reads`,
    help: ({ field }) => `add \`${field.split('.').at(-1) ?? field}\` to the row`,
    why: 'a missing value would be computed on as if it were nothing',
    bad: plan`
example "a deal" {
  given target $60,000
  given «deal "D-1" closed_on 2026-03-01»
  expect commission $6,000.00
}`,
    good: plan`
example "a deal" {
  given target $60,000
  given deal "D-1" closed_on 2026-03-01, amount $120,000
  expect commission $6,000.00
}`,
  }),
  CB610: message({
    severity: 'error',
    says: ({ what, period, paid }: { what: string; period: string; paid: string }) =>
      `\`${what}\` has no amount of its own in ${period}: the plan pays once a ${paid}`,
    help: ({ paid }) => `ask for a whole ${paid}`,
    why: 'payments are made in pay periods',
    bad: plan`
paid quarterly

example "a deal" {
  given target $60,000
  given deal "D-1" amount $120,000
  «expect paid in March $6,000.00»
}`,
    good: plan`
paid quarterly

example "a deal" {
  given target $60,000
  given deal "D-1" amount $120,000
  expect paid in Q1 $6,000.00
}`,
  }),
  CB611: message({
    severity: 'error',
    says: ({ what, people }: { what: string; people: readonly string[] }) =>
      `this example has ${people.length} people, and it is not said whose \`${what}\` is expected`,
    help: ({ what, people }) => `write \`expect ${what} of "${people[0] ?? ''}"\` or \`of everyone\``,
    why: 'an amount that belongs to nobody cannot be checked',
    bad: plan`
example "two people" {
  given target $60,000
  each deal
  | owner | amount   |
  | "ann" | $120,000 |
  | "bob" | $240,000 |
  «expect commission $6,000.00»
}`,
    good: plan`
example "two people" {
  given target $60,000
  each deal
  | owner | amount   |
  | "ann" | $120,000 |
  | "bob" | $240,000 |
  expect commission of "ann" $6,000.00
}`,
  }),
  CB612: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `\`${what}\` is what was open before the plan's first pay period; a later period cannot state it`,
    help: ({ what }) => `write \`given ${what}\` above the table, and \`expect ${what}\` as the column`,
    why: 'what is open later follows from what was earned and paid',
    bad: plan`
example "a balance" {
  given target $60,000
  each month
  | bookings this month | «owed» | expect paid |
  | $120,000            | $400 | $5,600.00   |
}`,
    good: plan`
example "a balance" {
  given target $60,000, owed $400
  each month
  | bookings this month | expect paid |
  | $120,000            | $5,600.00   |
}`,
  }),
  CB613: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `an example of quotas states rows, and \`${what}\` is none`,
    help: 'state the rows that it is counted from: `each deal`, `each rep`, with a table below',
    why: 'quotas are allocated from rows: of whom, when, and below which part of the tree a total does not say',
    bad: quotas`
example "two people" {
  given «bookings» $800,000
  each rep
  | id    | expect bookings.quota |
  | "R-1" | $1,200,000            |
  | "R-2" | $1,200,000            |
}`,
    good: quotas`
example "two people" {
  each rep
  | id    | expect bookings.quota |
  | "R-1" | $1,200,000            |
  | "R-2" | $1,200,000            |
}`,
  }),
  CB614: message({
    severity: 'error',
    says: ({ node, example }: { node: string; example: string; meant: string | undefined }) =>
      `nobody and nothing in the example \`${example}\` is \`${node}\``,
    help: ({ meant }) => (meant === undefined ? 'state its row, or name a part of the tree that has one' : `did you mean \`${meant}\`?`),
    why: 'a quota of somebody who is not there is never wrong, and never right',
    bad: quotas`
example "two people" {
  given rep "R-1", rep "R-2"
  «expect bookings.quota of "R-3" $1,200,000»
}`,
    good: quotas`
example "two people" {
  given rep "R-1", rep "R-2"
  expect bookings.quota of "R-2" $1,200,000
}`,
  }),
}
