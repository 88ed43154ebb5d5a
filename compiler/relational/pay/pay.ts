/** What the plan pays, part by part: single deals, windows, what stays earned, limits on all pay, events. */
import type { Component } from '../../../runtime/core/core.ts'
import type { Asked, Sources } from '../asked.ts'
import { asFarAsPaidOn, type Parts } from '../asked-by-parts.ts'
import type { Calendar } from '../days.ts'
import type { Ledger, LinesOf, Paid } from '../earnings.ts'
import { type EventLines, eventLines } from '../events/lines.ts'
import { figuresOf } from '../measures/moment-figures.ts'
import type { Asking } from '../measures/sources.ts'
import { openChapter, type Relation } from '../program/build.ts'
import type { Site } from '../records/records.ts'
import { refuse, tried, waits } from '../refused.ts'
import { forStated } from '../stated/stated-deals.ts'
import { paidAsStated, type StatedPay, statedPay, withoutStatedPay } from '../stated/stated-pay.ts'
import { attributed } from './attribution.ts'
import { type Earned, earnedBy, type Shown } from './components.ts'
import { isSeenAgain } from './deal-moments.ts'
import { type DealPay, dealLines, type Earnings } from './deals.ts'
import { earnedIn, type KeptIn, type Link, type Read } from './linked.ts'
import { periodSums } from './periods.ts'
import { limitLines } from './plan-limits.ts'
import { type Kept, keptOf, keptOfDeals, keptOver, staysEarned } from './stays.ts'

/** The lines of all parts of pay, the single deals with what they were paid by, and the figures that lines show. */
export interface Pay extends Ledger {
  readonly deals: readonly DealPay[]
  readonly events: readonly EventLines[]
  readonly shown: readonly Shown[]
}

export function paidBy(site: Site, calendar: Calendar, parts: Parts, asked: Asked, sources: Sources): Pay {
  const { refusals } = site
  const { given } = calendar.world
  const known = new Map<string, Kept>()
  const keptOnce = (of: Earnings): Kept => {
    const kept = known.get(of.component.name) ?? keptOf(site, calendar, of)
    known.set(of.component.name, kept)
    return kept
  }
  const stated = site.core.components.flatMap((component) => {
    if (paidAsStated(given, component).length > 0 && parts.links.some(({ of }) => of === component.name))
      refusals.push({ what: 'pay that is stated, and that another part of pay reads', origin: component.origin })
    return tried(refusals, () => statedPay(site, calendar, component)) ?? []
  })
  const deals = asked.byDeal.flatMap(
    (component) => tried(refusals, () => payOfDeals(site, calendar, parts, asked, component, sources, keptOnce)) ?? [],
  )
  const made = asked.asking.flatMap((asking) => payOfWindows(site, calendar, parts, asked, asking, sources, keptOnce))
  const paid = made.flatMap(({ paid }) => paid ?? [])
  const byWindows: Earnings[] = [...paid.map(({ earned }) => earned), ...deals.flatMap(({ windows }) => windows ?? [])]
  const once = deals.filter(({ windows }) => windows === null)
  const { kept, limits } = linesBesidePay(site, calendar, parts, asked, { byWindows, once, stated }, sources, keptOnce)
  const events = asked.events.flatMap((event) => {
    openChapter(site.build, event.event.label)
    return tried(refusals, () => eventLines(site, calendar, event, sources, sources.creditedIn)) ?? []
  })
  const shown = made.flatMap((one) => (one.shown.component.window === 'deal' ? [] : [one.shown]))
  return { paid, besides: [...stated.map(({ lines }) => lines), ...kept], limits, deals, events, shown }
}

/** A part of pay by windows, and what its lines show; it is not computed where it is stated for everybody. */
function payOfWindows(
  site: Site,
  calendar: Calendar,
  { sums, links }: Parts,
  asked: Asked,
  { component, moments, needs }: Asking,
  sources: Sources,
  keptOnce: KeptOnce,
): readonly { readonly paid: Paid | null; readonly shown: Shown }[] {
  const { refusals } = site
  openChapter(site.build, `Pay: ${component.label}`)
  if (paidAsStated(calendar.world.given, component) === 'all') {
    const figures = tried(refusals, () => figuresOf(site, component, moments, needs, sources))
    return figures === undefined
      ? []
      : [{ paid: null, shown: { component, moments, needs, figures: figures.relation, found: figures.found } }]
  }
  for (const one of asked.inside.filter(({ period }) => period.of.name === component.name)) {
    const made = tried(refusals, () => periodSums(site, calendar, one, sources))
    for (const [name, measured] of made ?? []) sources.measured.set(name, measured)
  }
  const earned = tried(refusals, () => forStated(site, calendar, earnedBy(site, component, moments, needs, sources)))
  const byRow = earned === undefined ? undefined : tried(refusals, () => attributed(site, earned, sources.measured, sums))
  if (earned !== undefined) tried(refusals, () => readByOthers(site, calendar, links, asked, earned, sources, keptOnce))
  if (earned === undefined || byRow === undefined) return []
  const computed = (table: Relation): Relation => withoutStatedPay(site, calendar, component, table)
  const own = { ...earned, table: computed(earned.table) }
  return [{ paid: { earned: own, byRow: byRow.map((rows) => ({ ...rows, table: computed(rows.table) })) }, shown: earned }]
}

