/** Steps of pay that change in mid-year, as relational programs and by the reference evaluator, line by line. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnedTheSame } from './same.ts'

const plan = (history: boolean, changes: string) => `plan a "A"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts February named by start
effective from 2026-02-01 to 2027-01-31
applies to rep
paid monthly
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" {
  id text key
  pct percent
  starts_on date
  ${history ? 'history by starts_on' : ''}
}
record deal from "deals.csv" {
  id text key
  owner rep
  closed_on date incentive
  kind text
  amount money
}
credit deal { 100% to deal.owner }
metric yearly "Yearly" { supports grow  sum of deal.amount  accumulates over year }
metric monthly "Monthly" { supports grow  sum of deal.amount  accumulates over month }
metric shares "New" { supports grow  count of deal where deal.kind = "new"  accumulates over quarter }
pay a "A" on yearly { graduated on yearly { from $0 at rep.pct
from $1,000 at 10%
from $2,000 at 12.5% } }
pay b "B" on monthly {
  flat 3%
  only when shares >= 1 otherwise keeps 50%
  cap at $40 before multipliers
}
pay c "C" on shares { flat $10.01 }
${changes}
`

const CHANGES = [
  'change a from $1,000 at 16%',
  'change a from $0 at 3.3%',
  'change b flat 5%',
  'change b cap at $55',
  'change c flat $7.77',
  'change a from $2,000 at rep.pct',
]
/** On the first day of a month, inside of one, and on its last. */
const DAYS = ['2026-03-01', '2026-06-16', '2026-08-31', '2026-11-10']
const files = (history: boolean) =>
  fc
    .record({
      deals: fc.array(
        fc.record({
          owner: fc.constantFrom('ann', 'bob'),
          day: fc.constantFrom(
            '2026-02-28',
            '2026-03-01',
            '2026-06-15',
            '2026-06-16',
            '2026-08-30',
            '2026-08-31',
            '2026-11-10',
            '2027-01-31',
          ),
          kind: fc.constantFrom('new', 'renewal'),
          amount: fc.constantFrom('0.01', '333.33', '999.99', '1000.00', '1000.01', '-500.00', '2500.00'),
        }),
        { minLength: 3, maxLength: 9 },
      ),
      moves: fc.constantFrom('2026-06-10', '2026-06-16', '2026-09-01'),
    })
    .map(({ deals, moves }) => ({
      'reps.csv': `id,pct,starts_on\nann,0.02,2020-01-01\nbob,0.05,2020-01-01\n${history ? `bob,0.0333,${moves}\n` : ''}`,
      'deals.csv': `id,owner,closed_on,kind,amount\n${deals.map(({ owner, day, kind, amount }, i) => `D-${i},${owner},${day},${kind},${amount}\n`).join('')}`,
    }))

test.each([
  ['people as they are', false],
  ['people whose fields change too', true],
] as const)('%s', { timeout: 90_000 }, (_, history) => {
  let earned = 0
  const edits = fc.array(fc.tuple(fc.constantFrom(...CHANGES), fc.constantFrom(...DAYS)), { minLength: 1, maxLength: 2 })
  fc.assert(
    fc.property(files(history), edits, (texts, changed) => {
      const lines = [
        ...new Map(changed.map(([edit, day]) => [edit.split(' ').slice(0, 3).join(' '), `${edit} effective from ${day}`])).values(),
      ]
      earned += earnedTheSame({ ...texts, 'a.plan': plan(history, lines.join('\n')) }).length
    }),
    { numRuns: 20, seed: 8 },
  )
  expect(earned).toBeGreaterThan(100)
})
