import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import { readBy } from '../plan/event-reach.ts'
import type { Contest, PlanEvent } from '../plan/events.ts'
import type { Plan } from '../plan.ts'

/** Events lie inside their plan, and every place has one prize. Reports CB505, CB510 to CB513. */
export function checkEvents(plan: Plan, out: Report): void {
  for (const event of plan.events) {
    checkDays(plan, event, out)
    if (event.kind === 'contest') checkPlaces(event, out)
  }
}

function checkDays(plan: Plan, event: PlanEvent, out: Report): void {
  const { name, from, to, dated } = event
  if (dated === null || from === null) return
  if (to !== null && to < from) return out(report('CB505', dated.span, { from, to }))
  const { effective } = plan
  const late = effective.to !== null && (from > effective.to || (to !== null && to > effective.to))
  if (from < effective.from || late) {
    const days = effective.to === null ? `${effective.from} on` : `${effective.from} to ${effective.to}`
    const related = [{ span: effective.origin.span, note: 'the days of the plan' }]
    return out(report('CB510', dated.span, { event: name, days }, { related }))
  }
  checkMonths(plan, event, out)
}

/** A quota is for whole months: an attainment cannot be read over days that cut one. */
function checkMonths(plan: Plan, event: PlanEvent, out: Report): void {
  const cut = (date: string | null, end: 'from' | 'to'): boolean => {
    const day = date === null ? undefined : parseDay(date)
    return day !== undefined && date !== plan.effective[end] && periodOf(plan.calendar, 'month', day)[end] !== day
  }
  if (!cut(event.from, 'from') && !cut(event.to, 'to')) return
  const read = readBy(event)
    .flatMap((e) => [...everyPart(e)])
    .find((part) => part.kind === 'attainment' || part.kind === 'quota')
  if (read !== undefined && event.dated !== null)
    out(
      report(
        'CB513',
        event.dated.span,
        { event: event.name, metric: read.metric },
        { related: [{ span: read.origin.span, note: `the quota of \`${read.metric}\` is read here` }] },
      ),
    )
}

/** Places go from the first on, without a gap and without a second prize. */
function checkPlaces({ name, places }: Contest, out: Report): void {
  const sorted = [...places].sort((a, b) => a.first - b.first || a.last - b.last)
  let next = 1
  for (const [at, { first, last, origin }] of sorted.entries()) {
    if (last < first) return out(report('CB512', origin.span, { contest: name, place: `${first} to ${last}` }))
    const before = sorted[at - 1]
    if (first < next && before !== undefined) {
      const related = [{ span: before.origin.span, note: 'it has a prize already' }]
      return out(report('CB511', origin.span, { contest: name, place: first }, { related }))
    }
    if (first > next)
      return out(report('CB512', origin.span, { contest: name, place: next === first - 1 ? `${next}` : `${next} to ${first - 1}` }))
    next = last + 1
  }
}
