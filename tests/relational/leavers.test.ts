/** Lines of pay, of no row, of people who have left by then: they show the quota of the last window, as the reference evaluator's do. */
import { expect, test } from 'vitest'
import { earnedTheSame } from './same.ts'

const PLAN = (paid: string, window: string, prorated: string, more: string): string => `plan sales "Sales"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep where rep.role <> "boss"
paid ${paid}
policy {
  attainment against quota to date
  no quota means no pay
  ${prorated}
}
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  starts date  role text  hired_on date  left_on date optional  goal money per year  history by starts }
record deal from "deals.csv" { id text key  owner rep  won_on date incentive  amount money }
credit deal { 100% to deal.owner }
metric sold "Sold" { supports grow  average of deal.amount  accumulates over ${window}  quota rep.goal per year  no value means $0 }
pay commission "Commission" on sold {
  graduated on attainment { from 0% at 7%  from 60% at 11% }
  ${more}
}
`
/** Somebody who leaves, one who is no longer of the plan, one who comes late, and one who stays. */
const REPS = `id,starts,role,hired_on,left_on,goal
a,2020-01-01,rep,2020-01-01,2026-05-10,120000
b,2020-01-01,rep,2020-01-01,,60000
b,2026-08-01,boss,2020-01-01,,90000
c,2026-10-15,rep,2026-10-15,,36000
d,2020-01-01,rep,2020-01-01,2026-11-30,24000
`
const DEALS = [
  'id,owner,won_on,amount',
  ...Array.from({ length: 48 }, (_, i) => {
    const [month, owner] = [Math.floor(i / 4) + 1, 'abcd'.charAt(i % 4)]
    return `D${i},${owner},2026-${String(month).padStart(2, '0')}-07,${((i * 7919) % 9000) + 100}.37`
  }),
].join('\n')

const NOT_FOR_LEAVERS = 'prorate quota by days for hired_on, leave, transfer, change\n  do not prorate quota for left_on'
const FOR_NOBODY = 'do not prorate quota for hired_on, left_on, leave, transfer, change'
const FOR_ALL = 'prorate quota by days for hired_on, left_on, leave, transfer, change'

test.for([
  ['monthly', 'month', FOR_NOBODY, 'paid at end of year'],
  ['monthly', 'month', NOT_FOR_LEAVERS, 'paid at end of year\n  earned stays earned'],
  ['monthly', 'quarter', FOR_ALL, 'paid at end of year'],
  ['quarterly', 'month', FOR_NOBODY, 'paid at end of year'],
  ['quarterly', 'month', NOT_FOR_LEAVERS, 'cap at $40'],
] as const)('paid %s, over %s', { timeout: 60_000 }, ([paid, window, prorated, more]) => {
  const lines = earnedTheSame({ 'a.plan': PLAN(paid, window, prorated, more), 'reps.csv': REPS, 'deals.csv': DEALS })
  const left = lines.filter(({ payee, rowKey, forPeriod }) => payee === 'a' && rowKey === '' && /(M0[5-9]|M1|Q[234])/.test(forPeriod))
  expect(left.length).toBeGreaterThan(0)
  if (prorated !== FOR_ALL) expect(left.some(({ quota }) => quota !== null)).toBe(true)
})