function payOfDeals(
  site: Site,
  calendar: Calendar,
  { sums, links }: Parts,
  asked: Asked,
  component: Component,
  sources: Sources,
  keptOnce: KeptOnce,
): DealPay {
  const measure = site.core.measures.find(({ name }) => name === component.metric)
  if (measure === undefined) throw new Error(component.metric)
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
  readByOthers(site, calendar, links, asked, made, sources, keptOnce)
  const computed = (table: Relation): Relation => withoutStatedPay(site, calendar, component, table)
  const { earned, lines, rows, windows } = made
  return {
    component,
    earned: computed(earned),
    lines: { ...lines, table: computed(lines.table) },
    rows: rows === null ? null : { ...rows, table: computed(rows.table) },
    windows: windows === null ? null : { ...windows, table: computed(windows.table) },
  }
}

/** What a part of pay earned becomes a metric of those that read it. */
function readByOthers(
  site: Site,
  calendar: Calendar,
  links: readonly Link[],
  { reads }: Asked,
  of: Earned | DealPay,
  { measured }: Sources,
  keptOnce: KeptOnce,
): void {
  for (const link of links.filter((one) => one.of === of.component.name)) {
    if ('windows' in of && of.windows !== null)
      refuse('gates and factors of single deals that another part of pay reads', of.component.origin)
    if (measured.has(link.metric))
      refuse('single deals that are stated for some people, and that another part of pay reads', of.component.origin)
    const read = reads.get(of.component.name) ?? []
    const kept = staysEarned(site.core, of.component) ? keptIn(calendar, of, read, keptOnce) : null
    measured.set(link.metric, earnedIn(site, link, of, read, kept))
  }
}

/** What stays earned of a part of pay, each time the same. */
type KeptOnce = (of: Earnings) => Kept

function keptIn(calendar: Calendar, of: Earned | DealPay, reads: readonly Read[], keptOnce: KeptOnce): KeptIn {
  if (!('table' in of)) return refuse('single deals that stay earned, in a rate', of.component.origin)
  const kept = keptOnce(of)
  return { component: of.component, table: kept.table, reads: reads.map(({ days }) => ({ days, adds: keptOver(calendar, kept, days) })) }
}

/** Parts of pay by windows, by single deals that count once, and as they are stated. */
interface ByKind {
  readonly byWindows: readonly Earnings[]
  readonly once: readonly DealPay[]
  readonly stated: readonly StatedPay[]
}

/** What stays earned, and what limits on all pay take or add. */
function linesBesidePay(
  site: Site,
  calendar: Calendar,
  { allPay, exempt }: Parts,
  { limits }: Asked,
  { byWindows, once, stated }: ByKind,
  sources: Sources,
  keptOnce: KeptOnce,
): { readonly kept: readonly LinesOf[]; readonly limits: readonly LinesOf[] } {
  const { core, refusals } = site
  const kept = byWindows.flatMap((one) => (staysEarned(core, one.component) ? [keptOnce(one)] : []))
  const keptDeals = once.flatMap((one) =>
    staysEarned(core, one.component) ? (tried(refusals, () => [keptOfDeals(site, one, allPay !== undefined)]) ?? []) : [],
  )
  const limited = tried(refusals, () => {
    if (allPay === undefined || limits === undefined) return []
    const known = new Set([...byWindows, ...once, ...stated].map(({ component }) => component.name))
    if (known.size < core.components.length) return waits()
    openChapter(site.build, 'Limits on all pay')
    return limitLines(site, calendar, allPay, limits, { earned: byWindows, kept, deals: [...once, ...stated] }, exempt, sources)
  })
  return { kept: [...kept.map(({ lines }) => lines), ...keptDeals], limits: limited ?? [] }
}
