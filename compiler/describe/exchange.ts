/** Other currencies in words: at which rate they count, and how one amount became another. */
import { everyPart } from '../../runtime/core/parts.ts'
import { digitsOf, exchanged } from '../../runtime/currency/minor.ts'
import type { Leg } from '../../runtime/currency/pair.ts'
import { equal } from '../../runtime/exact/ratio.ts'
import { showMoney, showNumber } from '../../runtime/exact/show.ts'
import type { Conversion } from '../../runtime/trace/derivation.ts'
import type { Metric, Plan } from '../plan.ts'
import { listed, sayDay, spoken } from './words.ts'

const inCurrency = (amount: Conversion['amount'], code: string): string => showMoney(amount, { code, digits: digitsOf(code) })

const sayLeg = ({ base, quote, day }: Leg): string => `${base} in ${quote} on ${sayDay(day)}`

/** Where a rate comes from: the prices that it is made of, or `otherwise`. */
export const sayRateSource = (legs: readonly Leg[], otherwise: string): string =>
  legs.length === 0 ? otherwise : `${legs.length === 1 ? 'the rate' : 'made of the rates'} of ${listed(legs.map(sayLeg))}`

/** `EUR 10,000.00 x 1.0837 = $10,837.00 (rate of EUR in USD on 2 Mar 2026)`; what is rounded says so. */
export function sayConversion({ amount, currency, rate, value, to }: Conversion): string {
  const { legs } = rate
  const factors =
    legs.length === 0
      ? ` x ${showNumber(rate.value)}`
      : legs.map(({ price, inverse }) => ` ${inverse ? '/' : 'x'} ${showNumber(price)}`).join('')
  const exact = equal(value, exchanged(amount, rate.value, currency, to, { mode: 'half_up', unit: '0.0000000001' }))
  const source =
    legs.length === 0 ? 'the rate that the plan states' : `${legs.length === 1 ? 'rate' : 'rates'} of ${listed(legs.map(sayLeg))}`
  return `${inCurrency(amount, currency)}${factors} ${exact ? '=' : 'is rounded to'} ${inCurrency(value, to)} (${source})`
}

/** Whether a metric adds up money that may be in several currencies. */
function addsForeign({ aggregate }: Metric, plan: Plan): boolean {
  const read = [...('of' in aggregate ? [aggregate.of] : []), ...('to' in aggregate ? [aggregate.to] : [])]
  return read.some((expression) =>
    [...everyPart(expression)].some(
      (part) =>
        part.kind === 'field' &&
        part.of === 'row' &&
        plan.records.find(({ name }) => name === part.record)?.fields.find(({ name }) => name === part.path[0])?.currency != null,
    ),
  )
}

/** At which rate amounts of other currencies count in a metric. */
export function sayConverted(metric: Metric, plan: Plan): string[] {
  const { converted, record, scope } = metric
  if (!addsForeign(metric, plan)) return []
  const { code } = plan.currency
  const noun = spoken(record)
  const incentive = plan.records.find(({ name }) => name === record)?.fields.find(({ role }) => role === 'incentive')?.name
  const dated = spoken(scope.dated ?? incentive ?? 'date')
  const own = `the rate of the ${noun}'s ${dated}`
  switch (converted?.kind) {
    case undefined:
      return [`An amount in another currency counts in ${code}, at ${own}.`]
    case 'on':
      return [`An amount in another currency counts in ${code}, at the rate of its ${spoken(converted.date)}; until then, at ${own}.`]
    case 'at':
      return [`An amount in another currency counts in ${code}, at the plan's own rate: ${converted.rate} ${code} for one of it.`]
    default:
      return []
  }
}
