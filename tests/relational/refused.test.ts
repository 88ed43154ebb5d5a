/** Every clause of a plan that is not compiled is told, not the first alone. */
import { expect, test } from 'vitest'
import { compileTo, targetNamed } from '../../compiler/emit/targets.ts'
import type { Core } from '../../runtime/core/core.ts'
import { compiled } from '../plans/adventure-works.ts'

const { core } = compiled('graduated.plan')
if (core === undefined) throw new Error('graduated.plan')

/** An origin on a line of the plan. */
const onLine = (line: number) => ({
  address: `line ${line}`,
  span: { file: 'graduated.plan', start: { line, column: 1 }, end: { line, column: 2 } },
})

test('each refused clause is a finding on its line, in the order of the text', () => {
  const [component] = core.components
  if (component === undefined) throw new Error('no pay')
  // commission that is paid on to whoever is calculated, not named by a field
  const paidOn = (line: number) => {
    const to = { kind: 'literal', unit: { kind: 'text' }, value: 'ann', origin: onLine(line) } as const
    return { component: component.name, record: 'line', share: '0.1', to, origin: onLine(line) }
  }
  const plan: Core = {
    ...core,
    components: [{ ...component, carry: { step: 'cap', restarts: 'year' }, origin: onLine(20) }],
    payments: { ...core.payments, splits: [paidOn(90), paidOn(5)] },
  }
  const target = targetNamed('json')
  if (target === undefined) throw new Error('json')
  const made = compileTo(plan, target, { period: 'FY20-Q2', amounts: undefined }, { plan: 'sha256:0', version: '0' })
  const lines = made.kind === 'refused' ? made.diagnostics.map(({ code, span }) => [code, span.start.line]) : made
  expect(lines).toEqual([
    ['CB701', 5],
    ['CB701', 20],
    ['CB701', 90],
  ])
})
