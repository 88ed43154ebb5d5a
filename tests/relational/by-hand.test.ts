/** Small plans whose pay is worked out beside them: what random data seldom meets. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { relationalAnswer } from './answer.ts'

const COMPANY = `company tiny "Tiny"
language 1
currency USD
fiscal year starts February named by start
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
policy {
attainment against full quota
no quota means no pay
prorate target, quota by days for hired_on, left_on, leave, transfer, change
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
const PLAN = (pay: string): string => `plan tiny "Tiny"
language 1
uses "company.plan"
effective from 2026-02-01 to 2027-01-31
applies to rep
target rep.target_incentive
paid monthly
credit deal {
100% to deal.owner
}
metric sales "Sales" {
supports grow
sum of deal.amount
accumulates over year
quota rep.sales_quota per year
}
pay commission "Commission" on sales {
worth 100% of target
${pay}
}
`

/** The lines of a plan on rows of people (id, hired, target, quota) and deals (id, owner, day, amount): who, for when, which row, cents. */
function lines(pay: string, people: readonly string[], deals: readonly string[]): string[] {
  const texts: Record<string, string> = { 'tiny.plan': PLAN(pay), 'company.plan': COMPANY }
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
