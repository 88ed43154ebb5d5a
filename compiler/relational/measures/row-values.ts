/** What each row of a metric comes to at a rate of its own: the sum of it is a metric by itself (semantics 6.2, 6.4). */
import type { Measure } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { choose, compared, type Fraction, quotient, sum } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, constant, sizeOf, times } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import { fieldsOn } from '../people/on-the-day.ts'
import type { Relation } from '../program/build.ts'
import { write } from '../program/written.ts'
import { calculator, dayIn, ownField } from '../records/fields.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import { figureIn, newSlots, type Slots } from './figures.ts'
import { type Counted, whole } from './measures.ts'
import { besideDrivers, driversIn, type Moved } from './row-drivers.ts'
import { rowFieldsOf } from './row-fields.ts'
import { cutRows, FINER } from './row-parts.ts'
import { type EachRow, isDivided } from './row-sums.ts'

/** Where a rate finds what it reads at the rows of a metric. */
export interface RowSources {
  readonly columnOf: ReadonlyMap<string, string>
  readonly counted: (metric: string) => Counted
}

/** The rows of a metric with what each comes to. A row without a value would leave the whole sum without one; that is not compiled. */
export function valuedRows(
  site: Site,
  calendar: Calendar,
  measure: Measure,
  each: EachRow,
  counted: Counted,
  { columnOf, counted: countedOf }: RowSources,
): Counted {
  if (counted.has !== null || counted.other !== null) refuse('a rate for the rows of such a metric', measure.origin)
  const { where, value } = each
  const moved = besideDrivers(site, calendar, counted, driversIn(each), countedOf)
  const ofPeople = rowFieldsOf(each)
  const people = ofPeople.length === 0 ? undefined : fieldsOn(site, moved.rows, 'day', ofPeople)
  const rows = people?.relation ?? moved.rows
  const slots = newSlots()
  const amount = figureIn(slots, rows, counted.adds)
  const read = calculator({
    slots,
    fieldAt: (field) => {
      if (field.of === 'row') return ownField(slots, rows, columnOf, field)
      const value = ownField(slots, rows, people?.columnOf ?? new Map(), field)
      if (!isAlways(site, field.path)) return value
      return value.is === 'number' ? { is: 'number', number: { ...value.number, known: ALWAYS } } : { ...value, known: ALWAYS }
    },
    rowAmount: () => amount,
    found: alongDrivers(slots, moved, rows),
    today: dayIn(site.core, slots, rows, 'day'),
  })
  const made = read.number(value)
  if (made.known.kind !== 'always') refuse('a rate for each row that may be missing', value.origin)
  const told = { name: `${measure.name}_rows`, says: `What each row comes to: ${measure.label}`, origin: measure.origin }
  const when = where === null ? null : read.truth(where)
  const own: Counted = { ...counted, measure, adds: 'at_rate' }
  if (!isDivided(each)) {
    const { number, scale } = whole(made, value)
    return { ...own, rows: write(site.build, told, rows, slots, new Map(), [{ column: 'at_rate', number, scale }], when) }
  }
  const divided = write(
    site.build,
    { ...told, name: `${measure.name}_over`, says: `What each row comes to as a fraction: ${measure.label}` },
    rows,
    slots,
    new Map(),
    [
      { column: 'over', number: times(constant(10n ** BigInt(FINER)), made.over), scale: made.scale + FINER },
      { column: 'under', number: made.under ?? constant(1n) },
    ],
    when,
  )
  const most = mostOf(value, amount, made.scale, read.number)
  return { ...own, ...cutRows(site, told, divided, most, crossings(value)) }
}

/** Whether everybody has a field: a row counts for people on days on which a row of theirs is in force, or was before. */
function isAlways({ core }: Site, [field, ...more]: readonly string[]): boolean {
  const shape = core.records.find(({ name }) => name === core.people.record)
  return more.length === 0 && shape?.fields.find(({ name }) => name === field)?.optional === false
}

/** The numbers that a rate reads where other metrics stand. */
function alongDrivers(slots: Slots, { drivers }: Moved, rows: Relation) {
  const figures = new Map(
    [...drivers].map(([metric, { before, moves }]) => {
      const [start, adds] = [figureIn(slots, rows, before), figureIn(slots, rows, moves)]
      return [metric, { before: start, after: sum(start, adds), adds }] as const
    }),
  )
  return (e: Expression, number: (of: Expression) => Fraction): Fraction | undefined => {
    if (e.kind === 'row_driver') return figures.get(e.metric)?.[e.end]
    const slices = averageOf(e)
    const { adds } = figures.get(slices?.metric ?? '') ?? {}
    if (e.kind !== 'if' || slices === undefined || adds === undefined) return undefined
    const over = number(slices.over)
    // it is divided only where the row moves the metric
    const average: Fraction = { ...quotient(over, adds), known: over.known }
    return choose(compared('=', adds, { ...adds, over: constant(0n) }), number(e.then), average)
  }
}

/** A row's amount at the average rate of what it moves another metric through: what is divided by how much it moves it. */
function averageOf(e: Expression): { readonly metric: string; readonly over: Expression } | undefined {
  if (e.kind !== 'if' || e.when.kind !== 'compare' || e.when.op !== '=') return undefined
  const { left, right } = e.when
  if (left.kind !== 'row_driver' || right.kind !== 'row_driver' || left.metric !== right.metric) return undefined
  const { otherwise } = e
  if (otherwise.kind !== 'arithmetic' || otherwise.op !== 'divide') return undefined
  return { metric: left.metric, over: otherwise.left }
}

/** How far what a row comes to reaches: its amount at the greatest rate of its tables, of which it earns the average; null where it is more than that. */
function mostOf(value: Expression, amount: Fraction, scale: number, number: (of: Expression) => Fraction): bigint | null {
  if (averageOf(value) === undefined) return null
  const cells = [...everyPart(value)].flatMap((part) => (part.kind === 'bands' ? part.bands.map(({ cell }) => number(cell)) : []))
  const rates = cells.map((cell) => sizeOf(cell.over) * 10n ** BigInt(Math.max(0, scale - amount.scale - cell.scale)))
  if (cells.some(({ under }) => under !== null)) return null
  return sizeOf(amount.over) * rates.reduce((a, b) => (a > b ? a : b), 0n) * 10n ** BigInt(FINER)
}

/** How many rows of a window may cross a bound and leave a part over: as many as a table has bounds, and one that comes back. */
const crossings = (value: Expression): number =>
  1 + Math.max(1, ...[...everyPart(value)].map((part) => (part.kind === 'bands' && part.mode === 'graduated' ? part.bands.length - 1 : 0)))
