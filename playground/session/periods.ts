/** The periods that a statement can be asked for, and the one that a page begins with. */
import { type Day, showDay } from '../../runtime/calendar/day.ts'
import { type Period, periodOf, periodsIn } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Per } from '../../runtime/core/unit.ts'
import type { Data } from '../../runtime/data/table.ts'
import { dayIn, dayOf } from '../../runtime/evaluate/values.ts'
import { countedRecords } from '../../runtime/fast/fit.ts'

/** A period of the plan's days. */
export interface PeriodChoice {
  /** As `caboose run --period` takes it. */
  readonly label: string
  readonly per: Per
  /** `2026-08-01`. */
  readonly from: string
  readonly to: string
  /** Whether it is one pay period, not several. */
  readonly isPayPeriod: boolean
}

const LENGTHS: readonly Per[] = ['month', 'quarter', 'half', 'year']

/** The days on which rows of metrics count. */
function countedDays({ tables }: Data, core: Core): readonly Day[] {
  const counted = countedRecords(core)
  return core.records
    .filter(({ name }) => counted.has(name))
    .flatMap(({ name, fields }) => {
      const dates = fields.filter(({ role }) => role === 'incentive').map((field) => field.name)
      return (tables.get(name)?.rows ?? []).flatMap(({ values }) => dates.flatMap((date) => dayIn(values.get(date)) ?? []))
    })
}

/** All periods from the plan's first day to its last; of a plan without end, to the fiscal year of the last row that counts. */
function periodsWithin(core: Core, days: readonly Day[]): readonly Period[] {
  const { calendar, effective, paid } = core
  const first = dayOf(effective.from)
  const until =
    effective.to === null
      ? periodOf(
          calendar,
          'year',
          days.reduce((a, b) => (b > a ? b : a), first),
        ).to
      : dayOf(effective.to)
  return LENGTHS.slice(LENGTHS.indexOf(paid)).flatMap((per) => periodsIn(calendar, per, first, until))
}

/**
 * The quarter that a page begins with: the last one in which rows count, other than the last of its year, so that there is a way left to go. A
 * plan that is paid by longer periods begins with one of those.
 */
function firstShown({ calendar, paid }: Core, periods: readonly Period[], days: readonly Day[]): Period | undefined {
  const per = LENGTHS.indexOf(paid) <= LENGTHS.indexOf('quarter') ? 'quarter' : paid
  const own = periods.filter(({ kind }) => kind === per)
  const filled = own.filter(({ from, to }) => days.some((day) => day >= from && day <= to))
  return filled.findLast(({ from, to }) => periodOf(calendar, 'year', from).to !== to) ?? filled.at(-1) ?? own[0]
}

export interface Periods {
  readonly all: readonly PeriodChoice[]
  /** The label of the one that a page begins with. */
  readonly first: string
}

export function periodsOf(core: Core, data: Data): Periods {
  const days = countedDays(data, core)
  const periods = periodsWithin(core, days)
  const all = periods.map(
    ({ label, kind, from, to }): PeriodChoice => ({
      label,
      per: kind,
      from: showDay(from),
      to: showDay(to),
      isPayPeriod: kind === core.paid,
    }),
  )
  return { all, first: firstShown(core, periods, days)?.label ?? '' }
}
