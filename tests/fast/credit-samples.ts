/** Plans with the mechanics of credit and metrics, and random deals at the bounds of their rules. */
import * as fc from 'fast-check'

const HEAD = `language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-15 to 2026-12-31
paid monthly
policy {
  no quota means no pay
  no value means no pay
  attainment against quota to date
  prorate target, quota by days for hired_on, left_on, leave, transfer, change
  overpayment recovered from next pay up to 100% of it
}
objective grow "Grow" because "It is what we do"
`

/** Splits by what a deal says, overlays, managers above, caps and factors; credit after leaving. */
const SPLIT_CREDIT = `plan splits "Splits"
${HEAD}
applies to rep where rep.role <> "VP"
credit for 30 days after rep.left_on
record rep from "reps.csv" {
  id text key
  role text
  region text
  manager rep optional
  hired_on date
  left_on date optional
}
record deal from "deals.csv" {
  id text key
  owner rep
  second rep optional
  kind text
  part percent
  closed_on date incentive
  amount money
  size number
}
credit deal {
  first match
  60% to deal.owner when deal.kind = "shared"
  40% to deal.second when deal.kind = "shared"
  30% to deal.second when deal.amount >= $1,000
  share deal.part to deal.second when deal.kind = "parted"
  rest to deal.owner
  50% to deal.second when deal.amount < $0 as overlay
  10% to deal.owner.manager as rollup
  rollup 100%, 33% of each credit to manager up 2 levels
  multiplied by 1.5x on credit when deal.kind = "parted"
  cap credit at $2,500 per deal
}
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over year }
metric own "Own" { supports grow  sum of deal.amount where deal.amount >= $1,000 or deal.kind = "single"  accumulates over quarter  counting direct }
metric largest "Largest" { supports grow  sum of deal.amount * 2 + deal.size * $0.50  accumulates over month  counting highest }
metric sizes "Sizes" { supports grow  sum of deal.size  accumulates over year }
metric won "Won" { supports grow  count of deal where deal.amount > $0  accumulates over year  weighted by credit }
metric net "Net" { supports grow  count net of deal.amount  accumulates over quarter }
metric dense "Dense" { supports grow  ratio of deal.amount to deal.size  accumulates over year }
metric typical "Typical" { supports grow  average of deal.size  accumulates over year }
metric kinds "Kinds" { supports grow  count distinct of deal.kind  accumulates over year }
metric team "Team" { supports grow  sum of deal.amount  accumulates over quarter  measured for team }
metric firm "Firm" { supports grow  sum of deal.amount  accumulates over quarter  measured for company }
metric lately "Lately" { supports grow  sum of deal.amount  accumulates over last 3 months }
`

/** The narrowest rule, managers of another day, people who move, and two records. */
const RULE_CREDIT = `plan rules "Rules"
${HEAD}
applies to rep where rep.role = "AE"
hierarchy as of deal.booked_on
record rep from "reps.csv" {
  id text key
  role text
  region text
  manager rep optional
  starts_on date
  hired_on date
  left_on date optional
  history by starts_on
}
record deal from "deals.csv" {
  id text key
  owner rep
  second rep optional
  kind text
  booked_on date
  closed_on date incentive
  amount money
}
record visit from "visits.csv" {
  id text key
  guest rep
  seen_on date incentive
  score percent
}
credit deal {
  most specific
  100% to deal.owner
  70% to deal.owner when deal.kind = "shared"
  30% to deal.second when deal.kind = "shared"
  100% to deal.second when deal.kind = "shared" and deal.owner.region = "west"
  rollup 50%, 25% of each credit to manager up 2 levels
}
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over year }
metric booked "Booked" { supports grow  sum of deal.amount  accumulates over year  dated by deal.booked_on }
metric west "West" { supports grow  sum of deal.amount where deal.owner.region = "west"  accumulates over year }
metric team "Team" { supports grow  sum of deal.amount  accumulates over year  measured for team }
metric score "Score" { supports grow  average of visit.score  accumulates over quarter  no value means no pay }
metric latest_score "Latest" { supports grow  latest of visit.score  accumulates over year  no value means 0% }
metric visits "Visits" { supports grow  count of visit where visit.score >= 50%  accumulates over month }
`

