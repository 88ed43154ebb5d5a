import { plan } from '../example.ts'
import { message } from '../message.ts'

/** Two metrics beside the small plan's own. */
const TWO_MORE = `metric margin "Margin" {
  supports grow
  ratio of deal.margin to deal.amount
  accumulates over year
  no value means no pay
}

metric deals "Deals" {
  supports grow
  count of deal
  accumulates over year
}`

/** CB4xx: few metrics, each for an objective. */
export const simplicity = {
  CB401: message({
    severity: 'error',
    says: ({ count, limit }: { count: number; limit: number }) => `${count} metrics move pay; a plan may use at most ${limit}`,
    help: 'fold two that measure the same thing, or drop one',
    why: 'people change what they do for two or three measures; a fourth hides the others',
    bad: plan`
${TWO_MORE}

metric margin_sum "Margin in dollars" {
  supports grow
  sum of deal.margin
  accumulates over year
}

pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  only when margin >= 20%
  only when deals >= 4
  only when «margin_sum» >= $50,000
}`,
    good: plan`
${TWO_MORE}

pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  only when margin >= 20%
  only when deals >= 4
}`,
  }),
  CB402: message({
    severity: 'warning',
    says: ({ levers, limit }: { levers: number; limit: number }) =>
      `${levers} levers move pay; more than ${limit} are hard to keep in mind`,
    help: 'a lever is a table, gate, multiplier, kicker, spiff, contest or pool; drop the ones that move little',
    why: 'a plan that nobody can keep in mind changes nobody',
    bad: plan`
plan «team» "Team"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
target rep.salary
paid monthly

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}

pay commission "Commission" on bookings {
  worth 100% of target
  graduated on attainment {
    from   0% at 1.0x
    from 100% at 1.5x
  }
  only when bookings >= $100,000
  only when bookings.attainment >= 20% otherwise keeps 50%
  only when bookings.attainment >= 30% otherwise keeps 80%
  multiplied by bookings {
    below $800,000 at 1.0x
    from  $800,000 at 1.1x
  }
  plus $500 when bookings.attainment >= 120%
  plus $1,000 when bookings.attainment >= 150%
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  graduated on attainment {
    from   0% at 1.0x
    from 100% at 1.5x
  }
  only when bookings >= $100,000
  plus $1,000 when bookings.attainment >= 150%
}`,
  }),
  CB403: message({
    severity: 'error',
    says: ({ metric }: { metric: string }) => `the metric \`${metric}\` serves no objective`,
    help: 'add `supports OBJECTIVE`, or drop the metric',
    why: 'pay that serves no aim of the company is only cost',
    bad: plan`
metric «bookings» "Bookings" {
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}`,
    good: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}`,
  }),
  CB404: message({
    severity: 'warning',
    says: ({ objective }: { objective: string }) => `no metric serves the objective \`${objective}\``,
    help: 'let a metric support it, or drop it from the company',
    why: 'an aim that nothing pays for is a wish',
    bad: plan`
plan team "Team"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly

objective grow "Grow" because "Growth pays for everything else"
objective «keep» "Keep customers" because "A renewal costs a fifth of a new sale"

record rep from "reps.csv" { id text key }
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
}

pay commission "Commission" at 5% of sum of deal.amount over month supports grow`,
    good: plan`
plan team "Team"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly

objective grow "Grow" because "Growth pays for everything else"

record rep from "reps.csv" { id text key }
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
}

pay commission "Commission" at 5% of sum of deal.amount over month supports grow`,
  }),
  CB405: message({
    severity: 'warning',
    says: ({ seconds, limit }: { seconds: number; limit: number }) =>
      `a rep needs about ${seconds} seconds to read this plan; ${limit} are the limit`,
    help: 'fewer components, shorter reasons, fewer bands',
    why: 'a plan that is not understood does not steer',
    bad: plan`
plan «team» "Team"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
target rep.salary
paid monthly
because "${'Growth pays for everything else that we do. '.repeat(150).trim()}"

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}

pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
    good: plan`
because "Growth pays for everything else that we do."`,
  }),
  CB406: message({
    severity: 'warning',
    says: ({ total }: { total: string }) => `the parts of pay are worth ${total} of target together, not 100%`,
    help: 'let the `worth` of all pays add up to 100%',
    why: 'a person who meets every number is promised the whole target',
    bad: plan`
plan «team» "Team"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
target rep.salary
paid monthly

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}

pay commission "Commission" on bookings {
  worth 80% of target
  flat 1.0x
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
  }),
  CB407: message({
    severity: 'warning',
    says: ({ pay, worth }: { pay: string; worth: string }) => `\`${pay}\` is worth only ${worth} of target`,
    help: 'a part under 10% moves nobody; fold it into another',
    why: 'small parts cost attention and change nothing',
    bad: plan`
pay commission "Commission" on bookings {
  worth 95% of target
  flat 1.0x
}

pay «extra» "Extra" on bookings {
  worth 5% of target
  flat 1.0x
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
  }),
  CB408: message({
    severity: 'warning',
    says: ({ count, limit, until }: { count: number; limit: number; until: string }) =>
      `${count} metrics move pay, more than ${limit}: the plan runs until ${until} as it was inherited, and is never closed or exported`,
    help: 'before then, fold metrics or drop one, and take out `status legacy`',
    why: 'an inherited plan can be run and compared while its successor is written; it is not a way around the rule',
    bad: plan`
«status legacy until 2026-12-31 because "inherited with the company we bought"»

${TWO_MORE}

metric margin_sum "Margin in dollars" {
  supports grow
  sum of deal.margin
  accumulates over year
}

pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  only when margin >= 20%
  only when deals >= 4
  only when margin_sum >= $50,000
}`,
    good: plan`
${TWO_MORE}

pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  only when margin >= 20%
  only when deals >= 4
}`,
  }),
}
