import { planOf, ran } from '../example.ts'
import { message } from '../message.ts'
import { EXACT, quoted } from './data-words.ts'

const FIELDS = `
  id        text key
  owner     rep
  closed_on date incentive`
/** Deals whose amounts are in the currency that each names. */
const ABROAD = `
record deal from "deals.csv" {${FIELDS}
  currency  text
  amount    money in deal.currency
}`
const RATES = `
record fx from "fx.csv" {
  key base, quote, day
  base  text
  quote text
  day   date
  price number
  rates
}`
const DEALS = `
id,owner,closed_on,currency,amount
D-1,R-1,2026-01-12,EUR,50000.00`
const FX = `
base,quote,day,price
EUR,USD,2026-01-02,1.0837`
/** People with one more field, and a deal of each. */
const PEOPLE = (field: string): string => `
record rep from "reps.csv" {
  id       text key
  hired_on date
  salary   money per year
  ${field}
}`
const TWO_DEALS = `
id,owner,closed_on,amount,margin
D-1,R-1,2026-01-12,50000.00,12000.00
D-2,R-2,2026-01-13,50000.00,12000.00`
/** Deals in two currencies at one rate. */
const AT_ONE_RATE = (clause: string): string => `
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  ${clause}
  quota $1,200,000 per year
}`

