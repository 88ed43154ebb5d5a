/** Quotas and targets that change in mid-year, as relational programs and by the reference evaluator, line by line. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnedTheSame } from './same.ts'

const plan = (policy: string, changes: string) => `plan a "A"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts February named by start
effective from 2026-02-01 to 2027-01-31
applies to rep where rep.role = "AE"
target rep.pay_goal
paid monthly
policy {
  no quota means no pay
  ${policy}
}
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" {
  id text key
  role text
  hired_on date
  left_on date optional
  pay_goal money per year
  goal money per year optional
  starts_on date
  history by starts_on
}
record absence from "absences.csv" {
  id text key
  who rep
  starts date
  ends date optional
}
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  amount money }
credit deal { 100% to deal.owner }
metric monthly "Monthly" { supports grow  sum of deal.amount  accumulates over month  quota $12,000 per year }
metric yearly "Yearly" { supports grow  sum of deal.amount  accumulates over year  quota rep.goal per year }
pay a "A" on monthly { retroactive on attainment { below 50% pays $1
from 50% pays $100
from 100% pays $250 } }
pay b "B" on yearly { worth 100% of target  flat 1.0x }
${changes}
`

/** On the first day of a month, inside of one, on its fifteenth and the day after, and on its last. */
const DAYS = ['2026-03-01', '2026-06-15', '2026-06-16', '2026-08-31', '2026-11-10'] as const
const files = fc
  .record({
    deals: fc.array(
      fc.record({
        owner: fc.constantFrom('ann', 'bob', 'cat'),
        day: fc.constantFrom('2026-02-28', '2026-03-01', '2026-06-15', '2026-06-30', '2026-08-31', '2026-11-10', '2027-01-31'),
        amount: fc.constantFrom('499.99', '500.00', '1000.00', '1500.00', '777.77'),
      }),
      { minLength: 3, maxLength: 8 },
    ),
    moves: fc.constantFrom('2026-06-10', '2026-06-16', '2026-09-01'),
    away: fc.constantFrom('', '2026-06-01,2026-06-20', '2026-08-20,'),
    goal: fc.constantFrom('', '10000.00', '33333.33'),
  })
  .map(({ deals, moves, away, goal }) => ({
    'reps.csv': `id,role,hired_on,left_on,pay_goal,goal,starts_on\nann,AE,2020-01-01,,10000.01,${goal},2020-01-01\nbob,AE,2026-03-17,2026-12-12,77777.77,20000.00,2026-03-17\ncat,VP,2020-01-01,,12000.00,1000.00,2020-01-01\ncat,AE,2020-01-01,,24000.00,2000.00,${moves}\n`,
    'absences.csv': `id,who,starts,ends\n${away === '' ? '' : `X,ann,${away}\n`}`,
    'deals.csv': `id,owner,closed_on,amount\n${deals.map(({ owner, day, amount }, i) => `D-${i},${owner},${day},${amount}\n`).join('')}`,
  }))

const ALL = 'hired_on, left_on, leave, transfer, change'
test.each([
  [`attainment against quota to date\n  prorate target, quota by days for ${ALL}`, 'quota $24,000 per year', 'quota rep.goal * 2 per year'],
  [
    `attainment against full quota\n  prorate target, quota by days in year for ${ALL}`,
    'quota $3,000 per quarter',
    'quota $9,000 per year',
  ],
  [
    'attainment against full quota\n  prorate target, quota by days for hired_on, leave\n  do not prorate target, quota for left_on, transfer, change',
    'quota $500 per month',
    'quota $2,500 per quarter',
  ],
  [
    `attainment against quota to date\n  prorate target, quota by months by day 15 for ${ALL}`,
    'quota $6,000 per year',
    'quota $9,000 per year',
  ],
  [
    'attainment against full quota\n  prorate target, quota by months started for hired_on, left_on, leave, transfer\n  do not prorate target, quota for change',
    'quota $6,000 per year',
    'quota rep.goal * 3 per year',
  ],
] as const)('%s', { timeout: 90_000 }, (policy, monthly, yearly) => {
  let earned = 0
  fc.assert(
    fc.property(files, fc.constantFrom(...DAYS), fc.constantFrom(...DAYS), (texts, first, second) => {
      const changes = `change monthly ${monthly} effective from ${first}\nchange yearly ${yearly} effective from ${second}\n`
      earned += earnedTheSame({ ...texts, 'a.plan': plan(policy, changes) }).length
    }),
    { numRuns: 15, seed: 2 },
  )
  expect(earned).toBeGreaterThan(100)
})
