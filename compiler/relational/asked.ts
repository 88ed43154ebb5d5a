/** What a plan asks of the data: its parts of pay, deals that are looked at again, limits on all pay, events. */
import type { Component } from '../../runtime/core/core.ts'
import { askedByParts, type Parts } from './asked-by-parts.ts'
import type { Calendar } from './days.ts'
import { askedByEvents, type EventAsking, placesIn } from './events/lines.ts'
import type { Place } from './events/places.ts'
import { ALL_PAY } from './measures/needs.ts'
import { type Asking, sourcesOf } from './measures/sources.ts'
import { forgivenessAsked } from './outputs/payments/forgiven.ts'
import { dealAsking, isSeenAgain } from './pay/deal-moments.ts'
import type { Read } from './pay/linked.ts'
import type { PeriodAsking } from './pay/period-asking.ts'
import { type LimitsAsked, limitsAsked } from './pay/plan-limits.ts'
import { staysEarned } from './pay/stays.ts'
import { topUpDays } from './pay/topups.ts'
import type { Site } from './records/records.ts'
import { tried } from './refused.ts'
import { asWindows, paysRows } from './stated/stated-deals.ts'
import { paidAsStated } from './stated/stated-pay.ts'

export interface Asked {
  readonly byDeal: readonly Component[]
  /** Pay by window. What others read stands before them. */
  readonly asking: readonly Asking[]
  /** What acts on single periods of a divided amount. */
  readonly inside: readonly PeriodAsking[]
  /** For each part of pay, when others read what it earned. */
  readonly reads: ReadonlyMap<string, readonly Read[]>
  /** Pay of single deals that are looked at again when their window moves on. */
  readonly again: readonly Asking[]
  readonly limits: LimitsAsked | undefined
  readonly events: readonly EventAsking[]
  /** What the condition asks for that forgives a draw; undefined: there is none. */
  readonly forgiving: Place | undefined
}

export function askedOf(site: Site, calendar: Calendar, parts: Parts): Asked {
  const { core, refusals } = site
  const { sums, allPay } = parts
  const { given } = calendar.world
  const byDeal = core.components.filter((one) => paysRows(given, one) && paidAsStated(given, one) !== 'all')
  const byWindow = core.components.flatMap((one) => asWindows(given, one) ?? [])
  const all = (component: Component): boolean => allPay !== undefined || staysEarned(core, component)
  return {
    byDeal,
    ...askedByParts(site, calendar, byWindow, parts),
    again: byDeal.filter(isSeenAgain).flatMap((one) => tried(refusals, () => dealAsking(site, calendar, one, sums, all(one))) ?? []),
    limits: allPay === undefined ? undefined : tried(refusals, () => limitsAsked(site, calendar, allPay)),
    events: askedByEvents(calendar, core, refusals),
    forgiving: forgivenessAsked(site, calendar),
  }
}

/** The figures that are asked for, computed from the data. Pay that others read is added when it is earned. */
export function readFor(site: Site, calendar: Calendar, { sums, acting, links, allPay }: Parts, asked: Asked) {
  const { topUps, draw } = site.core.payments
  const { asking, inside, again, limits, events, forgiving } = asked
  const earnedLater = new Set([ALL_PAY, ...[...acting, ...(allPay?.periods ?? []), ...links].map(({ metric }) => metric)])
  const read = sourcesOf(
    site,
    calendar,
    [
      ...asking,
      ...again,
      ...(limits === undefined ? [] : [limits.asking, ...limits.inside]),
      ...placesIn(events),
      ...inside,
      ...(forgiving === undefined ? [] : [forgiving]),
    ],
    sums,
    topUpDays(calendar, [...topUps, ...(draw === null ? [] : [{ ...draw, kind: 'draw' as const }])]),
    earnedLater,
  )
  return { ...read, measured: new Map(read.measured) }
}

export type Sources = ReturnType<typeof readFor>
