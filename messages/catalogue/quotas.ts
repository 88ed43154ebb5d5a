import { quotas as planned, planWithQuotas, quotasOf } from '../example.ts'
import { message } from '../message.ts'

const PLACES = `
record rep from "reps.csv" {
  id       text key
  role     text
  hired_on date
  salary   money per year
  region   text
  market   text
}`

const HOMES = `
record region from "regions.csv" { id text key }

record rep from "reps.csv" {
  id       text key
  role     text
  hired_on date
  salary   money per year
  sells_in region
  lives_in region
}`

/** Quotas files: names and what must be stated (CB28x), amounts (CB31x), shares and dates (CB53x). */
export const quotas = {
  CB280: message({
    severity: 'error',
    says: ({ what, kind }: { what: string; kind: string }) => `\`${what}\` has no place in a ${kind} file`,
    help: ({ kind }) =>
      kind === 'quotas'
        ? 'what pays belongs into a plan, which reads the quotas with `uses`'
        : 'what is planned belongs into a quotas file',
    why: 'a clause in the wrong file would be read by nobody',
    bad: planned`
«pay commission» "Commission" on bookings { flat 5% }`,
    good: planned``,
  }),
  CB281: message({
    severity: 'error',
    says: ({ record, level }: { record: string; level: string; payee: string }) =>
      `nothing says to which \`${level}\` a \`${record}\` belongs`,
    help: ({ record, payee }) => `give \`${record}\` a field that refers to its \`${payee}\``,
    why: 'rows that belong to nobody cannot decide who gets how much',
    bad: planned`
record account from "accounts.csv" {
  id        text key
  potential money
}

quota bookings {
  total $2,400,000
  allocate to rep by «account.potential»
}`,
    good: planned`
record account from "accounts.csv" {
  id        text key
  owner     rep
  potential money
}

quota bookings {
  total $2,400,000
  allocate to rep by account.potential
}`,
  }),
  CB282: message({
    severity: 'error',
    says: ({ level, paths }: { level: string; paths: readonly string[] }) =>
      `\`${level}\` can be ${paths.map((path) => `\`${path}\``).join(' or ')}`,
    help: ({ level, paths }) => `say which: \`allocate to ${level} from ${paths[0] ?? ''} ...\``,
    why: 'two ways from a person to a level give two trees, and two quotas',
    bad: quotasOf(
      HOMES,
      `
quota bookings {
  total $2,400,000
  allocate to «region» evenly, then to rep evenly
}`,
    ),
    good: quotasOf(
      HOMES,
      `
quota bookings {
  total $2,400,000
  allocate to region from rep.sells_in evenly, then to rep evenly
}`,
    ),
  }),
  CB283: message({
    severity: 'error',
    says: ({ levels }: { levels: readonly string[] }) =>
      `nothing says which of ${levels.map((level) => `\`${level}\``).join(' and ')} stands above the other`,
    help: ({ levels }) => `write both on one line, from the top: \`allocate to ${levels[0] ?? ''} ..., then to ${levels[1] ?? ''} ...\``,
    why: 'the order of lines means nothing, and two trees share the same total differently',
    bad: quotasOf(
      PLACES,
      `
quota bookings {
  total $2,400,000
  allocate to region evenly
  allocate «to market evenly»
  allocate to rep evenly
}`,
    ),
    good: quotasOf(
      PLACES,
      `
quota bookings {
  total $2,400,000
  allocate to region evenly, then to market evenly
  allocate to rep evenly
}`,
    ),
  }),
  CB284: message({
    severity: 'error',
    says: ({ metric }: { metric: string }) => `the quota of \`${metric}\` starts from a total and from a basis`,
    help: 'keep one of the two; a total that should grow from history is `start from history(FY25)` with `grow 10%`',
    why: 'two beginnings give two totals',
    bad: planned`
quota bookings {
  total $2,400,000
  «start from history(FY25)»
  allocate to rep evenly
}`,
    good: planned`
quota bookings {
  start from history(FY25)
  allocate to rep evenly
}`,
  }),
  CB285: message({
    severity: 'error',
    says: ({ quota, what }: { quota: string; what: string; metric: string }) => `\`${quota}\` ${what}`,
    help: 'what a quotas file allocates is for a person and a month; a plan takes it as it is',
    why: 'a quota for another time, or for somebody else, would be shared a second time',
    bad: planWithQuotas`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota fy26.bookings per «year»
}`,
    good: planWithQuotas`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota fy26.bookings
}`,
  }),
  CB310: message({
    severity: 'error',
    says: ({ what, found }: { what: string; found: string }) =>
      `${found} is no ${what === 'a stated amount' ? 'amount that is stated' : 'number to share by'}`,
    help: ({ what }) =>
      what === 'a stated amount'
        ? 'write an amount like `$2,400,000` or `5% of $48,000,000`'
        : 'write `history(FY25)`, a field, `headcount`, or a blend like `60% of history(FY25) + 40% of potential`',
    why: 'a quota is shared by numbers that everybody can look up',
    bad: planned`
quota bookings {
  total «rep.salary»
  allocate to rep evenly
}`,
    good: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
}`,
  }),
  CB530: message({
    severity: 'error',
    says: ({ total }: { total: string; off: string }) => `the shares of the season total ${total}, not 100%`,
    help: ({ off }) => `${off.startsWith('-') ? 'add' : 'take off'} ${off.replace('-', '')}`,
    why: 'a season that does not total 100% adds quota, or loses it',
    bad: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  «season by quarter {
    Q1 20%
    Q2 25%
    Q3 25%
    Q4 20%
  }»
}`,
    good: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  season by quarter {
    Q1 20%
    Q2 25%
    Q3 25%
    Q4 30%
  }
}`,
  }),
  CB531: message({
    severity: 'error',
    says: ({ total }: { total: string }) => `the parts of the blend total ${total}, not 100%`,
    help: 'each part is a percent of the whole, and none is below zero',
    why: 'parts that do not total 100% share more than there is, or less',
    bad: planned`
