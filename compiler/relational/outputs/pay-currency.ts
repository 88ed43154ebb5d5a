/** What lines of earnings come to in the currency in which each person is paid (semantics 11, RP10). */
import type { Exchange } from '../../../runtime/core/exchange.ts'
import { digitsOf } from '../../../runtime/currency/minor.ts'
import { constant, minus, type Num, pick, type RoundingMode, rounded, times } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import { decisionKey, mayCorrectAndClaw } from '../decided/decisions.ts'
import { figureIn, given, newSlots, type Slots, when } from '../measures/figures.ts'
import { fieldsOn } from '../people/on-the-day.ts'
import { onDays } from '../people/people.ts'
import {
  column,
  columnNamed,
  constants,
  integer,
  join,
  kept,
  type Relation,
  renamed,
  select,
  stopAt,
  type Told,
  text,
} from '../program/build.ts'
import { write } from '../program/written.ts'
import { ratesFrom } from '../records/rates.ts'
import type { Site } from '../records/records.ts'
import { isCode, roundingsOf } from '../records/roundings.ts'
import { withCorrections } from './postings.ts'

/** As many of a currency as pay is held to come to at most, for one of the plan's. */
const MOST = 1000n

/** Lines of earnings with `pay_currency`, `pay_amount` and `pay_rate`; as they are where all are paid in the plan's currency. */
export function inPayCurrency(site: Site, calendar: Calendar, lines: Relation): Relation {
  const { build, core } = site
  const { pay } = core.exchange
  if (pay === null) return lines
  const told = (what: string, says: string): Told => ({ name: `pay_${what}`, says, origin: pay.origin })
  const keys = [
    'component',
    'payee',
    'item',
    'for_period',
    'record',
    ...lines.columns.flatMap(({ name }) => (name.startsWith('row_key') ? [name] : [])),
    ...decisionKey(lines),
  ]
  const floating = pay.rate === 'floating'
  const summed = floating
    ? select(build, told('each', 'Each line by itself'), lines, [
        ...kept(lines),
        { column: renamed(columnNamed(lines, 'amount'), 'so_far'), value: column('amount') },
      ])
    : withCorrections(
        build,
        told('to_date', 'Each line with what its key comes to'),
        lines,
        keys,
        calendar.periods,
        true,
        mayCorrectAndClaw(core),
      )
  const ends = constants(
    build,
    told('days', 'The last day of each pay period, whose rate counts'),
    ['rate_period', 'rate_day'],
    calendar.periods.map(({ label, to }) => [label, to]),
  )
  const dated = join(build, told('dated', 'Each line with the day of its rate'), summed, ends, {
    on: [{ left: floating ? 'posted_in' : 'for_period', right: 'rate_period' }],
    take: { rate_day: 'rate_day' },
  })
  const priced = withRates(site, pay, dated, told)
  const slots = newSlots()
  const [amount, soFar] = ['amount', 'so_far'].map((name) => figureIn(slots, priced.relation, name).over)
  if (amount === undefined || soFar === undefined) throw new Error('no amount')
  const convert = converted(site, slots, priced)
  // what a key comes to is converted to date, so that what is taken back whole leaves nothing
  const paid = floating ? convert(amount) : minus(convert(soFar), convert(minus(soFar, amount)))
  const { low, high } = site.limits.converted === 'proved' ? paid : held(columnNamed(lines, 'amount'))
  const { over, under } = priced.rate(slots)
  const made = write(build, told('converted', 'What each line comes to in the currency of pay'), priced.relation, slots, new Map(), [
    { column: 'pay_amount', number: { ...paid, low, high } },
    { column: 'pay_rate', number: over },
    { column: 'pay_rate_under', number: under },
  ])
  build.bounds.push({ step: made.name, column: 'pay_amount', says: 'what one line comes to in the currency of pay' })
  return select(build, told('lines', 'The lines of earnings with what they come to in the currency of pay'), made, [
    ...lines.columns.map((one) => ({ column: one, value: column(one.name) })),
    ...['pay_currency', 'pay_amount', 'pay_rate', 'pay_rate_under'].map((name) => ({
      column: columnNamed(made, name),
      value: column(name),
    })),
  ])
}

function held(found: ReturnType<typeof columnNamed>): { readonly low: bigint; readonly high: bigint } {
  if (found.type !== 'int') throw new Error(found.name)
  const most = [-BigInt(found.low), BigInt(found.high)].reduce((a, b) => (a > b ? a : b)) * MOST
  return { low: -most, high: most }
}

