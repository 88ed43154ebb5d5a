/** What a metric counts of a row, as programs: its factors and caps on credit included (semantics 3, 4, 7 stage 0). */
import type { Columns } from '../../columns/column.ts'
import type { Measure } from '../../core/core.ts'
import type { OnCredit } from '../../core/credit.ts'
import type { Expression } from '../../core/expression.ts'
import { onCreditOf } from '../../evaluate/credited.ts'
import { exactly } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { rowNumber } from '../kernel/row-number.ts'
import { choose, type Fraction, greatest, isBelow, literal, negated, product, roundedTo } from '../program/fraction.ts'
import { both, constant, type Num, pick, type Truth } from '../program/number.ts'
import { deciderOf } from './decide.ts'
import { CannotCount, type Change, type RowPrograms, rowPrograms } from './row-program.ts'
import { rowValue } from './totals.ts'

/** A number of a row: `of(row) / 10^scale`, where it is there. */
export interface NumberOfRow {
  readonly scale: number
  readonly of: (row: number) => number
  /** Whether the row has one; null where each has. */
  readonly there: ((row: number) => number) | null
}

/** The programs of one metric over the columns of its record. */
export interface CountingPrograms {
  /** Whether a row counts; null where each does. */
  readonly where: ((row: number) => number) | null
  /** A number as the metric counts it. Throws CannotCount. */
  readonly number: (expression: Expression) => NumberOfRow
}

const ZERO = literal({ n: 0n, d: 1n })

/** An amount times every factor that holds, then at most the cap with its own sign; each rounded (RP2): `credited` as a program. */
function creditedBy({ core }: World, { factors, cap }: OnCredit, plain: RowPrograms, amount: Fraction): Fraction {
  const { mode, unit } = core.rounding.money
  const rounded = (value: Fraction): Fraction => roundedTo(value, exactly(unit), mode)
  const scaled = factors.reduce((value, { by, when }) => {
    const factor = plain.number(by)
    const holds: Truth = when === null ? factor.known : both(plain.truth(when), factor.known)
    return choose(holds, rounded(product(value, factor)), value)
  }, amount)
  if (cap === null) return scaled
  const limit = plain.number(cap.limit)
  const size = greatest(scaled, negated(scaled))
  const most = rounded(limit)
  return choose(both(limit.known, isBelow(limit, size, false)), choose(isBelow(scaled, ZERO, false), negated(most), most), scaled)
}

/** The programs of a metric. Throws CannotCount where its condition is none. */
export function countingPrograms(world: World, measure: Measure, columns: Columns): CountingPrograms {
  const { record, onCredit, converted, where } = measure
  if (converted !== null) throw new CannotCount('money at a rate of another day')
  if (world.core.payments.clawbacks.some((one) => one.record === record)) throw new CannotCount('rows that are clawed back')
  const { shape } = columns
  const plain = rowPrograms(columns, deciderOf(world, record))
  const active = [onCreditOf(world, record), onCredit].filter(({ factors, cap }) => factors.length > 0 || cap !== null)
  const money = new Set(shape.fields.flatMap(({ name, unit }) => (unit.kind === 'money' ? [name] : [])))
  const change: Change = (field, value) =>
    money.has(field) ? active.reduce((amount, one) => creditedBy(world, one, plain, amount), value) : value
  const counted = active.length === 0 ? plain : plain.changed(change)
  const compiled = (value: Num): ((row: number) => number) => {
    const made = rowNumber(
      value,
      plain.inputs.map((one) => rowValue(one, columns)),
      1,
    )
    if (made.held !== 'doubles') throw new CannotCount('numbers of rows that may pass 2^53')
    return made.of
  }
  const truth = (one: Truth): ((row: number) => number) | null =>
    one.kind === 'always' ? null : compiled(pick(one, constant(1n), constant(0n)))
  return {
    where: where === null ? null : truth(plain.truth(where)),
    number: (expression) => {
      const { over, under, scale, known } = counted.number(expression)
      if (under !== null) throw new CannotCount('a division on every row')
      return { scale, of: compiled(pick(known, over, constant(0n))), there: truth(known) }
    },
  }
}
