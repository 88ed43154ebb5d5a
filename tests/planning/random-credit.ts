/** Deals of accounts in random territories, at the bounds of their rules, on both sides of the day on which these change hands. */
import * as fc from 'fast-check'
import { ACCOUNT_RECORD, ACCOUNTS, csvOf, type Drawn, fileOf } from './random-territories.ts'
import { COMPANY, type Texts } from './texts.ts'

export const HANDOVER = '2026-07-01'

/** A deal of one account, at a day on one side of the handover. */
export interface Deal {
  readonly account: number
  readonly day: string
  readonly cents: number
}
export const deals = fc.array(
  fc.record({
    account: fc.nat({ max: ACCOUNTS.length - 1 }),
    day: fc.constantFrom('2026-01-01', '2026-06-30', HANDOVER, '2026-07-02', '2026-12-31'),
    cents: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -10_000_000, max: 10_000_000 })),
  }),
  { minLength: 1, maxLength: 12 },
)

const money = (cents: number): string => `${cents < 0 ? '-' : ''}${(Math.abs(cents) / 100).toFixed(2)}`
const dealLines = (all: readonly Deal[]): string[] =>
  all.map(({ account, day, cents }, i) => `D-${i},${ACCOUNTS[account]?.id},${day},${money(cents)}`)

/** Who has a territory: nobody has the last one, the others change hands on one day. */
const ownersOf = (name: string): string => (name === 'net' ? '' : `  owner "${name}-a"\n  owner "${name}-b" effective from ${HANDOVER}\n`)

/** The texts and files of a plan that credits deals through random territories. */
export function textsOf(all: readonly Drawn[], some: readonly Deal[], winners: number, credit: string): Texts {
  const owned = all.reduce(
    (text, { name }) => text.replace(`territory ${name} "${name}" {\n`, (head) => head + ownersOf(name)),
    fileOf(all),
  )
  const quotas = owned.replace(ACCOUNT_RECORD, '').replace('winners 1', `winners ${winners}`)
  const people = all.flatMap(({ name }) => (name === 'net' ? [] : [`${name}-a`, `${name}-b`]))
  return {
    'company.plan': `${COMPANY.replace('  owner     rep\n', '  account   account\n')}${ACCOUNT_RECORD}\ncredit deal { ${credit} }\n`,
    'q.plan': quotas.slice(0, quotas.indexOf('\nquota bookings')),
    'ae.plan': `plan ae "AE"
language 1
uses "company.plan", "q.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
overpayment recovered from next pay up to 100% of it
paid monthly
pay commission "Commission" on bookings { flat 10% }
`,
    'reps.csv': `id,region,district,hired_on,left_on,base\n${people.map((id) => `${id},East,E,2020-01-01,,1.00\n`).join('')}`,
    'accounts.csv': csvOf(ACCOUNTS),
    'deals.csv': `id,account,closed_on,amount\n${dealLines(some).join('\n')}\n`,
  }
}