quota bookings {
  total $2,400,000
  allocate «to rep by 60% of history(FY25) + 30% of headcount»
}`,
    good: planned`
quota bookings {
  total $2,400,000
  allocate to rep by 60% of history(FY25) + 40% of headcount
}`,
  }),
  CB532: message({
    severity: 'error',
    says: ({ level, found }: { level: string; found: string }) => `\`${level}\` cannot be hedged by \`${found}\``,
    help: 'write `10%`, `110% of plan` or `10/11 attainment factor`; all three are one hedge',
    why: 'a hedge says how much more than its plan a level is given',
    bad: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  hedge rep «0%» attainment factor
}`,
    good: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  hedge rep 80% attainment factor
}`,
  }),
  CB533: message({
    severity: 'error',
    says: ({ level, found }: { level: string; found: string }) => `\`${level} ${found}\` is ${found} more than its plan`,
    help: ({ found }) => `write \`${found} of plan\`, or \`${found} over\` where it is meant so`,
    why: 'over-assigning by 110% and to 110% of plan are two plans, and one is meant',
    bad: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  hedge rep «110%»
}`,
    good: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  hedge rep 110% of plan
}`,
  }),
  CB534: message({
    severity: 'error',
    says: ({ year, from, to }: { year: string; from: string; to: string }) =>
      `a quotas file plans one fiscal year, like ${year}: ${from} to ${to}`,
    help: ({ from, to }) => `write \`effective from ${from} to ${to}\``,
    why: 'seasons, ramps and history are of a year; a part of one would be compared with a whole',
    bad: planned`
«effective from 2026-01-01 to 2026-06-30»`,
    good: planned`
effective from 2026-01-01 to 2026-12-31`,
  }),
  CB535: message({
    severity: 'error',
    says: ({ day: at, from, to }: { day: string; from: string; to: string }) =>
      `${at} is not inside the year that is planned, ${from} to ${to}`,
    help: 'the first day is what the first block is for; a later one is inside the year',
    why: 'a change on a day that is not planned changes nothing',
    bad: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  move $100,000 from "R-1" to "R-2" effective from «2027-03-01» because "an account moved" by "VP Sales" on 2026-02-01
}`,
    good: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  move $100,000 from "R-1" to "R-2" effective from 2026-03-01 because "an account moved" by "VP Sales" on 2026-02-01
}`,
  }),
  CB536: message({
    severity: 'error',
    says: ({ level, floor, ceiling }: { level: string; floor: string; ceiling: string }) =>
      `the floor of each \`${level}\`, ${floor}, lies above its ceiling, ${ceiling}`,
    help: 'lower the floor or raise the ceiling',
    why: 'no quota is above the one and below the other',
    bad: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  «floor rep $900,000»
  ceiling rep $800,000
}`,
    good: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  floor rep $800,000
  ceiling rep $1,600,000
}`,
  }),
  CB537: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `\`${what}\` acts on what is shared from the top, and nothing is`,
    help: 'state a `total` or `start from`; beside `each`, both are allocated and the gap is shown',
    why: 'a clause that changes nothing is read as if it did',
    bad: planned`
quota bookings {
  each rep $1,200,000 per year
  «grow 10%»
}`,
    good: planned`
quota bookings {
  total $2,400,000
  each rep $1,200,000 per year
  grow 10%
  allocate to rep evenly
}`,
  }),
  CB538: message({
    severity: 'error',
    says: ({ metric, unit }: { metric: string; unit: string }) => `the quota of \`${metric}\` cannot be allocated: it is ${unit}`,
    help: 'allocate money or a number; a ratio has the same quota for everybody, stated in the plan',
    why: 'parts of a percent do not sum to it',
    bad: planned`
metric bookings "Margin" {
  supports grow
  ratio of deal.margin to deal.amount
  accumulates over year
  no value means no pay
}

quota «bookings» {
  total 20
  allocate to rep evenly
}`,
    good: planned`
metric bookings "Deals" {
  supports grow
  count of deal
  accumulates over year
}

quota bookings {
  total 20
  allocate to rep evenly
}`,
  }),
  CB539: message({
    severity: 'error',
    says: ({ clause, found }: { clause: string; found: string }) => `\`${clause}\` of ${found} is below zero`,
    help: 'a quota is zero or more; what is taken away is a `relieve` or a `move`',
    why: 'a quota below zero is reached by selling nothing',
    bad: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  override "R-1" «-$100,000» because "lost an account" by "VP West" on 2026-01-20
}`,
    good: planned`
quota bookings {
  total $2,400,000
  allocate to rep evenly
  override "R-1" $100,000 because "lost an account" by "VP West" on 2026-01-20
}`,
  }),
}
