/** What a metric counts of each row, and what that comes to by person and window (semantics 4). */
import type { Aggregate, Measure } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { exactly } from '../../runtime/evaluate/values.ts'
import { choose, type Fraction, literal } from '../../runtime/fast/program/fraction.ts'
import { ALWAYS, below, constant, type Num, pick, type Truth, times } from '../../runtime/fast/program/number.ts'
import { aggregate, column, columnNamed, constants, int, integer, join, type Relation } from './build.ts'
import type { Credited } from './credits.ts'
import { calculator, ownField } from './fields.ts'
import { figureIn, given, newSlots, type Slots, when } from './figures.ts'
import type { Column } from './ir.ts'
import { onDays } from './people.ts'
import type { Site } from './records.ts'
import { refuse } from './refused.ts'
import { type Wanted, write } from './written.ts'

/** The rows of a metric: `payee`, `day`, the row's key, and what each adds in columns of its own. */
export interface Counted {
  readonly measure: Measure
  readonly rows: Relation
  readonly keys: readonly string[]
  /** The column with what a row adds, or with what is counted distinct; and the second of a ratio. */
  readonly adds: string
  readonly other: string | null
  /** A column that is 1 where the row has a value; null where each has. */
  readonly has: string | null
}

/** Refuses what is not compiled of a metric. */
function checkMeasure({ onCredit, converted, scope, origin }: Measure): void {
  if (scope.population.kind !== 'person') refuse('a metric of more than one person', origin)
  if (scope.dated !== null) refuse('a metric that goes by another date', origin)
  if (onCredit.factors.length > 0 || onCredit.cap !== null) refuse('a metric that changes credit', origin)
  if (converted !== null) refuse('money of other currencies', origin)
}

/** The rows that a metric counts for their people. */
export function countedRows(site: Site, measure: Measure, { rows, columnOf, keys }: Credited): Counted {
  checkMeasure(measure)
  const { name, where, origin, aggregate: how } = measure
  const slots = newSlots()
  const read = calculator({ slots, fieldAt: (field) => ownField(slots, rows, columnOf, field) })
  const wanted = addsOf(how, read, origin)
  const told = { name: `${name}_rows`, says: `What each row adds to \`${name}\``, origin: where?.origin ?? origin }
  const made = write(site.build, told, rows, slots, new Map(), wanted, where === null ? null : read.truth(where))
  const names = wanted.map((one) => one.column)
  return {
    measure,
    rows: made,
    keys,
    adds: how.kind === 'count_distinct' ? distinctColumn(how.of, columnOf) : 'amount',
    other: how.kind === 'ratio' ? 'other' : null,
    has: names.includes('has_value') ? 'has_value' : null,
  }
}

/**
 * What each row of a metric comes to at a rate of its own: the sum of it is a metric by itself. A row without a value would leave the whole sum
 * without one; that is not compiled.
 */
export function valuedRows(
  site: Site,
  measure: Measure,
  { where, value }: EachRow,
  counted: Counted,
  columnOf: ReadonlyMap<string, string>,
): Counted {
  if (counted.has !== null || counted.other !== null) refuse('a rate for the rows of such a metric', measure.origin)
  const { rows, adds } = counted
  const slots = newSlots()
  const rowAmount = (): Fraction => figureIn(slots, rows, adds)
  const read = calculator({ slots, fieldAt: (field) => ownField(slots, rows, columnOf, field), rowAmount })
  const { number, scale, known } = whole(read.number(value), value)
  if (known.kind !== 'always') refuse('a rate for each row that may be missing', value.origin)
  const told = { name: `${measure.name}_rows`, says: `What each row comes to: ${measure.label}`, origin: measure.origin }
  const when = where === null ? null : read.truth(where)
  return {
    ...counted,
    measure,
    rows: write(site.build, told, rows, slots, new Map(), [{ column: 'at_rate', number, scale }], when),
    adds: 'at_rate',
  }
}
type EachRow = Extract<Expression, { kind: 'each_row' }>

/** What is counted distinct is a field of the row. */
function distinctColumn(of: Expression, columnOf: ReadonlyMap<string, string>): string {
  if (of.kind !== 'field' || of.path.length > 1) return refuse('a count of different calculated things', of.origin)
  return columnOf.get(of.path[0]) ?? ''
}

const whole = ({ over, under, scale, known }: Fraction, e: Expression): { number: Num; scale: number; known: Truth } => {
  if (under !== null) return refuse('a row amount that is divided', e.origin)
  return { number: pick(known, over, constant(0n)), scale, known }
}

function addsOf(how: Aggregate, read: ReturnType<typeof calculator>, origin: Measure['origin']): Wanted[] {
  switch (how.kind) {
    case 'sum': {
      const { number, scale } = whole(read.number(how.of), how.of)
      return [{ column: 'amount', number, scale }]
    }
    case 'ratio': {
      const [a, b] = [whole(read.number(how.of), how.of), whole(read.number(how.to), how.to)]
      return [
        { column: 'amount', number: a.number, scale: a.scale },
        { column: 'other', number: b.number, scale: b.scale },
      ]
    }
    case 'count':
      return [{ column: 'amount', number: constant(1n) }]
    case 'count_net': {
      const { over, known } = read.number(how.of)
      const sign = pick(below(over, constant(0n), false), constant(-1n), constant(1n))
      return [{ column: 'amount', number: pick(known, sign, constant(0n)) }]
    }
    case 'count_distinct':
      return []
    case 'average':
    case 'min':
    case 'max': {
      const { number, scale, known } = whole(read.number(how.of), how.of)
      return [{ column: 'amount', number, scale }, ...(known.kind === 'always' ? [] : [{ column: 'has_value', truth: known }])]
    }
    case 'latest':
      return refuse('the latest of several values', origin)
    case 'growth':
      return refuse('growth against an earlier window', origin)
    case 'team_share':
      return refuse('a part of a team', origin)
    default: {
      const never: never = how
      return never
    }
  }
}

