/** Law 13: money counted in units of another size is the same money. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { pointed } from '../../runtime/exact/ratio.ts'
import { answer } from './answer.ts'
import { law } from './law.ts'
import { earnedByPeriod, paidByPeriod } from './ledger.ts'
import { stories } from './plans.ts'
import { type Block, type Cells, centsOf, type Story } from './story.ts'

/** A currency, and the decimals of its unit: the same number of smallest units is another number of it. */
interface Currency {
  readonly code: string
  readonly digits: number
}
const CURRENCIES: readonly Currency[] = [
  { code: 'JPY', digits: 0 },
  { code: 'KWD', digits: 3 },
  { code: 'CLF', digits: 4 },
]

/** Smallest units as an amount: 100001 is `JPY 100,001`, `KWD 100.001` or `CLF 10.0001`. */
const amountOf = (units: bigint, { digits }: Currency, grouped: boolean): string => {
  const [whole = '', part] = pointed(units, digits).split('.')
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  return part === undefined ? shown : `${shown}.${part}`
}

/** Every amount in another currency, to the smallest unit the same. */
const inCurrency =
  (currency: Currency) =>
  (text: string): string =>
    text
      .replaceAll('currency USD', `currency ${currency.code}`)
      .replace(/\$(\d(?:[\d,]*\d)?(?:\.\d\d)?)/g, (_, digits: string) => `${currency.code} ${amountOf(centsOf(digits), currency, true)}`)

function told({ company, plan, people, deals, absences }: Story, currency: Currency): Story {
  const words = inCurrency(currency)
  const inWords = ({ head, body }: Block): Block => ({ head: words(head), body: body?.map(words) })
  const cells = (row: Cells): Cells =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        ['amount', 'margin', 'target_incentive', 'sales_quota'].includes(name) && value !== ''
          ? amountOf(centsOf(value), currency, false)
          : value,
      ]),
    )
  return { absences, company: company.map(inWords), plan: plan.map(inWords), people: people.map(cells), deals: deals.map(cells) }
}

law(
  'all money in a currency whose unit is a hundred times as large, or a tenth, or a hundredth, pays as much to the last unit',
  fc.property(stories('currencies', 'paid abroad'), fc.constantFrom(...CURRENCIES), (story, currency) => {
    const [dollars, units] = [answer(story), answer(told(story, currency))]
    expect(earnedByPeriod(units)).toBe(earnedByPeriod(dollars))
    expect(paidByPeriod(units)).toBe(paidByPeriod(dollars))
    const shown = (attained: typeof dollars): string[] =>
      attained.outcome.earnings.map(({ attainment }) => `${attainment?.n}/${attainment?.d}`)
    expect(shown(units)).toEqual(shown(dollars))
  }),
)
