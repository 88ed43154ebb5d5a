import { plan } from '../example.ts'
import { message } from '../message.ts'

/** CB5xx: bands, limits and dates. */
export const bands = {
  CB501: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `two bands claim ${what}`,
    help: 'let exactly one band own each value: `from x` includes x, `above x` does not',
    why: 'a value in two bands has two rates',
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  graduated on attainment {
    from   0% at 1.0x
    from 100% at 1.5x
    «from 100% at 2.0x»
  }
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  graduated on attainment {
    from   0% at 1.0x
    from 100% at 1.5x
    from 150% at 2.0x
  }
}`,
  }),
  CB502: message({
    severity: 'error',
    says: ({ band, because }: { band: string; because: string }) => `nobody can reach the band \`${band}\`: ${because}`,
    help: 'drop the band, or move what stands in its way',
    why: 'a rate that nobody can reach is a promise that is not kept',
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  graduated on attainment {
    from   0% at 1.0x
    from 100% at 1.5x
    «from 150% at 2.0x»
  }
  cap attainment at 120%
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  graduated on attainment {
    from   0% at 1.0x
    from 100% at 1.5x
  }
  cap attainment at 120%
}`,
  }),
  CB503: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `no band covers ${what}`,
    help: 'let the next band begin where this one ends',
    why: 'a value in no band has no rate',
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  multiplied by bookings.attainment {
    below 100% at 1.0x
    «from  120% at 1.2x»
  }
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  multiplied by bookings.attainment {
    below 120% at 1.0x
    from  120% at 1.2x
  }
}`,
  }),
  CB504: message({
    severity: 'error',
    says: ({ first }: { first: string }) => `the table does not say what holds below ${first}`,
    help: ({ first }) => `add a line \`below ${first} ...\``,
    why: 'what a table does not cover would be paid by guess',
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  graduated on attainment {
    «from  50% at 1.0x»
    from 100% at 1.5x
  }
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  graduated on attainment {
    below  50% at 0.0x
    from   50% at 1.0x
    from  100% at 1.5x
  }
}`,
  }),
  CB505: message({
    severity: 'error',
    says: ({ from, to }: { from: string; to: string }) => `it ends on ${to}, before it begins on ${from}`,
    why: 'nothing is ever in force',
    bad: plan`
«effective from 2026-12-31 to 2026-01-01»`,
    good: plan`
effective from 2026-01-01 to 2026-12-31`,
  }),
  CB506: message({
    severity: 'error',
    says: ({ floor, cap }: { floor: string; cap: string }) => `the floor (${floor}) is above the cap (${cap})`,
    why: 'no amount can be above the one and below the other',
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  cap at $1,000
  «floor at $2,000»
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  cap at $2,000
  floor at $1,000
}`,
  }),
  CB508: message({
    severity: 'error',
    says: ({ metric, window, pay, own }: { metric: string; window: string; pay: string; own: string }) =>
      `\`${metric}\` (over a ${window}) changes \`${pay}\` (over a ${own}) within its own window`,
    help: 'let the gate or multiplier accumulate over the same window or a longer one',
    why: 'a monthly condition on a yearly amount needs a rule for each month',
    bad: plan`
metric margin "Margin" {
  supports grow
  ratio of deal.margin to deal.amount
  accumulates over month
  no value means no pay
}

pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  «only when margin >= 20%»
}`,
    good: plan`
metric margin "Margin" {
  supports grow
  ratio of deal.margin to deal.amount
  accumulates over year
  no value means no pay
}

pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  only when margin >= 20%
}`,
  }),
  CB520: message({
    severity: 'error',
    says: ({ limit, because }: { limit: string; because: string }) => `\`${limit}\` needs an amount for each deal, and ${because}`,
    help: 'let the metric accumulate per deal, or state the limit for the whole window',
    why: 'a limit on a deal can only act on what that deal earns by itself',
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  interpolated on attainment {
    below     80% pays nothing
    reaching  80% pays 50% of worth
    from     100% pays 100% of worth
  }
  «cap at $5,000 per deal»
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  cap at $5,000 per deal
}`,
  }),
  CB521: message<{ pay: string; metric: string; own: string; base: string; other: string }>({
    severity: 'error',
    says: ({ pay, metric, own, base, other }) =>
      `\`${pay}\` is on \`${metric}\` (over a ${own}) and pays on \`${base}\` (over a ${other}); both must accumulate over the same window`,
    help: 'let one of the two metrics accumulate over the window of the other',
    why: 'an amount that starts again at another time than its rate would be paid twice or never',
    bad: plan`
metric margin "Margin" {
  supports grow
  sum of deal.margin
  accumulates over month
}

pay «commission» "Commission" on bookings {
  applied to margin
  retroactive on attainment {
    from   0% at 10%
    from 100% at 12%
  }
}`,
    good: plan`
metric margin "Margin" {
  supports grow
  sum of deal.margin
  accumulates over year
}

pay commission "Commission" on bookings {
  applied to margin
  retroactive on attainment {
    from   0% at 10%
    from 100% at 12%
  }
}`,
  }),
  CB522: message({
    severity: 'error',
    says: ({ limit, pay }: { limit: string; pay: string }) => `\`${limit}\` limits nothing: \`${pay}\` pays amounts, not rates`,
    help: 'limit the amount instead: `cap at ...`',
    why: 'a limit that never acts is a promise that is not kept',
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  retroactive on attainment {
    below 100% pays nothing
    from  100% pays 100% of worth
  }
  «cap rate at 12%»
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  retroactive on attainment {
    below 100% pays nothing
    from  100% pays 100% of worth
  }
  cap at 120% of worth
}`,
  }),
  CB523: message<{ each: string; problem: string }>({
    severity: 'error',
    says: ({ each, problem }) => `\`each ${each}\` ${problem}`,
    help: 'leave it out, or name a shorter period',
    why: 'what acts on each period needs periods inside the amount that it acts on',
    bad: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over month
}

