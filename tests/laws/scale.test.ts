/** Law 13: money in a unit a hundred times as large is the same money; law 14: a plan that pays 100% at 100% pays its target at quota. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { answer } from './answer.ts'
import { law } from './law.ts'
import { earnedByPeriod, paidByPeriod } from './ledger.ts'
import { stories } from './plans.ts'
import { type Block, type Cells, centsOf, type Story } from './story.ts'

/** `$1,000.01` as `JPY 100,001`: a hundred times the number, in a currency without cents. */
const inYen = (text: string): string =>
  text
    .replaceAll('currency USD', 'currency JPY')
    .replace(/to \$0\.01/, 'to JPY 1')
    .replace(/\$(\d[\d,]*\d(?:\.\d\d)?|\d)/g, (_, digits: string) => `JPY ${centsOf(digits).toLocaleString('en-US')}`)
const yenBlock = ({ head, body }: Block): Block => ({ head: inYen(head), body: body?.map(inYen) })
const yenCells = (cells: Cells): Cells =>
  Object.fromEntries(
    Object.entries(cells).map(([name, value]) => [
      name,
      ['amount', 'margin', 'target_incentive', 'sales_quota'].includes(name) && value !== '' ? String(centsOf(value)) : value,
    ]),
  )
const yen = ({ company, plan, people, deals, absences }: Story): Story => ({
  absences,
  company: company.map(yenBlock),
  plan: plan.map(yenBlock),
  people: people.map(yenCells),
  deals: deals.map(yenCells),
})

law(
  'all money times a hundred, in a currency whose unit is a hundred times as large, pays a hundred times as much to the last unit',
  fc.property(stories(), (story) => {
    const [dollars, units] = [answer(story), answer(yen(story))]
    expect(earnedByPeriod(units)).toBe(earnedByPeriod(dollars))
    expect(paidByPeriod(units)).toBe(paidByPeriod(dollars))
    const shown = (attained: typeof dollars): string[] =>
      attained.outcome.earnings.map(({ attainment }) => `${attainment?.n}/${attainment?.d}`)
    expect(shown(units)).toEqual(shown(dollars))
  }),
)
