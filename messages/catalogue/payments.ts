import { planOf, ran } from '../example.ts'
import { message } from '../message.ts'

/** The record of deals with further fields, `name kind`, in the canonical layout. */
function deals(...more: string[]): string {
  const fields = ['id text key', 'owner rep', 'closed_on date incentive', 'amount money', ...more].map((field) => {
    const [name = '', ...kind] = field.split(' ')
    return [name, kind.join(' ')] as const
  })
  const width = Math.max(...fields.map(([name]) => name.length))
  return ['record deal from "deals.csv" {', ...fields.map(([name, kind]) => `  ${name.padEnd(width)} ${kind}`), '}'].join('\n')
}
const cancellable = deals('cancelled_on date optional event', 'returned_on date optional event')
const held = (...holds: string[]): string => `
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
${holds.map((hold) => `  ${hold}`).join('\n')}
}`
const helped = `${deals('partner rep optional', 'helper rep optional')}
credit deal { 100% to deal.owner }`
const byMonths = (cells: string) => ({
  company: deals('cancelled_on date optional event', 'term number optional'),
  deals: `
id,owner,closed_on,amount,cancelled_on,term
D-1,R-1,2026-01-12,50000.00,2026-01-28,${cells}`,
})

/** What happens between earning and payment. */
export const payments = {
  CB240: message({
    severity: 'error',
    says: ({ record }: { record: string }) => `what takes \`${record}\` back is not a date on which something happens`,
    help: ({ record }) =>
      `let the condition read a date of \`${record}\` that is declared with \`event\`, as in \`cancelled_on date optional event\``,
    why: 'a date that is no event is known from the first day, so the row would never be paid at all',
    bad: planOf(deals('cancelled_on date optional'), 'clawback deal when «deal.cancelled_on is within 90 days after deal.closed_on»'),
    good: planOf(cancellable, 'clawback deal when deal.cancelled_on is within 90 days after deal.closed_on'),
  }),
  CB241: message({
    severity: 'error',
    says: ({ record, count }: { record: string; count: number }) =>
      `the months that \`${record}\` served end on one date, and the condition reads ${count}`,
    help: 'let the condition read exactly one date that is declared with `event`',
    why: 'the months are counted up to the day on which the condition came true',
    bad: planOf(cancellable, 'clawback deal by unserved months of 12 when «deal.cancelled_on is known or deal.returned_on is known»'),
    good: planOf(cancellable, 'clawback deal by unserved months of 12 when deal.cancelled_on is known'),
  }),
  CB242: message({
    severity: 'error',
    says: ({ pay }: { pay: string }) => `\`${pay}\` is paid later in two ways`,
    help: 'keep one of hold, instalments and advance for each part of pay',
    why: 'which part of an amount waits for what could not be told',
    bad: planOf(
      deals('paid_on date optional event'),
      held('hold 50% of each deal until deal.paid_on', '«hold 10% of each deal until 12 months after deal.closed_on»'),
    ),
    good: planOf(deals('paid_on date optional event'), held('hold 50% of each deal until deal.paid_on')),
  }),
  CB243: message({
    severity: 'error',
    says: ({ record, pay, own }: { record: string; pay: string; own: string }) =>
      `\`${pay}\` pays for each \`${own}\`, so nothing of a \`${record}\` can be held, advanced or shared`,
    help: ({ own }) => `name \`${own}\``,
    why: 'what is held, advanced or shared belongs to the row that earned it',
    bad: planOf('', held('hold 50% of each «rep» until 12 months after rep.hired_on')),
    good: planOf('', held('hold 50% of each deal until 12 months after deal.closed_on')),
  }),
  CB244: message({
    severity: 'error',
    says: ({ first, second }: { first: string; second: string }) => `one clawback is recovered up to ${first}, another up to ${second}`,
    help: 'write the same share on all of them',
    why: 'what is clawed back is one balance, and one share of pay recovers it',
    bad: planOf(
      cancellable,
      `
clawback deal when deal.cancelled_on is known recovered up to 50% of it
«clawback deal when deal.returned_on is known recovered up to 30% of it»`,
    ),
    good: planOf(
      cancellable,
      `
clawback deal when deal.cancelled_on is known recovered up to 50% of it
clawback deal when deal.returned_on is known recovered up to 50% of it`,
    ),
  }),
  CB245: message({
    severity: 'error',
    says: ({ advanced, months }: { advanced: string; months: number }) => `${advanced} of ${months} months cannot be advanced`,
    help: ({ months }) =>
      `advance some of the months, or all: \`advance ${Math.max(1, Math.floor((months * 3) / 4))} of ${months} months\``,
    why: 'what is paid in advance is a part of what the months will have earned',
    bad: planOf('', held('advance «15» of 12 months from deal.closed_on')),
    good: planOf('', held('advance 9 of 12 months from deal.closed_on')),
  }),
  CB246: message({
    severity: 'error',
    says: ({ per, paid }: { per: string; paid: string }) => `the plan pays once a ${paid}, so nothing is paid out, or put off, per ${per}`,
    help: ({ paid }) => `write \`per ${paid}, rest next ${paid}\``,
    why: 'cash is paid in pay periods; an amount for a longer time is a cap on what is earned',
    bad: planOf('', 'pay at most $20,000 per «quarter», rest next month'),
    good: planOf('', 'pay at most $20,000 per month, rest next month'),
  }),
  CB247: message({
    severity: 'error',
    says: ({ least }: { least: string }) => `the least that is paid out, ${least}, is above the most`,
    help: 'lower the least, or raise the most',
    why: 'nothing could ever be paid out before the last period',
    bad: planOf(
      '',
      `
pay at most $100 per month, rest next month
«pay at least $200»`,
    ),
    good: planOf(
      '',
      `
pay at most $200 per month, rest next month
pay at least $100`,
    ),
  }),
  CB248: message({
    severity: 'error',
    says: ({ pay }: { pay: string }) => `\`${pay}\` pays on more than all that it earns`,
    help: 'lower the shares until they are at most 100% together; what is left stays with whoever earned it',
    why: 'what is paid on comes out of the commission, and no deal pays more than it earned',
    bad: planOf(helped, held('pay 60% to deal.partner', '«pay 50% to deal.helper»')),
    good: planOf(helped, held('pay 60% to deal.partner', 'pay 40% to deal.helper')),
  }),
  CB249: message({
    severity: 'error',
    says: ({ thing, reason }: { thing: string; reason: string }) => `${thing} is prorated for \`${reason}\`, and is not`,
    help: ({ reason }) => `take \`${reason}\` out of one of the two`,
    why: 'both are said at the same place, so that neither can be the later word',
    bad: planOf(
      '',
      `
prorate guarantee by days for hired_on, left_on, leave
«do not prorate guarantee for leave, transfer, change»
guarantee $3,000 per month`,
    ),
    good: planOf(
      '',
      `
prorate guarantee by days for hired_on, left_on
do not prorate guarantee for leave, transfer, change
guarantee $3,000 per month`,
    ),
  }),
  CB257: message({
    severity: 'error',
    says: ({ clause, metric }: { clause: string; pay: string; metric: string }) =>
      `\`${clause}\` goes by single deals, and no single one earns what \`${metric}\` pays`,
    help: ({ pay }) => `let \`${pay}\` pay on a metric that adds up or counts, or leave the clause out`,
    why: "an average or a share of one to another is nobody's own, so nothing would be held, advanced or paid on",
    bad: planOf(
      deals('paid_on date optional event'),
      `
metric deal_size "Size of a deal" {
  supports grow
  average of deal.amount
  accumulates over quarter
  no value means no pay
}
pay size_bonus "Size bonus" on deal_size {
  flat 1%
  «hold 50% of each deal until deal.paid_on»
}`,
    ),
    good: planOf(
      deals('paid_on date optional event'),
      `
metric revenue "Revenue" {
  supports grow
  sum of deal.amount
  accumulates over quarter
}
pay commission "Commission" on revenue {
  flat 1%
  hold 50% of each deal until deal.paid_on
}`,
    ),
  }),
  CB885: message<{ record: string; row: string }>({
    severity: 'error',
    says: ({ record, row }) => `\`${record}\` \`${row}\` is taken back by months, but does not say how many months are to be served`,
    help: 'fill in the months of the term, above zero',
    why: 'the unserved part of no term has no value',
    bad: ran({ plan: '«clawback deal by unserved months of deal.term when deal.cancelled_on is known»', ...byMonths('') }),
    good: ran({ plan: 'clawback deal by unserved months of deal.term when deal.cancelled_on is known', ...byMonths('12') }),
  }),
}