/** Other currencies: what must be stated of them, and what their data say. */
export const currency = {
  CB275: message<{ record: string; field: string; kind: string }>({
    severity: 'error',
    says: ({ record, field, kind }) => `\`record ${record}\` holds rates, and its rates need a ${kind} \`${field}\``,
    help: ({ field, kind }) =>
      `give it the fields \`base text\`, \`quote text\`, \`day date\` and \`price number\`; here \`${field} ${kind}\``,
    why: 'a rate says what one of `base` costs in `quote` from `day` on',
    bad: planOf(
      `
record fx from "fx.csv" {
  key base, quote, day
  base  text
  quote text
  day   date
  «rates»
}`,
      '',
    ),
    good: planOf(RATES, ''),
  }),
  CB276: message<{ field: string; currency: string }>({
    severity: 'error',
    says: ({ field, currency }) => `\`${field}\` is in several currencies, and nothing says what they are worth in ${currency}`,
    help: 'declare a record of exchange rates with a line `rates`, or state one rate in the metric: `converted at plan rate 1.10`',
    why: 'amounts of two currencies have no sum without a rate',
    bad: planOf(
      `
record deal from "deals.csv" {${FIELDS}
  currency  text
  «amount    money in deal.currency»
}`,
      '',
    ),
    good: planOf(ABROAD + RATES, ''),
  }),
  CB277: message<{ field: string; wrong: string; record: string }>({
    severity: 'error',
    says: ({ field, wrong }) => `\`${field}\` ${wrong}`,
    help: ({ field, record }) => `name a text field of the same record that always has a value: \`${field} money in ${record}.currency\``,
    why: 'an amount whose currency is not known cannot be counted',
    bad: planOf(
      `
record deal from "deals.csv" {${FIELDS}
  currency  text optional
  amount    money in «deal.currency»
}${RATES}`,
      '',
    ),
    good: planOf(ABROAD + RATES, ''),
  }),
  CB278: message<{ field: string; whose: string }>({
    severity: 'error',
    says: ({ field, whose }) => `\`${field}\` cannot be in a currency of its own: ${whose} is in the plan's`,
    help: 'state it in the currency of the plan; only what rows of deals and the like hold is converted, once, on the day of the row',
    why: 'a target or a quota that moved with a rate from day to day could not be met or missed',
    bad: planOf(
      `
record rep from "reps.csv" {
  id       text key
  hired_on date
  currency text
  «salary   money per year in rep.currency»
}${RATES}`,
      '',
    ),
    good: planOf(
      `
record rep from "reps.csv" {
  id       text key
  hired_on date
  currency text
  salary   money per year
}${RATES}`,
      '',
    ),
  }),
  CB279: message<{ field: string; found: string; stated: string }>({
    severity: 'error',
    says: ({ field, found, stated }) => `\`${field}\` is in ${found}, and the row says that its currency is ${stated}`,
    help: 'write all amounts of one row in its currency, which then need not be stated',
    why: 'an example in which an amount has two currencies shows nothing',
    bad: planOf(
      ABROAD + RATES,
      `
example "one deal" {
  each fx
  | base  | quote | day        | price  |
  | "EUR" | "USD" | 2026-01-02 | 1.0837 |
  each deal
  | currency | amount         |
  | "USD"    | «EUR 10,000.00» |
  expect bookings $10,837.00
}`,
    ),
    good: planOf(
      ABROAD + RATES,
      `
example "one deal" {
  each fx
  | base  | quote | day        | price  |
  | "EUR" | "USD" | 2026-01-02 | 1.0837 |
  each deal
  | closed_on  | amount        |
  | 2026-01-12 | EUR 10,000.00 |
  expect bookings $10,837.00
}`,
    ),
  }),
  CB826: message<{ column: string; value: string }>({
    severity: 'error',
    says: ({ column, value }) => `${quoted(value)} in column ${quoted(column)} is no currency`,
    help: 'write its code of three capitals, like `EUR`',
    why: EXACT,
    bad: ran({ deals: DEALS.replace('EUR', '«Euro»'), company: ABROAD + RATES, more: { 'fx.csv': FX } }),
    good: ran({ deals: DEALS, company: ABROAD + RATES, more: { 'fx.csv': FX } }),
  }),
  CB827: message<{ base: string; quote: string; day: string }>({
    severity: 'error',
    says: ({ base, quote, day }) => `there are two rates from ${base} to ${quote} for ${day}`,
    help: 'keep the one that holds',
    why: 'two rates for one day would make two payouts',
    bad: ran({
      more: { 'fx.csv': 'id,base,quote,day,price\n1,EUR,USD,2026-01-02,1.0837\n«2,EUR,USD,2026-01-02,1.0850»' },
      deals: DEALS,
      company: ABROAD + RATES.replace('key base, quote, day', 'id    text key'),
    }),
    good: ran({
      more: { 'fx.csv': 'id,base,quote,day,price\n1,EUR,USD,2026-01-02,1.0837\n2,EUR,USD,2026-01-03,1.0850' },
      deals: DEALS,
      company: ABROAD + RATES.replace('key base, quote, day', 'id    text key'),
    }),
  }),
  CB828: message<object>({
    severity: 'error',
    says: () => 'this rate is not above zero',
    help: 'write what one of `base` costs in `quote`',
    why: EXACT,
    bad: ran({ more: { 'fx.csv': FX.replace('1.0837', '«0»') }, deals: DEALS, company: ABROAD + RATES }),
    good: ran({ more: { 'fx.csv': FX }, deals: DEALS, company: ABROAD + RATES }),
  }),
  CB867: message<{ from: string; to: string; day: string; rates: string | null }>({
    severity: 'error',
    says: ({ from, to, day }) => `there is no rate from ${from} to ${to} on ${day} or before it`,
    help: ({ from, to, rates }) =>
      rates === null
        ? 'declare a record of exchange rates with a line `rates`'
        : `add a row to \`${rates}\` with ${from} as its base and ${to} as its quote, or name the currency that rates go through: \`via USD\``,
    why: 'a rate is never guessed from another day or another pair',
    bad: ran({ deals: DEALS.replace('D-1', '«»D-1'), more: { 'fx.csv': FX.replace('2026-01-02', '2026-01-13') }, company: ABROAD + RATES }),
    good: ran({ deals: DEALS, more: { 'fx.csv': FX }, company: ABROAD + RATES }),
  }),
  CB868: message<{ person: string; day: string }>({
    severity: 'error',
    says: ({ person, day }) => `\`${person}\` has no currency to be paid in on ${day}`,
    help: 'fill in the field that the plan names in `paid in`',
    why: 'an amount without a currency cannot be paid',
    bad: ran({
      plan: 'paid monthly\n«paid in rep.currency at rate frozen»',
      company: PEOPLE('currency text optional') + RATES,
      reps: 'id,hired_on,salary,currency\nR-1,2025-03-01,60000.00,EUR\nR-2,2025-09-15,60000.00,',
      deals: TWO_DEALS,
      more: { 'fx.csv': FX.replace('EUR,USD', 'USD,EUR') },
    }),
    good: ran({
      plan: 'paid monthly\npaid in rep.currency at rate frozen',
      company: PEOPLE('currency text optional') + RATES,
      reps: 'id,hired_on,salary,currency\nR-1,2025-03-01,60000.00,EUR\nR-2,2025-09-15,60000.00,USD',
      deals: TWO_DEALS,
      more: { 'fx.csv': FX.replace('EUR,USD', 'USD,EUR') },
    }),
  }),
  CB869: message<{ rate: string; first: string; second: string }>({
    severity: 'error',
    says: ({ rate, first, second }) => `the plan's rate ${rate} is for one currency, and the rows are in ${first} and ${second}`,
    help: 'leave the clause out, and let a record of rates give each currency its own; or count each currency with a metric of its own',
    why: 'one rate for two currencies is wrong for at least one of them',
    bad: ran({
      plan: AT_ONE_RATE('«converted at plan rate 1.10»'),
      deals: `${DEALS}\nD-2,R-1,2026-01-13,GBP,50000.00`,
      company: ABROAD,
    }),
    good: ran({
      plan: AT_ONE_RATE('converted at plan rate 1.10'),
      deals: `${DEALS}\nD-2,R-1,2026-01-13,EUR,50000.00`,
      company: ABROAD,
    }),
  }),
}
