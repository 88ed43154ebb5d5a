import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderMarkdown } from '../../compiler/describe/markdown.ts'
import type { RepPage, Statement } from '../../compiler/describe/page.ts'
import { describePlan } from '../../compiler/describe/plan.ts'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { renderText } from '../../compiler/describe/text.ts'
import { runExamples } from '../../compiler/examples/run.ts'
import { creditsCsv, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import { compiled, files, ran, totalOf } from './adventure-works.ts'

// The totals were computed with exact fractions, by another program, from the same files.
describe('reference totals of FY20', () => {
  test('flat, per quarter', () => expect(totalOf(ran(compiled('flat.plan'), 'FY20'))).toBe('515269.59'))

  test('flat, accumulated over the year and rounded once per person', () => {
    const yearly = compiled('flat.plan', (text) => text.replace('accumulates over quarter', 'accumulates over year'))
    expect(totalOf(ran(yearly, 'FY20'))).toBe('515269.60')
  })

  test('graduated, per quarter', () => {
    const run = ran(compiled('graduated.plan'), 'FY20')
    expect(totalOf(run)).toBe('274310.82')
    expect(run.outcome?.people).toHaveLength(17)
  })

  test('by whose reseller it is, through territories, per quarter', () =>
    expect(totalOf(ran(compiled('assigned.plan'), 'FY20'))).toBe('539740.59'))

  test('four quarters asked for one by one add up to the year', () => {
    const plan = compiled('graduated.plan')
    const quarters = ['FY20-Q1', 'FY20-Q2', 'FY20-Q3', 'FY20-Q4'].map((quarter) => BigInt(totalOf(ran(plan, quarter)).replace('.', '')))
    expect(quarters.reduce((sum, cents) => sum + cents)).toBe(27431082n)
  })
})

describe('the ledgers', () => {
  const plan = compiled('territory.plan')
  const ledgers = (data = files()) => {
    const { outcome } = ran(plan, 'FY20', data)
    if (outcome === undefined || plan.core === undefined) throw new Error('no outcome')
    return [creditsCsv(outcome.credits), earningsCsv(outcome.earnings, plan.core), paymentsCsv(outcome.payments)]
  }
  const shuffled = files((_, text) => {
    const [head = '', ...rows] = text.trimEnd().split('\n')
    return `${[head, ...rows.reverse().filter((_, i) => i % 2 === 0), ...rows.filter((_, i) => i % 2 === 1)].join('\n')}\n`
  })

  test('are the same bytes whatever the order of the rows', () => expect(ledgers(shuffled)).toEqual(ledgers()))

  test("a statement adds up to the ledger's amount, and says so", () => {
    const run = ran(plan, 'FY20-Q3')
    if (run.outcome === undefined || plan.plan === undefined || plan.core === undefined) throw new Error('no outcome')
    const earned = run.outcome.earnings.filter((line) => line.payee === '289').reduce((sum, line) => sum + line.amount, 0n)
    const statement = describeStatement(plan.plan, plan.core, run.outcome, '289')
    expect(statement.total.earned).toBe(earned)
    expect(statement.checks.length).toBeGreaterThan(3)
    for (const { left, right } of statement.checks) expect(left).toBe(right)
  })
})

test('a statement whose ledger is a cent off what was computed is refused', () => {
  const plan = compiled('graduated.plan')
  const { outcome } = ran(plan, 'FY20-Q3')
  if (plan.plan === undefined || plan.core === undefined || outcome === undefined) throw new Error('no outcome')
  const { plan: meant, core } = plan
  const first = outcome.earnings.findIndex((line) => line.payee === '289')
  const off = { ...outcome, earnings: outcome.earnings.map((line, at) => (at === first ? { ...line, amount: line.amount + 1n } : line)) }
  expect(() => describeStatement(meant, core, outcome, '289')).not.toThrow()
  expect(() => describeStatement(meant, core, off, '289')).toThrow()
})

// Reviewed by eye: each line can be followed with a pocket calculator.
describe('what people read', () => {
  const read = (file: string, name: string, lines: readonly string[]) =>
    expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'expected', `${file}-${name}.txt`))
  const marked = (file: string, name: string, page: RepPage | Statement) =>
    expect(renderMarkdown(page)).toMatchFileSnapshot(join(import.meta.dirname, 'expected', `${file}-${name}.md`))
  test.for(['flat', 'graduated', 'territory'])("%s: the rep's page", async (name) => {
    const { plan } = compiled(`${name}.plan`)
    if (plan === undefined) throw new Error('no plan')
    await read(name, 'page', renderText(describePlan(plan), 100))
    await marked(name, 'page', describePlan(plan))
  })
  test.for(['flat', 'graduated', 'territory'])('%s: a statement', async (name) => {
    const plan = compiled(`${name}.plan`)
    const { outcome } = ran(plan, 'FY20-Q3')
    if (plan.plan === undefined || plan.core === undefined || outcome === undefined) throw new Error('no outcome')
    const statement = describeStatement(plan.plan, plan.core, outcome, '289')
    await read(name, 'statement', renderText(statement, 100))
    await marked(name, 'statement', statement)
  })
})

describe('the examples of the shipped plans hold', () => {
  test.for(['flat.plan', 'graduated.plan', 'territory.plan'])('%s', (file) => {
    const plan = compiled(file)
    expect(plan.diagnostics).toEqual([])
    const results = runExamples(plan)
    expect(results.length).toBeGreaterThan(0)
    expect(results.flatMap((result) => result.diagnostics)).toEqual([])
  })
})
