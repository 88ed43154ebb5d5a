/** Credit through territories knows, for every day of the plan, one file that says who has them. */
import type { Report } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import { addDays, type Day, showDay } from '../../runtime/calendar/day.ts'
import type { Lying } from '../../runtime/core/planning/territories.ts'
import { dayOf } from '../../runtime/evaluate/values.ts'
import type { Plan } from '../plan.ts'

/** Reports CB546 where two files are for one day, CB547 where none is for a day of a plan whose end is stated. */
export function checkCreditedTerritories(plan: Plan, out: Report): void {
  const found = new Map<string, { readonly lies: Lying; readonly span: Span }>()
  const add = (lies: Lying, span: Span): void => {
    const key = lies.files.join(' ')
    if (!found.has(key)) found.set(key, { lies, span })
  }
  for (const rule of plan.credit.flatMap(({ rules }) => rules))
    if (rule.kind !== 'levels' && rule.to.kind === 'territory') add(rule.to.lies, rule.origin.span)
  for (const { scope, origin } of plan.metrics) if (scope.population.kind === 'territory') add(scope.population.lies, origin.span)
  for (const { lies, span } of found.values()) checkDays(plan, lies, span, out)
}

function checkDays({ planning, effective }: Plan, { files }: Lying, span: Span, out: Report): void {
  const years = planning
    .filter(({ name }) => files.includes(name))
    .map(({ name, effective: { from, to } }) => ({ name, from: dayOf(from), to: dayOf(to) }))
    .sort((a, b) => a.from - b.from)
  const last = effective.to === null ? null : dayOf(effective.to)
  let next: Day = dayOf(effective.from)
  for (const [i, year] of years.entries()) {
    const before = years[i - 1]
    if (before !== undefined && year.from <= before.to) {
      out(report('CB546', span, { first: before.name, second: year.name, day: showDay(year.from) }))
      return
    }
    if (year.from > next && (last === null || next <= last))
      gap(next, last === null || year.from <= last ? addDays(year.from, -1) : last, span, out)
    if (year.to >= next) next = addDays(year.to, 1)
  }
  if (last !== null && next <= last) gap(next, last, span, out)
}

const gap = (from: Day, to: Day, span: Span, out: Report): void => out(report('CB547', span, { from: showDay(from), to: showDay(to) }))
