/** A plan with every kind of table, and random people and deals that meet its bounds. */
import * as fc from 'fast-check'

/** A plan's top, from a day of 2026 on, with people whose fields change; `head` stands before the policies, `policy` says what is done about overpayment. */
export const planTop = (from: string, head: string, policy: string): string => `plan p "P"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from ${from} to 2026-12-31
applies to rep where rep.role = "AE"
target rep.yearly_pay
paid monthly
${head}
policy {
  no quota means no pay
  no value means no pay
  attainment against quota to date
  prorate target, quota by days for hired_on, left_on, leave, transfer, change
  ${policy}
}
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" {
  id text key
  role text
  percent percent from "rate"
  year_quota money per year from "quota"
  yearly_pay money per year from "target"
  hired_on date
  left_on date optional
  valid_from date from "since"
  history by valid_from
}
`

export const LADDERS = `${planTop('2026-01-15', '', 'overpayment recovered from next pay up to 100% of it')}
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  kind text  amount money  margin money }
credit deal { 100% to deal.owner }
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over year  quota rep.year_quota }
metric won "Deals" { supports grow  count of deal where deal.amount > $0  accumulates over quarter  quota 3 per quarter }
metric margin "Margin" { supports grow  ratio of deal.margin to deal.amount  accumulates over year }
pay ladder "Ladder" on sales {
  worth 60% of target
  graduated on attainment { from 0% at 1.0x  from 100% at 1.5x  from 150% at 1.25x }
  only when margin >= 20% otherwise keeps 50%
  cap at 250% of worth
}
pay curve "Curve" on won {
  worth 40% of target
  interpolated on attainment { below 50% pays nothing  reaching 50% pays 40% of worth  reaching 100% pays 100% of worth  from 200% pays 180% of worth }
}
pay steps "Steps" on sales {
  retroactive on sales {
    from $0 pays nothing
    from $1,000 pays $75.50
    above $2,500 pays $200
  }
  multiplied by margin { from 0% at 0.9x  from 30% at 1.15x }
}
pay own "Own rate" on sales { flat rep.percent  floor at $0 }
pay entire "Entire" on sales {
  retroactive on sales { from $0 at 3%  from $2,000 at 5.25%  above $3,000 at 7% }
  plus $12.34 when margin >= 25%
}
`

const cents = (n: number): string => (n / 100).toFixed(2)
const month = fc.integer({ min: 1, max: 12 }).map((m) => String(m).padStart(2, '0'))
export const deal = fc
  .record({
    owner: fc.constantFrom('ann', 'bob', 'cat'),
    month,
    day: fc.integer({ min: 1, max: 28 }),
    amount: fc.oneof(
      fc.constantFrom(100_000, 200_000, 250_000, 300_000).chain((n) => fc.integer({ min: n - 1, max: n + 1 })),
      fc.integer({ min: -90_000, max: 300_000 }),
    ),
    margin: fc.integer({ min: -1000, max: 90_000 }),
  })
  .map(
    ({ owner, month: m, day, amount, margin }) =>
      `${owner},2026-${m}-${String(day).padStart(2, '0')},new,${cents(amount)},${cents(margin)}`,
  )
export const person = fc
  .record({
    rate: fc.constantFrom('5.25', '7', '0.125', '33'),
    quota: fc.constantFrom('0', '1000', '3333.33', '12000'),
    target: fc.constantFrom('0', '1000', '120000.01'),
  })
  .map(({ rate, quota, target }) => `${rate},${quota},${target}`)

/** The files of random people, each with one row, and deals. */
export const peopleAndDeals = fc.tuple(fc.array(deal, { maxLength: 30 }), person, person).map(
  ([deals, ann, bob]): Record<string, string> => ({
    'reps.csv': `id,role,rate,quota,target,hired_on,left_on,since\nann,AE,${ann},2025-01-01,,2025-01-01\nbob,AE,${bob},2026-03-10,2026-09-15,2025-01-01\ncat,SE,${bob},2025-01-01,,2025-01-01\n`,
    'deals.csv': `id,owner,closed_on,kind,amount,margin\n${deals.map((row, i) => `D-${(i * 7) % 31},${row}`).join('\n')}\n`,
  }),
)
