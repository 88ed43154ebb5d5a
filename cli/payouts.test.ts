import { describe, expect, test } from 'vitest'
import type { Core } from '../runtime/core/core.ts'
import type { Outcome } from '../runtime/evaluate/outcome.ts'
import { COMPUTED, type EarningLine } from '../runtime/ledger/lines.ts'
import { payoutJson, payoutsOf, totalOf } from './payouts.ts'
import { payoutTable } from './render/payouts.ts'

/** Only what the table reads; a whole Core would hide it. */
const core = {
  plan: { name: 'sales', label: 'Sales' },
  currency: { code: 'USD', digits: 2 },
  exchange: { pay: null },
  events: [],
  components: [
    { name: 'commission', label: 'Commission', metric: 'sales' },
    { name: 'logos', label: 'New logos', metric: 'accounts' },
  ],
  measures: [
    { name: 'sales', unit: { kind: 'money', currency: 'USD' } },
    { name: 'accounts', unit: { kind: 'count' } },
  ],
} as unknown as Core

const line = (payee: string, component: string, period: string, amount: bigint, more: Partial<EarningLine> = {}): EarningLine => ({
  paid: null,
  plan: 'sales',
  component,
  payee,
  forPeriod: period,
  record: '',
  rowKey: '',
  item: 'earned',
  kind: 'original',
  window: period,
  measure: null,
  quota: null,
  attainment: null,
  amount,
  currency: 'USD',
  postedIn: period,
  asOf: '',
  corrects: '',
  ...COMPUTED,
  origin: '',
  ...more,
})

const outcome = (payPeriods: readonly string[], earnings: readonly EarningLine[]) =>
  ({
    earnings,
    payPeriods,
    people: [
      { id: '275', name: 'Michael Blythe' },
      { id: '276', name: 'Linda Mitchell' },
    ],
  }) as unknown as Outcome

const sales = { measure: { n: 12500000n, d: 1n }, quota: { n: 10000000n, d: 1n }, attainment: { n: 5n, d: 4n } }
const quarter = outcome(
  ['FY20-Q1'],
  [
    line('276', 'logos', 'FY20-Q1', 50000n, { measure: { n: 5n, d: 1n } }),
    line('276', 'commission', 'FY20-Q1', 100000n, { ...sales, rowKey: 'a' }),
    line('276', 'commission', 'FY20-Q1', 23450n, { ...sales, rowKey: 'b' }),
    line('275', 'commission', 'FY20-Q1', -1005n),
  ],
)

describe('payouts of one pay period', () => {
  test('show measure, quota and attainment; lines of one component are added up', () =>
    expect(`\n${payoutTable(core, payoutsOf(core, quarter), quarter.payPeriods, 100)}`).toBe(`
person          component      measure       quota  attained  pay FY20-Q1 (USD)
──────────────  ──────────  ──────────  ──────────  ────────  ─────────────────
Michael Blythe  Commission                                               -10.05
Linda Mitchell  Commission  125,000.00  100,000.00      125%           1,234.50
                New logos            5                                   500.00
──────────────  ──────────  ──────────  ──────────  ────────  ─────────────────
total                                                                  1,724.45
`))

  test('are exact decimals for programs', () => {
    const payouts = payoutsOf(core, quarter)
    expect(totalOf(payouts)).toBe(172445n)
    expect(payoutJson(payouts[1]!, core)).toEqual({
      payee: '276',
      name: 'Linda Mitchell',
      component: 'commission',
      item: 'earned',
      period: 'FY20-Q1',
      postedIn: 'FY20-Q1',
      measure: '125000.00',
      quota: '100000.00',
      attainment: '1.25',
      amount: '1234.50',
      currency: 'USD',
    })
  })
})

test('several pay periods stand side by side, corrections where they were posted', () => {
  const year = outcome(
    ['FY20-Q1', 'FY20-Q2'],
    [
      line('275', 'commission', 'FY20-Q1', 10000n),
      line('275', 'commission', 'FY20-Q1', -500n, { postedIn: 'FY20-Q2' }),
      line('275', 'commission', 'FY20-Q2', 30000n),
      line('276', 'logos', 'FY20-Q2', 7n),
    ],
  )
  expect(`\n${payoutTable(core, payoutsOf(core, year), year.payPeriods, 100)}`).toBe(`
person          component   FY20-Q1  FY20-Q2  pay (USD)
──────────────  ──────────  ───────  ───────  ─────────
Michael Blythe  Commission   100.00   295.00     395.00
Linda Mitchell  New logos      0.00     0.07       0.07
──────────────  ──────────  ───────  ───────  ─────────
total                        100.00   295.07     395.07
`)
})

test('a year of months has its totals below', () => {
  const months = Array.from({ length: 12 }, (_, at) => `FY20-M${String(at + 1).padStart(2, '0')}`)
  const year = outcome(
    months,
    months.map((month) => line('275', 'commission', month, 100000n)),
  )
  const text = payoutTable(core, payoutsOf(core, year), months, 100)
  expect(text).toContain('Michael Blythe  Commission  12,000.00')
  expect(text).toContain('FY20-M12     1,000.00')
  expect(text.match(/^total +12,000\.00$/gm)).toHaveLength(2)
})

test('a column in which no line has anything is left out', () => {
  const quarter = outcome(['FY20-Q1'], [line('275', 'commission', 'FY20-Q1', 10000n, { quota: null, attainment: null })])
  expect(payoutTable(core, payoutsOf(core, quarter), ['FY20-Q1'], 100).split('\n')[0]).not.toMatch(/quota|attained/)
})
