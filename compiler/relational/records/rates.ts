/** What one of each currency comes to in another, or one of another in each, from when to when: a price of the pair, or the way through a currency between (semantics 11). */

import { DAYS } from '../limits.ts'
import {
  aggregate,
  allOf,
  column,
  columnNamed,
  compare,
  int,
  integer,
  join,
  nullable,
  type Relation,
  renamed,
  select,
  type Told,
  text,
  union,
  windowed,
} from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { refuse } from '../refused.ts'
import { type Site, type Table, tableOf } from './records.ts'

const is = (name: string, code: string): Condition => ({ kind: 'text_equals', left: column(name), right: { kind: 'text', value: code } })
const isNot = (name: string, code: string): Condition => ({ kind: 'not', value: is(name, code) })
const day = (name: string) => int(name, DAYS.low - 1n, DAYS.high)

/** Whether one of each currency is converted into another, or one of that into each. */
type Way = 'into' | 'from'

/**
 * `code`, `over`, `under`: what one of a currency comes to in `into`; `from_day`, `to_day`, both included. Each day has one rate at most. The record's own
 * key lets no two prices of a pair be of one day.
 */
export const ratesInto = (site: Site, into: string): Relation => ratesOf(site, 'into', into)

/** `code`, `over`, `under`: what one of `from` comes to in each currency; `from_day`, `to_day`, as above. */
export const ratesFrom = (site: Site, from: string): Relation => ratesOf(site, 'from', from)

function ratesOf(site: Site, way: Way, one: string): Relation {
  const key = `${way} ${one}`
  const known = site.rates.get(key)
  if (known !== undefined) return known
  const made = made_(site, way, one)
  site.rates.set(key, made)
  return made
}

const sayWay = (way: Way, one: string): string =>
  way === 'into' ? `What one of each currency comes to in ${one}` : `What one of ${one} comes to in each currency`

function made_(site: Site, way: Way, one: string): Relation {
  const { via } = site.core.exchange
  const prices = pricesOf(site)
  const direct = directOf(site, prices, way, one)
  if (via === null) return direct
  const told = tell(site, `${way}_${one}`, sayWay(way, one))
  if (via === one) return union(site.build, told, direct, inverseOf(site, prices, way, one, direct))
  const ownLeg = union(
    site.build,
    tell(
      site,
      way === 'into' ? 'last_leg' : 'leg_away',
      way === 'into' ? `What one of ${via} comes to in ${one}` : `What one of ${one} comes to in ${via}`,
    ),
    ofOne(site, direct, via),
    ofOne(site, inverseOf(site, prices, way, one, direct), via),
  )
  const ofVia = directOf(site, prices, way, via)
  const otherLeg = union(
    site.build,
    tell(site, way === 'into' ? 'first_leg' : 'leg_on', sayWay(way, via)),
    ofVia,
    inverseOf(site, prices, way, via, ofVia),
  )
  const through = union(site.build, tell(site, 'ways', `${sayWay(way, one)}, through ${via}`), alongBoth(site, otherLeg, ownLeg), ownLeg)
  return union(site.build, told, direct, beforeFirst(site, through, direct, 'through'))
}

const tell = ({ core }: Site, name: string, says: string): Told => ({
  name: `rates_${name}`,
  says,
  origin: core.records.find(({ rates }) => rates)?.origin ?? null,
})

interface Prices extends Pick<Table, 'columnOf'> {
  readonly rows: Relation
  readonly scale: number
}

/** Every price with the day before which it holds. */
function pricesOf(site: Site): Prices {
  const { rates } = site.core.exchange
  const table = tableOf(site, rates ?? '')
  const { shape, rows, columnOf } = table
  if ([...shape.key].sort().join(' ') !== 'base day quote') refuse('exchange rates with a key of their own', shape.origin)
  const of = (name: string): string => columnOf.get(name) ?? ''
  const price = columnNamed(rows, of('price'))
  const made = windowed(
    site.build,
    tell(site, 'prices', 'Each price with the day on which the next one of the pair comes'),
    rows,
    [of('base'), of('quote')],
    [{ of: of('day'), descending: true }],
    [{ column: nullable(day('next_price')), does: 'lag', of: of('day') }],
  )
  return { rows: made, columnOf, scale: price.type === 'int' ? price.scale : 0 }
}

/** The columns of a rate made of a price: so much over so much. `inverse`: the price is read the other way round. */
function rateOf(
  site: Site,
  { rows, columnOf, scale }: Prices,
  told: Told,
  { code, inverse }: { readonly code: 'base' | 'quote'; readonly inverse: boolean },
  where: readonly Condition[],
): Relation {
  const of = (name: string): string => columnOf.get(name) ?? ''
  const price = { ...columnNamed(rows, of('price')), scale: 0 }
  const unit = 10n ** BigInt(scale)
  const one = (name: string) => ({ column: int(name, unit, unit), value: integer(unit) })
  const priced = (name: string) => ({ column: renamed(price, name), value: column(of('price')) })
  const next: Scalar = { kind: 'coalesce', value: column('next_price'), otherwise: integer(DAYS.high + 1n) }
  return select(
    site.build,
    told,
    rows,
    [
      { column: text('code'), value: column(of(code)) },
      ...(inverse ? [one('over'), priced('under')] : [priced('over'), one('under')]),
      { column: day('from_day'), value: column(of('day')) },
      { column: day('to_day'), value: { kind: 'subtract', left: next, right: integer(1) } },
    ],
    allOf(...where),
  )
}

