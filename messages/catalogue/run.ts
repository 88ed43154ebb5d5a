import { plan, ran } from '../example.ts'
import { message } from '../message.ts'

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`)

/** The metric with a quota of its own; with a mark around the clause where that is the mistake. */
const quotaBy = (quota: string, mark: '«' | '' = ''): string => {
  const [clause, ...others] = `quota ${quota}`.split('\n')
  return `
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  ${mark}${clause}${mark === '' ? '' : '»'}${others.map((line) => `\n${line}`).join('')}
}`
}
const repWith = (field: string): string => `
record rep from "reps.csv" {
  id       text key
  hired_on date
  salary   money per year
  ${field}
}`
const GOALS = `
record goal from "goals.csv" {
  rep    rep
  starts date
  amount money
  key rep, starts
}`

export const run = {
  CB850: message<{ period: string; paid: string; first: string; last: string }>({
    severity: 'error',
    says: ({ period, paid }) => `\`${period}\` holds no ${paid} that this plan pays`,
    help: ({ first, last }) => `the plan pays from \`${first}\` to \`${last}\`; ask for a period that holds at least one of them`,
    why: 'a plan is evaluated for whole pay periods inside its dates; anything else would be an invented number',
    bad: ran({ period: 'FY27-M01', plan: '' }),
    good: ran({ period: 'FY26-M01', plan: '' }),
  }),
  CB851: message<{ person: string; metric: string; period: string }>({
    severity: 'error',
    says: ({ person, metric, period }) => `\`${person}\` has no quota for \`${metric}\` in ${period}`,
    help: 'add the quota, or say what no quota means: `no quota means no pay`, `0%` or `100%`',
    why: 'the plan says that a missing quota is an error, so nobody is paid on a guess',
    bad: ran({
      plan: quotaBy('rep.goal per year\n  no quota means error', '«'),
      company: repWith('goal     money optional'),
      reps: `
id,hired_on,salary,goal
R-1,2025-03-01,60000.00,1200000.00
R-2,2025-09-15,60000.00,`,
    }),
    good: ran({
      plan: quotaBy('rep.goal per year\n  no quota means error'),
      company: repWith('goal     money optional'),
      reps: `
id,hired_on,salary,goal
R-1,2025-03-01,60000.00,1200000.00
R-2,2025-09-15,60000.00,1200000.00`,
    }),
  }),
  CB852: message<{ person: string; what: string; period: string }>({
    severity: 'error',
    says: ({ person, what, period }) => `\`${person}\` has no value for \`${what}\` in ${period}`,
    help: 'add the data, or say in the plan what no value means',
    why: 'the plan says that a missing value is an error, so nobody is paid on a guess',
    bad: ran({
      plan: `
«target rep.salary»`,
      company: `
record rep from "reps.csv" {
  id       text key
  hired_on date
  salary   money optional per year
}`,
      reps: `
id,hired_on,salary
R-1,2025-03-01,60000.00
R-2,2025-09-15,`,
    }),
    good: ran({
      plan: `
target rep.salary`,
      company: `
record rep from "reps.csv" {
  id       text key
  hired_on date
  salary   money optional per year
}`,
      reps: `
id,hired_on,salary
R-1,2025-03-01,60000.00
R-2,2025-09-15,60000.00`,
    }),
  }),
  CB853: message<{ record: string; count: number; field: string }>({
    severity: 'warning',
    says: ({ record, count, field }) => `${rows(count)} of \`${record}\` ${count === 1 ? 'has' : 'have'} no \`${field}\` and so no period`,
    help: 'fill in the date where the row should count',
    why: 'the incentive date puts a row into a period; without it the row is left out, never guessed',
    bad: ran({
      deals: `
«»id,owner,closed_on,amount
D-1,R-1,2026-01-12,50000.00
D-2,R-1,,30000.00`,
      company: `
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date optional incentive
  amount    money
}`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount
D-1,R-1,2026-01-12,50000.00
D-2,R-1,2026-01-20,30000.00`,
      company: `
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date optional incentive
  amount    money
}`,
    }),
  }),
  CB854: message<{ record: string; count: number }>({
    severity: 'warning',
    says: ({ record, count }) => `${rows(count)} of \`${record}\` ${count === 1 ? 'is' : 'are'} credited to nobody in this plan`,
    help: 'often right: they belong to people of another plan, or to days before the hire',
    why: 'a row that nobody is credited for pays nobody',
    bad: ran({
      deals: `
«»id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000.00,12000.00
D-2,R-2,2026-01-20,30000.00,9000.00`,
      reps: `
id,role,hired_on,salary
R-1,AE,2025-03-01,60000.00
R-2,SE,2025-09-15,60000.00`,
      plan: `
applies to rep where rep.role = "AE"`,
    }),
    good: ran({
      deals: `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000.00,12000.00
D-2,R-1,2026-01-20,30000.00,9000.00`,
      reps: `
id,role,hired_on,salary
R-1,AE,2025-03-01,60000.00
R-2,SE,2025-09-15,60000.00`,
      plan: `
applies to rep where rep.role = "AE"`,
    }),
  }),
  CB855: message<{ person: string; lower: string; upper: string; period: string }>({
    severity: 'error',
    says: ({ person, lower, upper, period }) =>
      `for \`${person}\` in ${period} the bounds of this table do not rise: ${lower}, then ${upper}`,
    help: "correct the person's fields or the bounds, so that each step starts above the one before",
    why: 'a table whose steps do not rise would own some points twice and others never',
    bad: ran({
      plan: `
pay commission "Commission" on bookings {
  worth 100% of target
  «graduated on bookings {
    from         $0 at 1.0x
    from   rep.step at 1.5x
    from $1,000,000 at 2.0x
  }»
}`,
      company: repWith('step     money'),
      reps: `
id,hired_on,salary,step
R-1,2025-03-01,60000.00,1500000.00
R-2,2025-09-15,60000.00,500000.00`,
    }),
    good: ran({
      plan: `
pay commission "Commission" on bookings {
  worth 100% of target
  graduated on bookings {
    from         $0 at 1.0x
    from   rep.step at 1.5x
    from $1,000,000 at 2.0x
  }
}`,
      company: repWith('step     money'),
      reps: `
id,hired_on,salary,step
R-1,2025-03-01,60000.00,500000.00
R-2,2025-09-15,60000.00,500000.00`,
    }),
  }),
  CB856: message<{ person: string; metric: string; period: string; record: string }>({
    severity: 'error',
    says: ({ person, metric, period, record }) => `\`${record}\` gives \`${person}\` two quotas for \`${metric}\` in ${period}`,
    help: 'keep one row per person and period',
    why: 'with two rows either could be meant',
    bad: ran({
      more: {
        'goals.csv': `
rep,starts,line,amount
R-1,2026-01-01,1,1200000.00
«»R-1,2026-01-01,2,900000.00
R-2,2026-01-01,1,1200000.00`,
      },
      plan: quotaBy('goal.amount per year by goal.rep, goal.starts'),
      company: `
record goal from "goals.csv" {
  rep    rep
  starts date
  line   number
  amount money
  key rep, starts, line
}`,
    }),
    good: ran({
      more: {
        'goals.csv': `
rep,starts,line,amount
R-1,2026-01-01,1,1200000.00
R-2,2026-01-01,1,1200000.00`,
      },
      plan: quotaBy('goal.amount per year by goal.rep, goal.starts'),
      company: `
record goal from "goals.csv" {
  rep    rep
  starts date
  line   number
  amount money
  key rep, starts, line
}`,
    }),
  }),
  CB857: message<{ person: string; metric: string; period: string }>({
    severity: 'error',
    says: ({ person, metric, period }) => `the quota of \`${person}\` for \`${metric}\` in ${period} is below zero`,
    help: 'correct the quota; zero or an empty cell means no quota',
    why: 'attainment of a negative quota has no meaning',
    bad: ran({
      plan: quotaBy('rep.goal per year', '«'),
      company: repWith('goal     money'),
      reps: `
id,hired_on,salary,goal
R-1,2025-03-01,60000.00,1200000.00
R-2,2025-09-15,60000.00,-1200000.00`,
    }),
    good: ran({
      plan: quotaBy('rep.goal per year'),
      company: repWith('goal     money'),
      reps: `
id,hired_on,salary,goal
R-1,2025-03-01,60000.00,1200000.00
R-2,2025-09-15,60000.00,1200000.00`,
    }),
  }),
  CB858: message<{ record: string; row: string; total: string }>({
    severity: 'error',
    says: ({ record, row, total }) => `the direct shares of \`${record}\` \`${row}\` add up to ${total}, not to 100%`,
    help: 'correct the conditions of the credit rules so that each row is shared exactly once',
    why: 'direct credit is the whole row, no more and no less',
    bad: ran({
      company: `
«credit deal {
  100% to deal.owner when deal.amount < $40,000
  100% to deal.owner when deal.amount >= $20,000
}»`,
    }),
    good: ran({
      company: `
credit deal {
  100% to deal.owner when deal.amount < $40,000
  100% to deal.owner when deal.amount >= $40,000
}`,
    }),
  }),
  CB871: message<{ pay: string; metric: string }>({
    severity: 'error',
    says: ({ pay, metric }) => `\`${pay}\` pays each row by itself, and \`${metric}\` is given as one total`,
    help: 'state the rows instead, with `each deal`',
    why: 'one total does not say which deals it is made of',
    bad: plan`
pay commission "Commission" on bookings {
  flat 4%
  cap at $5,000 per deal
}

example "a large deal" {
  given target $60,000
  given bookings $200,000 of $1,200,000
  «expect commission $5,000.00»
}`,
    good: plan`
pay commission "Commission" on bookings {
  flat 4%
  cap at $5,000 per deal
}

example "a large deal" {
  given target $60,000
  each deal
  | id    | amount   | closed_on  |
  | "D-1" | $200,000 | 2026-03-02 |
  expect commission $5,000.00
}`,
  }),
  CB859: message<{ record: string; count: number; metric: string; per: string }>({
    severity: 'warning',
    says: ({ record, count, metric, per }) =>
      `${rows(count)} of \`${record}\` ${count === 1 ? 'does' : 'do'} not start with a ${per} and so ${count === 1 ? 'is' : 'are'} nobody's quota for \`${metric}\``,
    help: ({ per }) => `a quota's row names the first day of its ${per}`,
    why: 'a quota that no period finds is a quota that nobody has',
    bad: ran({
      more: {
        'goals.csv': `
«»rep,starts,amount
R-1,2026-01-01,1200000.00
R-2,2026-01-15,1200000.00`,
      },
      plan: quotaBy('goal.amount per year by goal.rep, goal.starts'),
      company: GOALS,
    }),
    good: ran({
      more: {
        'goals.csv': `
rep,starts,amount
R-1,2026-01-01,1200000.00
R-2,2026-01-01,1200000.00`,
      },
      plan: quotaBy('goal.amount per year by goal.rep, goal.starts'),
      company: GOALS,
    }),
  }),
  CB870: message<{ plan: string; until: string; period: string }>({
    severity: 'error',
    says: ({ plan, until, period }) => `\`${plan}\` is an inherited plan that runs until ${until}; \`${period}\` ends later`,
    help: 'ask for an earlier period, or write the plan that takes its place',
    why: 'an inherited plan may break the rules only for as long as somebody has promised to replace it',
    bad: ran({ period: 'FY26-M10', plan: '«status legacy until 2026-09-30 because "inherited with the company"»' }),
    good: ran({ period: 'FY26-M09', plan: 'status legacy until 2026-09-30 because "inherited with the company"' }),
  }),
}
