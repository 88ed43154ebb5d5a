/** Hover, values in the text, outline and folds. */

import { describe, expect, test } from 'vitest'
import { run } from '../../compiler/run.ts'
import { analyse } from '../../editor/analysis.ts'
import { folds } from '../../editor/folds.ts'
import { hover } from '../../editor/hover.ts'
import { inlays, valuesOf } from '../../editor/inlays.ts'
import { symbols } from '../../editor/outline.ts'
import { positionAt, sliceAt } from '../../messages/positions.ts'

const PLAN = `plan small "Small plan"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
target rep.target_incentive
paid yearly
policy {
  attainment against full quota
  no quota means no pay
  do not prorate target, quota for hired_on, left_on, leave, transfer, change
}

# what we want,
# and why
objective grow "Grow" because "Growth pays for everything else"

record rep from "reps.csv" {
  id               text key
  target_incentive money per year
}
record deal from "deals.csv" {
  id     text key
  owner  rep
  won_on date incentive
  amount money
}
credit deal { 100% to deal.owner }

metric sales "Sales" {
  supports grow
  encourages "Sell"
  sum of deal.amount
  accumulates over year
  quota $1,000 per year
}

pay commission "Commission" on sales {
  worth 50% of target
  flat 1.0x
  only when sales >= $500
  cap at 200% of worth
  because "Every dollar counts"
}
`
const FILES: Readonly<Record<string, string>> = {
  'reps.csv': 'id,target_incentive\nann,24000\n',
  'deals.csv': 'id,owner,won_on,amount\nD-1,ann,2026-03-01,700\nD-2,ann,2026-09-01,400\n',
}
const small = analyse('small.plan', (path) => (path === 'small.plan' ? PLAN : undefined))

describe('what the plan comes to for Ann', () => {
  const files = (name: string): Uint8Array | undefined => (FILES[name] === undefined ? undefined : new TextEncoder().encode(FILES[name]))
  const { plan, core } = small
  const outcome = core === undefined ? undefined : run(core, files, { period: 'FY26', asOf: null }).outcome
  const derivation = outcome?.derive('ann', 'commission', 'FY26')
  const shown = plan === undefined || derivation === undefined ? [] : inlays(small, 'small.plan', valuesOf([derivation], plan, small))
  const at = Object.fromEntries(shown.map(({ span, text }) => [sliceAt(PLAN, span), text]))
  // of $24,000 half is $12,000; 700 + 400 is 1,100 of a quota of 1,000: 110%, which pays 110% of 12,000; the cap is twice 12,000
  test('stands at the clauses that say it', () =>
    expect(at).toEqual({
      'target rep.target_incentive': '$24,000.00',
      sales: '$1,100.00',
      'quota $1,000 per year': '$1,000.00, 110% reached',
      commission: '$13,200.00',
      'worth 50% of target': '$12,000.00',
      'sales >= $500': 'yes',
      '200% of worth': '$24,000.00',
      'flat 1.0x': '$13,200.00',
    }))
})

describe('a place is explained', () => {
  const told = (words: string, analysis = small, text = PLAN) =>
    hover(analysis, 'small.plan', positionAt(text, text.indexOf(words)))?.parts.map(({ kind, title, lines }) => [kind, title, ...lines]) ??
    []
  test('a metric by what it measures, its policies and its clause', () => {
    const [name, clause] = told('sales "Sales"')
    expect(name).toEqual(
      expect.arrayContaining([
        'name',
        'metric `sales`',
        'Sales: amount of every deal you own.',
        'it is money',
        'no quota means no pay (said by the plan)',
      ]),
    )
    expect(clause).toEqual(['clause', 'metric NAME ["TEXT"] { ... }', 'a number that people are measured by'])
  })
  test('a field by what it holds', () =>
    expect(told('target_incentive\npaid')[0]).toEqual(['name', 'field `rep.target_incentive`', 'money per year']))
  test('an objective with its reason', () =>
    expect(told('grow "Grow"')[0]).toEqual(['name', 'objective `grow`', 'Grow', 'because "Growth pays for everything else"']))
  test('a finding first, with what helps and why it matters', () => {
    const text = PLAN.replace('supports grow', 'supports grwo')
    const [finding] = told(
      'grwo',
      analyse('small.plan', () => text),
      text,
    )
    expect(finding?.slice(0, 3)).toEqual(['finding', 'no objective is called `grwo`', 'did you mean `grow`?'])
    expect(finding).toHaveLength(4)
  })
  test('nothing where nothing is', () =>
    expect(hover(small, 'small.plan', positionAt(PLAN, PLAN.indexOf('# what we') - 1))).toBeUndefined())
})

test('the outline has blocks with their clauses, by name', () => {
  const all = symbols(small, 'small.plan')
  expect(
    all.filter(({ children }) => children.length > 0).map(({ kind, name, children }) => `${kind} ${name}: ${children.length}`),
  ).toEqual(['policy policy: 3', 'record rep: 2', 'record deal: 4', 'credit deal: 1', 'metric sales: 5', 'pay commission: 5'])
  expect(all.find(({ name }) => name === 'deal')?.children.map(({ name, detail }) => `${name} ${detail}`)).toContain(
    'won_on date incentive',
  )
})

test('blocks fold, and comments of several lines', () => {
  const lines = PLAN.split('\n')
  const found = folds(small, 'small.plan').map(({ start, end, kind }) => `${kind} ${lines[start - 1]} ${lines[end - 1]}`)
  expect(found).toContain('comment # what we want, # and why')
  expect(found).toContain('block pay commission "Commission" on sales { }')
  expect(found).not.toContain('block credit deal { 100% to deal.owner } credit deal { 100% to deal.owner }')
})
