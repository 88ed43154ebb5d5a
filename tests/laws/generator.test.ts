/** The generator itself: every story compiles and runs, and among some hundreds every mechanic is there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answer, coreOf } from './answer.ts'
import { law } from './law.ts'
import { stories } from './plans.ts'
import { textOf } from './story.ts'

law(
  'every story compiles',
  fc.property(stories(), (story) => {
    expect(() => coreOf(story)).not.toThrow()
  }),
  150,
)

law(
  'every story runs, and most of them pay',
  fc.property(stories(), (story) => {
    expect(() => answer(story)).not.toThrow()
  }),
  20,
)

/** Words by which a mechanic is known in the text of a plan. */
const MECHANICS = [
  'graduated on sales',
  'graduated on attainment',
  'graduated on pay',
  'graduated on second',
  'retroactive on sales',
  'retroactive on attainment',
  'interpolated on attainment',
  'per full 1%',
  'of quota at',
  'matrix',
  'graduated on sales by',
  'flat by deal.kind',
  'flat rep.pct',
  'count distinct',
  'count net',
  'weighted by credit',
  'ratio of',
  'average of',
  'latest of',
  'over last 3 months',
  'accumulates per deal',
  'measured for company',
  'measured for team',
  'measured for rep.region',
  'counting direct',
  'only when',
  'otherwise keeps',
  'decided at end of year, closed',
  'each quarter',
  'interpolated {',
  'plus 2% of',
  'plus $500 when',
  'per deal',
  'cap at $1,000 each month',
  'excess carries',
  'before multipliers',
  'floor at $0',
  'round to $1',
  'round after rates',
  'earned stays earned',
  'paid at end of year',
  'hold 50%',
  'pay in 3 instalments',
  'advance 9 of 12',
  'advance 75% of 6',
  'pay 20% to',
  'pay at most',
  'pay only when',
  'pay multiplied by',
  'pay at least',
  'away during',
  'no credit while away',
  'rest to',
  'may total less',
  'first match',
  'as overlay',
  'rollup',
  'on credit',
  'cap credit',
  'clawback deal when',
  'clawback 50%',
  'unserved months',
  'recoverable from pay',
  'not recoverable',
  'guarantee',
  'cap pay at',
  'floor pay at',
  'shared in proportion',
  'first come',
  'once when',
  'ties share',
  'ties all',
  'ties next',
  'share equally',
  'share in proportion to',
  'one per rep.region',
  'times 1/3',
  'fiscal year weeks',
  'starts May named by end',
  'known by recorded_on',
  'weight moves',
  'quota to date',
  'months by day 15',
  'recovered never',
  'flat 7.77% effective from',
  'for the whole window',
  'per year effective from',
  'adjust "ann"',
  'set "bob"',
  'exempt "ann" from cap',
  'exempt "bob" from part_a',
  'count of visit',
  'margin else $0',
  'incentive optional',
  'amount money in deal.currency',
  'paid in rep.currency',
  'at rate floating',
]

test('among eight hundred stories every mechanic is there', () => {
  const texts = fc.sample(stories(), { numRuns: 800, seed: 11 }).map(({ company, plan }) => textOf([...company, ...plan]))
  expect(MECHANICS.filter((words) => !texts.some((text) => text.includes(words)))).toEqual([])
})
