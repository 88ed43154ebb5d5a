/** What each part of a component has earned to date, row by row or pay period by pay period: what is paid later, or in advance, goes by it (semantics 9 step 2). */
import type { Delay } from '../../../../runtime/core/delays.ts'
import type { Expression } from '../../../../runtime/core/expression.ts'
import { everyPart } from '../../../../runtime/core/parts.ts'
import { isBelow } from '../../../../runtime/fast/program/fraction.ts'
import { both } from '../../../../runtime/fast/program/number.ts'
import { isEvent } from '../../credit/clawbacks.ts'
import type { Credited } from '../../credit/credits.ts'
import { lyingOf } from '../../credit/territories.ts'
import type { Calendar } from '../../days.ts'
import { figureIn, type Slots } from '../../measures/figures.ts'
import type { All } from '../../measures/sources.ts'
import {
  aggregate,
  allOf,
  column,
  columnNamed,
  constants,
  either,
  int,
  integer,
  isOne,
  join,
  kept,
  type Relation,
  select,
  type Told,
  text,
} from '../../program/build.ts'
import { type Calculator, calculator, dayIn, ownField, type Value } from '../../records/fields.ts'
import type { Site } from '../../records/records.ts'
import { refuse } from '../../refused.ts'
import { besideAll, isClawedBack, type PostedPay, reachOf, takesBack, textIs } from './posted.ts'

/** A component that is paid at another time than it is earned, and the words of its steps. */
export interface Delayed {
  readonly delay: Delay
  readonly told: (what: string, says: string) => Told
}

/** What one component owes its parts, at the end of each pay period from the first in which they earned something. */
export interface PartsToDate {
  /**
   * `payee`, `keys`, `seen_in` and `seen_place` (the pay period), `seen_on` (its last day), `amount` (earned to date), and whether something of the part is
   * taken back in it: `taken`, and `clawed` where a clawback does it.
   */
  readonly relation: Relation
  /** What tells the parts of one person apart: the columns of the row's key, or the pay period that they were earned for. */
  readonly keys: readonly string[]
}

/** The columns with a row's key in a ledger. */
export const keysOf = ({ columns }: Relation): readonly string[] =>
  columns.flatMap(({ name }) => (name.startsWith('row_key') ? [name] : []))

export function partsToDate(
  { build }: Site,
  { periods }: Calendar,
  posted: PostedPay,
  { delay, told }: Delayed,
  width: number,
): PartsToDate {
  const most = reachOf(posted.lines)
  const keys = delay.kind === 'instalments' ? ['source_period'] : keysOf(posted.lines).slice(0, width)
  const named = keys.map((name) => {
    const value = column(name === 'source_period' ? 'for_period' : name)
    return { column: text(name), value: { kind: 'coalesce' as const, value, otherwise: { kind: 'text' as const, value: '' } } }
  })
  const own = allOf(
    textIs('component', delay.component),
    // what no row earned is paid at once
    delay.kind === 'instalments' ? null : { kind: 'not', value: { kind: 'is_null', value: column('record') } },
  )
  const lines = besideAll(build, posted)
  const moves = select(
    build,
    told('lines', 'What each part earned'),
    lines,
    [
      ...['payee', 'posted_in'].map((name) => ({ column: columnNamed(lines, name), value: column(name) })),
      ...named,
      { column: columnNamed(lines, 'amount'), value: column('amount') },
      { column: int('taken', 0n, 1n), value: either(takesBack('in_all'), integer(1), integer(0)) },
      { column: int('clawed', 0n, 1n), value: either(isClawedBack, integer(1), integer(0)) },
    ],
    own,
  )
  const flags = ['taken', 'clawed'] as const
  const amount = { column: int('amount', -most, most), does: 'sum' as const, of: 'amount' }
  const most_ = (of: string) => ({ column: int(of, 0n, 1n), does: 'max' as const, of })
  const by = ['payee', 'posted_in', ...keys]
  const once = aggregate(build, told('parts', 'What each part earned, by pay period'), moves, by, [amount, ...flags.map(most_)])
  const ends = constants(
    build,
    { ...told('seen', 'The pay periods in which what was earned is looked at: its own, and those after it'), origin: null },
    ['posting', 'seen_in', 'seen_place', 'seen_on', 'is_new'],
    periods.flatMap((from, i) => periods.slice(i).map(({ label, to }, j) => [from.label, label, i + j + 1, to, j === 0 ? 1 : 0])),
  )
  const seen = join(build, told('parts_seen', 'Each of them in these pay periods'), once, ends, {
    on: [{ left: 'posted_in', right: 'posting' }],
    take: { seen_in: 'seen_in', seen_place: 'seen_place', seen_on: 'seen_on', is_new: 'is_new' },
  })
  const now = select(build, told('parts_now', 'Whether something of it is taken back just then'), seen, [
    ...kept(seen, ...flags),
    ...flags.map((name) => ({ column: int(name, 0n, 1n), value: either(isOne('is_new'), column(name), integer(0)) })),
  ])
  const relation = aggregate(
    build,
    told('to_date', 'What each part has earned to date'),
    now,
    ['payee', ...keys, 'seen_in', 'seen_place', 'seen_on'],
    [amount, ...flags.map(most_)],
  )
  for (const { name } of [once, relation])
    build.bounds.push({ step: name, column: 'amount', says: 'what one person has earned of a part of pay to date' })
  return { relation, keys }
}

