/** Who is hired when, as months of the year that is planned. */
import type { CapacityClause } from '../../../grammar/forms/items.ts'
import type { Word } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Span } from '../../../messages/span.ts'
import { parseDay } from '../../../runtime/calendar/day.ts'
import { fiscalYearOf, grainOf, parsePeriod } from '../../../runtime/calendar/fiscal.ts'
import type { Calendar } from '../../../runtime/core/calendar.ts'
import type { Capacity } from '../../../runtime/core/planning/capacity.ts'
import { MONTHS } from '../../calendar-names.ts'
import { type Context, originOf, wordIn } from '../context.ts'

/** The calendar and the year that is planned. */
export interface Year {
  readonly calendar: Calendar
  readonly effective: { readonly from: string; readonly to: string }
}

/** `hire 6 in April, 4 in FY26-M07`; none where nothing is said. Reports CB208, CB296, CB297. */
export function bindHires(
  context: Context,
  year: Year,
  node: Extract<CapacityClause, { form: 'hire' }> | undefined,
): Capacity['hires'] | undefined {
  if (node === undefined) return []
  const found = node.hires.map(({ month: word, period, heads, span }): Capacity['hires'][0] | undefined => {
    const month = word === undefined ? labelled(context, year, period?.text ?? '', period?.span ?? span) : named(context, year, word)
    return month === undefined ? undefined : { heads: heads.text, month, origin: originOf('capacity/hire', span) }
  })
  return found.every((one) => one !== undefined) ? found : undefined
}

/** A month by its name. */
function named(context: Context, { calendar }: Year, word: Word): number | undefined {
  const name = wordIn(context, word, 'month', MONTHS)
  return name === undefined ? undefined : (MONTHS.indexOf(name) - (calendar.startMonth - 1) + 12) % 12
}

/** A month by its label, of the year that is planned. */
function labelled(context: Context, { calendar, effective }: Year, label: string, span: Span): number | undefined {
  const period = parsePeriod(calendar, label)
  if ('problem' in period || period.kind !== 'month') {
    context.report(reportOf('CB296', span, { found: label }))
    return undefined
  }
  const first = grainOf(calendar, parseDay(effective.from) ?? period.from)
  const month = period.first - first
  if (month >= 0 && month < 12) return month
  context.report(reportOf('CB297', span, { found: label, year: fiscalYearOf(calendar, first).label }))
  return undefined
}
