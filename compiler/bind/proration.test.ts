import { describe, expect, test } from 'vitest'
import { compile } from '../compile.ts'

const company = (policies: string): string => `company acme "Acme"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01

policy {
  attainment against full quota
  no quota means no pay
${policies}
}

objective grow "Grow" because "Growth pays for everything else"

record rep from "reps.csv" {
  id       text key
  hired_on date
}
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
}
`
const plan = (clauses: string): string => `plan p "P"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over month
  quota $1,000 per month
}

pay commission "Commission" on bookings {
  flat 10%
}

guarantee $3,000 per month
${clauses}
`
const compiled = (policies: string, clauses = '') =>
  compile('p.plan', (path) => (path === 'p.plan' ? plan(clauses) : path === 'company.plan' ? company(policies) : undefined))
const codes = (policies: string, clauses = ''): string[] =>
  compiled(policies, clauses)
    .diagnostics.filter(({ severity }) => severity !== 'hint')
    .map(({ code }) => code)
const prorated = (policies: string, clauses = '') => compiled(policies, clauses).plan?.prorate

const ALL = 'hired_on, left_on, leave, transfer, change'

describe('what is prorated', () => {
  test('is looked up for each thing by itself', () =>
    expect(prorated(`  prorate target, quota by days for ${ALL}`, `prorate guarantee by workdays for hired_on`)).toMatchObject({
      quota: { by: 'days', reasons: ALL.split(', ') },
      guarantee: { by: 'workdays', reasons: ['hired_on'] },
      cap: null,
    }))
  test('a plan may take a reason of its company out', () =>
    expect(prorated(`  prorate quota, guarantee by days for ${ALL}`, 'do not prorate guarantee for leave')).toMatchObject({
      quota: { reasons: ALL.split(', ') },
      guarantee: { reasons: ['hired_on', 'left_on', 'transfer', 'change'] },
    }))
  test('one place says it one way', () =>
    expect(codes(`  prorate quota by days for ${ALL}`, `prorate guarantee by days for ${ALL}\ndo not prorate guarantee for leave`)).toEqual(
      ['CB249'],
    ))
})

describe('what nobody decided on', () => {
  test('is told of a thing that is listed', () => {
    expect(codes(`  prorate quota by days for ${ALL}`, 'prorate guarantee by days for hired_on')).toEqual(['CB217'])
    expect(
      codes(
        `  prorate quota by days for ${ALL}`,
        'prorate guarantee by days for hired_on\ndo not prorate guarantee for left_on, leave, transfer, change',
      ),
    ).toEqual([])
  })
  test('of one that is not listed, or that the plan does not have, nothing is told', () => {
    expect(codes(`  prorate quota by days for ${ALL}`)).toEqual([])
    expect(codes(`  prorate quota by days for ${ALL}\n  prorate draw by days for hired_on`)).toEqual([])
  })
  test('a clause for something else decides nothing', () =>
    expect(codes('  prorate quota by days for hired_on', `prorate guarantee by days for ${ALL}`)).toEqual(['CB217']))
})