/** The rows that a component goes by. */
export function rowsOf({ core }: Site, { component, record, origin }: Extract<Delay, { record: string }>, sources: All): Credited {
  const own = core.components.find(({ name }) => name === component)
  const measure = core.measures.find(({ name }) => name === own?.base.metric)
  if (measure !== undefined && measure.record !== record) refuse('pay of rows of another record that is paid later', origin)
  const crediting = core.credit.find((one) => one.record === record)
  if (crediting !== undefined && lyingOf(crediting) !== undefined) refuse('pay of rows of territories that is paid later', origin)
  return measure === undefined ? sources.creditedOf(record) : sources.creditedIn(measure)
}

export interface PartsWithRows {
  readonly relation: Relation
  readonly credited: Credited
  /** What the row says, as far as it has happened by `seen_on`: in columns of the relation, or of one that is made of it. */
  readonly read: (slots: Slots, of?: Relation) => Calculator
}

/** Parts with what `expression` reads of their rows. */
export function withRows(
  { build, core }: Site,
  { told }: Delayed,
  { relation: parts, keys }: PartsToDate,
  credited: Credited,
  expression: Expression,
): PartsWithRows {
  const { dated, columnOf, keys: own } = credited
  const paths = [...everyPart(expression)].flatMap((part) => (part.kind === 'field' ? [part.path.join('.')] : []))
  const found = new Map(paths.flatMap((path) => [columnOf.get(path) ?? []].flat().map((name) => [path, name] as const)))
  const taken = new Map([...new Set(found.values())].map((name, i) => [name, `row_field_${i + 1}`]))
  const names = new Map([...found].map(([path, name]) => [path, taken.get(name) ?? '']))
  const relation = join(build, told('of_rows', 'Each part with its row'), parts, dated, {
    on: keys.map((key, i) => ({ left: key, right: own[i] ?? '' })),
    take: { day: 'row_day', ...Object.fromEntries(taken) },
  })
  return {
    relation,
    credited,
    read: (slots, of = relation) => {
      const seen = figureIn(slots, of, 'seen_on')
      const fieldAt = (field: Extract<Expression, { kind: 'field' }>): Value => {
        const value = ownField(slots, of, names, field)
        if (!isEvent(core, field) || value.is !== 'number') return value
        return { is: 'number', number: { ...value.number, known: both(value.number.known, isBelow(value.number, seen, true)) } }
      }
      return calculator({ slots, fieldAt, today: dayIn(core, slots, of, 'row_day') })
    },
  }
}
