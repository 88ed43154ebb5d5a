/** A company whose deals are credited through territories, as texts, and what its runs say. */
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import type { CreditLine } from '../../runtime/ledger/lines.ts'
import { byColumns, byReference } from '../fast/ledgers.ts'
import { paidOf, type Texts } from './texts.ts'

const COMPANY = `company c "C"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01

objective grow "Grow" because "growth pays for everything"

record rep from "reps.csv" {
  id     text key
  vacant yes or no
}
record account from "accounts.csv" {
  id             text key
  state          text
  size           count
  effective_from date
  history by effective_from
}
record deal from "deals.csv" {
  id        text key
  account   account optional
  closed_on date incentive
  amount    money
}
`
export const TERRITORIES = `territory west "West" {
  owner "ann"
  owner "ben" effective from 2026-03-16
  covers account where account.state in ("CA", "OR")
}
territory east "East" {
  owner "cat"
  covers account where account.state = "NY"
  includes "A-9" because "kept with its owner"
}
territory house "House accounts" { covers everything else }`

const ACCOUNTS = `id,state,size,effective_from
A-1,CA,10,2020-01-01
A-2,NY,20,2020-01-01
A-3,CA,30,2020-01-01
A-3,NY,30,2026-02-15
A-7,TX,40,2020-01-01
A-9,CA,50,2020-01-01
`
const REPS = 'id,vacant\nann,no\nben,no\ncat,no\ndan,no\n'

export interface Said {
  readonly territories?: string
  readonly credit?: string
  readonly metric?: string
  readonly deals: string
  readonly accounts?: string
  readonly more?: Texts
  readonly uses?: string
}

/** Texts of a plan that pays a tenth of what it credits; what is left out is the small company above. */
export const textsOf = ({
  territories = TERRITORIES,
  credit = '100% to territory.owner',
  metric = '',
  deals,
  accounts = ACCOUNTS,
  more = {},
  uses = '"company.plan", "q.plan"',
}: Said): Texts => ({
  'company.plan': `${COMPANY}\ncredit deal {\n  ${credit}\n}\n`,
  'q.plan': `quotas q "Coverage"\nlanguage 1\nuses "company.plan"\neffective from 2026-01-01 to 2026-12-31\napplies to rep\n\n${territories}\n`,
  'ae.plan': `plan ae "AE"
language 1
uses ${uses}
effective from 2026-01-01 to 2026-12-31
applies to rep
overpayment recovered from next pay up to 100% of it
paid monthly

metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
${metric}}

pay commission "Commission" on bookings { flat 10% }
`,
  'reps.csv': REPS,
  'accounts.csv': accounts,
  'deals.csv': `id,account,closed_on,amount\n${deals}`,
  ...more,
})

const shown = ({ rowKey, recipient, role, amount }: CreditLine): string =>
  `${rowKey} ${recipient === '' ? 'nobody' : recipient} ${role === 'direct' ? '' : `${role} `}${amount}`

/** Each credit line of a period, cents last: `D-1 ann 10000`. */
export const credited = (said: Said, period = 'FY26'): string[] => paidOf(textsOf(said), 'ae.plan', period).credits.map(shown).sort()

/** What each person earned in a period, in cents. */
export const earned = (said: Said, period = 'FY26'): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const { payee, amount } of paidOf(textsOf(said), 'ae.plan', period).earnings) sums[payee] = (sums[payee] ?? 0) + Number(amount)
  return sums
}

/** The findings of a run, or of the check before it. */
export const foundIn = (said: Said, period = 'FY26'): string[] => {
  const texts = textsOf(said)
  const { core, diagnostics } = compile('ae.plan', (path) => texts[path])
  if (core === undefined) return diagnostics.map(({ code, message }) => `${code} ${message}`)
  const bytes = (file: string) => (texts[file] === undefined ? undefined : Buffer.from(texts[file]))
  const { diagnostics: found } = run(core, bytes, { period, asOf: null })
  return found.map(({ code, message, span }) => `${code} ${span.file}:${span.start.line} ${message}`)
}

/** The ledgers of both evaluators, as bytes. */
export const byBoth = (said: Said, period = 'FY26') => {
  const texts = textsOf(said)
  const { core } = compile('ae.plan', (path) => texts[path])
  if (core === undefined) throw new Error('no plan')
  const files = (file: string) => (texts[file] === undefined ? undefined : Buffer.from(texts[file]))
  return { reference: byReference(core, files, period), columns: byColumns(core, files, period) }
}
