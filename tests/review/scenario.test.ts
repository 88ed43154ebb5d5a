/** What a scenario tells of sixty people, by hand. */
import { expect, test } from 'vitest'
import { ScenarioAnswer } from '../../cli/review-answers.ts'
import { answererOf } from '../../compiler/compare/payer.ts'
import { renderHtml } from '../../compiler/describe/html/page.ts'
import { renderMarkdown } from '../../compiler/describe/markdown.ts'
import { renderText } from '../../compiler/describe/text.ts'
import { scenarioAnswer } from '../../compiler/scenario/answer.ts'
import { scenarioPage } from '../../compiler/scenario/page.ts'
import { comparedOn } from '../../compiler/scenario/scenario.ts'
import { COMPANY, dataOf, filesOf, PLAN, sideIn } from './company.ts'

const texts = {
  'company.plan': COMPANY,
  'base.plan': PLAN,
  'double.plan':
    'scenario double "Double" on base\nlanguage 1\nuses "base.plan"\nchange commission flat 4%\nchange sales quota $40,000 per year\n',
}
// person i sells 10,000 + 1,000 i at a margin of 100 i and earns 2% of it: 200 + 20 i
const [base, double] = ['base.plan', 'double.plan'].map((entry) => sideIn(texts, entry))
if (base === undefined || double === undefined) throw new Error('no plan')
const margin = { record: 'deal', margin: ['margin'], by: ['kind'] }
const compared = comparedOn(base, [double], answererOf(filesOf(dataOf(60)), 'FY26', false), margin)
if (compared === undefined) throw new Error('not answered')
const answer = ScenarioAnswer.parse(JSON.parse(JSON.stringify(scenarioAnswer(compared, 'FY26', ['region']))))
const page = scenarioPage(compared, 'On FY26', ['region'])
const told = { text: renderText(page, 250).join('\n'), md: renderMarkdown(page), html: renderHtml(page) }

test('cost: 60 x 200 + 20 x (0 + .. + 59) = 12,000 + 35,400, and twice that', () => {
  expect([answer.base.cost, answer.scenarios[0]?.cost]).toEqual(['47400.00', '94800.00'])
  expect(answer.scenarios[0]?.review?.consequence).toMatchObject({ gain: { people: 60, change: '47400.00' }, lose: { people: 0 } })
  for (const words of Object.values(told)) expect(words).toContain('47,400.00')
})

// the place of the 10th percentile of 60 is 0.1 x 59 = 5.9: 200 + 20 x 5.9 = 318; the 90th 53.1: 1,262; the median 29.5: 790
test('percentiles from the 10th to the 90th, and a histogram of all', () => {
  expect(answer.base.spread?.percentiles).toEqual([
    { percent: 10, amount: '318.00' },
    { percent: 25, amount: '495.00' },
    { percent: 50, amount: '790.00' },
    { percent: 75, amount: '1085.00' },
    { percent: 90, amount: '1262.00' },
  ])
  for (const one of [answer.base, ...answer.scenarios]) expect(one.spread?.histogram.reduce((sum, { people }) => sum + people, 0)).toBe(60)
  expect(told.text).toMatch(/Base +\$318\.00 +\$495\.00 +\$790\.00 +\$1,085\.00 +\$1,262\.00/)
  expect(told.md).toMatch(/\| Base +\| +\$318\.00 \|/)
  for (const amount of ['$318.00', '$1,262.00', '<svg', 'People by pay: Base, Double']) expect(told.html).toContain(amount)
})

// of 20,000: i = 10 .. 59 reach 100%: 50 people; of 40,000: i = 30 .. 59: 30 people
test('attainment by band, before and after: the quota moves people from one to the other', () => {
  const bands = answer.scenarios[0]?.attainment?.bands.map(({ attainment, before, after }) => [attainment, before.people, after.people])
  // of 20,000 nobody below 50%, i = 0 .. 5 below 80%, 6 .. 9 below 100% (four: joined), 10 .. 13 below 120%;
  // of 40,000: 0 .. 9, 10 .. 21, 22 .. 29, 30 .. 37, 38 .. 59. Those of 50% to 80% earn 250 on average, then 400 + 40 x 15.5
  expect(bands).toEqual([
    ['below 50%', 0, 10],
    ['50% to 80%', 6, 12],
    ['80% to 120%', 8, 16],
    ['120% and more', 46, 22],
  ])
  expect(told.text).toMatch(/50% to 80% +6 +\$250\.00 +12 +\$1,020\.00/)
})

// even i are east: 0, 2, .. 58; at quota of 20,000: 10, 12, .. 58: 25 of 30; of 40,000: 30, .. 58: 15 of 30
test('attainment by a field of the people', () => {
  expect(answer.scenarios[0]?.by?.groups[0]).toEqual({
    name: 'east',
    people: 30,
    before: { atQuota: '5/6', pay: '23400.00' },
    after: { atQuota: '1/2', pay: '46800.00' },
  })
  expect(told.text).toMatch(/east +30 +83\.3% +50% +\$780\.00 +\$1,560\.00 +\+\$23,400\.00/)
})

// margin 100 x 1,770 = 177,000: 47,400 of it is 79/295; rows of kind old are i = 0, 3, .. 57: 20 rows, margin 100 x 570, pay 20 x 200 + 20 x 570
test('pay per dollar of margin, and by segment of the deals', () => {
  expect(answer.base.margin).toMatchObject({
    total: '177000.00',
    payPerMargin: '79/295',
    afterPay: '129600.00',
    segments: [
      { name: 'new', rows: 40, margin: '120000.00', pay: '32000.00' },
      { name: 'old', rows: 20, margin: '57000.00', pay: '15400.00' },
    ],
    belowZero: { rows: 0, margin: '0.00', pay: '0.00' },
  })
  expect(told.text).toMatch(/Base +\$177,000\.00 +\$47,400\.00 +26\.78% +\$129,600\.00 +\$0\.00/)
})

test('the Goal Alignment Matrix of the base and of the scenario', () => {
  expect(answer.goalAlignment).toMatchObject([{ objective: 'grow', served: [{ plan: 'Base' }, { plan: 'Double' }], flags: [] }])
  for (const words of Object.values(told)) expect(words).toContain('Goal alignment')
})
