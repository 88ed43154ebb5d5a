/** `run --engine duckdb` writes the files of the reference evaluator, byte by byte. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { caboose } from '../cli/built.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-ledgers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const plans = join(import.meta.dirname, '../../plans')
const LEDGERS = ['credits.csv', 'earnings.csv', 'payments.csv']

interface Record {
  readonly data: string
  readonly rows: unknown
  readonly lines: unknown
  readonly core: string
  readonly engine: unknown
}
const ran = (plan: string, period: string, engine: string): string => {
  const data = join(plans, plan.split('/')[0] ?? '', 'data')
  const out = join(folder, `${plan.replaceAll('/', '-')}-${engine}`)
  const { code, err } = caboose(['run', join(plans, plan), '--data', data, '--period', period, '--engine', engine, '--out', out])
  expect([engine, code, code === 0 ? '' : err]).toEqual([engine, 0, ''])
  return out
}

test.for([
  ['adventure-works/graduated.plan', 'FY20-Q2'],
  ['adventure-works/territory.plan', 'FY20-Q1'],
  ['northwind-cloud/account-executive.plan', 'FY26'],
  ['northwind-cloud/account-manager.plan', 'FY26'],
  ['northwind-cloud/sales-manager.plan', 'FY26'],
  ['northwind-cloud/scenarios/multi-product.plan', 'FY26'],
  ['lakeside-agency/writing-agent.plan', 'FY26'],
  ['marlow-home/store-team.plan', 'FY26'],
] as const)('%s in %s', { timeout: 300_000 }, ([plan, period]) => {
  const [own, reference] = [ran(plan, period, 'duckdb'), ran(plan, period, 'reference')]
  expect(readdirSync(own).sort()).toEqual([...LEDGERS, 'run.json'])
  for (const name of LEDGERS) expect(readFileSync(join(own, name)).equals(readFileSync(join(reference, name))), name).toBe(true)
  const [left, right] = [own, reference].map((one) => JSON.parse(readFileSync(join(one, 'run.json'), 'utf8')) as Record)
  expect(left).toEqual({ ...right, engine: left?.engine })
})

/** A draw, somebody who leaves with a balance, months below zero, and limits of cash. */
const DRAWING = `plan sales "Sales"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  hired_on date  left_on date optional  smallest money }
record deal from "deals.csv" { id text key  owner rep  won_on date incentive  amount money }
credit deal { 100% to deal.owner }
metric sold "Sold" { supports grow  sum of deal.amount  accumulates over month }
pay commission "Commission" on sold { flat 10% }
draw $1,000 per month for 6 months from rep.hired_on recoverable from pay above the draw, balance on leaving owed
pay at most $2,500 per month, rest next month
pay at least rep.smallest
`
const REPS = `id,hired_on,left_on,smallest
a,2026-01-01,,25
b,2026-02-10,2026-05-20,40
c,2025-06-01,,10.05
`
/** A deal of everyone in each month: some large, some returns. */
const DEALS = [
  'id,owner,won_on,amount',
  ...Array.from({ length: 36 }, (_, i) => {
    const [month, owner] = [Math.floor(i / 3) + 1, i % 3]
    const amount = ((month * 7919 + (97 + owner) * 3571) % 41_000) - 6000
    return `D${i},${'abc'.charAt(owner)},2026-${String(month).padStart(2, '0')}-15,${amount}.37`
  }),
].join('\n')

test('a draw, its balance on leaving, and limits of cash', { timeout: 120_000 }, () => {
  const own = join(folder, 'drawing')
  mkdirSync(own)
  for (const [name, text] of [
    ['plan.plan', DRAWING],
    ['reps.csv', REPS],
    ['deals.csv', DEALS],
  ] as const)
    writeFileSync(join(own, name), text)
  const files = ['duckdb', 'reference'].map((engine) => {
    const { code, err } = caboose(['run', join(own, 'plan.plan'), '--period', 'FY26', '--engine', engine, '--out', join(own, engine)])
    expect([code, code === 0 ? '' : err]).toEqual([0, ''])
    return LEDGERS.map((name) => readFileSync(join(own, engine, name), 'utf8'))
  })
  expect(files[0]).toEqual(files[1])
  for (const kind of ['drawn', 'draw_recovered', 'left', 'carried_forward', 'overpaid']) expect(files[0]?.[2]).toContain(`,${kind},`)
})
