/** What each month adds to a stated amount where days count for some reasons and not for others, or where months count whole (semantics 2). */
import type { Proration } from '../../../runtime/core/proration.ts'
import { constant, larger, minus, type Num, pick, plus, smaller, times } from '../../../runtime/fast/program/number.ts'
import { countedRuns } from '../measures/counted-runs.ts'
import { figureIn, newSlots } from '../measures/figures.ts'
import { allOf, column, compare, int, integer, isOne, join, kept, type Relation, select, type Told, windowed } from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { byDays, monthsStated, overlaps, type Parts, type Statement, type Time, valueOf } from './statement.ts'

/** `calendarTable`: the months that are wanted, with what a day or month of each is worth; no month has more than `most` days. */
export function runParts(site: Site, statement: Statement, time: Time, calendarTable: Relation, most: bigint, under: bigint): Parts {
  const { build } = site
  const { name, origin, prorate } = statement
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const { relation: pieces, columnOf } = time.pieces()
  const runs = countedRuns(build, pieces, name, prorate, origin)
  const inMonths = join(build, told('in_months', `The days of each month that count for \`${name}\``), calendarTable, runs, {
    on: [{ left: 'known_on', right: 'known_on' }],
    and: overlaps('first_day', 'month_end'),
    take: Object.fromEntries(runs.columns.filter((one) => one.name !== 'known_on').map((one) => [one.name, one.name])),
  })
  const { relation, value } = valueOf(site, statement, monthsStated(site, statement, inMonths), columnOf)
  const slots = newSlots()
  const amount = value(slots, relation)
  const day = (of: string): Num => figureIn(slots, relation, of).over
  const length = plus(minus(smaller(day('to_day'), day('month_end')), larger(day('from_day'), day('first_day'))), constant(1n))
  const valued = write(build, told('valued', 'What is stated on these days'), relation, slots, new Map(), [
    { column: 'stated', number: pick(amount.known, amount.over, constant(0n)), scale: amount.scale },
    { column: 'is_stated', truth: amount.known },
    { column: 'day_count', number: { ...length, low: 1n, high: most } },
  ])
  const chosen = chosenIn(build, told, valued, prorate, most)
  const to = newSlots()
  const counts: Num = byDays(prorate) ? figureIn(to, chosen, changesIn(prorate) ? 'day_count' : 'all_days').over : constant(1n)
  const part = times(times(figureIn(to, chosen, 'stated').over, counts), figureIn(to, chosen, 'worth_of_one').over)
  const says = `What each month adds to \`${name}\`, in parts of ${under}`
  const parts = write(build, told('by_month', says), chosen, to, new Map(), [{ column: 'part', number: part, scale: amount.scale }])
  return { parts, part, scale: amount.scale }
}

const changesIn = (prorate: Proration | null): boolean => prorate?.reasons.includes('change') ?? false

/** The days of each month that say what is stated: all of them where a change shrinks it, else the last that count, or those that the way of counting asks for. */
function chosenIn(
  build: Site['build'],
  told: (what: string, says: string) => Told,
  valued: Relation,
  prorate: Proration | null,
  most: bigint,
): Relation {
  const month = ['known_on', 'last_month', 'first_day', 'payee']
  const fifteenth: Scalar = { kind: 'add', left: column('first_day'), right: integer(14) }
  const on15: Condition = { kind: 'and', parts: [compare('<=', column('from_day'), fifteenth), compare('>=', column('to_day'), fifteenth)] }
  const flag = (condition: Condition): Scalar => ({ kind: 'case', when: [{ if: condition, then: integer(1) }], otherwise: integer(0) })
  const flagged = select(build, told('flagged', 'With what the way of counting asks for'), valued, [
    ...kept(valued),
    { column: int('on_15', 0n, 1n), value: flag(on15) },
    { column: int('not_stated', 0n, 1n), value: { kind: 'subtract', left: integer(1), right: column('is_stated') } },
  ])
  const descending = [{ of: 'from_day', descending: true }]
  const last = windowed(build, told('from_last', 'The days of each month that count, from the last back'), flagged, month, descending, [
    { column: int('nth_last', 1n, most), does: 'row_number' },
    { column: int('all_days', 1n, most), does: 'total', of: 'day_count' },
    { column: int('any_15', 0n, 1n), does: 'total', of: 'on_15' },
    { column: int('missing', 0n, most), does: 'total', of: 'not_stated' },
  ])
  const changes = changesIn(prorate)
  const isLast = compare('=', column('nth_last'), integer(1))
  const stated = isOne('is_stated')
  const pickWhere = (where: Condition | null): Relation =>
    select(build, told('chosen', 'The days that say what is stated'), last, kept(last), where)
  switch (prorate?.by) {
    case 'days':
    case 'days_in_year':
      return pickWhere(changes ? compare('=', column('missing'), integer(0)) : allOf(isLast, stated))
    case 'months_by_day_15':
      return pickWhere(allOf(stated, changes ? isOne('on_15') : isLast, isOne('any_15')))
    case 'months_completed': {
      const days: Scalar = {
        kind: 'add',
        left: { kind: 'subtract', left: column('month_end'), right: column('first_day') },
        right: integer(1),
      }
      return pickWhere(allOf(isLast, stated, compare('=', column('all_days'), days)))
    }
    case 'months_started': {
      if (!changes) return pickWhere(allOf(isLast, stated))
      const first = windowed(
        build,
        told('from_first', 'The same from the first on'),
        last,
        month,
        ['from_day'],
        [{ column: int('nth_first', 1n, most), does: 'row_number' }],
      )
      return select(
        build,
        told('chosen', 'The days that say what is stated'),
        first,
        kept(first),
        allOf(stated, compare('=', column('nth_first'), integer(1))),
      )
    }
    case 'workdays':
    case undefined:
      return pickWhere(allOf(isLast, stated))
    default: {
      const never: never = prorate?.by as never
      return never
    }
  }
}