function directOf(site: Site, prices: Prices, way: Way, one: string): Relation {
  const [base, quote] = [prices.columnOf.get('base') ?? '', prices.columnOf.get('quote') ?? '']
  const told = way === 'into' ? tell(site, `direct_${one}`, `Prices in ${one}`) : tell(site, `direct_of_${one}`, `Prices of ${one}`)
  const [code, own, other] = way === 'into' ? (['base', quote, base] as const) : (['quote', base, quote] as const)
  return rateOf(site, prices, told, { code, inverse: false }, [is(own, one), isNot(other, one)])
}

/** Prices the other way round, as long as there is none for the pair. */
function inverseOf(site: Site, prices: Prices, way: Way, one: string, direct: Relation): Relation {
  const [base, quote] = [prices.columnOf.get('base') ?? '', prices.columnOf.get('quote') ?? '']
  const name = way === 'into' ? `inverse_${one}` : `inverse_from_${one}`
  const told = tell(
    site,
    name,
    way === 'into' ? `Prices of ${one}, read the other way round` : `Prices in ${one}, read the other way round`,
  )
  const [code, own, other] = way === 'into' ? (['quote', base, quote] as const) : (['base', quote, base] as const)
  return beforeFirst(site, rateOf(site, prices, told, { code, inverse: true }, [is(own, one), isNot(other, one)]), direct, name)
}

/** Rates up to the day before the first one of the same currency in another table. */
function beforeFirst(site: Site, rates: Relation, others: Relation, name: string): Relation {
  const { build } = site
  const firsts = aggregate(
    build,
    tell(site, `${name}_firsts`, 'The first day of a price for the pair'),
    others,
    ['code'],
    [{ column: nullable(day('first_price')), does: 'min', of: 'from_day' }],
  )
  const both = join(build, tell(site, `${name}_beside`, 'Beside the first price for the pair'), rates, firsts, {
    how: 'left',
    on: [{ left: 'code', right: 'code' }],
    take: { first_price: 'first_price' },
  })
  const last: Scalar = { kind: 'coalesce', value: column('first_price'), otherwise: integer(DAYS.high + 1n) }
  const cut = select(
    build,
    tell(site, `${name}_before`, 'Up to the first price for the pair'),
    both,
    rates.columns.map((one) =>
      one.name === 'to_day'
        ? { column: one, value: { kind: 'smaller', left: column('to_day'), right: { kind: 'subtract', left: last, right: integer(1) } } }
        : { column: one, value: column(one.name) },
    ),
  )
  return select(
    build,
    tell(site, `${name}_while`, 'As long as there is no price for the pair'),
    cut,
    cut.columns.map((one) => ({ column: one, value: column(one.name) })),
    compare('<=', column('from_day'), column('to_day')),
  )
}

const ofOne = (site: Site, rates: Relation, code: string): Relation =>
  select(
    site.build,
    tell(site, `of_${code}`, `Rates of ${code}`),
    rates,
    rates.columns.map((one) => ({ column: one, value: column(one.name) })),
    is('code', code),
  )

/** A rate into the currency between times a rate from it, on the days of both. The product is not rounded (17.15). */
function alongBoth(site: Site, first: Relation, last: Relation): Relation {
  const { build } = site
  const told = tell(site, 'both_legs', 'One rate times the other, on the days of both')
  const both = join(build, told, first, last, {
    and: allOf(
      compare('<=', column('from_day', 'left'), column('to_day', 'right')),
      compare('<=', column('from_day', 'right'), column('to_day', 'left')),
    ),
    take: { over: 'last_over', under: 'last_under', from_day: 'last_from', to_day: 'last_to' },
  })
  const times = (name: string) => {
    const [a, b] = [columnNamed(first, name), columnNamed(last, name)]
    if (a.type !== 'int' || b.type !== 'int') throw new Error(name)
    return {
      column: int(name, BigInt(a.low) * BigInt(b.low), BigInt(a.high) * BigInt(b.high)),
      value: { kind: 'multiply' as const, left: column(name), right: column(`last_${name}`) },
    }
  }
  return select(build, tell(site, 'through', 'Rates through the currency between'), both, [
    { column: text('code'), value: column('code') },
    times('over'),
    times('under'),
    { column: day('from_day'), value: { kind: 'larger', left: column('from_day'), right: column('last_from') } },
    { column: day('to_day'), value: { kind: 'smaller', left: column('to_day'), right: column('last_to') } },
  ])
}
