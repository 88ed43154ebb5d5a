/** A row's amounts as they count for one person: changed by credit, then shared (semantics 3, 7 stage 0). */
import type { OnCredit } from '../../../runtime/core/credit.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { RecordShape } from '../../../runtime/core/record.ts'
import type { Rounding } from '../../../runtime/core/unit.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { ONE } from '../../../runtime/exact/ratio.ts'
import {
  choose,
  compared,
  difference,
  type Fraction,
  isBelow,
  literal,
  negated,
  product,
  roundedTo,
  sum,
} from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, both, constant, type Truth } from '../../../runtime/fast/program/number.ts'
import { figureIn, type Slots } from '../measures/figures.ts'
import { columnNamed, type Relation } from '../program/build.ts'
import type { Calculator, Value } from '../records/fields.ts'

type FieldRead = Extract<Expression, { kind: 'field' }>

const rounded = (value: Fraction, { mode, unit }: Rounding): Fraction => roundedTo(value, exactly(unit), mode)

/**
 * How fields are read where amounts are added up: the row's own money times every factor that holds, then at most the cap with its own sign,
 * each rounded (RP2); everything else as it stands. `raw` reads what factors and caps read.
 */
export function creditedField(
  shape: RecordShape,
  clauses: readonly OnCredit[],
  money: Rounding,
  raw: Calculator,
  fieldAt: (field: FieldRead) => Value,
  kept: Kept | null,
): (field: FieldRead) => Value {
  const active = clauses.filter(({ factors, cap }) => factors.length > 0 || cap !== null)
  const own = new Set(shape.fields.flatMap(({ name, unit }) => (unit.kind === 'money' ? [name] : [])))
  const amounts = new Set(shape.fields.flatMap(({ name, unit }) => (['money', 'number', 'count'].includes(unit.kind) ? [name] : [])))
  return (field) => {
    const value = fieldAt(field)
    const [name, ...more] = field.path
    if (more.length > 0 || value.is !== 'number' || !amounts.has(name)) return value
    const left = kept === null ? value.number : (kept.of(name) ?? leftOf(value.number, kept.part, own.has(name) ? money : null))
    return { is: 'number', number: own.has(name) ? active.reduce((amount, one) => credited(one, amount, money, raw), left) : left }
  }
}

/** What clawbacks leave of an amount: money is rounded before it is shared (17.27). */
function leftOf(amount: Fraction, kept: Fraction, money: Rounding | null): Fraction {
  const part = product(amount, kept)
  const made = money === null ? part : rounded(part, money)
  return { ...choose(compared('=', kept, literal(ONE)), amount, made), known: amount.known }
}

/** The column with what is left of money, beside that with all of it. */
export const keptColumn = (whole: string): string => `${whole}_kept`

/** What clawbacks leave of a row. */
export interface Kept {
  readonly part: Fraction
  /** What is left of money of other currencies, which was rounded before it was converted; undefined for other fields. */
  readonly of: (field: string) => Fraction | undefined
}

/** The part of each row that still counts; null where nothing can be clawed back. */
export function keptIn(slots: Slots, rows: Relation, columnOf: ReadonlyMap<string, string>): Kept | null {
  if (!has(rows, 'kept')) return null
  return {
    part: { ...figureIn(slots, rows, 'kept'), under: has(rows, 'kept_under') ? figureIn(slots, rows, 'kept_under').over : null },
    of: (field) => {
      const [whole, left] = [columnOf.get(field), keptColumn(columnOf.get(field) ?? '')]
      return whole === undefined || !has(rows, left)
        ? undefined
        : { ...figureIn(slots, rows, left), known: figureIn(slots, rows, whole).known }
    },
  }
}
const has = ({ columns }: Relation, wanted: string): boolean => columns.some(({ name }) => name === wanted)

function credited({ factors, cap }: OnCredit, amount: Fraction, money: Rounding, raw: Calculator): Fraction {
  const scaled = factors.reduce((value, { by, when }) => {
    const factor = raw.number(by)
    const holds = both(factor.known, when === null ? ALWAYS : raw.truth(when))
    return { ...choose(holds, rounded(product(value, factor), money), value), known: value.known }
  }, amount)
  if (cap === null) return scaled
  const limit = raw.number(cap.limit)
  const most = rounded(limit, money)
  const negative = isBelow(scaled, literal({ n: 0n, d: 1n }), false)
  const size = choose(negative, negated(scaled), scaled)
  const capped = choose(negative, negated(most), most)
  return { ...choose(both(limit.known, isBelow(limit, size, false)), capped, scaled), known: scaled.known }
}

/** The part of a row that one line gives. */
export interface Part {
  readonly share: Fraction
  readonly before: Fraction
  /** The part of a direct line that a manager gets; null where no line is made from another. */
  readonly part: Fraction | null
}

export function partIn(slots: Slots, rows: Relation): Part {
  const part = columnNamed(rows, 'part')
  const isLevel = part.type === 'int' && part.low !== part.high
  const under = has(rows, 'share_under') ? figureIn(slots, rows, 'share_under').over : null
  return {
    share: { ...figureIn(slots, rows, 'share'), under },
    before: { ...figureIn(slots, rows, 'share_before'), under },
    part: isLevel ? figureIn(slots, rows, 'part') : null,
  }
}

const isAll = (value: Fraction | null): Truth => (value === null ? ALWAYS : compared('=', value, literal(ONE)))

/** A line's part of an amount: money by cumulative rounding over the row's shares, a manager's from the rounded line below; other numbers exactly (RP2). */
export function sharedAmount({ share, before, part }: Part, amount: Fraction, isMoney: boolean, money: Rounding): Fraction {
  const own = part === null ? share : product(share, part)
  if (!isMoney) return product(amount, own)
  const line = difference(rounded(product(amount, sum(before, share)), money), rounded(product(amount, before), money))
  const made = part === null ? line : rounded(product(line, part), money)
  return { ...choose(both(isAll(share), isAll(part)), amount, made), known: amount.known }
}

/** The part of a row as a number: what a count that is weighted by credit adds. */
export const weightOf = ({ share, part }: Part): Fraction => (part === null ? share : product(share, part))

/** What counts for one row where nothing is shared. */
export const WHOLE: Fraction = { over: constant(1n), under: null, scale: 0, known: ALWAYS }
