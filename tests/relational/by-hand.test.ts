/** Small plans whose pay is worked out beside them: what random data seldom meets. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { relationalAnswer } from './answer.ts'

const COMPANY = ({ prorated = 'target, quota' }: Others): string => `company tiny "Tiny"
language 1
currency USD
fiscal year starts February named by start
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
policy {
attainment against full quota
no quota means no pay
prorate ${prorated} by days for hired_on, left_on, leave, transfer, change
overpayment recovered from next pay up to 50% of it
}
objective grow "Grow" because "Growth pays for everything else"
record rep from "people.csv" {
id text key
hired_on date
target_incentive money per year
sales_quota money per year
}
record deal from "deals.csv" {
id text key
owner rep
closed_on date incentive
amount money
}
`
const PLAN = (
  pay: string,
  { until = '2027-01-31', quota = 'rep.sales_quota per year', measure = 'sum of deal.amount' }: Others,
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
accumulates over year
quota ${quota}
}
pay commission "Commission" on sales {
worth 100% of target
${pay}
}
`

/** Where a plan is another than the usual one. */
interface Others {
  readonly until?: string
  readonly quota?: string
  readonly measure?: string
  readonly prorated?: string
}

/** The lines of a plan on rows of people (id, hired, target, quota) and deals (id, owner, day, amount): who, for when, which row, cents. */
function lines(pay: string, people: readonly string[], deals: readonly string[], others: Others = {}): string[] {
  const texts: Record<string, string> = { 'tiny.plan': PLAN(pay, others), 'company.plan': COMPANY(others) }
  const { core, diagnostics } = compile('tiny.plan', (path) => texts[path])
  if (core === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const files: Record<string, string> = {
    'people.csv': ['id,hired_on,target_incentive,sales_quota', ...people].join('\n'),
    'deals.csv': ['id,owner,closed_on,amount', ...deals].join('\n'),
  }
  const question = { period: 'FY26', asOf: null, since: 'plan' as const }
  const { data } = run(core, (file) => new TextEncoder().encode(files[file] ?? ''), question)
  const answer = relationalAnswer(core, data, question)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.lines.map((line) => {
    const [, payee, period, , , key, , , amount] = line.split(' | ')
    return [payee, period, key, amount].join(' ')
  })
}

const ATTAINED = 'retroactive on attainment {\nbelow 50% pays nothing\nfrom 50% pays 50% of worth\nfrom 100% pays 100% of worth\n}'

describe('attainment', () => {
  test('a quota of zero is none: nobody is paid for it', () =>
    expect(lines(ATTAINED, ['ann,2020-01-01,12000.00,0.00'], ['D-1,ann,2026-02-03,500.00'])).toEqual([]))
  // the plan's last month is March: its quota is 2 x 10,000.00, and 10,000.00 is 50%; the target is 59 of 365 days of 12,000.00, by months
  // 1,000.00 and 1,000.00, and half of 2,000.00 is 1,000.00
  test('a quota of the months that the plan has', () =>
    expect(
      lines(ATTAINED, ['ann,2020-01-01,12000.00,0.00'], ['D-1,ann,2026-02-03,10000.00'], {
        until: '2026-03-31',
        quota: '$10,000 per month',
        prorated: 'target',
      }),
    ).toEqual(['ann FY26-M01 D-1 100000']))
  // 30,000.00 of 60,000.00 is 50%: half of 12,000.00; a cent less is nothing
  test('exactly on a bound, and a cent below', () =>
    expect(
      lines(
        ATTAINED,
        ['ann,2020-01-01,12000.00,60000.00', 'bob,2020-01-01,12000.00,60000.00'],
        ['D-1,ann,2026-02-03,30000.00', 'D-2,bob,2026-02-03,29999.99'],
      ),
    ).toEqual(['ann FY26-M01 D-1 600000']))
})

describe('the latest value', () => {
  // 10% of the last deal to date, by day and then by key: 200.00 in February, and in March 300.00 of D-4, not 900.00 of D-3
  test('is that of the last row, by date and then by key', () =>
    expect(
      lines(
        'graduated on sales {\nfrom $0 at 10%\n}',
        ['ann,2020-01-01,12000.00,60000.00'],
        ['D-2,ann,2026-02-03,500.00', 'D-1,ann,2026-02-04,2000.00', 'D-4,ann,2026-03-09,3000.00', 'D-3,ann,2026-03-09,9000.00'],
        { measure: 'latest of deal.amount\nno value means $0' },
      ),
    ).toEqual(['ann FY26-M01  20000', 'ann FY26-M02  10000']))
})

describe('cents', () => {
  // 10% of 0.05 is half a cent: away from zero, 0.01; of 0.10 to date 0.01, so the second row earns nothing; a return takes back alike
  test('half a cent goes away from zero, to date', () =>
    expect(
      lines(
        'graduated on sales {\nfrom $0 at 10%\n}',
        ['ann,2020-01-01,12000.00,60000.00'],
        ['D-1,ann,2026-02-03,0.05', 'D-2,ann,2026-02-04,0.05', 'D-3,ann,2026-03-04,-0.15'],
      ),
    ).toEqual(['ann FY26-M01 D-1 1', 'ann FY26-M02 D-3 -2']))
  // hired on 10 February: 120,000 / 12 x 19/28 in February and 10,000 in each of eleven months after, 116,785.714..., so 116,785.71
  test('worth of somebody who came in February', () =>
    expect(
      lines(
        'retroactive on attainment {\nbelow 1% pays nothing\nfrom 1% pays 100% of worth\n}',
        ['ann,2026-02-10,120000.00,1.00'],
        ['D-1,ann,2026-02-28,1000.00'],
      ),
    ).toEqual(['ann FY26-M01 D-1 11678571']))
})
