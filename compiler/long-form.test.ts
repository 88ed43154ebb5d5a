import { describe, expect, test } from 'vitest'
import { compile } from './compile.ts'
import { longForm } from './long-form.ts'

const head = `plan small "Small"
language 1
currency USD
rounding money half_up to $0.01
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid quarterly
objective sell "Sell" because "It is what we make"

record rep from "reps.csv" {
  id             text key
  commission_pct percent as fraction
}
record deal from "deals.csv" {
  id     text key
  owner  rep
  won_on date incentive
  amount money
  kind   text
}

`
const core = (text: string): string => {
  const { core, diagnostics } = compile('small.plan', () => text)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return JSON.stringify(core, (key, value) => (key === 'origin' || key === 'source' ? undefined : value))
}

describe('the small form written out', () => {
  test.each([
    'pay commission "Commission" at 5% of sum of deal.amount over quarter supports sell',
    'pay commission at rep.commission_pct of sum of deal.amount where deal.kind = "new" over year supports sell because "New doors"',
    'pay visits "Visits" at $25 of count distinct of deal.kind per deal supports sell # a note',
  ])('%s', (pay) => {
    const { text, diagnostics } = longForm(head + pay, 'small.plan')
    expect(diagnostics).toEqual([])
    expect(text).toMatch(/^metric \w+_measure/m)
    expect(core(text)).toBe(core(head + pay))
  })
  test('reads as a person would write it, and keeps comments', () => {
    const { text } = longForm(
      `${head}# the only part\npay commission "Commission" at rep.commission_pct of sum of deal.amount over quarter supports sell because "Simple" # for now`,
      'small.plan',
    )
    expect(text.slice(head.length)).toBe(`# the only part
metric commission_measure "Deal amount" {
  supports sell
  sum of deal.amount
  accumulates over quarter
}

pay commission "Commission" on commission_measure {
  flat rep.commission_pct
  because "Simple"
}  # for now
`)
  })
  test('a text with a mistake stays as it was', () => {
    const broken = `${head}pay commission "Commission" at 5% of deal.amount over quarter supports sell`
    expect(longForm(broken, 'small.plan').text).toBe(broken)
    expect(longForm(broken, 'small.plan').diagnostics).toHaveLength(1)
  })
})
