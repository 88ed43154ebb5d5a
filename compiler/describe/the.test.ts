/** Labels that begin with `The`, and names that are words of labels. */
import { expect, test } from 'vitest'
import { node } from '../../runtime/trace/node.ts'
import { compile } from '../compile.ts'
import { nameOf } from './naming.ts'
import { withThe } from './words.ts'

test('a label has one article', () => {
  expect(withThe('Sales')).toBe('the Sales')
  expect(withThe('The rest')).toBe('the rest')
  expect(withThe('Theatre sales')).toBe('the Theatre sales')
})

test('a name inside a label stays a word', () => {
  const { plan } = compile(
    'team.plan',
    () => `plan team "Team"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01
effective from 2026-01-01
applies to rep
paid monthly
objective grow "Grow" because "Growth pays for everything else"
record rep from "reps.csv" { id text key }
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  amount money }
pay rest "The rest" at 4% of sum of deal.amount over year supports grow
`,
  )
  if (plan === undefined) throw new Error('no plan')
  const named = (label: string): string => nameOf(node('step', label, undefined, { kind: 'factor' }), plan)
  expect(named('The rest')).toBe('The rest')
  expect(named('rest')).toBe('The rest')
})
