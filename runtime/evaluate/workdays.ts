/** Weekdays that are no holidays (semantics 2). */
import { lineSpan } from '../../messages/span.ts'
import { type Day, partsOf, weekdayOf } from '../calendar/day.ts'
import { HOLIDAY_DATE } from '../core/holidays.ts'
import { dayIn } from './values.ts'
import { perPlan, type World } from './world.ts'

interface Holidays {
  readonly days: ReadonlySet<Day>
  /** The calendar years of which some are known. */
  readonly years: ReadonlySet<number>
}

const known = perPlan<Holidays>()

const holidaysOf = (world: World): Holidays =>
  known(world, '', () => {
    const record = world.core.holidays
    const rows = record === null ? [] : (world.data.tables.get(record)?.rows ?? [])
    const days = new Set(rows.flatMap(({ values }) => dayIn(values.get(HOLIDAY_DATE)) ?? []))
    return { days, years: new Set([...days].map((day) => partsOf(day).year)) }
  })

const SATURDAY = 5

/** How many days from `from` to `to`, both included, are workdays. Reports CB865 of a year without any holiday. */
export function workdaysIn(world: World, from: Day, to: Day): bigint {
  const { days, years } = holidaysOf(world)
  let count = 0n
  for (let day = from; day <= to; day = (day + 1) as Day) if (weekdayOf(day) < SATURDAY && !days.has(day)) count += 1n
  const record = world.core.holidays
  for (const day of [from, to]) {
    const { year } = partsOf(day)
    if (record === null || years.has(year)) continue
    const file = world.data.tables.get(record)?.file ?? record
    world.problems.raise('CB865', `${year}`, lineSpan(file, 1), { year, file })
  }
  return count
}
