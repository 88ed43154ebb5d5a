/** What a metric counts of each row, and what that comes to by person and window (semantics 4). */
import type { Aggregate, Measure } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { isMoney } from '../../../runtime/core/parts.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { choose, compared, type Fraction, literal, negated } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, below, both, constant, divisor, type Num, not, pick, type Truth, times } from '../../../runtime/fast/program/number.ts'
import { type Credited, rowOf } from '../credit/credits.ts'
import { creditedField, keptIn, partIn, sharedAmount, WHOLE, weightOf } from '../credit/shares.ts'
import type { Limits } from '../limits.ts'
import { onDays } from '../people/people.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  isOne,
  join,
  kept,
  type Relation,
  select,
  windowed,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import { type Wanted, write } from '../program/written.ts'
import { type Calculator, calculator, dayIn, ownField, type Value } from '../records/fields.ts'
import { convertedRows } from '../records/kept-money.ts'
import { type Site, tableOf } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { given, newSlots, type Slots, when } from './figures.ts'
import { withOwnWindows } from './own-windows.ts'

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
  /** What is left of each row's amount over a divisor of its own, where there is such. */
  readonly left?: LeftOver
}

/** `rest / under` of a row besides its amount, each a column; at most `most` rows of a window have a rest. */
export interface LeftOver {
  readonly rest: string
  readonly under: string
  readonly most: number
}

/** Refuses what is not compiled of a metric. */
function checkMeasure({ converted, origin }: Measure, valued: boolean): void {
  if (converted !== null && valued) refuse('rates for the rows of a metric at exchange rates of its own', origin)
}

/** The rows that a metric counts for their people. `valued`: rates are read at its rows, so that their fields are kept. */
export function countedRows(site: Site, measure: Measure, credited: Credited, valued: boolean): Counted {
  checkMeasure(measure, valued)
  const { keys, shared, several } = credited
  const { name, where, origin, aggregate: how, onCredit, record, scope } = measure
  const lines = scope.lines === 'highest' && several ? greatestLines(site, measure, credited) : credited.rows
  const { rows, columnOf } = convertedRows(site, measure, { ...credited, rows: lines })
  const { core } = site
  const slots = newSlots()
  const fieldAt = (field: FieldRead): Value => ownField(slots, rows, columnOf, field)
  const today = dayIn(core, slots, rows, 'day')
  const raw = calculator({ slots, fieldAt, today })
  const { shape } = tableOf(site, record)
  const clauses = [core.credit.find((one) => one.record === record), onCredit].filter((one) => one !== undefined)
  const money = core.rounding.money
  const amounts = calculator({ slots, fieldAt: creditedField(shape, clauses, money, raw, fieldAt, keptIn(slots, rows, columnOf)), today })
  const part = shared ? partIn(slots, rows) : null
  const sharedOf = (e: Expression): Fraction => {
    const amount = amounts.number(e)
    return part === null ? amount : sharedAmount(part, amount, isMoney(e), money)
  }
  const wanted = addsOf(how, { whole: amounts, sharedOf, weight: part === null ? WHOLE : weightOf(part) }, origin)
  const told = { name: `${name}_rows`, says: `What each row adds to \`${name}\``, origin: where?.origin ?? origin }
  const direct =
    scope.lines === 'direct' && shared
      ? when(slots, { kind: 'text_equals', left: column('role'), right: { kind: 'text', value: 'direct' } })
      : ALWAYS
  const counts = both(direct, where === null ? ALWAYS : raw.truth(where))
  const some = shared ? both(counts, not(compared('=', weightOf(part ?? NO_PART), literal({ n: 0n, d: 1n })))) : counts
  const made = write(site.build, told, rows, slots, new Map(), wanted, some.kind === 'always' ? null : some)
  const adds = how.kind === 'count_distinct' ? distinctColumn(how.of, columnOf) : 'amount'
  const names = wanted.map((one) => one.column)
  const kept_ = valued ? [...new Set(columnOf.values())] : how.kind === 'count_distinct' ? [adds] : []
  return {
    measure,
    rows: several ? onceByRow(site, measure, made, ['payee', 'day', ...rowOf(credited), ...kept_], names) : made,
    keys,
    adds,
    other: how.kind === 'ratio' ? 'other' : null,
    has: names.includes('has_value') ? 'has_value' : null,
  }
}

/** Of several lines of a row for one person the one with the greatest share; of equal ones a direct one before an overlay before a manager's. */
function greatestLines({ build }: Site, { name, origin }: Measure, { rows, keys }: Credited): Relation {
  const told = { name: `${name}_greatest`, says: 'Of several lines of a row for one person the greatest', origin }
  const slots = newSlots()
  const weight = weightOf(partIn(slots, rows))
  const weighed = write(build, { ...told, name: `${name}_weights` }, rows, slots, new Map(), [
    { column: 'weight', number: weight.over, scale: weight.scale },
  ])
  // direct, overlay, rollup: in the order of their names
  const order = [{ of: 'weight', descending: true }, 'role', 'share_before', 'line_rule']
  const places = windowed(build, { ...told, name: `${name}_places` }, weighed, ['payee', ...rowOf({ rows, keys })], order, [
    { column: int('line_place', 1n, 1000n), does: 'row_number' },
  ])
  return select(build, told, places, kept(places), compare('=', column('line_place'), integer(1)))
}

