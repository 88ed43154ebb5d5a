/** What laws have found, at its smallest: these stories are tried for ever. */
import { describe, expect, test } from 'vitest'
import { answer, ledgers } from './answer.ts'
import { company } from './company.ts'
import { drawing } from './draw.ts'
import { byColumns } from './engines.ts'
import { type Block, block, type Cells, line, type Story, textOf } from './story.ts'

const deal = (id: string, owner: string, closed_on: string, amount: string, more: Cells = {}): Cells => ({
  id,
  owner,
  closed_on,
  amount,
  margin: '0.00',
  term_months: '12',
  customer: 'ACME',
  kind: 'new',
  ...more,
})
const person = (id: string): Cells => ({
  id,
  starts: '2020-01-01',
  role: 'AE',
  region: 'west',
  hired_on: '2020-01-01',
  target_incentive: '12000.00',
  pct: '0.05',
})
const sales = block('metric sales "sales"', 'supports grow', 'sum of deal.amount', 'accumulates over year', 'quota $120,000 per year')
const credit = block('credit deal', '100% to deal.owner')
const story = (blocks: readonly Block[], deals: readonly Cells[], facts: (text: string) => string = (text) => text): Story => ({
  company: company(drawing([]), () => false).map(({ head, body }) => ({ head: facts(head), body })),
  plan: [
    line('plan story "Story"'),
    line('language 1'),
    line('uses "world.plan"'),
    line('effective from 2026-02-01 to 2027-01-31'),
    line('applies to rep'),
    line('paid monthly'),
    ...blocks,
  ],
  people: ['ann', 'bob'].map(person),
  deals,
  absences: [],
})

describe('order means nothing', () => {
  const deals = [deal('D-1', 'ann', '2026-02-01', '120000.00'), deal('D-2', 'ann', '2026-03-01', '90000.00', { second: 'bob' })]
  const same = (one: readonly Block[], other: readonly Block[]): void =>
    expect(ledgers(answer(story(other, deals)))).toBe(ledgers(answer(story(one, deals))))
  const flat = block('pay part "Part" on sales', 'flat 10%')

  test('rules of credit to one person keep their names', () => {
    const rules = [
      '60% to deal.owner when deal.second is known',
      '40% to deal.second when deal.second is known',
      '100% to deal.owner when not deal.second is known',
    ]
    same([block('credit deal', ...rules), sales, flat], [block('credit deal', ...rules.toReversed()), sales, flat])
  })
  test('two parts of pay that are held', () => {
    const held = ['part_a', 'part_b'].map((name) =>
      block(`pay ${name} "Part" on sales`, 'flat 10%', 'hold 50% of each deal until deal.paid_on'),
    )
    same([credit, sales, ...held], [credit, sales, ...held.toReversed()])
  })
  test('limits of the plan, clawbacks, and people who get a part', () => {
    const lines = [
      'cap pay at $30,000',
      'floor pay at $100 each month',
      'clawback deal when deal.cancelled_on is within 60 days after deal.closed_on',
      'clawback 50% of deal when deal.cancelled_on is known',
    ].map(line)
    const parts = ['pay 20% to deal.second', 'pay 10% to deal.owner.manager']
    const paidOn = (clauses: readonly string[]): Block => block('pay part "Part" on sales', 'flat 10%', ...clauses)
    same([credit, sales, paidOn(parts), ...lines], [credit, sales, paidOn(parts.toReversed()), ...lines.toReversed()])
  })
  test('rows and columns of a matrix', () => {
    const count = block('metric deals "deals"', 'supports grow', 'count of deal', 'accumulates over year')
    const matrix = (...rows: readonly string[]): Block =>
      block('pay part "Part" on sales', `matrix deals down, sales across, at {\n${rows.join('\n')}\n}`)
    same(
      [credit, sales, count, matrix('| | from $0 | from $50,000 |', '| from 0 | 1% | 2% |', '| from 2 | 3% | 4% |')],
      [credit, sales, count, matrix('| | from $50,000 | from $0 |', '| from 2 | 4% | 3% |', '| from 0 | 2% | 1% |')],
    )
  })
})

test('rounding up can be written: 1% of 0.01 is a cent', () => {
  const up = story([credit, sales, block('pay part "Part" on sales', 'flat 1%')], [deal('D-1', 'ann', '2026-02-01', '0.01')], (text) =>
    text.replace('money half_up', 'money up'),
  )
  expect(textOf(up.company)).toContain('rounding money up to $0.01')
  expect(answer(up).outcome.earnings.map(({ amount }) => amount)).toEqual([1n])
})

test('a window that begins before the plan, by columns: nobody gets the deals of the person before', () => {
  const crossing = story(
    [credit, sales, block('pay part "Part" on sales', 'flat 10%')],
    [deal('D-1', 'ann', '2026-02-01', '120000.00'), deal('D-2', 'ann', '2026-08-01', '-60000.00')],
    (text) => text.replace('February named by start', 'May named by end'),
  )
  const { credits, earnings, payments, outcome } = answer(crossing)
  expect(byColumns(crossing)).toEqual({ credits, earnings, payments })
  expect(outcome.earnings.filter(({ payee }) => payee === 'bob')).toEqual([])
})
