import type { Day } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import type { Data } from '../data/table.ts'
import { isRatio, type Ratio } from '../exact/ratio.ts'

/** What one of a currency costs in another, from a day on. */
export interface Price {
  readonly price: Ratio
  readonly day: Day
}

/** The exchange rates of a run. */
export interface Rates {
  /** The price of one `base` in `quote` on a day: that of the greatest day not after it (semantics 11). Nothing is interpolated. */
  readonly priceOn: (base: string, quote: string, day: Day) => Price | undefined
}

const pairOf = (base: string, quote: string): string => `${base} ${quote}`

/** Indexes the rows of the record that holds rates; without one there are none. */
export function ratesOf({ exchange }: Core, { tables }: Data): Rates {
  const pairs = new Map<string, Price[]>()
  for (const { values } of (exchange.rates === null ? undefined : tables.get(exchange.rates))?.rows ?? []) {
    const [base, quote, day, price] = ['base', 'quote', 'day', 'price'].map((name) => values.get(name))
    if (typeof base !== 'string' || typeof quote !== 'string' || typeof day !== 'number' || price === undefined || !isRatio(price)) continue
    const pair = pairOf(base, quote)
    const list = pairs.get(pair)
    if (list === undefined) pairs.set(pair, [{ price, day }])
    else list.push({ price, day })
  }
  for (const list of pairs.values()) list.sort((a, b) => a.day - b.day)
  return { priceOn: (base, quote, day) => pairs.get(pairOf(base, quote))?.findLast((price) => price.day <= day) }
}