/** A metric by person and window: `payee`, `from_day`, `to_day`, and its value in columns. */
export interface Measured {
  readonly counted: Counted
  readonly table: Relation
  /** The rows in each window, as they were added up. */
  readonly inWindows: Relation
}

/** Days from and to, both included. */
export type Days = readonly [from: number, to: number]

/** Adds up a metric over windows. A person without rows in a window is not in the table. */
export function measuredOver(site: Site, counted: Counted, windows: readonly Days[]): Measured {
  const { build, limits } = site
  const { measure, rows, adds, other, has } = counted
  const { name, origin } = measure
  const days = constants(
    build,
    { name: `${name}_windows`, says: `The windows to date of \`${name}\``, origin: null },
    ['from_day', 'to_day'],
    windows,
  )
  const inWindows = join(build, { name: `${name}_in_windows`, says: `The rows of \`${name}\` in each window`, origin }, rows, days, {
    and: onDays('day'),
  })
  const total = (of: string, as: string) => {
    const found = columnNamed(inWindows, of)
    if (found.type !== 'int') throw new Error(of)
    const [low, high] = [BigInt(found.low) * limits.rowsTogether, BigInt(found.high) * limits.rowsTogether]
    return { column: int(as, low < 0n ? low : 0n, high > 0n ? high : 0n, found.scale), does: 'sum' as const, of }
  }
  const extreme = (does: 'min' | 'max') => ({ column: { ...columnNamed(inWindows, adds), name, nullable: true } as Column, does, of: adds })
  const columns = (() => {
    switch (kindOf(counted)) {
      case 'sum':
        return [total(adds, name)]
      case 'count':
      case 'count_net':
        return [countOf(total(adds, name), site, measure)]
      case 'count_distinct':
        return [{ column: int(name, 0n, MOST_ROWS), does: 'count_distinct' as const, of: adds }]
      case 'ratio':
        return [total(adds, name), total(other ?? '', `${name}_of`)]
      case 'average':
        return [
          total(adds, name),
          has === null
            ? { column: int(`${name}_of`, 0n, MOST_ROWS), does: 'count' as const }
            : { column: int(`${name}_of`, 0n, MOST_ROWS), does: 'sum' as const, of: has },
        ]
      case 'min':
      case 'max':
        if (has !== null) refuse('the least or greatest of values that may be missing', origin)
        return [extreme(measure.aggregate.kind === 'min' ? 'min' : 'max')]
      default:
        return refuse(`\`${measure.aggregate.kind}\``, origin)
    }
  })()
  const table = aggregate(build, { name, says: measure.label, origin }, inWindows, ['payee', 'from_day', 'to_day'], columns)
  for (const { column: made, does } of columns)
    if (does === 'sum') build.bounds.push({ step: table.name, column: made.name, says: `\`${name}\` of one person in one window` })
  return { counted, table, inWindows }
}

/** How a metric adds up: what rows come to at a rate of their own is a sum. */
const kindOf = ({ measure, adds }: Counted): Aggregate['kind'] => (adds === 'at_rate' ? 'sum' : measure.aggregate.kind)

const MOST_ROWS = 10n ** 9n

const countOf = <T extends { column: Column }>(one: T, _: Site, { aggregate: how }: Measure): T => ({
  ...one,
  column: int(one.column.name, how.kind === 'count_net' ? -MOST_ROWS : 0n, MOST_ROWS),
})

/**
 * A metric's value in a relation that was joined with its table from the left, in the columns `names`: nothing where the person has no row in
 * the window.
 */
export function measureIn(
  slots: Slots,
  relation: Relation,
  { aggregate: how, whenEmpty, origin }: Measure,
  names: readonly string[],
): Fraction {
  const [name = '', of = ''] = names
  const orNone = (wanted: string): { readonly number: Num; readonly scale: number } => {
    const found = columnNamed(relation, wanted)
    if (found.type !== 'int') throw new Error(wanted)
    const [low, high] = [BigInt(found.low), BigInt(found.high)]
    const value = { kind: 'coalesce' as const, value: column(wanted), otherwise: integer(0) }
    return { number: given(slots, value, low < 0n ? low : 0n, high > 0n ? high : 0n), scale: found.scale }
  }
  const value = ((): Fraction => {
    const { number: over, scale } = orNone(name)
    switch (how.kind) {
      case 'ratio':
      case 'average': {
        const under = orNone(of)
        const known = below(constant(0n), under.number, false)
        const divisor: Num = { ...pick(known, under.number, constant(1n)), low: 1n, apart: 1n }
        const finer = under.scale - scale
        return {
          over: finer > 0 ? times(over, constant(10n ** BigInt(finer))) : over,
          under: divisor,
          scale: finer > 0 ? 0 : scale - under.scale,
          known,
        }
      }
      case 'min':
      case 'max':
        return { over, under: null, scale, known: when(slots, { kind: 'not', value: { kind: 'is_null', value: column(name) } }) }
      default:
        return { over, under: null, scale, known: ALWAYS }
    }
  })()
  if (whenEmpty === 'error') refuse('a metric that must have a value', origin)
  if (whenEmpty === null || whenEmpty === 'no_pay') return value
  return choose(value.known, value, literal(exactly(whenEmpty)))
}