/** One row for a person and row, however many lines it gives: parts of it add up, what is counted or read whole counts once. */
function onceByRow(
  { build }: Site,
  { name, aggregate: how, origin }: Measure,
  rows: Relation,
  by: readonly string[],
  names: readonly string[],
): Relation {
  const addsUp = how.kind === 'sum' || how.kind === 'ratio' || ((how.kind === 'count' || how.kind === 'count_net') && how.weighted)
  const groups = [...new Set(addsUp ? by : [...by, ...names])]
  const told = { name: `${name}_by_row`, says: `One row for each person and row, however many rules give it`, origin }
  const lines = 8n
  const columns = (addsUp ? names : []).map((of) => {
    const found = columnNamed(rows, of)
    if (found.type !== 'int') throw new Error(of)
    const [low, high] = [BigInt(found.low), BigInt(found.high)]
    const reach = { ...found, low: String(low < 0n ? low * lines : low), high: String(high > 0n ? high * lines : high) }
    return { column: reach, does: 'sum' as const, of }
  })
  const made = aggregate(build, told, rows, groups, columns)
  for (const of of addsUp ? names : []) build.bounds.push({ step: made.name, column: of, says: `\`${name}\` of one person and row` })
  return made
}

const NO_PART = { share: WHOLE, before: WHOLE, part: null }

type FieldRead = Extract<Expression, { kind: 'field' }>

/** What is counted distinct is a field of the row. */
function distinctColumn(of: Expression, columnOf: ReadonlyMap<string, string>): string {
  if (of.kind !== 'field' || of.path.length > 1) return refuse('a count of different calculated things', of.origin)
  return columnOf.get(of.path[0]) ?? ''
}

export const whole = ({ over, under, scale, known }: Fraction, e: Expression): { number: Num; scale: number; known: Truth } => {
  if (under !== null) return refuse('a row amount that is divided', e.origin)
  return { number: pick(known, over, constant(0n)), scale, known }
}

/** How amounts of a row are read: whole, or the person's part. */
interface Amounts {
  readonly whole: Calculator
  readonly sharedOf: (e: Expression) => Fraction
  readonly weight: Fraction
}

/** A part of a row that is a number of its own. */
const parted = (weight: Fraction, origin: Measure['origin']): Fraction =>
  weight.under === null ? weight : refuse('a count of rows in equal parts', origin)

