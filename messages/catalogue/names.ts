import { company, plan, planOf } from '../example.ts'
import { message } from '../message.ts'

const oneOf = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ')

/** CB2xx: names, and what must be stated. */
export const names = {
  CB201: message({
    severity: 'error',
    says: ({ name, kind }: { name: string; kind: string; meant: string | undefined }) => `no ${kind} is called \`${name}\``,
    help: ({ meant, kind }) => (meant === undefined ? `declare it, or name a ${kind} that exists` : `did you mean \`${meant}\`?`),
    why: 'a name that leads nowhere pays nobody, silently',
    bad: plan`
pay commission "Commission" on «booking» {
  worth 100% of target
  flat 1.0x
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
  }),
  CB202: message({
    severity: 'error',
    says: ({ name }: { name: string }) => `\`${name}\` is declared twice`,
    help: 'give one of them another name; metrics, pays, spiffs, contests and pools share one set of names',
    why: 'with two things of one name nobody can tell which one pays',
    bad: plan`
pay «bookings» "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
    good: plan`
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
}`,
  }),
  CB204: message({
    severity: 'error',
    says: ({ field, record }: { field: string; record: string; meant: string | undefined }) => `\`${record}\` has no field \`${field}\``,
    help: ({ meant, record }) => (meant === undefined ? `add the field to \`record ${record}\`` : `did you mean \`${meant}\`?`),
    why: 'a field that is not in the data cannot be counted',
    bad: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.«amout»
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
  CB205: message<{ block: string; what: string; example: string }>({
    severity: 'error',
    says: ({ block, what }) => `${block} does not say ${what}`,
    help: ({ example }) => `add for example: ${example}`,
    why: 'where money would differ, nothing is assumed',
    bad: plan`
metric «bookings» "Bookings" {
  supports grow
  sum of deal.amount
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
  CB206: message({
    severity: 'error',
    says: ({ clause }: { clause: string }) => `\`${clause}\` is stated twice`,
    help: 'keep one of them',
    why: 'of two statements only one can hold, and a reader cannot tell which',
    bad: plan`
paid monthly
«paid quarterly»`,
    good: plan`
paid quarterly`,
  }),
  CB207: message({
    severity: 'error',
    says: ({ path }: { path: string }) => `the file \`${path}\` cannot be read`,
    help: 'the path is taken from the folder of this file',
    why: 'the facts of a missing file are missing from the plan',
    bad: plan`
uses "company.plan", «"quotas.plan"»`,
    good: plan`
uses "company.plan"`,
  }),
  CB208: message({
    severity: 'error',
    says: ({ word, what, allowed }: { word: string; what: string; allowed: readonly string[]; meant: string | undefined }) =>
      `\`${word}\` is no ${what}${allowed.length === 0 ? '' : `; it is one of ${oneOf(allowed)}`}`,
    help: ({ meant }) => (meant === undefined ? undefined : `write \`${meant}\``),
    why: 'the language has a fixed set of words for this',
    bad: plan`
paid «fortnightly»`,
    good: plan`
paid monthly`,
  }),
  CB209: message({
    severity: 'error',
    says: ({ path, part }: { path: string; part: string }) => `\`${path}\` stops at \`${part}\`, which leads to no other record`,
    help: 'only a field that holds another record can be followed by a dot',
    why: 'a path must lead from record to record',
    bad: plan`
applies to rep where rep.«role».name = "AE"`,
    good: plan`
applies to rep where rep.role = "AE"`,
  }),
  CB210: message({
    severity: 'error',
    says: ({ what }: { what: string }) => `\`${what}\` is part of the language but not yet supported`,
    help: 'leave it out for now; nothing is paid on a plan that is only half understood',
    why: 'a clause that is silently ignored would change pay',
    bad: plan`
metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  «continues bookings from associates»
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
  CB211: message({
    severity: 'error',
    says: ({ version }: { version: string }) => `this is language ${version}; only language 1 is known`,
    help: 'write `language 1`',
    why: 'a newer language may mean something else by the same words',
    bad: plan`
language «2»`,
    good: plan`
language 1`,
  }),
  CB213: message<{ what: string; instead: string }>({
    severity: 'error',
    says: ({ what }) => `${what} cannot be used here`,
    help: ({ instead }) => instead,
    why: 'what is not known at this point cannot decide here',
    bad: plan`
applies to rep where «deal».amount > $0`,
    good: plan`
applies to rep where rep.role = "AE"`,
  }),
  CB215: message({
    severity: 'error',
    says: ({ record, count }: { record: string; count: number }) =>
      count === 0
        ? `\`${record}\` has no date that puts its rows into a period`
        : `\`${record}\` has ${count} incentive dates; a row belongs to one period`,
    help: 'mark one date field with `incentive`',
    why: 'which date counts decides in which period a deal is paid',
    bad: company`
record «deal» from "deals.csv" {
  id        text key
  owner     rep
  closed_on date
  amount    money
}`,
    good: company`
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  amount    money
}`,
  }),
  CB216: message({
    severity: 'error',
    says: ({ record, payee, count }: { record: string; payee: string; count: number }) =>
      count === 0
        ? `no field of \`${record}\` names a ${payee}, so nobody gets credit for its rows`
        : `${count} fields of \`${record}\` name a ${payee}; the plan does not say who gets credit`,
    help: ({ record }) => `write \`credit ${record} { 100% to ${record}.FIELD }\``,
    why: 'credit decides who is paid',
    bad: planOf(
      `
record deal from "deals.csv" {
  id        text key
  owner     rep
  engineer  rep
  closed_on date incentive
  amount    money
}`,
      `
metric «bookings» "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $1,200,000 per year
}`,
    ),
    good: planOf(
      `
record deal from "deals.csv" {
  id        text key
  owner     rep
  engineer  rep
  closed_on date incentive
  amount    money
}

credit deal { 100% to deal.owner }`,
      '',
    ),
  }),
  CB217: message({
    severity: 'warning',
    says: ({ things, reasons }: { things: string; reasons: string }) => `nobody has decided what happens to ${things} on ${reasons}`,
    help: 'list each of `hired_on`, `left_on`, `leave`, `transfer`, `change` under `prorate ... for` or `do not prorate ... for`',
    why: 'a month worked in part is paid in part or whole; either is fine, silence is not',
    bad: planOf(
      `
policy {
  attainment against full quota
  no quota means no pay
  prorate target, quota by days for hired_on, left_on
}`,
      `
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
  flat 1.0x
}`,
    ),
    good: company`
policy {
  attainment against full quota
  no quota means no pay
  prorate target, quota by days for hired_on, left_on
  do not prorate target, quota for leave, transfer, change
}`,
  }),
  CB218: message<{ record: string; what: string; fix: string }>({
    severity: 'error',
    says: ({ record, what }) => `\`record ${record}\` ${what}`,
    help: ({ fix }) => fix,
    why: 'rows must be told apart and read without guessing',
    bad: company`
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  «kind      text incentive»
  amount    money
}`,
    good: company`
record deal from "deals.csv" {
  id        text key
  owner     rep
  closed_on date incentive
  kind      text
  amount    money
}`,
  }),
}