interface Priced {
  readonly relation: Relation
  readonly rate: (slots: Slots) => { readonly over: Num; readonly under: Num }
}

/** Lines with the currency of their person, and so many of it for one of the plan's, on the day of the rate. Stops where there is none (CB868, CB867). */
function withRates(site: Site, pay: NonNullable<Exchange['pay']>, dated: Relation, told: (what: string, says: string) => Told): Priced {
  const { build, core } = site
  const { code } = core.currency
  const people = fieldsOn(site, dated, 'rate_day', [pay.path])
  const found = people.columnOf.get(pay.path.join('.')) ?? ''
  const own = columnNamed(people.relation, found)
  const missing = { kind: 'is_null', value: column(found) } as const
  if (own.nullable) {
    const without = select(build, told('no_currency', 'People without a currency of pay'), people.relation, kept(people.relation), missing)
    stopAt(build, without, 'somebody has no currency of pay', 'CB868', ['payee', 'rate_day'])
  }
  const named = select(build, told('currencies', 'Each line with the currency of pay'), people.relation, [
    ...kept(people.relation, 'pay_currency'),
    {
      column: text('pay_currency'),
      value: own.nullable ? { kind: 'coalesce', value: column(found), otherwise: { kind: 'text', value: code } } : column(found),
    },
  ])
  const relation = join(
    build,
    told('rates', `Each line with what one of ${code} comes to in the currency of pay`),
    named,
    ratesFrom(site, code),
    {
      how: 'left',
      on: [{ left: 'pay_currency', right: 'code' }],
      and: onDays('rate_day'),
      take: { over: 'rate_over', under: 'rate_under' },
    },
  )
  const same = { kind: 'text_equals', left: column('pay_currency'), right: { kind: 'text', value: code } } as const
  const none = select(build, told('no_rate', 'Lines whose currency of pay has no rate'), relation, kept(relation), {
    kind: 'and',
    parts: [
      { kind: 'is_null', value: column('rate_over') },
      { kind: 'not', value: same },
    ],
  })
  stopAt(build, none, `there is no exchange rate from ${code}`, 'CB867', ['payee', 'pay_currency', 'rate_day'])
  return {
    relation,
    rate: (slots) => {
      const at = (of: string): Num => {
        const price = columnNamed(relation, of)
        if (price.type !== 'int') throw new Error(of)
        const most = BigInt(price.high) > 1n ? BigInt(price.high) : 1n
        return given(slots, { kind: 'coalesce', value: column(of), otherwise: integer(1) }, 1n, most)
      }
      const isSame = when(slots, same)
      return { over: pick(isSame, constant(1n), at('rate_over')), under: pick(isSame, constant(1n), at('rate_under')) }
    },
  }
}

/** `R(amount x rate)` in the currency of pay, rounded as its money is. */
function converted(site: Site, slots: Slots, { rate }: Priced): (amount: Num) => Num {
  const { core } = site
  const own = digitsOf(core.currency.code)
  const origin = core.exchange.pay?.origin ?? never()
  const roundings = roundingsOf(core, origin)
  const usual = core.rounding.money.mode
  const { over, under } = rate(slots)
  const by = (of: (one: (typeof roundings)[number]) => bigint, otherwise: bigint): Num => {
    const others = roundings.filter((one) => of(one) !== otherwise)
    const values = [...new Set(others.map(of))]
    return values.reduce<Num>((rest, value) => {
      const codes = others.filter((one) => of(one) === value).map(({ code }) => code)
      const [first, ...more] = codes
      if (first === undefined) return rest
      const any = when(slots, { kind: 'text_in', value: column('pay_currency'), options: [first, ...more] })
      return pick(any, constant(value), rest)
    }, constant(otherwise))
  }
  const power = (digits: number): bigint => 10n ** BigInt(Math.max(0, digits))
  const finer = by(({ digits }) => power(digits - own), 1n)
  const coarser = by(({ digits }) => power(own - digits), 1n)
  const unit = by((one) => one.unit, 1n)
  return (amount) => {
    const [n, d] = [times(times(amount, over), finer), times(times(under, coarser), unit)]
    const to = (mode: RoundingMode): Num => times(rounded(n, d, mode), unit)
    return roundings
      .filter(({ mode }) => mode !== usual)
      .reduce((rest, { code, mode }) => pick(isCode(slots, 'pay_currency', code), to(mode), rest), to(usual))
  }
}

const never = (): never => {
  throw new Error('all are paid in the currency of the plan')
}
