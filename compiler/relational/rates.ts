/** What one of each currency comes to in the plan's, from when to when: a price of the pair, or the way through another currency (semantics 11). */
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
} from './build.ts'
import { DAYS } from './limits.ts'
import { type Site, type Table, tableOf } from './records.ts'
import { refuse } from './refused.ts'
import type { Condition, Scalar } from './scalar.ts'

const is = (name: string, code: string): Condition => ({ kind: 'text_equals', left: column(name), right: { kind: 'text', value: code } })
const isNot = (name: string, code: string): Condition => ({ kind: 'not', value: is(name, code) })
const day = (name: string) => int(name, DAYS.low - 1n, DAYS.high)

/**
 * `code`, `over`, `under`: what one of a currency comes to in `into`; `from_day`, `to_day`, both included. Each day has one rate at most. The record's own
 * key lets no two prices of a pair be of one day.
 */
export function ratesInto(site: Site, into: string): Relation {
  const known = site.rates.get(into)
  if (known !== undefined) return known
  const made = made_(site, into)
  site.rates.set(into, made)
  return made
}

function made_(site: Site, into: string): Relation {
  const { via } = site.core.exchange
  const prices = pricesOf(site)
  const direct = directInto(site, prices, into)
  if (via === null) return direct
  if (via === into)
    return union(
      site.build,
      tell(site, `into_${into}`, `What one of each currency comes to in ${into}`),
      direct,
      inverseInto(site, prices, into, direct),
    )
  const last = union(
    site.build,
    tell(site, 'last_leg', `What one of ${via} comes to in ${into}`),
    ofOne(site, direct, via),
    ofOne(site, inverseInto(site, prices, into, direct), via),
  )
  const toVia = directInto(site, prices, via)
  const first = union(
    site.build,
    tell(site, 'first_leg', `What one of each currency comes to in ${via}`),
    toVia,
    inverseInto(site, prices, via, toVia),
  )
  const through = union(
    site.build,
    tell(site, 'ways', `What one of each currency comes to in ${into}, through ${via}`),
    alongBoth(site, first, last),
    last,
  )
  return union(
    site.build,
    tell(site, `into_${into}`, `What one of each currency comes to in ${into}`),
    direct,
    beforeFirst(site, through, direct, 'through'),
  )
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

/** The columns of a rate made of a price: so much over so much. */
function rateOf(site: Site, { rows, columnOf, scale }: Prices, told: Told, code: 'base' | 'quote', where: readonly Condition[]): Relation {
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
      ...(code === 'base' ? [priced('over'), one('under')] : [one('over'), priced('under')]),
      { column: day('from_day'), value: column(of('day')) },
      { column: day('to_day'), value: { kind: 'subtract', left: next, right: integer(1) } },
    ],
    allOf(...where),
  )
}

function directInto(site: Site, prices: Prices, into: string): Relation {
  const [base, quote] = [prices.columnOf.get('base') ?? '', prices.columnOf.get('quote') ?? '']
  const told = tell(site, `direct_${into}`, `Prices in ${into}`)
  return rateOf(site, prices, told, 'base', [is(quote, into), isNot(base, into)])
}

/** Prices the other way round, as long as there is none for the pair. */
function inverseInto(site: Site, prices: Prices, into: string, direct: Relation): Relation {
  const [base, quote] = [prices.columnOf.get('base') ?? '', prices.columnOf.get('quote') ?? '']
  const told = tell(site, `inverse_${into}`, `Prices of ${into}, read the other way round`)
  return beforeFirst(site, rateOf(site, prices, told, 'quote', [is(base, into), isNot(quote, into)]), direct, `inverse_${into}`)
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