/** People who move to other managers in the year, and credit that follows them. */
export const MOVES = [
  `${RULE_CREDIT.slice(0, RULE_CREDIT.indexOf('credit deal {')).replace('hierarchy as of deal.booked_on\n', '')}
credit deal {
  100% to deal.owner
  20% to deal.owner.manager when deal.owner.region = "west" as overlay
  rollup 50%, 25% of each credit to manager up 2 levels
}
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over year }
metric team "Team" { supports grow  count of deal  accumulates over year  measured for team }
pay a "A" on sales { flat 3% }
pay b "B" on team { flat $2.50 }
`,
]

/** Shares in a record of their own, and what they leave in equal parts; who has the same territory. */
export const ASSIGNED = [
  `plan assigned "Assigned"
${HEAD}
applies to rep
record rep from "reps.csv" { id text key  territory text optional }
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  amount money }
record split from "splits.csv" { id text key  deal deal  user rep  percent percent }
record member from "members.csv" { id text key  deal deal  user rep }
credit deal {
  share split.percent to split.user when split.deal.amount > $0
  equal to member.user
  may total less
  25% to split.deal.owner as overlay
}
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over year }
metric here "Here" { supports grow  sum of deal.amount  accumulates over year  measured for territory }
pay a "A" on sales { flat 3% }
pay b "B" on here { flat 1% }
`,
]

/** A plan may pay on three metrics: so one credit has several plans. */
const SPLIT_PAY = [
  `pay a "A" on sales { graduated on sales { from $0 at 3%  from $2,000 at 5.25%  above $3,000 at 7% } }
pay b "B" on own { retroactive on own { from $0 pays nothing  from $1,000 pays $75.50  above $2,500 pays $200 } }
pay c "C" on largest { flat 10% }`,
  `pay d "D" on sizes { flat $0.37 }
pay e "E" on won { flat $5.01 }
pay g "G" on net { flat $3 }`,
  `pay f "F" on sales { flat 1%  multiplied by dense { from $0 at 0.9x  from $100 at 1.15x } }`,
  `pay h "H" on sales { flat 1%  only when kinds >= 2 }
pay i "I" on team { flat 1% }`,
  `pay j "J" on firm { flat 0.1% }
pay k "K" on sales { flat 1%  multiplied by lately { from $0 at 1.0x  from $2,000 at 1.1x } }`,
  `pay l "L" on sales { flat 2%  only when typical >= 1 otherwise keeps 50% }`,
]
const RULE_PAY = [
  `pay a "A" on sales { flat 3%  multiplied by latest_score { from 0% at 0.9x  from 50% at 1.1x } }
pay b "B" on booked { flat 1% }`,
  `pay c "C" on west { flat 2%  }
pay d "D" on team { flat 1% }
pay e "E" on visits { flat $12.34 }`,
]

/** Plans on splits, caps and factors; and on rules of which the narrowest holds. */
export const SPLITS = SPLIT_PAY.map(
  (pay) => `${SPLIT_CREDIT}${pay}
`,
)
export const RULES = RULE_PAY.map(
  (pay) => `${RULE_CREDIT}${pay}
`,
)

const cents = (n: number): string => (n / 100).toFixed(2)
const people = fc.constantFrom('ann', 'bob', 'cat', 'max', 'dee')
const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)
const amount = fc
  .oneof(
    fc.constantFrom(0, 100_000, 166_667, 200_000, 250_000, 300_000).chain((n) => fc.integer({ min: n - 1, max: n + 1 })),
    fc.integer({ min: -90_000, max: 300_000 }),
  )
  .map(cents)
const person = (id: string, role: string, manager: string) =>
  fc
    .tuple(
      fc.constantFrom('west', 'east'),
      fc.constantFrom('2025-01-01', '2026-02-10'),
      fc.constantFrom('', '', '2026-08-15', '2026-06-30'),
    )
    .map(([region, hired, left]) => ({ id, role, region, manager, hired, left }))
const team = fc.tuple(
  person('ann', 'AE', 'max'),
  person('bob', 'AE', 'max'),
  person('cat', 'SE', ''),
  person('max', 'AE', 'dee'),
  person('dee', 'VP', 'dee'),
)

