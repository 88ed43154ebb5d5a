import { plan, planOf } from '../example.ts'
import { message } from '../message.ts'

/** CB3xx: dollars, percents, counts and dates. */
export const units = {
  CB301: message({
    severity: 'error',
    says: ({ left, right }: { left: string; right: string }) => `${left} times ${right} has no meaning`,
    help: 'multiply money by a percent, a factor or a number',
    why: 'dollars times dollars are no dollars',
    bad: plan`
metric bookings "Bookings" {
  supports grow
  sum of «deal.amount * deal.margin»
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
  CB302: message({
    severity: 'error',
    says: ({ left, right, verb }: { left: string; right: string; verb: string }) => `${left} cannot be ${verb} ${right}`,
    help: 'both sides must be of one kind: money with money, percent with percent',
    why: 'what cannot be compared would be decided by chance',
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  only when «bookings.attainment >= $600,000»
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  only when bookings.attainment >= 50%
}`,
  }),
  CB303: message({
    severity: 'error',
    says: ({ found, expected }: { found: string; expected: string }) => `this amount is in ${found}, the plan is in ${expected}`,
    help: ({ expected }) => `write it in ${expected}`,
    why: 'amounts of two currencies have no sum without a rate',
    bad: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota «€1,200,000» per year
}`,
    good: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}`,
  }),
  CB304: message({
    severity: 'error',
    says: ({ clause, expected, found }: { clause: string; expected: string; found: string }) =>
      `${clause.startsWith('a ') ? clause : `\`${clause}\``} wants ${expected}, this is ${found}`,
    why: 'a clause does its arithmetic with one kind of number',
    bad: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  cap at «200%»
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  cap at 200% of worth
}`,
  }),
  CB305: message({
    severity: 'error',
    says: ({ base }: { base: string }) => `a percent of ${base} is no money`,
    help: 'write an amount for each: `at $50`, or a percent of worth: `pays 50% of worth`',
    why: 'pay must come out in money',
    bad: plan`
metric bookings "Bookings" {
  supports grow
  count of deal
  accumulates over year
  quota 12 per year
}

pay commission "Commission" on bookings { flat «5%» }`,
    good: plan`
metric bookings "Bookings" {
  supports grow
  count of deal
  accumulates over year
  quota 12 per year
}

pay commission "Commission" on bookings { flat $500 }`,
  }),
  CB306: message({
    severity: 'error',
    says: ({ text, digits, currency }: { text: string; digits: number; currency: string }) =>
      `\`${text}\` has more than ${digits} decimals; ${currency} has ${digits}`,
    why: 'a share of a cent cannot be paid',
    bad: plan`
target «$60,000.005» per year`,
    good: plan`
target $60,000.01 per year`,
  }),
  CB307: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `a factor is a multiple of the base rate (worth / quota), and ${what}`,
    help: 'give the pay `worth` and its metric a `quota`, or write the rate as a percent',
    why: 'without a base rate the factor multiplies nothing',
    bad: plan`
pay commission "Commission" on bookings {
  flat «1.0x»
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
  }),
  CB308: message({
    severity: 'error',
    says: ({ field }: { field: string }) => `\`${field}\` may be empty, and nothing says what counts then`,
    help: ({ field }) => `write \`${field} else 0\`, with the value that counts`,
    why: 'arithmetic on a missing value would stop the run',
    bad: planOf(
      `
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
  discount  money optional
}`,
      `
metric bookings "Bookings" {
  supports grow
  sum of deal.amount - «deal.discount»
  accumulates over year
  quota $1,200,000 per year
}`,
    ),
    good: planOf(
      `
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
  discount  money optional
}`,
      `
metric bookings "Bookings" {
  supports grow
  sum of deal.amount - (deal.discount else $0)
  accumulates over year
  quota $1,200,000 per year
}`,
    ),
  }),
}
