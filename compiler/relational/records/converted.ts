/** Money of the currencies that rows name, in the plan's (semantics 11, RP1): each amount of a row by itself, rounded once. */
import type { Conversion } from '../../../runtime/core/exchange.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { allCurrencies } from '../../../runtime/exact/currency.ts'
import { choose, type Fraction, literal, product, roundedTo } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, both, constant, either, type Num, not, pick, type Truth } from '../../../runtime/fast/program/number.ts'
import { figureIn, given, newSlots, type Slots, when } from '../measures/figures.ts'
import { onDays } from '../people/people.ts'
import {
  aggregate,
  either as caseOf,
  column,
  columnNamed,
  compare,
  constants,
  freeName,
  int,
  integer,
  isOne,
  join,
  kept,
  nullable,
  type Relation,
  select,
  stopAt,
  type Told,
} from '../program/build.ts'
import { type Wanted, write } from '../program/written.ts'
import { refuse } from '../refused.ts'
import { MOST_DIGITS } from './foreign.ts'
import { ratesInto } from './rates.ts'
import type { Site, Table } from './records.ts'

/** Rows whose money is in the plan's currency, and the column of each field. */
export interface Converted {
  readonly relation: Relation
  readonly columnOf: ReadonlyMap<string, string>
  /** Columns that are 1 where an amount has no rate. */
  readonly unpriced: readonly string[]
}

/** A field whose money is of the currency that its row names. */
export interface Money {
  readonly name: string
  readonly raw: string
  /** The column with its currency. */
  readonly code: string
  readonly origin: Origin
}

/** The fields of a record whose money is of the currency that the row names. */
export const moneyOf = ({ shape, columnOf, foreign }: Table): readonly Money[] =>
  shape.fields.flatMap(({ name, currency, origin }): Money[] => {
    const [raw, code] = [foreign.get(name), columnOf.get(currency ?? '')]
    return raw === undefined || code === undefined ? [] : [{ name, raw, code, origin }]
  })

/** Rows with their money converted at the rate of their day, or at one that the plan states. */
export function inPlanCurrency(site: Site, rows: Relation, table: Table, conversion: Conversion | null): Converted {
  const { core } = site
  const { name: record } = table.shape
  const money = moneyOf(table)
  const [first] = money
  const own: Converted = { relation: rows, columnOf: table.columnOf, unpriced: [] }
  if (first === undefined || (conversion === null && core.exchange.rates === null)) return own
  if (conversion?.kind === 'on') refuse('money at the rate of another date', conversion.origin)
  return money.reduce((made, one) => convertedOne(site, made, record, one, conversion), own)
}

/** Stops where an amount has more decimals than its currency. */
export function stopAtFinerMoney({ build }: Site, rows: Relation, table: Table): void {
  for (const { name, raw, code, origin } of moneyOf(table)) {
    const told = (what: string, says: string): Told => ({ name: `${table.shape.name}_${name}_${what}`, says, origin })
    const smallest = constants(
      build,
      told('units', 'The smallest unit of each currency'),
      ['iso_code', 'smallest'],
      allCurrencies().map((one) => [one.code, 10n ** BigInt(MOST_DIGITS - one.digits)]),
    )
    const beside = join(build, told('in_units', `\`${name}\` beside the smallest unit of its currency`), rows, smallest, {
      on: [{ left: code, right: 'iso_code' }],
      take: { smallest: 'smallest' },
    })
    const value = { kind: 'coalesce' as const, value: column(raw), otherwise: integer(0) }
    const whole = { kind: 'quotient' as const, over: value, under: column('smallest'), exact: false }
    const finer = select(
      build,
      told('finer', `Where \`${name}\` has more decimals than its currency`),
      beside,
      kept(beside),
      compare('<>', { kind: 'multiply', left: whole, right: column('smallest') }, value),
    )
    stopAt(build, finer, `\`${name}\` has more decimals than its currency`, 'CB810', [code, raw])
  }
}

/** The rate of a row's currency on its day, in columns; what is stated is the same for each. */
function priced(site: Site, { relation }: Converted, { name, code, origin }: Money, conversion: Conversion | null) {
  if (conversion?.kind === 'at') return { relation, rate: () => ({ value: literal(exactly(conversion.rate)), known: ALWAYS }) }
  const { build, core } = site
  const fresh = (wanted: string): string => freeName((one) => relation.columns.some((other) => other.name === one), wanted)
  const [over, under] = [fresh(`${name}_rate`), fresh(`${name}_rate_under`)]
  const told = { name: `${name}_at_rate`, says: `With what one of the row's currency comes to in ${core.currency.code} on its day`, origin }
  const made = join(build, told, relation, ratesInto(site, core.currency.code), {
    how: 'left',
    on: [{ left: code, right: 'code' }],
    and: onDays('day'),
    take: { over, under },
  })
  const at = (slots: Slots, of: string): Num => {
    const found = columnNamed(made, of)
    if (found.type !== 'int') throw new Error(of)
    return given(slots, { kind: 'coalesce', value: column(of), otherwise: integer(1) }, 1n, BigInt(found.high))
  }
  return {
    relation: made,
    rate: (slots: Slots): { value: Fraction; known: Truth } => ({
      value: { over: at(slots, over), under: at(slots, under), scale: 0, known: ALWAYS },
      known: when(slots, { kind: 'not', value: { kind: 'is_null', value: column(over) } }),
    }),
  }
}

