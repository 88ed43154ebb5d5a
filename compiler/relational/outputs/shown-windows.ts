/** The window and the clause of each line of earnings. */
import type { Core } from '../../../runtime/core/core.ts'
import type { Event } from '../../../runtime/core/events.ts'
import { earlier, type Stretch, windowAt } from '../../../runtime/evaluate/windows.ts'
import type { World } from '../../../runtime/evaluate/world.ts'
import { daysOf, spanLabel, windowsOf } from '../../../runtime/events/days.ts'
import { compareText } from '../../../runtime/exact/order.ts'
import type { Calendar } from '../days.ts'
import type { Shown } from '../pay/components.ts'
import { column, integer } from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'
import type { Refused } from '../refused.ts'
import { labelOn } from './postings.ts'
import { and, cases, is, said, there } from './words.ts'

export interface WindowsBy {
  /** Whether each pay period adds one window alone: then it needs no row to be told. */
  readonly alone: boolean
  readonly shown: readonly (readonly [period: string, posted: string, window: string, moment: number])[]
}
export type Part = Shown & { readonly windows: WindowsBy }

/** The moments that lines of a part of pay show: each window as it stands at the end of the period that the line is for. */
export function windowsBy({ world, periods }: Calendar, { component, moments: { moments, adds } }: Shown): WindowsBy {
  const of = new Map(periods.map((period) => [period.label, period]))
  const byId = new Map(moments.map((one) => [one.id, one]))
  const shown = new Map<string, readonly [string, string, string, number]>()
  // who turns out to be exempt has lines of a pay period in later ones too
  const later = world.core.exceptions.exemptions.length > 0
  let alone = true
  for (const { period, posted, moment } of adds) {
    const [day, seen] = [of.get(period), of.get(posted)]
    const own = byId.get(moment)
    if (day === undefined || seen === undefined || own === undefined) continue
    if (own.window.label !== windowAt(world, component.window, day.to).label) alone = false
    const now = moments.find(
      (one) =>
        one.window.label === own.window.label && one.at === earlier(day.to, one.window.to) && (one.seen === null || one.seen === seen.to),
    )
    if (now === undefined) continue
    for (const { label } of later ? periods.filter(({ to }) => to >= seen.to) : [seen])
      shown.set(`${period} ${label} ${own.window.label}`, [period, label, own.window.label, now.id])
  }
  return { alone, shown: [...shown.values()] }
}

/** The window of a line: that of its row's day, else the last of its pay period. */
export function windowOf({ world, periods }: Calendar, { components, events, exceptions }: Core, parts: readonly Part[]): Scalar {
  const byPeriod = (label: (period: Stretch) => string): Scalar =>
    cases(
      periods.slice(0, -1).map((period) => ({ if: is('for_period', period.label), then: said(label(period)) })),
      said(periods.at(-1) === undefined ? '' : label(periods.at(-1) ?? never())),
    )
  const ofComponents = components.flatMap((component) => {
    const part = parts.find((one) => one.component.name === component.name)
    const last = component.window === 'deal' ? said('deal') : byPeriod((period) => windowAt(world, component.window, period.to).label)
    const here = and(is('component', component.name), is('item', 'earned'))
    if (part === undefined || part.windows.alone) return [{ if: here, then: last }]
    const windows = [...new Map(part.moments.moments.map(({ window }) => [window.label, window])).values()].sort((a, b) => a.to - b.to)
    const day: Scalar = { kind: 'coalesce', value: column('day_of_row'), otherwise: integer(0) }
    return [
      { if: and(here, there('day_of_row')), then: labelOn(day, windows) },
      { if: here, then: last },
    ]
  })
  const ofEvents = events.map((event) => ({ if: is('component', event.name), then: eventWindow(world, event, byPeriod) }))
  const year = { if: is('item', 'plan_limit'), then: byPeriod((period) => windowAt(world, 'year', period.to).label) }
  const forgiven = { if: is('item', 'forgiven'), then: said('') }
  const byHand = exceptions.adjustments.length === 0 ? [] : [{ if: is('item', 'adjustment'), then: column('for_period') }]
  return cases([...ofComponents, year, forgiven, ...byHand, ...ofEvents], column('for_period'))
}

function never(): never {
  throw new Error('no pay periods')
}

function eventWindow(world: World, event: Event, byPeriod: (label: (period: Stretch) => string) => Scalar): Scalar {
  if (event.kind === 'spiff' && event.occasion.kind !== 'once') return said(spanLabel(daysOf(world, event)))
  const kind = event.kind === 'spiff' ? event.occasion.kind === 'once' && event.occasion.window : event.window
  if (kind === false) return said('')
  return byPeriod(({ from, to }) => {
    const windows = windowsOf(world, event, kind, to)
    const inside =
      event.kind === 'spiff' ? windows.filter((one) => one.from <= to) : windows.filter((one) => one.to >= from && one.to <= to)
    return inside.at(-1)?.label ?? ''
  })
}

/** The clause of a line. */
export function originOf({ components, events, factors, limits, payments }: Core): Scalar {
  const all = [...factors, ...limits]
    .map(({ origin }) => origin.address)
    .sort(compareText)
    .join(' ')
  return cases(
    [
      { if: is('item', 'plan_limit'), then: said(all) },
      ...payments.splits.map(({ component, origin }) => ({
        if: and(is('component', component), is('item', 'split')),
        then: said(origin.address),
      })),
      { if: is('item', 'forgiven'), then: said(payments.draw?.origin.address ?? '') },
      ...[...components, ...events].map(({ name, origin }) => ({ if: is('component', name), then: said(origin.address) })),
    ],
    // a guarantee stands under its clause
    column('component'),
  )
}

/** What lines of some clauses show that no step computes yet, with the clause. */
export function unshown({ components, events, measures, payments }: Core, { world, periods }: Calendar): Refused[] {
  const { splits } = payments
  return [
    ...events.flatMap((event): Refused[] => {
      const { origin } = event
      if (event.kind === 'spiff' && event.occasion.kind === 'row') return []
      const kind = event.kind === 'spiff' ? event.occasion.kind === 'once' && event.occasion.window : event.window
      if (kind === false) return []
      const inside = (one: Stretch, { from, to }: Stretch): boolean =>
        event.kind === 'spiff' ? one.from <= to && one.to >= from : one.to >= from && one.to <= to
      const often = periods.some((period) => windowsOf(world, event, kind, period.to).filter((one) => inside(one, period)).length > 1)
      if (event.kind === 'pool') return often ? [{ what: 'several pools in one pay period', origin }] : []
      // a prize that is taken back shows the window of the last prize before it
      const late = event.kind === 'spiff' && event.budget?.share === 'in_proportion' && kind !== 'plan'
      return payments.clawbacks.length > 0 && (often || late) ? [{ what: 'the window of a prize that is taken back', origin }] : []
    }),
    ...components.flatMap(({ metric, origin }): Refused[] => {
      const quota = measures.find(({ name }) => name === metric)?.quota
      const unknown = quota?.source.kind === 'planned'
      return unknown ? [{ what: 'the quota that lines of a part of pay show', origin }] : []
    }),
    ...splits
      .filter(({ component }, i) => splits.findIndex((one) => one.component === component) !== i)
      .map(({ origin }): Refused => ({ what: 'several clauses by which one part of pay is paid on', origin })),
  ]
}
