import { describe, expect, test } from 'vitest'
import { compile } from './compile.ts'

const company = `company acme "Acme"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01

objective grow "Grow" because "Growth pays for everything else"

record rep from "reps.csv" {
  id       text key
  hired_on date
  salary   money per month
}
record deal from "deals.csv" {
  id           text key
  owner        rep
  closed_on    date incentive
  cancelled_on date optional event
  amount       money
  margin       money
  seats        number
}
metric margin "Margin" {
  supports grow
  sum of deal.margin
  accumulates over year
}
metric seats "Seats" {
  supports grow
  sum of deal.seats
  accumulates over year
}
metric deals "Deals" {
  supports grow
  count of deal
  accumulates over year
}
`
const plan = (clauses: string, gates = ''): string => `plan p "P"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
overpayment recovered from next pay up to 100% of it

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over month
}

pay commission "Commission" on bookings {
  flat 10%
${gates}}

${clauses}
`
const found = (text: string): string[] =>
  compile('p.plan', (path) => (path === 'p.plan' ? text : path === 'company.plan' ? company : undefined))
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)

describe('a condition between earning and payment', () => {
  const gates = '  only when margin >= $1\n  only when seats >= 1\n'
  const forgiven = (test: string): string => `draw $1,000 per month forgivable when ${test}, balance on leaving owed`
  test('on a metric counts toward the three-metric rule', () => {
    expect(found(plan('', gates))).toEqual([])
    expect(found(plan(forgiven('margin >= $100,000'), gates))).toEqual([])
    expect(found(plan(forgiven('deals >= 12'), gates))).toEqual(['CB401'])
  })
  test('on the limit of the whole plan counts too', () =>
    expect(found(plan('cap at $100,000 unless deals >= 12', gates))).toEqual(['CB401']))
  test('compares what goes together', () => {
    expect(found(plan(forgiven('margin >= 12')))).toEqual(['CB302'])
    expect(found(plan('clawback deal when deal.cancelled_on is known and deal.amount >= 5%'))).toEqual(['CB302'])
  })
  test('is true or not', () => expect(found(plan(forgiven('margin')))).toEqual(['CB304']))
  test('months that are to be served are a number', () =>
    expect(found(plan('clawback deal by unserved months of deal.amount when deal.cancelled_on is known'))).toEqual(['CB304']))
  test('an amount is money, and of one kind', () => {
    expect(found(plan('pay at least 5%'))).toEqual(['CB304'])
    expect(found(plan('draw rep.salary + 5% per month recoverable, balance on leaving owed'))).toEqual(['CB302'])
  })
})

describe('what a plan is owed', () => {
  test('comes out of its own pay, which may be written', () => expect(found(plan('within plan'))).toEqual([]))
  test('out of another plan is not in this release', () => expect(found(plan('across plans'))).toEqual(['CB210']))
})
