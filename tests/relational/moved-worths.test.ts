/** Worth that moves month by month where there is no quota, as relational programs and by the reference evaluator, line by line. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnedTheSame } from './same.ts'

const plan = (worths: readonly [string, string, string], window: string) => `plan a "A"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts February named by start
effective from 2026-02-01 to 2027-01-31
applies to rep
target rep.pay_goal
paid monthly
policy {
  attainment against quota to date
  no quota means weight moves
  prorate target, quota by days for hired_on, left_on, leave, transfer, change
}
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" {
  id text key
  hired_on date
  left_on date optional
  pay_goal money per year
  goal money per year optional
}
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  amount money }
record aim from "aims.csv" {
  rep rep key
  quarter date key
  first money optional
  second money optional
}
credit deal { 100% to deal.owner }
metric mo "One" { supports grow  sum of deal.amount  accumulates over ${window}  quota aim.first per quarter by aim.rep, aim.quarter }
metric two "Two" { supports grow  sum of deal.amount * 2  accumulates over year  quota aim.second per quarter by aim.rep, aim.quarter }
metric three "Three" { supports grow  sum of deal.amount  accumulates over quarter  quota rep.goal per year }
pay a "A" on mo { worth ${worths[0]} of target  flat 1.0x }
pay b "B" on two { worth ${worths[1]} of target  flat 1.0x }
pay c "C" on three { worth ${worths[2]} of target  flat 1.0x }
`

const money = fc.constantFrom('', '0.00', '1000.00', '3333.33')
const files = fc
  .record({
    aims: fc.array(
      fc.record({
        rep: fc.constantFrom('ann', 'bob'),
        quarter: fc.constantFrom('2026-02-01', '2026-05-01', '2026-08-01', '2026-11-01'),
        first: money,
        second: money,
      }),
      { maxLength: 8 },
    ),
    deals: fc.array(
      fc.record({
        owner: fc.constantFrom('ann', 'bob', 'cat'),
        day: fc.constantFrom('2026-02-28', '2026-05-15', '2026-08-01', '2027-01-31'),
        amount: fc.constantFrom('0.01', '1000.00', '777.77', '-100.00'),
      }),
      { minLength: 3, maxLength: 8 },
    ),
    goal: money,
    hired: fc.constantFrom('2020-01-01', '2026-03-17'),
  })
  .map(({ aims, deals, goal, hired }) => ({
    'reps.csv': `id,hired_on,left_on,pay_goal,goal\nann,2020-01-01,,10000.01,${goal}\nbob,${hired},2026-12-12,77777.77,\ncat,2020-01-01,,12000.00,1000.00\n`,
    'aims.csv': `rep,quarter,first,second\n${[...new Map(aims.map((one) => [`${one.rep} ${one.quarter}`, one])).values()]
      .map(({ rep, quarter, first, second }) => `${rep},${quarter},${first},${second}\n`)
      .join('')}`,
    'deals.csv': `id,owner,closed_on,amount\n${deals.map(({ owner, day, amount }, i) => `D-${i},${owner},${day},${amount}\n`).join('')}`,
  }))

test.each([
  ['50%', '30%', '20%', 'year'],
  ['50%', '25%', '12.5%', 'month'],
  ['40%', '60%', '0.0001%', 'quarter'],
] as const)('worths of %s, %s and %s, over each %s', { timeout: 60_000 }, (first, second, third, window) => {
  let earned = 0
  fc.assert(
    fc.property(files, (texts) => {
      earned += earnedTheSame({ ...texts, 'a.plan': plan([first, second, third], window) }).length
    }),
    { numRuns: 25, seed: 3 },
  )
  expect(earned).toBeGreaterThan(200)
})
