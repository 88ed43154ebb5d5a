/** What parts of pay ask for: their windows to date, and what their steps read there. */
import type { Component } from '../../runtime/core/core.ts'
import type { Calendar } from './days.ts'
import type { Exempt } from './decided/exempted.ts'
import type { Days } from './measures/measures.ts'
import { momentsOf } from './measures/moments.ts'
import { needsOf } from './measures/needs.ts'
import { refuseBends, refuseRowFields } from './measures/row-fields.ts'
import type { RowSums } from './measures/row-sums.ts'
import type { Asking } from './measures/sources.ts'
import { withShown } from './outputs/shown-figures.ts'
import { daysRead, type Link, type Read, readMoments } from './pay/linked.ts'
import { type PeriodAsking, periodAsking } from './pay/period-asking.ts'
import type { Period } from './pay/period-clauses.ts'
import type { AllPay } from './pay/plan-limits.ts'
import { staysEarned } from './pay/stays.ts'
import { fieldsChanging, fieldsRead, inTerms } from './pay/terms.ts'
import type { Site } from './records/records.ts'
import { type Refused, tried, waits } from './refused.ts'
import { paidAsStated } from './stated/stated-pay.ts'

/** What parts of pay read as metrics that are none of the plan's own. */
export interface Parts {
  readonly sums: RowSums
  readonly acting: readonly Period[]
  readonly links: readonly Link[]
  readonly allPay: AllPay | undefined
  readonly exempt: readonly Exempt[]
}

/** All pay periods where what a part of pay earned before decides what is paid on; else those that are asked for. */
export const asFarAsPaidOn = (calendar: Calendar, { name }: Component): Calendar =>
  calendar.world.core.payments.splits.some(({ component }) => component === name)
    ? { ...calendar, wanted: new Set(calendar.periods.map(({ label }) => label)) }
    : calendar

type Changing = ReturnType<typeof fieldsChanging>

/** What the steps of a part of pay ask for, in all terms of its windows where fields of people may change inside them. */
function askedBy(
  { world }: Calendar,
  component: Component,
  inner: readonly Period[],
  changing: Changing,
  sums: RowSums,
  refusals: Refused[],
) {
  if (changing.length === 0) return needsOf(world, component, sums, refusals)
  refuseBends(component, sums)
  for (const { inner: before, each } of inner) refuseRowFields(before, changing, sums, each.origin)
  return needsOf(world, inTerms(component), sums, refusals)
}

/** What parts of pay ask for. Those that read others come first, so that what they read is computed in their windows too. */
export function askedByParts(
  { core, refusals }: Site,
  calendar: Calendar,
  components: readonly Component[],
  { sums, acting, links, allPay }: Parts,
) {
  const asking: Asking[] = []
  const inside: PeriodAsking[] = []
  const daysOf = (name: string): readonly Days[] =>
    daysRead([...asking, ...inside], new Set(links.flatMap(({ of, metric }) => (of === name ? [metric] : []))))
  const reads = new Map<string, readonly Read[]>()
  for (const component of components.toReversed()) {
    const { name } = component
    const paid = asFarAsPaidOn(calendar, component)
    const all = momentsOf(paid, component, allPay !== undefined || staysEarned(core, component))
    const own = { ...all, adds: all.adds.filter(({ posted }) => paid.wanted.has(posted)) }
    const { moments, reads: found } = readMoments(calendar, component, own, daysOf(name))
    reads.set(name, found)
    // pay that is stated for everybody has no steps: only what its lines show is asked for
    const isStated = paidAsStated(calendar.world.given, component) === 'all'
    const inner = isStated ? [] : acting.filter((one) => one.of.name === name)
    const read = fieldsRead(
      component,
      inner.map((one) => one.inner),
      sums,
    )
    const changing = fieldsChanging(core, component, read)
    const needs = tried(refusals, () => {
      const asked = isStated ? [] : askedBy(calendar, component, inner, changing, sums, refusals)
      return withShown(calendar.world, component, asked, sums)
    })
    for (const period of inner.toReversed()) {
      const made = tried(refusals, () =>
        needs === undefined ? waits() : periodAsking(calendar, period, acting, moments, sums, changing, refusals),
      )
      if (made !== undefined) inside.unshift(made)
    }
    if (needs !== undefined)
      asking.unshift({ component: isStated ? { ...component, attribution: 'none' } : component, moments, needs, changing })
  }
  for (const { of } of links)
    if (!reads.has(of))
      reads.set(
        of,
        daysOf(of).map((days) => ({ days, adds: [] })),
      )
  return { asking, inside, reads }
}