/** Rows with one amount converted; `money.raw`: the column that holds it. */
export function convertedOne(site: Site, before: Converted, record: string, money: Money, conversion: Conversion | null): Converted {
  const { build, core, limits } = site
  const { name, raw, code, origin } = money
  const { relation, rate } = priced(site, before, money, conversion)
  const slots = newSlots()
  const amount = figureIn(slots, relation, raw)
  const same = when(slots, { kind: 'text_equals', left: column(code), right: { kind: 'text', value: core.currency.code } })
  const { value, known } = rate(slots)
  const { mode, unit } = core.rounding.money
  const as = roundedTo(amount, exactly('1'), 'down')
  const made = choose(same, as, roundedTo(product(amount, value), exactly(unit), mode))
  const paid = pick(amount.known, made.over, constant(0n))
  // no further than an amount of the plan's currency may go: held, where nothing of the rates is known
  const { low, high } = limits.converted === 'proved' ? paid : limits.field({ kind: 'money', currency: core.currency.code }, record, name)
  const taken = (one: string): boolean => relation.columns.some((other) => other.name === one)
  const [as_, there, unpriced] = [`${name}_converted`, `${name}_there`, `${name}_unpriced`].map((one) => freeName(taken, one))
  if (as_ === undefined || there === undefined || unpriced === undefined) throw new Error(name)
  const wanted: Wanted[] = [
    { column: as_, number: { ...paid, low, high }, scale: made.scale },
    { column: unpriced, truth: both(amount.known, not(either(same, known))) },
    ...(amount.known.kind === 'always' ? [] : [{ column: there, truth: amount.known }]),
  ]
  const told = { name: `${record}_${name}_converted`, says: `\`${name}\` in ${core.currency.code}`, origin }
  const priced_ = write(build, told, relation, slots, new Map(), wanted)
  build.bounds.push({ step: priced_.name, column: as_, says: `\`${name}\` in ${core.currency.code}` })
  const own = columnNamed(priced_, as_)
  const optional =
    amount.known.kind === 'always'
      ? priced_
      : select(build, { ...told, name: `${told.name}_if_there` }, priced_, [
          ...kept(priced_, as_, there),
          { column: nullable(own), value: caseOf(isOne(there), column(as_), { kind: 'null', type: 'int' }) },
        ])
  return { relation: optional, columnOf: new Map([...before.columnOf, [name, as_]]), unpriced: [...before.unpriced, unpriced] }
}

/** Stops at rows with money that has no rate (CB867). */
export function stopWithoutRate({ build, core }: Site, rows: Relation, record: string, { unpriced }: Converted): void {
  for (const flag of unpriced) {
    const told = { name: `${record}_${flag}`, says: `Rows of \`${record}\` whose money has no rate`, origin: null }
    const without = select(build, told, rows, kept(rows), isOne(flag))
    stopAt(build, without, `there is no exchange rate into ${core.currency.code}`, 'CB867', ['payee', 'day'])
  }
}

/** Stops where rows of two currencies would be converted at one rate (CB869). */
export function stopAtTwoCurrencies(
  { build, core }: Site,
  rows: Relation,
  table: Table,
  { rate, origin }: Extract<Conversion, { kind: 'at' }>,
): void {
  for (const { name, code } of moneyOf(table)) {
    const told = (what: string, says: string): Told => ({ name: `${table.shape.name}_${name}_${what}`, says, origin })
    const others = select(build, told('abroad', 'Rows of other currencies'), rows, kept(rows), {
      kind: 'not',
      value: { kind: 'text_equals', left: column(code), right: { kind: 'text', value: core.currency.code } },
    })
    const counts = aggregate(
      build,
      told('currencies', 'How many other currencies there are'),
      others,
      [],
      [{ column: int('currencies', 0n, 10n ** 4n), does: 'count_distinct', of: code }],
    )
    const several = select(build, told('several', 'More than one'), counts, kept(counts), compare('>', column('currencies'), integer(1)))
    stopAt(build, several, `one rate, ${rate}, for rows of two currencies`, 'CB869', ['currencies'])
  }
}
