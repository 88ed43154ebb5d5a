/**
 * Pay for single deals that is looked at again: all deals of a longer window to date, as gates and factors stand at the end of each pay period, and only
 * those that are paid by then (semantics 8, 17.1).
 */
import type { Component } from '../../../runtime/core/core.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { spanOf } from '../../../runtime/evaluate/accrual.ts'
import { before, windowAt } from '../../../runtime/evaluate/windows.ts'
import type { Asked } from '../../../runtime/fast/program/build.ts'
import type { Calendar } from '../days.ts'
import { figuresOf } from '../measures/moment-figures.ts'
import { type Moments, momentsOf } from '../measures/moments.ts'
import { measureNamed, type Need, needsOf } from '../measures/needs.ts'
import { type Figure, figureKey, type Sources } from '../measures/reading.ts'
import type { RowSums } from '../measures/row-sums.ts'
import type { Asking } from '../measures/sources.ts'
import {
  aggregate,
  allOf,
  between,
  column,
  columnNamed,
  constants,
  freeName,
  int,
  join,
  type Relation,
  type Told,
} from '../program/build.ts'
import { type Site, versionsOf } from '../records/records.ts'
import { refuse } from '../refused.ts'

/** Whether deals are looked at again after the pay period of their day. */
export const isSeenAgain = (component: Component): boolean => component.window === 'deal' && spanOf(component) !== 'deal'

/** Whether something is read at the end of a pay period, and not at the deal. */
export function isModifier(site: Site, calendar: Calendar, component: Component, sums: RowSums, asked: Asked): boolean {
  const { origin, metric } = component
  if (asked.what === 'fixed') {
    const own = [...everyPart(asked.expression)].some((part) => part.kind === 'field' && part.of === 'person')
    if (asked.reads === 'modifier' && own && versionsOf(site, site.core.people.record).shape.history !== null)
      refuse("a person's field in gates and factors of single deals, where people have a history", origin)
    return false
  }
  if (asked.what === 'measure' && (asked.metric === metric || sums.get(asked.metric)?.metric === metric)) return false
  if (asked.what === 'moving' || asked.reads !== 'modifier' || !isSeenAgain(component))
    return refuse('quotas, targets and other metrics at the day of a single deal', origin)
  const longer = 'metric' in asked ? measureNamed(calendar.world, asked.metric).window !== 'deal' : asked.basis === 'full'
  return longer || refuse('quotas, targets and other metrics at the day of a single deal', origin)
}

/** What such a component asks for at the ends of pay periods. */
export function dealAsking(site: Site, calendar: Calendar, component: Component, sums: RowSums, all: boolean): Asking {
  const own = momentsOf(calendar, component, all)
  const moments: Moments = { ...own, adds: own.adds.filter(({ posted }) => calendar.wanted.has(posted)), plain: false }
  const needs = needsOf(calendar.world, component, sums, site.refusals, (asked) => isModifier(site, calendar, component, sums, asked))
  return { component: { ...component, attribution: 'none', base: { metric: '', step: null } }, moments, needs }
}

/** Deals beside the moments at which they are looked at, with the figures of their people there. */
export interface SeenDeals {
  readonly relation: Relation
  readonly found: ReadonlyMap<string, Figure>
}

export function dealsAgain(
  site: Site,
  { world }: Calendar,
  { component, moments, needs }: Asking,
  deals: Relation,
  sources: Sources,
): SeenDeals {
  const { build } = site
  const { name, label, origin, paidAt } = component
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const has = (one: string): boolean => deals.columns.some((other) => other.name === one)
  const [first, last, looked] = ['first_day', 'last_day', 'looked_at'].map((one) => freeName(has, one)) as [string, string, string]
  const paidThrough = (day: typeof world.from): number => {
    const window = paidAt === null ? null : windowAt(world, paidAt, day)
    return window === null || window.to <= day ? day : before(window.from)
  }
  const days = constants(
    build,
    { ...told('looked_at', `The days in which deals of ${label} are looked at, and up to which they are paid`), origin: null },
    ['moment', first, last, looked],
    moments.moments.map(({ id, window, at, seen }) => [id, window.from, paidThrough(at), seen ?? 0]),
  )
  const again = join(build, told('again', `The deals of ${label} as they are looked at`), deals, days, {
    ...(has('seen_by') ? { on: [{ left: 'seen_by', right: looked }] } : {}),
    and: allOf(between(column('day', 'left'), column(first, 'right'), column(last, 'right'))),
    take: { moment: 'moment' },
  })
  if (needs.length === 0) return { relation: again, found: new Map() }
  const asking: Component = { ...component, name: `${name}_factors` }
  const figures = figuresOf(site, asking, moments, needs, sources)
  const taken = new Map<string, string>()
  for (const one of figures.relation.columns) {
    const used = (wanted: string): boolean => again.columns.some((other) => other.name === wanted) || [...taken.values()].includes(wanted)
    if (one.name !== 'payee' && one.name !== 'moment') taken.set(one.name, freeName(used, `then_${one.name}`))
  }
  const relation = join(build, told('factors', `With what gates and factors read`), again, figures.relation, {
    on: ['payee', 'moment'].map((one) => ({ left: one, right: one })),
    take: Object.fromEntries(taken),
  })
  const as = (one: string): string => taken.get(one) ?? one
  const found = new Map(
    needs.flatMap(({ asked }: Need) => {
      const figure = figures.found.get(figureKey(asked))
      if (figure === undefined) return []
      const { over, under, known } = figure
      const renamed: Figure = {
        ...figure,
        over: over === null ? null : as(over),
        under: typeof under === 'string' ? as(under) : under,
        known: known === 'always' || known === 'never' ? known : as(known),
      }
      return [[figureKey(asked), renamed] as const]
    }),
  )
  return { relation, found }
}

/** What all deals of a window to date have earned together: `payee`, `moment`, `earned`. */
export function summedDeals({ build }: Site, { name, label, origin }: Component, earned: Relation): Relation {
  const found = columnNamed(earned, 'earned_by_row')
  if (found.type !== 'int') throw new Error(name)
  const [low, high] = [BigInt(found.low) * DEALS, BigInt(found.high) * DEALS]
  const sum = int('earned', low < 0n ? low : 0n, high > 0n ? high : 0n)
  const told: Told = { name: `${name}_together`, says: `${label} of all deals of a window to date`, origin }
  const made = aggregate(build, told, earned, ['payee', 'moment'], [{ column: sum, does: 'sum', of: 'earned_by_row' }])
  build.bounds.push({ step: made.name, column: 'earned', says: 'all deals of one person in a window to date' })
  return made
}

/** So many deals of one person in a window are as much as the largest of them each. */
const DEALS = 1000n