pay commission "Commission" on bookings {
  flat 4%
  «cap at $10,000 each quarter»
}`,
    good: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
}

pay commission "Commission" on bookings {
  flat 4%
  cap at $10,000 each quarter
}`,
  }),
  CB524: message<{ chain: readonly string[] }>({
    severity: 'error',
    says: ({ chain }) => `the amount of \`${chain[0] ?? ''}\` depends on itself: ${chain.map((name) => `\`${name}\``).join(', then ')}`,
    help: 'let one of them stand by itself',
    why: 'an amount that waits for itself can never be computed',
    bad: plan`
pay commission "Commission" on bookings { pays «bonus» times 2 }

pay bonus "Bonus" on bookings { pays commission times 1 / 3 }`,
    good: plan`
pay commission "Commission" on bookings { flat 4% }

pay bonus "Bonus" on bookings { pays commission times 1 / 3 }`,
  }),
  CB525: message<{ next: string; problem: string }>({
    severity: 'error',
    says: ({ next, problem }) => `\`excess carries to next ${next}\` needs ${problem}`,
    why: 'what is carried is what one cap cuts from one period',
    bad: plan`
pay commission "Commission" on bookings {
  flat 4%
  «excess carries to next month until end of year»
}`,
    good: plan`
pay commission "Commission" on bookings {
  flat 4%
  cap at $10,000 each month
  excess carries to next month until end of year
}`,
  }),
  CB526: message<{ pay: string; window: string; at: string }>({
    severity: 'error',
    says: ({ pay, window, at }) => `\`${pay}\` adds up over a ${window} and cannot be paid at the end of each ${at} inside it`,
    help: ({ window }) => `write \`paid at end of ${window}\`, or a longer one`,
    why: 'an amount is paid at once only when it is complete',
    bad: plan`
pay commission "Commission" on bookings {
  flat 4%
  «paid at end of quarter»
}`,
    good: plan`
pay commission "Commission" on bookings {
  flat 4%
  paid at end of year
}`,
  }),
  CB509: message({
    severity: 'error',
    says: ({ what }: { what: string }) =>
      `an ${what} table needs a first line \`below ...\` or a first point, and a last line \`from ...\``,
    why: 'below the first point and above the last the curve must be stated',
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  interpolated on attainment {
    below     50% pays nothing
    reaching  50% pays  25% of worth
    «reaching 100% pays 100% of worth»
  }
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  interpolated on attainment {
    below     50% pays nothing
    reaching  50% pays  25% of worth
    from     100% pays 100% of worth
  }
}`,
  }),
}
