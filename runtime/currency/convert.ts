/** Money of rows in the plan's currency (semantics 11, RP1). */
import { lineSpan } from '../../messages/span.ts'
import { type Day, showDay } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import type { Conversion } from '../core/exchange.ts'
import type { Field, RecordShape } from '../core/record.ts'
import type { Data, Row } from '../data/table.ts'
import type { Problems } from '../evaluate/problems.ts'
import { fromDecimal, ONE, type Ratio } from '../exact/ratio.ts'
import { exchanged, roundingIn } from './minor.ts'
import { type Rate, rateBetween } from './pair.ts'
import { ratesOf } from './rates.ts'

/** An amount of a row before and after it was converted. */
export interface Converted {
  /** Minor units of `currency`. */
  readonly amount: Ratio
  readonly currency: string
  readonly rate: Rate
  /** The day whose rate was asked for; null: a rate that the plan states. */
  readonly day: Day | null
  /** Minor units of the plan's currency. */
  readonly value: Ratio
}

/** A row, on the day on which it is read, with the events that have happened. */
export interface ReadOn {
  readonly shape: RecordShape
  readonly row: Row
  readonly day: Day
  readonly eventsTo: Day
}

/** Converts an amount of a row's field; undefined where there is no rate, which is reported. */
export type Converter = (amount: Ratio, field: Field, at: ReadOn, conversion: Conversion | null) => Converted | undefined

/** The day whose rate counts: that of the row's date where a metric names one and it is there, else the day on which the row is read. */
function rateDay(conversion: Conversion | null, { shape, row, day, eventsTo }: ReadOn): Day {
  if (conversion?.kind !== 'on') return day
  const field = shape.fields.find(({ name }) => name === conversion.date)
  const stated = row.values.get(conversion.date)
  if (typeof stated !== 'number' || (field?.role === 'event' && stated > eventsTo)) return day
  return stated < eventsTo ? stated : eventsTo
}

/** The converter of a run. Reports CB867 for a rate that is missing, CB869 where one stated rate meets two currencies. */
export function converterOf(core: Core, data: Data, problems: Problems): Converter {
  const rates = ratesOf(core, data)
  const { code } = core.currency
  const { via } = core.exchange
  const rounding = roundingIn(core, code)
  const stated = new Map<string, string>()
  return (amount, field, at, conversion) => {
    const currency = field.currency === null ? undefined : at.row.values.get(field.currency)
    if (typeof currency !== 'string') return undefined
    if (currency === code) return { amount, currency, rate: { value: ONE, legs: [] }, day: null, value: amount }
    if (conversion?.kind === 'at') {
      const { rate, origin } = conversion
      const other = stated.get(origin.address) ?? currency
      stated.set(origin.address, other)
      const [first = '', second = ''] = [other, currency].sort()
      if (other !== currency) problems.raise('CB869', origin.address, origin.span, { rate, first, second })
      const value = fromDecimal(rate) ?? ONE
      return { amount, currency, rate: { value, legs: [] }, day: null, value: exchanged(amount, value, currency, code, rounding) }
    }
    const day = rateDay(conversion, at)
    const rate = rateBetween(rates, currency, code, day, via)
    if (rate === undefined) {
      const file = data.tables.get(at.shape.name)?.file ?? at.shape.file
      const params = { from: currency, to: code, day: showDay(day), rates: core.exchange.rates }
      problems.raise('CB867', `${currency} ${code} ${day}`, lineSpan(file, at.row.line), params)
      return undefined
    }
    return { amount, currency, rate, day, value: exchanged(amount, rate.value, currency, code, rounding) }
  }
}