function addsOf(how: Aggregate, { whole: read, sharedOf, weight }: Amounts, origin: Measure['origin']): Wanted[] {
  switch (how.kind) {
    case 'sum': {
      const { number, scale } = whole(sharedOf(how.of), how.of)
      return [{ column: 'amount', number, scale }]
    }
    case 'ratio': {
      const [a, b] = [whole(sharedOf(how.of), how.of), whole(sharedOf(how.to), how.to)]
      return [
        { column: 'amount', number: a.number, scale: a.scale },
        { column: 'other', number: b.number, scale: b.scale },
      ]
    }
    case 'count': {
      const { over, scale } = how.weighted ? parted(weight, origin) : WHOLE
      return [{ column: 'amount', number: over, scale }]
    }
    case 'count_net': {
      const { over, known } = read.number(how.of)
      const one = how.weighted ? parted(weight, origin) : WHOLE
      const sign = pick(below(over, constant(0n), false), negated(one).over, one.over)
      return [{ column: 'amount', number: pick(known, sign, constant(0n)), scale: one.scale }]
    }
    case 'count_distinct':
      return []
    case 'average':
    case 'min':
    case 'latest':
    case 'max': {
      const { number, scale, known } = whole(read.number(how.of), how.of)
      return [{ column: 'amount', number, scale }, ...(known.kind === 'always' ? [] : [{ column: 'has_value', truth: known }])]
    }
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

/** Days from and to, both included; and the day up to which clawbacks have happened, where there are any. */
export type Days = readonly [from: number, to: number, seen?: number]

/** The rows of a metric in each of several windows. `ofPeople`: more windows, of single people. */
export function rowsInWindows(
  { build }: Site,
  { measure: { name, origin }, rows }: Counted,
  windows: readonly Days[],
  ofPeople: Relation | null = null,
): Relation {
  const seen = rows.columns.some((one) => one.name === 'seen_by')
  const days = constants(
    build,
    { name: `${name}_windows`, says: `The windows to date of \`${name}\``, origin: null },
    seen ? ['from_day', 'to_day', 'seen_on'] : ['from_day', 'to_day'],
    windows.map(([from, to, seenOn]) => (seen ? [from, to, seenOn ?? to] : [from, to])),
  )
  const bySeen = seen ? [{ left: 'seen_by', right: 'seen_on' }] : []
  const told = { name: `${name}_in_windows`, says: `The rows of \`${name}\` in each window`, origin }
  const together = join(build, told, rows, days, { on: bySeen, and: onDays('day') })
  return ofPeople === null ? together : withOwnWindows(build, told, rows, { together, days, bySeen }, ofPeople)
}

/** Adds up a metric over windows. A person without rows in a window is not in the table. */
export function measuredOver(site: Site, counted: Counted, windows: readonly Days[], ofPeople: Relation | null = null): Measured {
  const { build, limits } = site
  const { measure, adds, other, has } = counted
  const { name, origin } = measure
  const inWindows = rowsInWindows(site, counted, windows, ofPeople)
  const seen = inWindows.columns.some((one) => one.name === 'seen_on')
  if (measure.aggregate.kind === 'latest') return { counted, table: latestIn(site, counted, inWindows, seen), inWindows }
  const total = (of: string, as: string) => {
    const found = columnNamed(inWindows, of)
    if (found.type !== 'int') throw new Error(of)
    return { column: { ...sumOf(limits, as, found), name: as }, does: 'sum' as const, of }
  }
  const extreme = (does: 'min' | 'max') => ({ column: { ...columnNamed(inWindows, adds), name, nullable: true } as Column, does, of: adds })
  const columns = (() => {
    switch (kindOf(counted)) {
      case 'sum':
        return [total(adds, name)]
      case 'count':
      case 'count_net':
        return [limits.together(name) === undefined ? countOf(total(adds, name), site, measure) : total(adds, name)]
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
  const table = aggregate(
    build,
    { name, says: measure.label, origin },
    inWindows,
    ['payee', 'from_day', 'to_day', ...(seen ? ['seen_on'] : [])],
    columns,
  )
  for (const { column: made, does } of columns)
    if (does === 'sum') build.bounds.push({ step: table.name, column: made.name, says: `\`${name}\` of one person in one window` })
  return { counted, table, inWindows }
}

/** A whole number. */
type Int = Extract<Column, { type: 'int' }>

/** What rows of a metric add up to for one person in one window, in a column like that of a row. */
export function sumOf({ together, rowsTogether }: Limits, metric: string, row: Int): Int {
  const most = together(metric)
  const least = (bound: string): bigint => (most === undefined ? BigInt(bound) * rowsTogether : BigInt(bound) < 0n ? -most : most)
  const [low, high] = [least(row.low), least(row.high)]
  return { ...row, low: String(low < 0n ? low : 0n), high: String(high > 0n ? high : 0n), nullable: false }
}

/** The value of the last row that has one: by date, then by key. */
function latestIn({ build }: Site, { measure, keys, adds, has }: Counted, inWindows: Relation, seen: boolean): Relation {
  const { name, label, origin } = measure
  const window = ['payee', 'from_day', 'to_day', ...(seen ? ['seen_on'] : [])]
  const told = (what: string, says: string) => ({ name: `${name}_${what}`, says, origin })
  const filled =
    has === null ? inWindows : select(build, told('filled', `The rows of \`${name}\` with a value`), inWindows, kept(inWindows), isOne(has))
  const last = windowed(
    build,
    told('from_last', `The rows of \`${name}\` from the last one back`),
    filled,
    window,
    ['day', ...keys].map((of) => ({ of, descending: true })),
    [{ column: int('place', 1n, MOST_ROWS), does: 'row_number' }],
  )
  const value = { ...columnNamed(last, adds), name }
  return select(
    build,
    { name, says: label, origin },
    last,
    [...window.map((one) => ({ column: columnNamed(last, one), value: column(one) })), { column: value, value: column(adds) }],
    compare('=', column('place'), integer(1)),
  )
}

const weightedCount = (column_: Column): Column =>
  column_.type === 'int'
    ? int(column_.name, -MOST_ROWS * 10n ** BigInt(column_.scale), MOST_ROWS * 10n ** BigInt(column_.scale), column_.scale)
    : column_

/** How a metric adds up: what rows come to at a rate of their own is a sum. */
const kindOf = ({ measure, adds }: Counted): Aggregate['kind'] => (adds === 'at_rate' ? 'sum' : measure.aggregate.kind)

const MOST_ROWS = 10n ** 9n

const countOf = <T extends { column: Column }>(one: T, _: Site, { aggregate: how }: Measure): T => ({
  ...one,
  column: how.kind === 'count' && !how.weighted ? int(one.column.name, 0n, MOST_ROWS) : weightedCount(one.column),
})

/**
 * A metric's value in a relation that was joined with its table from the left, in the columns `names`: nothing where the person has no row in
 * the window.
 */
export function measureIn(slots: Slots, relation: Relation, { aggregate: how, whenEmpty }: Measure, names: readonly string[]): Fraction {
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
      case 'team_share':
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
      case 'latest':
        return { over, under: null, scale, known: when(slots, { kind: 'not', value: { kind: 'is_null', value: column(name) } }) }
      default: {
        if (of === '') return { over, under: null, scale, known: ALWAYS }
        // a sum of fractions is one; nothing where there is no row
        return { over, under: divisor(orNone(of).number), scale, known: ALWAYS }
      }
    }
  })()
  if (whenEmpty === null || whenEmpty === 'no_pay' || whenEmpty === 'error') return value
  return choose(value.known, value, literal(exactly(whenEmpty)))
}
