/** What is earned, in the currency in which each person is paid (semantics 11, RP10). */
import { type Day, showDay } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import { valueAlong } from '../evaluate/lookup.ts'
import { rowOn, timelineOf } from '../evaluate/spans.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { ratio, wholePart } from '../exact/ratio.ts'
import type { EarningLine, PaidIn } from '../ledger/lines.ts'
import type { Posted } from '../payments/holdings.ts'
import { exchanged, roundingIn } from './minor.ts'
import { type Rate, rateBetween, SAME } from './pair.ts'
import { ratesOf } from './rates.ts'

/** In which currency people are paid, and at what rate. */
export interface PayRates {
  /** The currency of a person on a day; the plan's where the plan says nothing. */
  readonly currencyOn: (person: string, day: Day) => string
  /** So many of a currency for one of the plan's, at the rate of a day. */
  readonly rateOn: (currency: string, day: Day) => Rate
}

/** Everyone in the plan's currency. */
export const ratesOfPlan = ({ currency }: Core): PayRates => ({ currencyOn: () => currency.code, rateOn: () => SAME })

/** The currencies and rates of pay. Reports CB867 for a missing rate, CB868 for a person without a currency. */
export function payRatesOf(world: World): PayRates {
  const { core, data, lookup, problems, eventsTo } = world
  const { exchange, currency } = core
  const { pay } = exchange
  if (pay === null) return ratesOfPlan(core)
  const rates = ratesOf(core, data)
  return {
    currencyOn: (person, day) => {
      const row = rowOn(timelineOf(world, person, day), day)
      const record = core.people.record
      const found = row === undefined ? undefined : valueAlong(lookup, { record, row, day, horizon: day, eventsTo }, pay.path)
      if (typeof found === 'string') return found
      problems.raise('CB868', `${person} ${day}`, pay.origin.span, { person, day: showDay(day) })
      return currency.code
    },
    rateOn: (to, day) => {
      const rate = rateBetween(rates, currency.code, to, day, exchange.via)
      if (rate !== undefined) return rate
      const params = { from: currency.code, to, day: showDay(day), rates: exchange.rates }
      problems.raise('CB867', `${currency.code} ${to} ${day}`, pay.origin.span, params)
      return SAME
    },
  }
}

/** The natural key; the address of an adjustment belongs to it. */
const keyOf = ({ payee, component, item, forPeriod, record, rowKey, origin }: EarningLine): string =>
  [payee, component, item, forPeriod, record, rowKey, item === 'adjustment' ? origin : ''].join('\u0000')

interface Sum {
  readonly amount: bigint
  readonly paid: PaidIn
}

/**
 * Earnings with what each comes to in the currency of pay, in order of posting.
 *
 * `frozen`: at the rate of the last day of the period that a line is for, kept for all lines of its key. What a key comes to is
 * converted to date and posted as the difference, so that a full reversal is exactly zero, however many lines it took. `floating`: each
 * line by itself at the rate of the last day of the period in which it is posted. Lines that are converted already stay as they are.
 */
export function inPayCurrency(world: World, lines: readonly Posted[], periods: readonly Stretch[]): readonly Posted[] {
  const { core } = world
  const { pay } = core.exchange
  if (pay === null) return lines
  const { currencyOn, rateOn } = payRatesOf(world)
  const ends = new Map(periods.map(({ label, to }) => [label, to]))
  const sums = new Map<string, Sum>()
  const convert = (amount: bigint, currency: string, rate: Rate): bigint =>
    wholePart(exchanged(ratio(amount), rate.value, core.currency.code, currency, roundingIn(core, currency)))
  return lines.map((posted): Posted => {
    const { line } = posted
    const key = keyOf(line)
    const known = sums.get(key)
    const day = ends.get(pay.rate === 'frozen' ? line.forPeriod : line.postedIn) ?? world.until
    if (line.paid !== null) {
      const amount = (known?.paid.amount ?? 0n) + line.paid.amount
      sums.set(key, { amount: (known?.amount ?? 0n) + line.amount, paid: { ...line.paid, amount } })
      return posted
    }
    const currency = (pay.rate === 'frozen' ? known?.paid.currency : undefined) ?? currencyOn(line.payee, day)
    const rate = (pay.rate === 'frozen' ? known?.paid.rate : undefined) ?? rateOn(currency, day)
    const amount = (known?.amount ?? 0n) + line.amount
    const toDate =
      pay.rate === 'frozen' ? convert(amount, currency, rate) : (known?.paid.amount ?? 0n) + convert(line.amount, currency, rate)
    const paid = { currency, rate, amount: toDate - (known?.paid.amount ?? 0n) }
    sums.set(key, { amount, paid: { ...paid, amount: toDate } })
    return { ...posted, line: { ...line, paid } }
  })
}

/** What a line comes to for the person: in the currency of pay, or as it stands. */
export const payOf = ({ amount, currency, paid }: EarningLine): { readonly amount: bigint; readonly currency: string } =>
  paid ?? { amount, currency }

/** The line as the account of a person takes it: its amount in the currency of pay. */
export const asPaid = (posted: Posted): Posted => ({ ...posted, line: asPaidLine(posted.line) })
export const asPaidLine = (line: EarningLine): EarningLine => (line.paid === null ? line : { ...line, ...payOf(line) })
