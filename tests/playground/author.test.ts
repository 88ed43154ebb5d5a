/** What the author's view asks: pay with its parts, where each number came from, what more would pay, what the editor is told. */

import { describe, expect, test } from 'vitest'
import { sliceAt, edited as withEdits } from '../../messages/positions.ts'
import { payWithMore } from '../../playground/session/asking.ts'
import { isRefusal } from '../../playground/session/refusal.ts'
import { resultOf } from '../../playground/session/result.ts'
import { completionsAt, definitionAt, inlaysOf, renamedAt, tokensOf } from '../../playground/session/service.ts'
import { statementOf } from '../../playground/session/statement.ts'
import { edited, opened, type Tab } from '../../playground/session/tab.ts'
import { traceOf } from '../../playground/session/trace.ts'
import { shipped } from './shipped.ts'

function found<T>(answer: T): Exclude<T, { readonly kind: 'refused' }> {
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer as Exclude<T, { readonly kind: 'refused' }>
}

const exactly = (says: string): number => Math.round(Number(says.replaceAll(/[$€£,\s]/g, '')) * 100)
const AE = 'account-executive.plan'
const northwind = (): Tab => opened(shipped('northwind-cloud', AE))

describe.for([
  ['northwind-cloud', AE],
  ['northwind-cloud', 'sales-manager.plan'],
  ['northwind-cloud', 'scenarios/multi-product.plan'],
  ['lakeside-agency', 'writing-agent.plan'],
  ['marlow-home', 'store-team.plan'],
  ['adventure-works', 'territory.plan'],
] as const)('%s/%s', ([company, entry]) => {
  const tab = opened(shipped(company, entry))
  const result = found(resultOf(tab, { person: null, period: null }))
  const { person, period, parts, earned } = result

  test('pays what the statement says, and its parts are all of it', () => {
    const statement = found(statementOf(tab, { person: person.id, period }))
    expect(exactly(earned)).toBe(Math.round(Number(statement.totals[0]?.earned) * 100))
    expect(parts.reduce((sum, part) => sum + exactly(part.earned), 0)).toBe(exactly(earned))
  })
  test('is found again by name, and somebody unknown is taken for nobody', () => {
    expect(resultOf(tab, { person: person.id, period })).toEqual(result)
    expect(resultOf(tab, { person: 'nobody', period })).toEqual(result)
  })
  test('traces every line of a calculation to words of the plan', () => {
    const lines = found(traceOf(tab, person.id, period)).flatMap((one) => one.parts.flatMap((part) => part.lines))
    expect(lines.length).toBeGreaterThan(3)
    for (const { span, text } of lines) {
      const source = tab.files.get(span.file) ?? ''
      expect(sliceAt(source, span).trim(), text).not.toBe('')
    }
  })
})

describe('more of a metric', () => {
  const tab = northwind()
  const about = { person: 'R-115', period: 'FY26-Q3' }
  test('none of it pays what is paid', () => {
    expect(found(payWithMore(tab, { ...about, metric: 'cloud_bookings', steps: 0 }))).toMatchObject({
      pays: { says: '$36,249.27' },
      adds: { says: '$0.00' },
    })
  })
  test('below quota each $10,000 of cloud bookings pays 7%', () => {
    // worth 70% of $100,000, quota $1,000,000: 7% at 1.0x; 72% of quota and $20,000 more stay below it
    expect(found(payWithMore(tab, { ...about, metric: 'cloud_bookings', steps: 2 })).adds.says).toBe('$1,400.00')
  })
  test('of a ratio there is no more to be had', () => {
    expect(payWithMore(tab, { ...about, metric: 'gross_margin', steps: 1 })).toMatchObject({ kind: 'refused', because: 'asked' })
  })
})

describe('the editor', () => {
  const tab = northwind()
  test('is told the colours of the lines that it shows alone', () => {
    const all = tokensOf(tab, { path: AE })
    const some = tokensOf(tab, { path: AE, lines: { from: 10, to: 12 } })
    expect(some).toEqual(all.filter(({ start: { line } }) => line >= 10 && line <= 12))
    expect(some.length).toBeGreaterThan(5)
  })
  test('completes in a file that the plan does not use', () => {
    const path = 'account-manager.plan'
    const line = (tab.files.get(path) ?? '').split('\n').findIndex((one) => one.trim().startsWith('supports')) + 1
    const names = completionsAt(tab, { path, line, column: 12 }).map(({ label }) => label)
    expect(names.toSorted()).toEqual(['cloud_growth', 'healthy_deals', 'keep_base', 'land_new'])
  })
  test('goes to a name of the company', () => {
    expect(definitionAt(tab, { path: AE, line: 15, column: 13 })).toMatchObject([{ file: 'company.plan' }])
  })
  test('renames in every file of the tab, and all of them still compile', () => {
    const renamed = renamedAt(tab, { path: AE, line: 10, column: 10, to: 'cloud_sales' })
    if (!('edits' in renamed)) throw new Error(renamed.refused)
    const files = new Set(renamed.edits.map(({ span }) => span.file))
    expect([...files]).toEqual(expect.arrayContaining([AE, 'company.plan', 'sales-manager.plan']))
    const after = [...files].reduce((now, file) => edited(now, file, withEdits(now.files.get(file) ?? '', file, renamed.edits)), tab)
    expect(after.compiled.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(found(resultOf(after, { person: 'R-115', period: 'FY26-Q3' })).earned).toBe('$36,249.27')
  })
  test('has values for the text as it is, none while it has errors', () => {
    const asked = { path: AE, person: 'R-115', period: 'FY26-Q3' }
    expect(inlaysOf(tab, asked).find(({ span }) => span.end.line === 6)?.text).toBe('$100,000.00')
    const broken = edited(tab, AE, (tab.files.get(AE) ?? '').replace('supports land_new', 'supports land_nwe'))
    expect(inlaysOf(broken, asked)).toEqual([])
    expect(found(resultOf(broken, { person: 'R-115', period: 'FY26-Q3' })).earned).toBe('$36,249.27')
  })
})
