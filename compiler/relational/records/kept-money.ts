/** What clawbacks leave of money of other currencies: rounded in its own currency first, then converted (semantics 17.27). */
import type { Measure } from '../../../runtime/core/core.ts'
import type { Conversion } from '../../../runtime/core/exchange.ts'
import { ONE } from '../../../runtime/exact/ratio.ts'
import { compared, literal } from '../../../runtime/fast/program/fraction.ts'
import { constant, type Num, pick, type RoundingMode, rounded, times } from '../../../runtime/fast/program/number.ts'
import { keptColumn, keptIn } from '../credit/shares.ts'
import { figureIn, given, newSlots } from '../measures/figures.ts'
import { column, columnNamed, constants, integer, join, kept, type Relation, select, type Told } from '../program/build.ts'
import { write } from '../program/written.ts'
import { convertedOne, inPlanCurrency, type Money, moneyOf, stopAtTwoCurrencies } from './converted.ts'
import { MOST_DIGITS } from './foreign.ts'
import { type Site, type Table, tableOf } from './records.ts'
import { isCode, roundingsOf } from './roundings.ts'

/** Rows with the part of each that still counts, beside it what is left of their money of other currencies. */
export function withKeptMoney(
  site: Site,
  rows: Relation,
  table: Table,
  columnOf: ReadonlyMap<string, string>,
  conversion: Conversion | null,
): Relation {
  return moneyOf(table).reduce((relation, money) => {
    const whole = columnOf.get(money.name)
    if (whole === undefined) return relation
    const own = inOwnCurrency(site, relation, table, money)
    const left = { ...money, raw: own.column }
    const made = convertedOne(site, { relation: own.relation, columnOf, unpriced: [] }, table.shape.name, left, conversion)
    const as = made.columnOf.get(money.name) ?? ''
    const told = { name: `${made.relation.name}_left`, says: `What is left of \`${money.name}\``, origin: money.origin }
    return select(site.build, told, made.relation, [
      ...kept(made.relation, as),
      { column: { ...columnNamed(made.relation, as), name: keptColumn(whole) }, value: column(as) },
    ])
  }, rows)
}

/** Rows and the column of each of their fields. */
interface Counting {
  readonly rows: Relation
  readonly columnOf: ReadonlyMap<string, string>
}

/** The rows with their money as the metric converts it, where it does so in a way of its own. */
export function convertedRows(
  site: Site,
  { record, converted }: Pick<Measure, 'record' | 'converted'>,
  { rows, columnOf }: Counting,
): Counting {
  const table = tableOf(site, record)
  if (converted === null || table.foreign.size === 0) return { rows, columnOf }
  if (converted.kind === 'at') stopAtTwoCurrencies(site, rows, table, converted)
  const made = inPlanCurrency(site, rows, table, converted)
  const both = new Map([...columnOf, ...made.columnOf])
  return {
    rows: made.relation.columns.some(({ name }) => name === 'kept')
      ? withKeptMoney(site, made.relation, table, both, converted)
      : made.relation,
    columnOf: both,
  }
}

/** Rows with what is left of their money in the currency of each, as whole units of it. */
function inOwnCurrency(
  site: Site,
  rows: Relation,
  { shape }: Table,
  money: Money,
): { readonly relation: Relation; readonly column: string } {
  const { build, core } = site
  const { name, raw, code, origin } = money
  const told = (what: string, says: string): Told => ({ name: `${shape.name}_${name}_${what}`, says, origin })
  const units = roundingsOf(core, origin).map((one) => ({ ...one, unit: one.unit * 10n ** BigInt(MOST_DIGITS - one.digits) }))
  const table = constants(
    build,
    told('roundings', 'What money of each currency is rounded to'),
    ['of_currency', 'own_unit'],
    units.map((one) => [one.code, one.unit]),
  )
  const beside = join(build, told('to_round', `\`${name}\` beside what its currency is rounded to`), rows, table, {
    how: 'left',
    on: [{ left: code, right: 'of_currency' }],
    take: { own_unit: `${name}_unit` },
  })
  const slots = newSlots()
  const amount = figureIn(slots, beside, raw)
  const part = keptIn(slots, beside, new Map())?.part
  if (part === undefined) throw new Error(`nothing of \`${shape.name}\` is clawed back`)
  const most = units.reduce((a, { unit }) => (a > unit ? a : unit), 1n)
  const unit = given(slots, { kind: 'coalesce', value: column(`${name}_unit`), otherwise: integer(1) }, 1n, most)
  const under = times(times(part.under ?? constant(1n), unit), constant(10n ** BigInt(part.scale)))
  const to = (mode: RoundingMode): Num => times(rounded(times(amount.over, part.over), under, mode), unit)
  const usual = core.rounding.money.mode
  const left = units
    .filter(({ mode }) => mode !== usual)
    .reduce((rest, one) => pick(isCode(slots, code, one.code), to(one.mode), rest), to(usual))
  const made = pick(compared('=', part, literal(ONE)), amount.over, left)
  // what is left is no more than there was, but for its rounding
  const [low, high] = [amount.over.low < 0n ? amount.over.low - most : 0n, amount.over.high > 0n ? amount.over.high + most : 0n]
  const own = `${name}_left`
  const relation = write(build, told('left', `What clawbacks leave of \`${name}\`, in its own currency`), beside, slots, new Map(), [
    { column: own, number: pick(amount.known, { ...made, low, high }, constant(0n)), scale: amount.scale },
  ])
  build.bounds.push({ step: relation.name, column: own, says: `what clawbacks leave of \`${name}\`` })
  return { relation, column: own }
}
