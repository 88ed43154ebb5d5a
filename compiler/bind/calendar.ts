/** The fiscal calendar: a year of calendar months, or of whole weeks. */

import type { ItemOf } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Calendar, Weeks } from '../../runtime/core/calendar.ts'
import { MONTHS, WEEKDAYS } from '../calendar-names.ts'
import { headOf, inForce, notStated, type Sources, wordIn } from './context.ts'

const PATTERNS: readonly Weeks['months'][] = [
  [4, 4, 5],
  [4, 5, 4],
  [5, 4, 4],
]

/** The calendar in force. Reports CB205, CB208, CB258. */
export function bindCalendar(sources: Sources): Calendar | undefined {
  const found = inForce(sources, 'fiscal')
  if (found === undefined)
    return notStated(sources, sources.head.span, headOf(sources), 'when the fiscal year starts', 'fiscal year starts January')
  const { item } = found
  const weeks = item.month === undefined ? bindWeeks(sources, item) : null
  const month =
    weeks === undefined ? undefined : weeks === null ? item.month && wordIn(sources, item.month, 'month', MONTHS) : startOf(weeks)
  if (month === undefined || weeks === undefined) return undefined
  if (month !== 'January' && item.namedBy === undefined) {
    const example = weeks === null ? `fiscal year starts ${month} named by end` : `${sayWeeks(weeks)} named by end`
    return notStated(sources, item.span, '`fiscal year`', 'whether a year is named by the year in which it starts or ends', example)
  }
  return { startMonth: MONTHS.indexOf(month) + 1, namedBy: item.namedBy?.text ?? 'start', weeks }
}

/** The month that a year of weeks starts in: the one after that in which it ends. */
const startOf = ({ month }: Weeks): string => MONTHS[month % 12] ?? ''

/** `fiscal year weeks 4-4-5 ends last Saturday of January`. */
export const sayWeeks = ({ months, weekday, month }: Weeks): string =>
  `fiscal year weeks ${months.join('-')} ends last ${WEEKDAYS[weekday] ?? ''} of ${MONTHS[month - 1] ?? ''}`

function bindWeeks(sources: Sources, item: ItemOf<'fiscal'>): Weeks | undefined {
  const { first, second, third, weekday, endMonth } = item
  if (first === undefined || second === undefined || third === undefined || weekday === undefined || endMonth === undefined)
    return undefined
  const written = [first, second, third].map(({ text }) => Number(text))
  const months = PATTERNS.find((pattern) => pattern.every((weeks, i) => weeks === written[i]))
  if (months === undefined) {
    const span = { ...first.span, end: third.span.end }
    sources.report(reportOf('CB258', span, { pattern: written.join('-') }))
  }
  const day = wordIn(sources, weekday, 'day of the week', WEEKDAYS)
  const month = wordIn(sources, endMonth, 'month', MONTHS)
  if (months === undefined || day === undefined || month === undefined) return undefined
  return { months, weekday: WEEKDAYS.indexOf(day), month: MONTHS.indexOf(month) + 1 }
}
