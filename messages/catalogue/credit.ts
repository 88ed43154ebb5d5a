import { plan, planOf, ran } from '../example.ts'
import { message } from '../message.ts'

const MANAGED = `record rep from "reps.csv" {
  id       text key
  hired_on date
  salary   money per year
  manager  rep optional
}`
const ENGINEERED = `
record deal from "deals.csv" {
  id        text key
  owner     rep
  engineer  rep
  closed_on date incentive
  amount    money
}

credit deal {
  100% to deal.owner
  50%  to deal.engineer as overlay
}`

/** Credit: who gets it, and what the data say about it. */
export const credit = {
  CB231: message<{ linked: string; record: string; count: number }>({
    severity: 'error',
    says: ({ linked, record, count }) =>
      count === 0
        ? `no field of \`${linked}\` names a ${record}, so its rows say nothing about credit for one`
        : `${count} fields of \`${linked}\` name a ${record}; the plan does not say which one shares the credit`,
    help: ({ linked, record }) => `give \`record ${linked}\` exactly one field that holds a ${record}: \`${record} ${record}\``,
    why: 'a row that shares credit must say for which row it does',
    bad: planOf(
      `
record team from "teams.csv" {
  key order, rep
  order     text
  rep       rep
}

credit deal { equal to «team.rep» }`,
      '',
    ),
    good: planOf(
      `
record team from "teams.csv" {
  deal deal
  rep  rep
  key deal, rep
}

credit deal { equal to team.rep }`,
      '',
    ),
  }),
  CB232: message<{ total: string; when: string }>({
    severity: 'error',
    says: ({ total, when }) => `direct credit adds up to ${total}${when === '' ? '' : ` when ${when}`}, not to 100%`,
    help: 'correct the shares, give what is left with `rest to`, or allow it with `may total less`; credit on top is `as overlay`',
    why: 'direct credit is the whole row, no more and no less',
    bad: planOf(
      `
credit deal {
  80% to deal.owner
  «50% to deal.owner when deal.amount >= $20,000»
}`,
      '',
    ),
    good: planOf(
      `
credit deal {
  80% to deal.owner
  20% to deal.owner
}`,
      '',
    ),
  }),
  CB233: message<{ shares: number; levels: number }>({
    severity: 'error',
    says: ({ shares, levels }) => `${shares} shares are stated for ${levels} levels of managers`,
    help: 'state one share for all levels, or as many shares as levels',
    why: 'each level of managers gets the share that is stated for it',
    bad: planOf(
      `
${MANAGED}

credit deal {
  100% to deal.owner
  rollup 50%, 25% of each credit to manager up «3» levels
}`,
      '',
    ),
    good: planOf(
      `
${MANAGED}

credit deal {
  100% to deal.owner
  rollup 50%, 25% of each credit to manager up 2 levels
}`,
      '',
    ),
  }),
  CB234: message<{ field: string; record: string }>({
    severity: 'error',
    says: ({ field }) => `\`${field}\` may be empty, and then nobody knows when to look up who manages whom`,
    help: ({ record }) => `name a date that every ${record} has`,
    why: 'managers change, and the day decides who gets the credit',
    bad: planOf(
      `
${MANAGED}

record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  paid_on   date optional
  amount    money
}

hierarchy as of «deal.paid_on»

credit deal {
  100% to deal.owner
  rollup 50% of each credit to manager
}`,
      '',
    ),
    good: planOf(
      `
${MANAGED}

record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  paid_on   date optional
  amount    money
}

hierarchy as of deal.closed_on

credit deal {
  100% to deal.owner
  rollup 50% of each credit to manager
}`,
      '',
    ),
  }),
  CB235: message<{ pay: string; metric: string; months: number }>({
    severity: 'error',
    says: ({ pay, metric, months }) => `\`${pay}\` pays on \`${metric}\`, which adds up over the last ${months} months again and again`,
    help: 'pay on a metric of months, quarters or years; a rolling one may decide the rate, a gate or a multiplier',
    why: 'in windows that overlap each deal would be paid several times',
    bad: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over last 3 months
}

pay «commission» "Commission" on bookings { flat 5% }`,
    good: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over month
}
metric recent "Recent bookings" {
  supports grow
  sum of deal.amount
  accumulates over last 3 months
}

pay commission "Commission" on bookings {
  retroactive on recent {
    from       $0 at 5%
    from $200,000 at 6%
  }
}`,
  }),
  CB881: message<{ people: string; day: string }>({
    severity: 'error',
    says: ({ people, day }) => `on ${day} the managers go round in a circle: ${people}`,
    help: 'correct the manager of one of them',
    why: 'credit that rolls up such a circle would never arrive',
    bad: ran({
      reps: `
«»id,hired_on,salary,manager
R-1,2025-03-01,60000.00,R-2
R-2,2025-09-15,60000.00,R-1`,
      company: `
${MANAGED}

credit deal {
  100% to deal.owner
  rollup 50% of each credit to manager up 2 levels
}`,
    }),
    good: ran({
      reps: `
id,hired_on,salary,manager
R-1,2025-03-01,60000.00,R-2
R-2,2025-09-15,60000.00,`,
      company: `
${MANAGED}

credit deal {
  100% to deal.owner
  rollup 50% of each credit to manager up 2 levels
}`,
    }),
  }),
  CB882: message<{ person: string; record: string; row: string; total: string }>({
    severity: 'warning',
    says: ({ person, record, row, total }) => `\`${person}\` gets ${total} of \`${record}\` \`${row}\``,
    help: 'often right for overlays; let a metric say `counting direct` or `counting highest` where one line should count',
    why: 'one person with more than the whole of a row is paid more than once for it',
    bad: ran({
      deals: `
id,owner,engineer,closed_on,amount
«»D-1,R-1,R-1,2026-01-12,50000.00`,
      company: ENGINEERED,
    }),
    good: ran({
      deals: `
id,owner,engineer,closed_on,amount
D-1,R-1,R-2,2026-01-12,50000.00`,
      company: ENGINEERED,
    }),
  }),
  CB883: message<{ record: string; row: string; first: string; second: string }>({
    severity: 'error',
    says: ({ record, row, first, second }) =>
      `\`${record}\` \`${row}\` is taken by two rules, neither narrower than the other: those in ${first} and ${second}`,
    help: 'narrow one of the two conditions, or order them under `first match`',
    why: 'of two rules that are equally specific either could be meant',
    bad: ran({
      company: `
credit deal {
  100% to deal.owner when deal.amount >= $40,000
  «100% to deal.owner when deal.margin >= $10,000»
  100% to deal.owner when deal.amount < $40,000
  most specific
}`,
    }),
    good: ran({
      company: `
credit deal {
  100% to deal.owner when deal.amount >= $40,000
  100% to deal.owner when deal.amount >= $40,000 and deal.margin >= $10,000
  100% to deal.owner when deal.amount < $40,000
  most specific
}`,
    }),
  }),
}
