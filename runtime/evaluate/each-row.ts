import type { Measure, Step } from '../core/core.ts'
import { compareKeys, compareText } from '../exact/order.ts'
import { type Ratio, subtract, ZERO } from '../exact/ratio.ts'
import type { Counted } from './counted.ts'
import type { Environment, RowAt } from './expression.ts'
import { valueAlong } from './lookup.ts'
import { dayOfRows, type Moment, measureNamed, readsOf, windowOfMetric } from './moment.ts'
import { monthsSince } from './months-since.ts'
import { isGiven } from './stated.ts'
import { placeOf, placesIn, type Tally, tallyOf } from './tally.ts'
import { windowAt } from './windows.ts'

/**
 * The rows of a person's metric in its window to date, in order of (incentive date, row key), each with what can be read at it. A metric
 * that is stated outright has no rows.
 */
export function rowsAt(moment: Moment, reads: Step['reads'], metric: string, env: Environment): readonly RowAt[] {
  const { world, person, deal } = moment
  const measure = measureNamed(world, metric)
  if (measure === undefined || isGiven(world, person, metric)) return []
  const tallied = tallyOf(world, measure, person)
  const own = readsOf(moment, measure, reads)
  const day = dayOfRows(moment, own)
  const [from, to] = placesIn(tallied, windowOfMetric(moment, measure, day, own), day)
  const rows = tallied.rows.slice(from, to)
  return (measure.window === 'deal' ? rows.filter(({ credit }) => credit.row === deal?.credit.row) : rows).map((counted) => ({
    record: counted.credit.record,
    rowKey: counted.credit.rowKey,
    date: counted.credit.date,
    amount: counted.amount,
    env: atRow(moment, measure, counted, env),
  }))
}

/** What can be asked for at one row: its fields on its incentive date, what it adds, and where it moves another metric. */
function atRow(moment: Moment, { converted }: Measure, counted: Counted, env: Environment): Environment {
  const { world, person } = moment
  const { record, row, date } = counted.credit
  const start = { record, row, day: date, horizon: date, eventsTo: world.eventsTo, converted }
  return {
    ...env,
    kept: null,
    field: (of, name, path) => (of === 'row' ? valueAlong(world.lookup, start, path) : env.field(of, name, path)),
    monthsSince: (from, whole) => monthsSince(world.core.calendar, from, date, whole),
    row: {
      amount: () => counted.amount,
      driver: (metric, end) => {
        const measure = measureNamed(world, metric)
        return measure === undefined ? undefined : driverAt(moment, measure, tallyOf(world, measure, person), counted, end)
      },
    },
  }
}

/**
 * A metric to date just before or after a row moves it (semantics 6.2). All lines of the row move it together; a row that is none of the
 * metric's stands between those before and after it in order of (date, record, key).
 */
function driverAt({ world }: Moment, measure: Measure, tallied: Tally, { credit }: Counted, end: 'before' | 'after'): Ratio {
  const start = placeOf(tallied, windowAt(world, measure.window, credit.date).from)
  let place = Math.max(start, placeOf(tallied, credit.date))
  while (isBefore(tallied.rows[place], credit)) place += 1
  if (end === 'after') while (tallied.rows[place]?.credit.row === credit.row) place += 1
  return subtract(tallied.sums[place] ?? ZERO, tallied.sums[start] ?? ZERO)
}

function isBefore(one: Counted | undefined, { date, record, row }: Counted['credit']): boolean {
  if (one === undefined || one.credit.row === row) return false
  const { credit } = one
  if (credit.date !== date) return credit.date < date
  return (compareText(credit.record, record) || compareKeys(credit.row.key, row.key)) < 0
}
