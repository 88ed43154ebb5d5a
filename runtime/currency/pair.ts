import type { Day } from '../calendar/day.ts'
import { divide, multiply, ONE, type Ratio } from '../exact/ratio.ts'
import type { Price, Rates } from './rates.ts'

/** One price on the way from a currency to another: multiplied by, or where it is quoted the other way round, divided by. */
export interface Leg extends Price {
  readonly base: string
  readonly quote: string
  readonly inverse: boolean
}

/** So many of a currency for one of another, exactly; `legs` are the prices that it is made of, none between equals. */
export interface Rate {
  readonly value: Ratio
  readonly legs: readonly Leg[]
}

export const SAME: Rate = { value: ONE, legs: [] }

function legBetween(rates: Rates, from: string, to: string, day: Day): readonly Leg[] | undefined {
  if (from === to) return []
  const direct = rates.priceOn(from, to, day)
  if (direct !== undefined) return [{ ...direct, base: from, quote: to, inverse: false }]
  const inverse = rates.priceOn(to, from, day)
  return inverse === undefined ? undefined : [{ ...inverse, base: to, quote: from, inverse: true }]
}

/**
 * The rate from one currency to another on a day. A price for the pair comes first; without one, and only where `via` names a currency,
 * the way through that currency, on which a price may be read the other way round. The product is not rounded (17.15).
 * Undefined where a price is missing. Source: semantics 11.
 */
export function rateBetween(rates: Rates, from: string, to: string, day: Day, via: string | null): Rate | undefined {
  if (from === to) return SAME
  const direct = rates.priceOn(from, to, day)
  if (direct !== undefined) return { value: direct.price, legs: [{ ...direct, base: from, quote: to, inverse: false }] }
  if (via === null) return undefined
  const [first, second] = [legBetween(rates, from, via, day), legBetween(rates, via, to, day)]
  if (first === undefined || second === undefined) return undefined
  const legs = [...first, ...second]
  return { value: legs.reduce((value, { price, inverse }) => (inverse ? divide(value, price) : multiply(value, price)), ONE), legs }
}
