/** Draws whose balance is forgiven: worked out beside each (semantics 9 step 5). */
import { describe, expect, test } from 'vitest'
import { lines, type Others } from './tiny.ts'

const TENTH = 'graduated on sales {\nfrom $0 at 10%\n}'
const PEOPLE = ['ann,2020-01-01,12000.00,60000.00', 'bob,2020-01-01,12000.00,60000.00']
const SOLD = ['D-1,ann,2026-02-03,1000.00', 'D-2,ann,2026-03-03,4000.00']
const draw = (more: string): string => `draw $300 per month${more}`
const forgiven = (more: string, others: Others = {}, people = PEOPLE, sold = SOLD): string[] =>
  lines(TENTH, people, sold, { until: '2026-04-30', more: draw(more), postings: true, ...others }).filter((line) =>
    line.includes('forgiven'),
  )

describe('when a condition holds', () => {
  // February: 100.00 earned and 200.00 drawn. March: 400.00 earned, and 5,000.00 sold, which forgives the 200.00 before pay brings 100.00 of them back.
  // April: nothing is earned, and what is drawn is forgiven at once
  test('what is open then is earned, and what is drawn in the same period', () =>
    expect(forgiven(' forgivable when sales >= $5,000, balance on leaving owed')).toEqual([
      'ann FY26-M02  forgiven FY26-M02 original 20000',
      'ann FY26-M03  forgiven FY26-M03 original 30000',
    ]))

  test('a cent more is asked for: nothing is forgiven', () =>
    expect(forgiven(' forgivable when sales >= $5,000.01, balance on leaving owed')).toEqual([]))

  // a quota of 15,000.00 to April: 5,000.00 are a third of it
  test('by attainment, and by what somebody is', () =>
    expect(
      forgiven(' forgivable when sales.attainment >= 33% and rep.kept, balance on leaving owed', { rep: ['kept yes or no'] }, [
        `${PEOPLE[0]},yes`,
        `${PEOPLE[1]},yes`,
      ]),
    ).toEqual(['ann FY26-M02  forgiven FY26-M02 original 20000', 'ann FY26-M03  forgiven FY26-M03 original 30000']))

  // bob sold nothing either
  test('also of those without any row', () =>
    expect(forgiven(' forgivable when sales < $4,000, balance on leaving owed')).toEqual([
      'ann FY26-M01  forgiven FY26-M01 original 20000',
      'bob FY26-M01  forgiven FY26-M01 original 30000',
      'bob FY26-M02  forgiven FY26-M02 original 30000',
      'bob FY26-M03  forgiven FY26-M03 original 30000',
    ]))

  // the sale of March is cancelled in April: what was forgiven stays so, and in April 1,000.00 are sold
  test('as it is seen at the end of each pay period', () =>
    expect(
      forgiven(
        ` forgivable when sales >= $5,000, balance on leaving owed
clawback deal when deal.cancelled_on is within 90 days after deal.closed_on`,
        { deal: ['cancelled_on date optional event'] },
        PEOPLE,
        [`${SOLD[0]},`, `${SOLD[1]},2026-04-10`],
      ),
    ).toEqual(['ann FY26-M02  forgiven FY26-M02 original 20000']))
})

// drawn in February and in March, in which bob leaves
test('when somebody leaves', () =>
  expect(
    forgiven(' recoverable from pay above the draw, balance on leaving forgiven', { rep: ['left_on date optional'] }, [
      `${PEOPLE[0]},`,
      `${PEOPLE[1]},2026-03-15`,
    ]),
  ).toEqual(['bob FY26-M02  forgiven FY26-M02 original 60000']))

test('a ledger of one period has what is forgiven in it', () =>
  expect(forgiven(' forgivable when sales >= $5,000, balance on leaving owed', { period: 'FY26-M03' })).toEqual([
    'ann FY26-M03  forgiven FY26-M03 original 30000',
  ]))
