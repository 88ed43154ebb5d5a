/** What the plan pays, part by part: single deals, windows, what stays earned, limits on all pay, events. */
import type { Component } from '../../runtime/core/core.ts'
import type { Asked, Sources } from './asked.ts'
import { asFarAsPaidOn, type Parts } from './asked-by-parts.ts'
import { attributed } from './attribution.ts'
import { openChapter } from './build.ts'
import { type Earned, earnedBy } from './components.ts'
import type { Calendar } from './days.ts'
import { isSeenAgain } from './deal-moments.ts'
import { type DealPay, dealLines, type Earnings } from './deals.ts'
import type { Ledger, LinesOf } from './earnings.ts'
import { type EventLines, eventLines } from './events/lines.ts'
import { earnedIn, type Link } from './linked.ts'
import { periodSums } from './periods.ts'
import { limitLines } from './plan-limits.ts'
import type { Site } from './records.ts'
import { refuse, tried, waits } from './refused.ts'
import { keptOf, keptOfDeals, staysEarned } from './stays.ts'

/** The lines of all parts of pay, and the single deals with what they were paid by. */
export interface Pay extends Ledger {
  readonly deals: readonly DealPay[]
  readonly events: readonly EventLines[]
}

export function paidBy(site: Site, calendar: Calendar, parts: Parts, asked: Asked, sources: Sources): Pay {
  const { refusals } = site
  const deals = asked.byDeal.flatMap(
    (component) => tried(refusals, () => payOfDeals(site, calendar, parts, asked, component, sources)) ?? [],
  )
  const paid = asked.asking.flatMap(({ component, moments, needs }) => {
    openChapter(site.build, `Pay: ${component.label}`)
    for (const one of asked.inside.filter(({ period }) => period.of.name === component.name)) {
      const made = tried(refusals, () => periodSums(site, calendar, one, sources))
      if (made !== undefined) sources.measured.set(one.period.metric, made)
    }
    const earned = tried(refusals, () => earnedBy(site, component, moments, needs, sources))
    const byRow = earned === undefined ? undefined : tried(refusals, () => attributed(site, earned, sources.measured, parts.sums))
    if (earned !== undefined) tried(refusals, () => readByOthers(site, parts.links, asked, earned, sources))
    return earned === undefined || byRow === undefined ? [] : [{ earned, byRow }]
  })
  const byWindows: Earnings[] = [...paid.map((one) => one.earned), ...deals.flatMap(({ windows }) => windows ?? [])]
  const besides = linesBesidePay(
    site,
    calendar,
    parts,
    asked,
    { byWindows, once: deals.filter(({ windows }) => windows === null) },
    sources,
  )
  const events = asked.events.flatMap((event) => {
    openChapter(site.build, event.event.label)
    return tried(refusals, () => eventLines(site, calendar, event, sources, sources.creditedIn)) ?? []
  })
  return { paid, besides, deals, events }
}

function payOfDeals(site: Site, calendar: Calendar, { sums, links }: Parts, asked: Asked, component: Component, sources: Sources): DealPay {
  const measure = site.core.measures.find(({ name }) => name === component.metric)
  if (measure === undefined) throw new Error(component.metric)
  if (calendar.world.given.measures.some((one) => one.metric === component.metric))
    refuse('values that are stated for pay of single deals', component.origin)
  const counted = sources.counted(measure)
  openChapter(site.build, `Pay: ${component.label}`)
  const made = dealLines(site, asFarAsPaidOn(calendar, component), component, {
    counted,
    columnOf: sources.columnOf(measure.record),
    members: sources.members,
    sums,
    again: isSeenAgain(component) ? (asked.again.find((one) => one.component.name === component.name) ?? waits()) : null,
    sources,
  })
  readByOthers(site, links, asked, made, sources)
  return made
}

/** What a part of pay earned becomes a metric of those that read it. */
function readByOthers(site: Site, links: readonly Link[], { reads }: Asked, of: Earned | DealPay, { measured }: Sources): void {
  for (const link of links.filter((one) => one.of === of.component.name)) {
    if ('windows' in of && of.windows !== null)
      refuse('gates and factors of single deals that another part of pay reads', of.component.origin)
    if (staysEarned(site.core, of.component)) refuse('a part of pay that stays earned, in a rate', of.component.origin)
    measured.set(link.metric, earnedIn(site, link, of, reads.get(of.component.name) ?? []))
  }
}

/** What stays earned, and what limits on all pay take or add. */
function linesBesidePay(
  site: Site,
  calendar: Calendar,
  { allPay }: Parts,
  { limits }: Asked,
  { byWindows, once }: { readonly byWindows: readonly Earnings[]; readonly once: readonly DealPay[] },
  sources: Sources,
): readonly LinesOf[] {
  const { core, refusals } = site
  const kept = byWindows.flatMap((one) => (staysEarned(core, one.component) ? [keptOf(site, calendar, one)] : []))
  const keptDeals = once.flatMap((one) =>
    staysEarned(core, one.component) ? (tried(refusals, () => [keptOfDeals(site, one, allPay !== undefined)]) ?? []) : [],
  )
  const limited = tried(refusals, () => {
    if (allPay === undefined || limits === undefined) return []
    if (byWindows.length + once.length < core.components.length) return waits()
    openChapter(site.build, 'Limits on all pay')
    return [limitLines(site, calendar, allPay, limits, { earned: byWindows, kept, deals: once }, sources)]
  })
  return [...kept.map(({ lines }) => lines), ...keptDeals, ...(limited ?? [])]
}
