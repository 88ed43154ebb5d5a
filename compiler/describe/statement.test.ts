import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { describeStatement } from './statement.ts'
import { bookings, type Compiled, compiledOf, deal, outcomeOf } from './testing.ts'
import { renderText } from './text.ts'
import { isPrintable } from './value.ts'

const graduated = compiledOf(`${bookings()}pay commission "Commission" on bookings {
  worth 70% of target
  graduated on attainment { from 0% at 1.0x  from 100% at 1.5x }
  only when gross_margin >= 20% otherwise keeps 50%
}
cap pay at 250% of target
`)
const statementOf = (compiled: Compiled, outcome: Outcome, all = false) =>
  describeStatement(compiled.plan, compiled.core, outcome, 'ann', { all })
const linesOf = (compiled: Compiled, outcome: Outcome, heading: string, all = false): string[] =>
  statementOf(compiled, outcome, all)
    .blocks.find((block) => block.heading.startsWith(heading))
    ?.lines.map(({ text }) => text) ?? []

describe('a statement', () => {
  const deals = [deal('D1', '2026-02-10', 500_000), deal('D2', '2026-03-05', 1_000_000), deal('D3', '2026-03-06', 10, 'Licence')]
  const outcome = outcomeOf(graduated, deals, 'FY26-M02')
  test('says who, when and how much', () => {
    const statement = statementOf(graduated, outcome)
    expect(statement.title).toBe('Test plan: statement of Ann Lee')
    expect(statement.period).toBe('FY26-M02 (1 Mar to 31 Mar 2026)')
    expect(statement.totals).toEqual([{ currency: 'USD', earned: 8050000n, paid: 8050000n }])
  })
  test('prints every number that it uses', () => {
    const said = linesOf(graduated, outcome, 'Commission, FY26-M02').join('\n')
    // 84,000 x 1,200,000 / 1,200,000, and 84,000 x 1.5 x 300,000 / 1,200,000: 115,500.00 less February's 35,000.00
    for (const number of ['$1,500,000.00 (2 deals)', '$84,000.00', '$1,200,000.00', '$115,500.00 - $35,000.00 = $80,500.00'])
      expect(said).toContain(number)
    expect(said).toContain('Only when Gross margin >= 20%: met')
  })
  test('lists the deals with what each earned, and their sum', () =>
    expect(linesOf(graduated, outcome, 'Commission, FY26-M02').slice(-3)).toEqual([
      'Deal\tDate\tCounted\tEarned',
      'D2\t5 Mar 2026\t$1,000,000.00\t$80,500.00',
      'Together\t\t$1,000,000.00\t$80,500.00',
    ]))
  test('of a year adds up all its months', () => {
    const year = statementOf(graduated, outcomeOf(graduated, deals))
    expect(year.total.earned).toBe(11550000n)
    expect(year.period).toBe('FY26 (1 Feb 2026 to 31 Jan 2027)')
  })
  test('of a plan limit tells what it changes', () => {
    const capped = outcomeOf(graduated, [deal('D1', '2026-02-10', 9_000_000)], 'FY26-M01')
    expect(statementOf(graduated, capped).total.earned).toBe(30000000n)
    expect(linesOf(graduated, capped, 'The limit on all of your pay').at(-1)).toMatch(/^Commission\t-\$/)
  })
  test('of money taken back tells what is owed', () => {
    const back = outcomeOf(graduated, [deal('D1', '2026-02-10', 100_000), deal('D2', '2026-03-10', -100_000)], 'FY26-M02')
    expect(statementOf(graduated, back).totals).toEqual([{ currency: 'USD', earned: -700000n, paid: 0n }])
    expect(linesOf(graduated, back, 'Payment').join('\n')).toContain('Added to what you owe\t$7,000.00')
  })
})

