/** A company, a plan and a year of data, as texts and as parts that a law can turn around. */
import { pointed } from '../../runtime/exact/ratio.ts'

/** A clause with a body, or a line; clauses may have lines of their own. */
export interface Block {
  readonly head: string
  readonly body: readonly string[] | undefined
}
export type Cells = Readonly<Record<string, string>>
export interface Story {
  readonly company: readonly Block[]
  readonly plan: readonly Block[]
  readonly people: readonly Cells[]
  readonly deals: readonly Cells[]
  readonly absences: readonly Cells[]
}

export const PLAN_FILE = 'story.plan'
export const COMPANY_FILE = 'world.plan'
export const PLAN_START = '2026-02-01'
export const PLAN_END = '2027-01-31'
/** The last Saturday of January, with which a year of weeks ends. */
export const WEEKS_END = '2027-01-30'

export const line = (head: string): Block => ({ head, body: undefined })
export const block = (head: string, ...body: readonly (string | undefined)[]): Block => ({
  head,
  body: body.filter((clause) => clause !== undefined),
})

const printed = ({ head, body }: Block): string => (body === undefined ? head : `${head} {\n${body.join('\n')}\n}`)
export const textOf = (blocks: readonly Block[]): string => `${blocks.map(printed).join('\n')}\n`

/** The columns of a record's file, and rows below them; an absent cell is empty. */
export const csvOf = (columns: readonly string[], rows: readonly Cells[]): string =>
  `${[columns.join(','), ...rows.map((row) => columns.map((name) => row[name] ?? '').join(','))].join('\n')}\n`

export const PEOPLE_COLUMNS = [
  'id',
  'starts',
  'role',
  'region',
  'manager',
  'hired_on',
  'left_on',
  'target_incentive',
  'sales_quota',
  'pct',
  'currency',
]
export const DEAL_COLUMNS = [
  'id',
  'owner',
  'second',
  'closed_on',
  'cancelled_on',
  'paid_on',
  'term_months',
  'customer',
  'kind',
  'currency',
  'amount',
  'margin',
]

/** What other currencies cost; once in the year the prices change. */
export const PRICES = `base,quote,day,price
EUR,USD,2026-01-01,1.0837
EUR,USD,2026-06-15,1.1
GBP,USD,2026-01-01,1.27
GBP,USD,2026-08-01,1.3333
USD,EUR,2026-01-01,0.9228
USD,EUR,2026-06-15,0.9091
USD,GBP,2026-01-01,0.7874
USD,GBP,2026-08-01,0.75
`
export const VISIT_COLUMNS = ['id', 'who', 'day_of', 'hours']
/** A visit before each deal, on its day. */
export const visitsOf = (deals: readonly Cells[]): Cells[] =>
  [...new Map(deals.map((deal) => [deal.id, deal])).values()].map(({ id = '', owner = '', closed_on = '' }) => ({
    id: `V-${id}`,
    who: owner,
    day_of: closed_on === '' ? PLAN_START : closed_on,
    hours: '1.5',
  }))

export const ABSENCE_COLUMNS = ['id', 'who', 'starts', 'ends']
/** The columns of the deals where the company keeps what was known when. */
export const columnsOfDeals = ({ company }: Pick<Story, 'company'>): readonly string[] =>
  textOf(company).includes('known by') ? [...DEAL_COLUMNS, 'recorded_on', 'withdrawn'] : DEAL_COLUMNS

/** Money of a cell, from cents. */
export const money = (cents: bigint): string => pointed(cents, 2)

/** Every amount of money that a text states, in cents. */
export const amountsIn = (text: string): bigint[] => [
  ...new Set([...text.matchAll(/\$(\d[\d,]*\d(?:\.\d\d)?|\d)/g)].map(([, digits = '0']) => centsOf(digits))),
]
export const centsOf = (digits: string): bigint => {
  const [whole = '0', part = ''] = digits.replaceAll(',', '').split('.')
  const sign = whole.startsWith('-') ? -1n : 1n
  return sign * (BigInt(whole.replace('-', '')) * 100n + BigInt(part.padEnd(2, '0')))
}

/** A story in the words of a failure: everything that is needed to see it again. */
export const told = ({ company, plan, people, deals, absences }: Story): string =>
  [
    `--- ${COMPANY_FILE}`,
    textOf(company),
    `--- ${PLAN_FILE}`,
    textOf(plan),
    '--- people.csv',
    csvOf(PEOPLE_COLUMNS, people),
    '--- deals.csv',
    csvOf(columnsOfDeals({ company }), deals),
    '--- absences.csv',
    csvOf(ABSENCE_COLUMNS, absences),
    '--- fx.csv',
    PRICES,
    '--- visits.csv',
    csvOf(VISIT_COLUMNS, visitsOf(deals)),
  ].join('\n')
