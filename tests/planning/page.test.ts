/** What the page of a quotas file tells of decisions by hand, and of months that come to something else than the year. */
import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { quotasPage } from '../../compiler/describe/planned/page.ts'
import { COMPANY, HEAD, plannedOf, type Texts } from './texts.ts'

const texts = (clauses: string): Texts => ({
  'company.plan': COMPANY,
  'quotas.plan': `${HEAD}\nquota bookings {\n  total $4,800,000\n  allocate to rep evenly\n${clauses}\n}\n`,
  'reps.csv':
    'id,region,district,hired_on,left_on,base\na,East,E,2020-01-01,,1.00\nb,East,E,2020-01-01,,1.00\nc,East,E,2020-01-01,,1.00\nd,East,E,2026-07-01,,1.00\n',
  'deals.csv': 'id,owner,closed_on,amount\n',
})
const linesOf = (clauses: string): string[] => {
  const all = texts(clauses)
  const { planning } = compile('quotas.plan', (path) => all[path])
  if (planning === undefined) throw new Error('not compiled')
  return quotasPage(planning.plan, plannedOf(all)).blocks.flatMap(({ lines }) => lines.map(({ text }) => text.replaceAll('\t', ' | ')))
}
const by = (what: string): string => `because "${what}" by "VP" on 2025-12-10`

test('months that come to the year are not told', () => {
  const lines = linesOf('')
  expect(lines).toContain('  a | $1,200,000')
  expect(lines.join('\n')).not.toContain('Over the year')
})
// d is there for half the year: 600,000. 240,000 a year from July on are 120,000: a has 1,080,000 and b 1,320,000. Half of c's second quarter
// is 150,000: 1,050,000. Together 4,050,000, which is 750,000 less than 4,800,000; a hundredth more is 4,090,500, 709,500 less
test('days, moves, relief and padding: what is asked over the year, and why', () => {
  const lines = linesOf(
    `prorate by days for hired_on\nmove $240,000 from "a" to "b" effective from 2026-07-01 ${by('Ghent')}\nrelieve "c" 50% for FY26-Q2 ${by('leave')}\npad 1%`,
  )
  expect(lines).toContain('Quota | Plan | Over the year')
  expect(lines).toContain('  a | $1,200,000 | $1,090,800')
  expect(lines).toContain('  b | $1,200,000 | $1,333,200')
  expect(lines).toContain('  c | $1,200,000 | $1,060,500')
  expect(lines).toContain('  d | $1,200,000 | $606,000')
  expect(lines).toContain(
    'Over the year the people are asked for $4,090,500, $709,500 less than their quotas together: days that do not count, moves, relief and padding of 1%.',
  )
  expect(lines).toContain('$240,000 a year moved from a to b, from 1 Jul 2026 on, by VP on 10 Dec 2025.')
  expect(lines).toContain('c relieved of 50% for FY26-Q2 by VP on 10 Dec 2025.')
})
test('the street quota of every part stands beside its plan', () => {
  const lines = linesOf('hedge rep 10%')
  expect(lines).toContain('Quota | Plan | Street | of plan')
  expect(lines).toContain('Q | $4,800,000 | $5,280,000 | 110%')
})
