/** The fold that the three-metric rule offers: applied, it checks clean. */

import { describe, expect, test } from 'vitest'
import { hasErrors } from '../messages/diagnostic.ts'
import { edited } from '../messages/positions.ts'
import { compile } from './compile.ts'
import { runExamples } from './examples/run.ts'

const FACTS = `company facts "Facts"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
policy {
  attainment against full quota
  no quota means no pay
  overpayment recovered from next pay up to 100% of it
}
objective grow "Grow" because "It pays"
record rep from "reps.csv" { id text key }
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  product   text one of ("Cloud", "Licence", "Services")
  customer  text
  amount    money
  margin    money
}
metric cloud "Cloud" {
  supports grow
  sum of deal.amount where deal.product = "Cloud"
  accumulates over quarter
}
`
const plan = (fourth: string): string => `plan four "Four"
language 1
uses "facts.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
paid quarterly
metric customers "Customers" {
  supports grow
  count distinct of deal.customer
  accumulates over quarter
}
metric margin "Margin" {
  supports grow
  ratio of deal.margin to deal.amount
  accumulates over quarter
  no value means no pay
}
${fourth}
pay cloud_pay on cloud {
  flat 10%
  only when margin >= 20%
}
pay reach on customers { flat $100 per customer }
example "a quarter" {
  given cloud $1,000, margin 30%
  expect cloud_pay $100.00
}
`
const SERVICES = `metric services "Services" {
  supports grow
  sum of deal.amount where deal.product in ("Services", "Licence")
  accumulates over quarter
}

pay services_pay on services {
  flat 5%
  cap at 10% of cloud
}

example "services alone" {
  given services $1,000, cloud $5,000
  expect services_pay $50.00
}
`
const files = (text: string) => (path: string) => ({ 'four.plan': text, 'facts.plan': FACTS })[path]
const ruleOf = (text: string) => compile('four.plan', files(text)).diagnostics.find(({ code }) => code === 'CB401')

describe('a fourth metric', () => {
  const broken = plan(SERVICES)
  const rule = ruleOf(broken)
  test('is one error that shows all four places', () => {
    expect(compile('four.plan', files(broken)).diagnostics.map(({ code }) => code)).toEqual(['CB401'])
    expect(rule?.related.map(({ note }) => note).sort()).toEqual(
      ['cloud', 'customers', 'margin', 'services'].map((name) => `\`${name}\` moves pay here`),
    )
  })
  test('is folded into the metric of the same measure: its filter, its pay and its examples follow', () => {
    expect(rule?.fix?.title).toBe('fold `services` into `cloud` and take out the example of it')
    const folded = edited(broken, rule?.span.file ?? '', rule?.fix?.edits ?? [])
    expect(folded).toContain('sum of deal.amount where deal.product in ("Cloud", "Services", "Licence")')
    expect(folded).toContain('pay services_pay on cloud {')
    expect(folded).not.toMatch(/\bservices\b/)
    const after = compile('four.plan', files(folded))
    expect(after.diagnostics).toEqual([])
    expect(runExamples(after).map(({ name, passed }) => [name, passed])).toEqual([['a quarter', true]])
  })
})

describe('no fold is offered', () => {
  test('where no two metrics measure the same thing', () => {
    const average = SERVICES.replace('sum of deal.amount', 'average of deal.amount').replace(
      'supports grow',
      'supports grow\n  no value means $0',
    )
    expect(ruleOf(plan(average))).toMatchObject({ code: 'CB401', fix: undefined })
  })
})

describe('the same measure over another window', () => {
  test('is not another metric', () => {
    const yearly = SERVICES.replace('deal.product in ("Services", "Licence")', 'deal.product = "Cloud"').replace(
      'over quarter',
      'over year',
    )
    expect(hasErrors(compile('four.plan', files(plan(yearly.replace('cap at 10% of cloud\n', '')))).diagnostics)).toBe(false)
  })
  test('nor over a rolling one', () => {
    const recent = `metric recent "Cloud lately" {
  supports grow
  sum of deal.amount where deal.product = "Cloud"
  accumulates over last 3 months
}
pay steady on customers {
  flat $10 per customer
  only when recent >= $1
}
`
    expect(compile('four.plan', files(plan(recent))).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