const splitDeal = fc
  .record({
    owner: people,
    second: fc.option(people, { nil: '', freq: 5 }),
    kind: fc.constantFrom('shared', 'single', 'parted'),
    part: fc.constantFrom('0', '12.5', '33.33', '100'),
    day,
    amount,
    size: fc.constantFrom('1', '2.5', '0.125', '-3', '0'),
  })
  .map((one) => [one.owner, one.second, one.kind, one.part, one.day, one.amount, one.size].join(','))

/** Files for the plan with splits. */
export const splitFiles = fc.tuple(team, fc.array(splitDeal, { maxLength: 25 })).map(
  ([reps, deals]): Record<string, string> => ({
    'reps.csv': `id,role,region,manager,hired_on,left_on\n${reps.map((r) => [r.id, r.role, r.region, r.manager, r.hired, r.left].join(',')).join('\n')}\n`,
    'deals.csv': `id,owner,second,kind,part,closed_on,amount,size\n${deals.map((row, i) => `D-${(i * 7) % 31},${row}`).join('\n')}\n`,
  }),
)

const ruleDeal = fc
  .record({
    owner: people,
    second: fc.option(people, { nil: '', freq: 80 }),
    kind: fc.constantFrom('shared', 'single'),
    booked: day,
    day,
    amount,
  })
  .map((one) => [one.owner, one.second, one.kind, one.booked, one.day, one.amount].join(','))
const visit = fc
  .record({ guest: people, day, score: fc.constantFrom('49.99', '50', '50.01', '0') })
  .map((one) => [one.guest, one.day, one.score].join(','))

/** Files for the plan with rules: people who move to another manager in the year. */
export const ruleFiles = fc
  .tuple(team, fc.constantFrom('', '2026-05-01', '2026-07-01'), fc.array(ruleDeal, { maxLength: 20 }), fc.array(visit, { maxLength: 8 }))
  .map(([reps, moves, deals, visits]): Record<string, string> => {
    const rows = reps.map((r) => [r.id, r.role, r.region, r.manager, '2020-01-01', r.hired, r.left].join(','))
    if (moves !== '') rows.push(`ann,AE,west,dee,${moves},2025-01-01,`)
    return {
      'reps.csv': `id,role,region,manager,starts_on,hired_on,left_on\n${rows.join('\n')}\n`,
      'deals.csv': `id,owner,second,kind,booked_on,closed_on,amount\n${deals.map((row, i) => `D-${(i * 7) % 31},${row}`).join('\n')}\n`,
      'visits.csv': `id,guest,seen_on,score\n${visits.map((row, i) => `V-${(i * 3) % 11},${row}`).join('\n')}\n`,
    }
  })

const assignedDeal = fc.record({ owner: people, day, amount }).map((one) => [one.owner, one.day, one.amount].join(','))
const split = fc
  .record({ deal: fc.integer({ min: 0, max: 7 }), user: people, percent: fc.constantFrom('10', '33.33', '40', '12.5') })
  .map((one) => [`D-${one.deal}`, one.user, one.percent].join(','))
const member = fc.record({ deal: fc.integer({ min: 0, max: 7 }), user: people }).map((one) => [`D-${one.deal}`, one.user].join(','))

/** Files for the plan with shares in a record of their own. */
export const assignedFiles = fc
  .tuple(
    fc.array(assignedDeal, { minLength: 8, maxLength: 8 }),
    fc.array(split, { maxLength: 10 }),
    fc.array(member, { maxLength: 6 }),
    fc.constantFrom('', 'west'),
  )
  .map(([deals, splits, members, region]): Record<string, string> => {
    const numbered = (prefix: string, rows: readonly string[]): string => rows.map((row, i) => `${prefix}-${i},${row}`).join('\n')
    return {
      'reps.csv': `id,territory\nann,west\nbob,west\ncat,east\nmax,${region}\ndee,\n`,
      'deals.csv': `id,owner,closed_on,amount\n${numbered('D', deals)}\n`,
      'splits.csv': `id,deal,user,percent\n${numbered('S', splits)}\n`,
      'members.csv': `id,deal,user\n${numbered('M', members)}\n`,
    }
  })
