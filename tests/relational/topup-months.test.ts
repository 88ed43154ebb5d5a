/** What fills up pay for some months from a day of each person, in years of months and of weeks, as the reference evaluator counts them. */
import { expect, test } from 'vitest'
import { earnedTheSame } from './same.ts'

const plan = (year: string, clause: string) => `plan a "A"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year ${year}
effective from 2026-02-01 to 2027-01-30
applies to rep
paid monthly
${clause}
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" {
  id text key
  hired_on date
}
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  amount money }
pay own "Own" at 10% of sum of deal.amount over month supports grow
`

// the first and the last day of months of 4, 4 and 5 weeks, and of months of the calendar, with the days beside them
const HIRED = ['2025-11-01', '2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01', '2026-03-28', '2026-03-29', '2026-03-31']
const LATER = ['2026-05-02', '2026-05-03', '2026-05-30', '2026-05-31', '2026-12-26', '2026-12-27', '2027-01-30', '']
const texts = {
  'reps.csv': `id,hired_on\n${[...HIRED, ...LATER].flatMap((day, i) => (day === '' ? [] : [`p${i},${day}\n`])).join('')}`,
  'deals.csv': `id,owner,closed_on,amount\n${HIRED.map((_, i) => `D-${i},p${i},2026-0${2 + (i % 4)}-15,${i}000.00\n`).join('')}`,
}

test.each([
  ['starts February named by start', 'guarantee $500.01 per month for 3 months from rep.hired_on', 30],
  ['weeks 4-4-5 ends last Saturday of January named by start', 'guarantee $500.01 per month for 3 months from rep.hired_on', 30],
  ['weeks 4-4-5 ends last Saturday of January named by start', 'draw $250 per month for 2 months from rep.hired_on not recoverable', 12],
])('%s, %s', (year, clause, fewest) => {
  const earned = earnedTheSame({ ...texts, 'a.plan': plan(year, clause) })
  expect(earned.filter(({ item }) => item !== 'earned').length).toBeGreaterThanOrEqual(fewest)
})
