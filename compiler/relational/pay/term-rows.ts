/** What each row earned where fields of people change inside a window: rows belong to the term that they fall in (semantics 6.7, 14, 17.4). */
import type { Component } from '../../../runtime/core/core.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import type { Program } from '../../../runtime/fast/program/build.ts'
import { choose, difference, type Fraction, roundedTo, sum } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, constant, type Num } from '../../../runtime/fast/program/number.ts'
import { figureIn, type Slots, when } from '../measures/figures.ts'
import type { Measured } from '../measures/measures.ts'
import { programFor } from '../measures/needs.ts'
import { type ColumnsOfDays, type Figure, figureKey, rangeIn, slotsOf } from '../measures/reading.ts'
import {
  allOf,
  between,
  column,
  columnNamed,
  compare,
  int,
  integer,
  isOne,
  join,
  nullable,
  type Relation,
  select,
  text,
  union,
  windowed,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Scalar } from '../program/scalar.ts'
import { scalarOf, write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import type { Earned } from './components.ts'
import { besideRows, type Terms } from './term-tables.ts'

/** The rows of each window to date, each in its term, beside what the term earned and all that it was computed from. */
export function rowsOfTerms(
  { build }: Site,
  { component, table }: Pick<Earned, 'component' | 'table'>,
  { inWindows }: Measured,
  days: ColumnsOfDays,
): Relation {
  const told = {
    name: `${component.name}_rows`,
    says: `The rows that made ${component.label}, in each window to date, by terms`,
    origin: component.origin,
  }
  const take = table.columns.filter(({ name }) => name !== 'payee').map(({ name }) => [name, `pay_${name}`] as const)
  return join(build, told, inWindows, table, {
    on: [
      { left: 'payee', right: 'payee' },
      { left: 'from_day', right: days.from },
      { left: 'to_day', right: days.to },
      ...(days.seen === null ? [] : [{ left: 'seen_on', right: days.seen }]),
    ],
    and: allOf(between(column('day', 'left'), column('term_from', 'right'), column('term_to', 'right'))),
    take: Object.fromEntries(take),
  })
}

/**
 * `e_j = R(B + H(c_j) - H(c_0)) - R(B + H(c_(j-1)) - H(c_0))` from what was earned before the term, `B`, and the base at its start, `c_0`; the first term starts
 * at nothing, and not at `H(0)`, which no row explains.
 */
export function inOrderOfTerms(
  { build }: Site,
  component: Component,
  terms: Terms,
  moves: string,
  /** The divisor of what rows of the metric come to, in a column or the same for all; null: none. */
  under: Figure['under'],
  adds: string,
  keys: readonly string[],
  running: Relation,
): Relation {
  const { name, label, origin, round } = component
  const told = (what: string, says: string) => ({ name: `${name}_${what}`, says, origin })
  const so = columnNamed(running, 'so_far')
  if (so.type !== 'int') throw new Error(name)
  const placed = windowed(
    build,
    told('in_terms', `The rows of ${label} in the order of their terms`),
    running,
    ['payee', 'pay_moment', 'pay_term'],
    ['place'],
    [
      { column: { ...so, name: 'in_term' }, does: 'running_sum', of: adds },
      { column: int('place_in_term', 1n, 10n ** 9n), does: 'row_number' },
    ],
  )
  const reach = BigInt(so.high) - BigInt(so.low)
  const started = select(build, told('starts_of_terms', 'With what their metric came to at the start of their term'), placed, [
    ...placed.columns
      .filter((one) => one.name.startsWith('pay_') || ['payee', 'so_far', 'place_in_term'].includes(one.name) || keys.includes(one.name))
      .map((one) => ({ column: one, value: column(one.name) })),
    { column: int('term_start', -reach, reach, so.scale), value: { kind: 'subtract', left: column('so_far'), right: column('in_term') } },
  ])
  const before = select(
    build,
    told('term_start', `${label} before any row of a term`),
    started,
    started.columns.map((one) => {
      if (keys.includes(one.name)) return { column: { ...text(one.name), nullable: true }, value: { kind: 'null', type: 'text' } as const }
      if (one.name === 'so_far') return { column: { ...columnNamed(started, 'term_start'), name: 'so_far' }, value: column('term_start') }
      if (one.name === 'place_in_term') return { column: { ...one, low: '0', high: '0' } as Column, value: integer(0) }
      return { column: one, value: column(one.name) }
    }),
    compare('=', column('place_in_term'), integer(1)),
  )
  const along = union(build, told('along_terms', 'Before the rows of each term, and after each of them'), before, started)
  const figures = new Map([...terms.found].map(([key, figure]) => [key, besideRows(figure)]))
  const reads = (as: string): { readonly program: Program; readonly slots: Slots } => {
    const moving: Figure = { over: as, scale: so.scale, under, known: 'always' }
    const program = programFor(
      component,
      (asked) => rangeIn(along, asked.what === 'moving' ? moving : figures.get(figureKey(asked))),
      moves,
    )
    return { program, slots: slotsOf(program, figures, moving) }
  }
  const [start, row] = [reads('term_start'), reads('so_far')]
  const [atStart, atRow] = [valueOf(start.program), valueOf(row.program)]
  const sameUnder = textOf(atStart.under, start.slots) === textOf(atRow.under, row.slots)
  const withStart = write(
    build,
    told('at_term_start', `${label} as if nothing came after the start of the term`),
    along,
    start.slots,
    new Map(),
    [
      { column: 'paid_at_start', number: atStart.over, scale: atStart.scale },
      ...(atStart.under === null || sameUnder ? [] : [{ column: 'paid_at_start_under', number: atStart.under }]),
    ],
  )
  const { slots } = row
  const startFigure = figureIn(slots, withStart, 'paid_at_start')
  const ofStart: Fraction = {
    ...startFigure,
    under: sameUnder ? atRow.under : atStart.under === null ? null : figureIn(slots, withStart, 'paid_at_start_under').over,
  }
  const earnedBefore: Fraction = { ...figureIn(slots, withStart, 'pay_before'), under: figureIn(slots, withStart, 'pay_before_under').over }
  const isFirst = when(slots, isOne('pay_term'))
  const through = choose(isFirst, atRow, sum(earnedBefore, difference(atRow, ofStart)))
  const paid = write(build, told('after_row', `${label} as if each row were the last`), withStart, slots, new Map(), [
    { column: 'paid_after', number: roundedTo(through, exactly(round.unit), round.mode).over },
  ])
  const beside = windowed(
    build,
    told('before_row', `${label} before each row`),
    paid,
    ['payee', 'pay_moment', 'pay_term'],
    ['place_in_term'],
    [{ column: nullable({ ...columnNamed(paid, 'paid_after'), name: 'paid_before' }), does: 'lag', of: 'paid_after' }],
  )
  const found = columnNamed(beside, 'paid_after')
  const most = found.type === 'int' ? BigInt(found.high) - BigInt(found.low) : 0n
  const paidBefore: Scalar = { kind: 'coalesce', value: column('paid_before'), otherwise: integer(0) }
  return select(
    build,
    told('by_row', `What each row earned in ${label}`),
    beside,
    [
      ...beside.columns
        .filter((one) => ['payee', 'pay_moment', 'pay_for_period'].includes(one.name) || keys.includes(one.name))
        .map((one) => ({ column: keys.includes(one.name) ? { ...one, nullable: false } : one, value: column(one.name) })),
      { column: int('earned_by_row', -most, most), value: { kind: 'subtract', left: column('paid_after'), right: paidBefore } },
    ],
    compare('>', column('place_in_term'), integer(0)),
  )
}

/** What the steps come to, not rounded; nothing where they have no value. */
function valueOf({ steps }: Program): Fraction {
  const value = steps.at(-1)?.value
  const none: Fraction = { over: constant(0n), under: null, scale: 0, known: ALWAYS }
  return value === undefined ? none : { ...choose(value.known, value, none), known: ALWAYS }
}

const textOf = (under: Num | null, slots: Slots): string => (under === null ? '' : JSON.stringify(scalarOf(under, slots, new Map())))