describe('many deals', () => {
  const deals = Array.from({ length: 14 }, (_, i) => deal(`D${i + 10}`, '2026-02-10', (i + 1) * 1000))
  const outcome = outcomeOf(graduated, deals, 'FY26-M01')
  const table = (all: boolean): string[] =>
    linesOf(graduated, outcome, 'Commission', all).filter((line) => /^(?:D\d|and|Together)/.test(line))
  test('only the ten largest are listed; the rest is one line', () => {
    expect(table(false)).toHaveLength(12)
    expect(table(false)[0]).toBe('D23\t10 Feb 2026\t$14,000.00\t$980.00')
    expect(table(false).slice(-2)).toEqual(['and 4 more\t\t$10,000.00\t$700.00', 'Together\t\t$105,000.00\t$7,350.00'])
  })
  test('all are listed where that is asked for', () => expect(table(true)).toHaveLength(15))
  test('a part that pays each deal by itself is told by its largest', () => {
    const each = compiledOf(
      `${bookings('accumulates per deal')}pay commission "Commission" on bookings { retroactive on bookings { from $0 at 1%  from $10,000 at 2% } }`,
    )
    const said = linesOf(each, outcomeOf(each, deals, 'FY26-M01'), 'Commission')
    expect(said).toContain('The largest of 14, D23:')
    expect(said).toContain('Commission: 2% x $14,000.00 = $280.00')
    expect(said.filter((line) => line.startsWith('Commission: '))).toHaveLength(2)
  })
})

const anyDeals = fc.array(
  fc.record({
    cents: fc.integer({ min: -50_000_000, max: 200_000_000 }),
    day: fc.integer({ min: 1, max: 28 }),
    month: fc.integer({ min: 2, max: 4 }),
  }),
  { minLength: 1, maxLength: 15 },
)
const dealsFrom = (drawn: readonly { cents: number; day: number; month: number }[]): string[] =>
  drawn.map(({ cents, day, month }, i) =>
    deal(`D${i}`, `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, cents / 100).replace(/[^,]*$/, '0.00'),
  )

describe('the sums', () => {
  test('always add up, whatever was sold', () =>
    fc.assert(
      fc.property(anyDeals, (drawn) => {
        const outcome = outcomeOf(graduated, dealsFrom(drawn), 'FY26-Q1')
        const { checks, total } = statementOf(graduated, outcome)
        expect(checks.every(({ left, right }) => left === right)).toBe(true)
        expect(total.earned).toBe(outcome.earnings.reduce((sum, { amount }) => sum + amount, 0n))
      }),
      { numRuns: 40 },
    ))
  test('a line that is one cent off is refused', () =>
    fc.assert(
      fc.property(anyDeals, fc.nat(), fc.constantFrom(1n, -1n), (drawn, place, cent) => {
        const outcome = outcomeOf(graduated, dealsFrom(drawn), 'FY26-Q1')
        fc.pre(outcome.earnings.length > 0)
        const at = place % outcome.earnings.length
        const wrong = {
          ...outcome,
          earnings: outcome.earnings.map((line, i) => (i === at ? { ...line, amount: line.amount + cent } : line)),
        }
        expect(() => statementOf(graduated, wrong)).toThrow('does not add up')
      }),
      { numRuns: 40 },
    ))
  test('a payment that is one cent off is refused', () => {
    const outcome = outcomeOf(graduated, [deal('D1', '2026-02-10', 500_000)], 'FY26-M01')
    const wrong = { ...outcome, payments: outcome.payments.map((line) => ({ ...line, amount: line.amount - 1n })) }
    expect(() => statementOf(graduated, wrong)).toThrow('FY26-M01: earned is what was paid')
  })
  test('hold where nothing was derived', () => {
    const outcome = outcomeOf(graduated, [deal('D1', '2026-02-10', 500_000)], 'FY26-M01')
    expect(statementOf(graduated, { ...outcome, derive: () => undefined }).total.earned).toBe(3500000n)
  })
})

test('a third of a cent can not be printed as a number', () => expect(isPrintable({ n: 1n, d: 3n })).toBe(false))
test('the text form has no line without its words', () => {
  const outcome = outcomeOf(graduated, [deal('D1', '2026-02-10', 500_000)], 'FY26-M01')
  const lines = renderText(statementOf(graduated, outcome), 80)
  expect(lines.join('\n')).not.toContain('undefined')
  expect(lines.slice(0, 3)).toEqual(['Test plan: statement of Ann Lee', '='.repeat(31), 'FY26-M01 (1 Feb to 28 Feb 2026)'])
})
