/** What of each row still counts, as clawbacks up to a day leave it (semantics 9). */
import type { Core } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Clawback } from '../../../runtime/core/payments.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { ONE } from '../../../runtime/exact/ratio.ts'
import {
  choose,
  compared,
  difference,
  type Fraction,
  greatest,
  isBelow,
  literal,
  product,
  quotient,
} from '../../../runtime/fast/program/fraction.ts'
import { both, not } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import { figureIn, newSlots, type Slots } from '../measures/figures.ts'
import { constants, join, type Relation, stopAt } from '../program/build.ts'
import { write } from '../program/written.ts'
import { type Calculator, calculator, dayIn, ownField, type Value } from '../records/fields.ts'
import { withKeptMoney } from '../records/kept-money.ts'
import { type Site, tableOf } from '../records/records.ts'
import { monthsFrom } from '../stated/months.ts'

/** Whether rows of a record can be clawed back. */
export const isClawed = ({ payments }: Core, record: string): boolean => payments.clawbacks.some((one) => one.record === record)

/** The field that a path from a record ends in, if it is an event that may not have happened yet. */
export function isEvent({ records }: Core, { record, path }: Extract<Expression, { kind: 'field' }>): boolean {
  let shape = records.find(({ name }) => name === record)
  for (const name of path) {
    const field = shape?.fields.find((one) => one.name === name)
    if (field?.role === 'event') return true
    const { unit } = field ?? {}
    shape = unit?.kind === 'reference' ? records.find((one) => one.name === unit.record) : undefined
  }
  return false
}

/**
 * The rows once for each day on which somebody looks at them, `seen_by`, with `kept`: the part that still counts then, 1 less the greatest share of
 * all clawbacks that hold. Rows of which nothing is left are dropped.
 */
export function keptRows(
  site: Site,
  { periods }: Calendar,
  record: string,
  rows: Relation,
  columnOf: ReadonlyMap<string, string>,
): Relation {
  const { build, core } = site
  const clawbacks = core.payments.clawbacks.filter((one) => one.record === record)
  const [first] = clawbacks
  if (first === undefined) return rows
  const told = { name: `${record}_kept`, says: `What of each row still counts at the end of each pay period`, origin: first.origin }
  const days = constants(
    build,
    { name: `${record}_seen_days`, says: 'The days on which clawbacks are looked at', origin: null },
    ['seen_by'],
    periods.map(({ to }) => [to]),
  )
  const seen = join(
    build,
    { ...told, name: `${record}_seen`, says: `The rows of \`${record}\` at the end of each pay period` },
    rows,
    days,
    {},
  )
  const slots = newSlots()
  const by = figureIn(slots, seen, 'seen_by')
  const fieldAt = (field: Extract<Expression, { kind: 'field' }>): Value => {
    const value = ownField(slots, seen, columnOf, field)
    if (!isEvent(core, field) || value.is !== 'number') return value
    return { is: 'number', number: { ...value.number, known: both(value.number.known, isBelow(value.number, by, true)) } }
  }
  const read = calculator({ slots, fieldAt, today: dayIn(core, slots, seen, 'day') })
  const taken = clawbacks.reduce<Fraction>(
    (most, one) => {
      const share = shareOf(site, told.name, seen, slots, read, one)
      return choose(both(read.truth(one.when), isBelow(most, share, false)), share, most)
    },
    literal({ n: 0n, d: 1n }),
  )
  const kept = difference(literal(ONE), taken)
  const some = not(compared('=', kept, literal({ n: 0n, d: 1n })))
  const parts = [
    { column: 'kept', number: kept.over, scale: kept.scale },
    ...(kept.under === null ? [] : [{ column: 'kept_under', number: kept.under }]),
  ]
  const made = write(build, told, seen, slots, new Map(), parts, some)
  return withKeptMoney(site, made, tableOf(site, record), columnOf, null)
}

/** The share that a clawback takes where it holds: a stated part, or that part of the months that were not served. */
function shareOf(
  { build }: Site,
  name: string,
  seen: Relation,
  slots: Slots,
  read: Calculator,
  { share, unserved, when, origin }: Clawback,
): Fraction {
  const whole = literal(exactly(share))
  if (unserved === null) return whole
  const [term, end] = [read.number(unserved.months), read.number(unserved.end)]
  const some = isBelow(NONE, term, false)
  const told = { name: `${name}_no_term`, says: 'Rows that are clawed back by months of which there are none', origin }
  const none = write(build, told, seen, slots, new Map(), [], both(read.truth(when), not(some)))
  if (some.kind !== 'always') stopAt(build, none, 'months to be served are missing or none', 'CB885', ['payee'])
  const left = greatest(NONE, difference(term, monthsFrom(figureIn(slots, seen, 'day'), end)))
  return choose(both(some, end.known), product(whole, quotient(left, term)), NONE)
}
const NONE: Fraction = literal({ n: 0n, d: 1n })
