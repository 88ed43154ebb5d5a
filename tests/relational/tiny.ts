/** A company of two tables and one plan, small enough to be worked out by hand. */
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import type { Given } from '../../runtime/evaluate/given.ts'
import { differences, referenceFiles, relationalAnswer, whole } from './answer.ts'

const REASONS = 'hired_on, left_on, leave, transfer, change'

const COMPANY = ({
  prorated = 'target, quota',
  counting = `days for ${REASONS}`,
  rep = [],
  deal = [],
}: Others): string => `company tiny "Tiny"
language 1
currency USD
fiscal year starts February named by start
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
policy {
attainment against full quota
no quota means no pay
prorate ${prorated} by ${counting}
overpayment recovered from next pay up to 50% of it
}
objective grow "Grow" because "Growth pays for everything else"
record rep from "people.csv" {
id text key
hired_on date
target_incentive money per year
sales_quota money per year
${rep.join('\n')}
}
record deal from "deals.csv" {
id text key
owner rep
closed_on date incentive
amount money
${deal.join('\n')}
}
`
const PLAN = (
  pay: string,
  {
    until = '2027-01-31',
    quota = 'rep.sales_quota per year',
    measure = 'sum of deal.amount',
    window = 'over year',
    worth = '100%',
    more = '',
  }: Others,
): string => `plan tiny "Tiny"
language 1
uses "company.plan"
effective from 2026-02-01 to ${until}
applies to rep
target rep.target_incentive
paid monthly
credit deal {
100% to deal.owner
}
metric sales "Sales" {
supports grow
${measure}
accumulates ${window}
${quota === null ? '' : `quota ${quota}`}
}
pay commission "Commission" on sales {
${worth === null ? '' : `worth ${worth} of target`}
${pay}
}
${more}
`

/** Where a plan is another than the usual one. */
export interface Others {
  readonly until?: string
  /** Null: the metric has none. */
  readonly quota?: string | null
  readonly measure?: string
  readonly window?: string
  /** Null: it shares in no target. */
  readonly worth?: string | null
  readonly prorated?: string
  /** How days or months count, and for what reasons. */
  readonly counting?: string
  /** Clauses after the plan's one part of pay. */
  readonly more?: string
  /** More lines of the records, fields before clauses; fields are columns of the files in this order. */
  readonly rep?: readonly string[]
  readonly deal?: readonly string[]
  /** The period that is asked for by itself; absent: the whole year. */
  readonly period?: string
  /** Whether lines also say what they are, and when they are posted. */
  readonly postings?: boolean
  /** The day whose knowledge is asked for, `YYYY-MM-DD`; absent: all rows are known. */
  readonly asOf?: string
  /** What is stated outright, as examples do. */
  readonly given?: Given
}

/** The columns of lines that declare fields: a name and what it is. */
const columnsOf = (lines: readonly string[] = []): string[] =>
  lines.flatMap((line) => (/^(known|history) by/.test(line) ? [] : [`,${line.split(' ')[0]}`]))

/** The lines of a plan on rows of people (id, hired, target, quota) and deals (id, owner, day, amount): who, for when, which row, cents. */
export function lines(pay: string, people: readonly string[], deals: readonly string[], others: Others = {}): string[] {
  const texts: Record<string, string> = { 'tiny.plan': PLAN(pay, others), 'company.plan': COMPANY(others) }
  const { core, diagnostics } = compile('tiny.plan', (path) => texts[path])
  if (core === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const files: Record<string, string> = {
    'people.csv': [`id,hired_on,target_incentive,sales_quota${columnsOf(others.rep).join('')}`, ...people].join('\n'),
    'deals.csv': [`id,owner,closed_on,amount${columnsOf(others.deal).join('')}`, ...deals].join('\n'),
  }
  const asOf = others.asOf === undefined ? null : (parseDay(others.asOf) ?? null)
  const given = others.given === undefined ? {} : { given: others.given }
  const question =
    others.period === undefined ? { period: 'FY26', asOf, ...given, since: 'plan' as const } : { period: others.period, asOf, ...given }
  const { data, outcome, diagnostics: found } = run(core, (file) => new TextEncoder().encode(files[file] ?? ''), question)
  if (outcome === undefined) throw new Error(found.map(({ message }) => message).join('\n'))
  const answer = relationalAnswer(core, data, question)
  if ('refused' in answer) throw new Error(answer.refused)
  // the day that is asked about is no part of a program, and stands in every line
  const different = asOf !== null ? [] : whole(answer.program, differences(answer.files, referenceFiles(outcome, core)))
  if (answer.wrong.length + answer.beyond.length + different.length > 0)
    throw new Error([...answer.wrong, ...answer.beyond, ...different].join('\n'))
  return answer.lines.map((line) => {
    const [, payee, period, posted, , key, item, kind, amount] = line.split(' | ')
    return [payee, period, key, ...(others.postings === true ? [item, posted, kind] : []), amount].join(' ')
  })
}
