import { expect, test } from 'vitest'
import { table } from './table.ts'

const columns = [
  { title: 'person', align: 'left' },
  { title: 'component', align: 'left' },
  { title: 'pay (USD)', align: 'right' },
] as const
const body = [
  ['Linda Mitchell', 'commission', '12,345.60'],
  ['', 'kicker', '-500.00'],
  ['José 東京', 'commission', '7.05'],
]
const totals = ['total', '', '11,852.65']

test('numbers stand under each other, totals under a rule', () =>
  expect(`\n${table(columns, body, totals, 80)}`).toBe(`
person          component   pay (USD)
──────────────  ──────────  ─────────
Linda Mitchell  commission  12,345.60
                kicker        -500.00
José 東京       commission       7.05
──────────────  ──────────  ─────────
total                       11,852.65
`))

test('on a narrow terminal words give way, never numbers', () =>
  expect(`\n${table(columns, body, totals, 32)}`).toBe(`
person     component   pay (USD)
─────────  ──────────  ─────────
Linda Mi…  commission  12,345.60
           kicker        -500.00
José 東京  commission       7.05
─────────  ──────────  ─────────
total                  11,852.65
`))

test('text from data cannot move the cursor', () => expect(table(columns, [['\u001b[2Jx', 'a', '1']], [], 80)).toContain('␛[2Jx'))
