/** What the tab shows of a person is what `caboose explain` prints, for every shipped company. */
import { expect, test } from 'vitest'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { renderText } from '../../compiler/describe/text.ts'
import { heldFor } from '../../playground/session/held.ts'
import { isRefusal } from '../../playground/session/refusal.ts'
import { inlaysOf } from '../../playground/session/service.ts'
import { statementOf } from '../../playground/session/statement.ts'
import { edited, opened, type Tab } from '../../playground/session/tab.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import { shipped } from './shipped.ts'

function found<T>(answer: T): Exclude<T, { readonly kind: 'refused' }> {
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer as Exclude<T, { readonly kind: 'refused' }>
}

/** What the tab shows of everybody, or of the first `most`, beside a run of everybody. */
function same(tab: Tab, period: string, most: number): number {
  const ready = tab.good
  if (ready === undefined) throw new Error('the plan has errors')
  const { data } = found(heldFor(tab, ready.core))
  const outcome = evaluate(ready.core, data, { period, asOf: null }, () => undefined)
  if (outcome === undefined) throw new Error(`no answer for ${period}`)
  const step = Math.max(1, Math.ceil(outcome.people.length / most))
  const people = outcome.people.filter((_, i) => i % step === 0)
  for (const { id } of people) {
    const statement = describeStatement(ready.plan, ready.core, outcome, id)
    const shown = found(statementOf(tab, { person: id, period }))
    const page = { ...statement, title: shown.title, period: shown.period, blocks: shown.blocks }
    expect(renderText(page, 100), `${id} in ${period}`).toEqual(renderText(statement, 100))
    expect(shown.blocks, `${id} in ${period}`).toEqual(statement.blocks)
  }
  return people.length
}

test.for([
  ['northwind-cloud', 'account-executive.plan', 'FY26-Q3', 3],
  ['northwind-cloud', 'account-executive.plan', 'FY26-M04', 3],
  ['northwind-cloud', 'account-executive.plan', 'FY26', 2],
  ['northwind-cloud', 'account-manager.plan', 'FY26-Q2', 4],
  ['northwind-cloud', 'sales-manager.plan', 'FY26-Q3', 3],
  ['lakeside-agency', 'writing-agent.plan', '2026-06', 4],
  ['marlow-home', 'store-team.plan', 'FY26-M05', 4],
  ['adventure-works', 'graduated.plan', 'FY20-Q2', 2],
  ['adventure-works', 'territory.plan', 'FY20-Q3', 2],
  ['adventure-works', 'assigned.plan', 'FY20-Q1', 2],
] as const)('%s/%s, %s', { timeout: 120_000 }, ([company, entry, period, most]) => {
  expect(same(opened(shipped(company, entry)), period, most)).toBeGreaterThan(1)
})

test('what answers share is not taken over where an edit changes it', { timeout: 120_000 }, () => {
  const [plan, company] = ['account-executive.plan', 'company.plan']
  const edits: readonly (readonly [path: string, from: string, to: string])[] = [
    [plan, 'from 100% at 1.5x', 'from 100% at 1.7x'],
    [plan, '$500 per deal', '$700 per deal'],
    [company, '50%  to deal.engineer', '40%  to deal.engineer'],
    [plan, 'within 90 days', 'within 30 days'],
    [plan, 'plan account_executive', '# a line more\nplan account_executive'],
    [company, 'where deal.product = "Cloud"\n  acc', 'where deal.product = "Cloud" and deal.amount > $10,000\n  acc'],
  ]
  let tab = opened(shipped('northwind-cloud', plan))
  for (const [path, from, to] of edits) {
    const text = tab.files.get(path) ?? ''
    expect(text).toContain(from)
    tab = edited(tab, path, text.replace(from, to))
    expect(tab.compiled.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(same(tab, 'FY26-Q2', 2)).toBeGreaterThan(1)
  }
})

test('every step of a calculation leads to its clause, where that stands after an edit', () => {
  const plan = 'account-executive.plan'
  const asked = { person: 'R-115', period: 'FY26-Q3' }
  const leads = (tab: Tab): [line: number, says: string][] =>
    found(statementOf(tab, asked)).blocks.flatMap(({ lines }) =>
      lines.flatMap((line) =>
        'origin' in line && line.origin !== undefined ? [[line.origin.span.start.line, line.text] as [number, string]] : [],
      ),
    )
  const tab = opened(shipped('northwind-cloud', plan))
  const before = leads(tab)
  const text = tab.files.get(plan)?.split('\n') ?? []
  const lineOf = (start: string): number => text.findIndex((line) => line.trim().startsWith(start)) + 1
  const placed = (start: string): number[] => [...new Set(before.flatMap(([line, says]) => (says.startsWith(start) ? [line] : [])))]
  expect(placed('Slice up to 100%')).toEqual([lineOf('from   0% at')])
  expect(placed('Cap at 250%')).toEqual([lineOf('cap at 250%')])
  expect(placed('Gross margin')).toEqual([lineOf('metric gross_margin')])
  const after = leads(edited(tab, plan, `# moved\n${text.join('\n')}`))
  const inPlan = ([line, says]: [number, string]): [number, string] => [line + 1, says]
  expect(after).toEqual(before.map(inPlan))
  const values = inlaysOf(tab, { path: plan, ...asked })
  expect(values.find(({ span }) => span.start.line === lineOf('quota'))?.text).toMatch(/^\$1,000,000\.00, /)
})
