/** A simulation in a tab costs what the command line says on the same files. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../../cli/run.ts'
import { scenario } from '../../cli/scenario.ts'
import { renderText } from '../../compiler/describe/text.ts'
import { Cancelled, UNWATCHED } from '../../playground/session/job.ts'
import { isRefusal } from '../../playground/session/refusal.ts'
import { type SimulateAsked, simulated } from '../../playground/session/simulate.ts'
import { edited, opened, type Tab, withData } from '../../playground/session/tab.ts'
import { printedBy } from './as-printed.ts'
import { shipped } from './shipped.ts'

const PLANS = [
  ['northwind-cloud', 'account-executive.plan', 'FY26-Q1'],
  ['northwind-cloud', 'account-manager.plan', 'FY26-Q3'],
  ['northwind-cloud', 'sales-manager.plan', 'FY26-Q2'],
  ['adventure-works', 'territory.plan', 'FY20'],
  ['adventure-works', 'assigned.plan', 'FY20'],
  ['adventure-works', 'flat.plan', 'FY20-Q3'],
  ['adventure-works', 'graduated.plan', 'FY20'],
  ['lakeside-agency', 'writing-agent.plan', '2026-03'],
  ['marlow-home', 'store-team.plan', 'FY26-M03'],
] as const

const asked = (period: string, more: Partial<SimulateAsked> = {}): SimulateAsked => ({
  period,
  by: null,
  beside: null,
  rows: null,
  ...more,
})
const tabOf = (company: string, plan: string): Tab => opened(shipped(company, plan))

async function answer(tab: Tab, question: SimulateAsked, job = UNWATCHED) {
  const found = await simulated(tab, question, job)
  if (isRefusal(found)) throw new Error(found.message)
  return found
}

const cents = (decimal: string): bigint => BigInt(decimal.replace('.', ''))
/** A decimal of dollars with two places. */
const dollars = (decimal: string): string => {
  const [whole = '', places = ''] = decimal.split('.')
  return `${whole}.${places.padEnd(2, '0')}`
}

describe.for(PLANS)('%s/%s, %s', ([company, plan, period]) => {
  test('costs what run says, and its parts add up to that', async () => {
    const printed = await printedBy(run, [join('plans', company, plan), '--period', period, '--format', 'json'])
    const { total } = JSON.parse(printed) as { total: { amount: string } }
    const found = await answer(tabOf(company, plan), asked(period))
    expect(dollars(found.total.exact)).toBe(total.amount)
    expect(found.parts.reduce((sum, { amount }) => sum + cents(dollars(amount.exact)), 0n)).toBe(cents(total.amount))
  })
})

test.for(readdirSync('plans/northwind-cloud/scenarios'))('the scenario %s is the page that scenario prints', async (file) => {
  const path = `scenarios/${file}`
  const printed = await printedBy(scenario, [`plans/northwind-cloud/${path}`, '--by', 'rep.manager', '--period', 'FY26-M02'])
  const { beside } = await answer(
    tabOf('northwind-cloud', 'account-executive.plan'),
    asked('FY26-M02', { by: 'rep.manager', beside: { kind: 'scenario', path } }),
  )
  expect(renderText(beside?.page ?? { title: '', under: '', blocks: [] }, 100).join('\n')).toBe(printed.trimEnd())
})

describe('the edited text beside the text of before', () => {
  const before = tabOf('northwind-cloud', 'account-executive.plan')
  const text = before.files.get('account-executive.plan') ?? ''
  const raised = edited(before, 'account-executive.plan', text.replace('from 100% at 1.5x', 'from 100% at 1.6x'))
  const question = asked('FY26-M03', { beside: { kind: 'before', files: { 'account-executive.plan': text } } })
  test('has the figures of both', async () => {
    const [old, now] = await Promise.all([answer(before, asked('FY26-M03')), answer(raised, question)])
    expect(now.beside?.shown?.cost?.before ?? now.total.says).toBe(old.total.says)
    expect(now.beside?.shown?.cost?.after ?? now.total.says).toBe(now.total.says)
  })
})

describe('the data', () => {
  const tab = tabOf('northwind-cloud', 'account-executive.plan')
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  test('with a bad row are refused whole, with file, line and column', async () => {
    const text = new TextDecoder().decode(tab.data.get('deals.csv'))
    const bad = withData(tab, { 'deals.csv': bytes(text.replace(/(\n[^\n]*\n[^,\n]*,[^\n]*?)(\d\d\/\d\d\/\d\d\d\d)/, '$1=HYPERLINK(1)')) })
    const found = await simulated(bad, asked('FY26'), UNWATCHED)
    expect(isRefusal(found) && found.because).toBe('data')
    expect(isRefusal(found) && found.findings[0]?.span).toMatchObject({ file: 'deals.csv', start: { line: 3 } })
  })
  test('repeated to more rows pay at least as much', async () => {
    const shop = tabOf('marlow-home', 'store-team.plan')
    const [small, large] = [await answer(shop, asked('FY26-M03')), await answer(shop, asked('FY26-M03', { rows: 5000 }))]
    expect(large.rows).toBeGreaterThan(5000)
    expect(cents(dollars(large.total.exact))).toBeGreaterThan(cents(dollars(small.total.exact)))
  })
})

test('a simulation that nobody waits for ends at its next breath', async () => {
  const job = { progress: () => undefined, breathe: () => Promise.reject(new Cancelled()) }
  await expect(simulated(tabOf('marlow-home', 'store-team.plan'), asked('FY26-M03'), job)).rejects.toThrow(Cancelled)
})
