/** Parts of pay that others read (`pays commission / 3`): what a part has earned in the window to date of the part that reads it, as a metric. */
import type { Component, Core, Measure } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { OWN } from '../../../runtime/core/scope.ts'
import { windowAt } from '../../../runtime/evaluate/windows.ts'
import type { Calendar } from '../days.ts'
import type { Days, Measured } from '../measures/measures.ts'
import { type Adds, type Moments, windowsOf } from '../measures/moments.ts'
import type { Asking } from '../measures/sources.ts'
import {
  aggregate,
  between,
  column,
  columnNamed,
  constants,
  int,
  join,
  plainName,
  type Relation,
  select,
  type Told,
  union,
} from '../program/build.ts'
import type { Site } from '../records/records.ts'
import type { Earned } from './components.ts'
import type { DealPay } from './deals.ts'
import { rewritten } from './rewritten.ts'

/** A part of pay that another one reads, and the metric that stands for it. */
export interface Link {
  readonly by: string
  readonly of: string
  readonly metric: string
}

/** A plan whose parts read others as metrics, over their own window; its parts come after those that they read. */
export function withLinks(core: Core): { readonly core: Core; readonly links: readonly Link[] } {
  const links: Link[] = []
  const measures: Measure[] = []
  const components = core.components.map((component): Component => {
    if (component.window === 'deal') return component
    const metricOf = ({ component: of, origin }: Extract<Expression, { kind: 'pay' }>): Expression => {
      const known = links.find((one) => one.by === component.name && one.of === of)
      if (known !== undefined) return { kind: 'measure', metric: known.metric, origin }
      const metric = plainName(component.name, 'reads', of, links.length === 0 ? '' : String(links.length + 1))
      links.push({ by: component.name, of, metric })
      measures.push(measureOf(core, component, of, metric, origin))
      return { kind: 'measure', metric, origin }
    }
    return { ...component, steps: rewritten(component.steps, 'pay', metricOf) }
  })
  if (links.length === 0) return { core, links }
  return { core: { ...core, components: readFirst(components, links), measures: [...core.measures, ...measures] }, links }
}

function measureOf(core: Core, { window, metric: own }: Component, of: string, name: string, origin: Measure['origin']): Measure {
  const base = core.measures.find((one) => one.name === own)
  const read = core.components.find((one) => one.name === of)
  if (base === undefined || read === undefined) throw new Error(of)
  return {
    ...base,
    name,
    label: `What ${read.label} has earned`,
    aggregate: { kind: 'sum', of: { kind: 'pay', component: of, origin } },
    // seen anew whenever something can be clawed back, whichever rows it reads
    record: core.payments.clawbacks[0]?.record ?? base.record,
    converted: null,
    scope: OWN,
    window,
    unit: { kind: 'money', currency: core.currency.code },
    whenEmpty: null,
    quota: null,
    origin,
  }
}

/** Each part after those that it reads, else in the order of the plan. */
function readFirst(components: readonly Component[], links: readonly Link[]): Component[] {
  const order: Component[] = []
  const visit = (component: Component): void => {
    if (order.includes(component)) return
    for (const { by, of } of links)
      for (const read of components) if (by === component.name && of === read.name && !order.includes(read)) visit(read)
    order.push(component)
  }
  components.forEach(visit)
  return order
}

/** A stretch of days in which a part is read, and its windows to date that make it up. */
export interface Read {
  readonly days: Days
  readonly adds: readonly Pick<Adds, 'moment' | 'sense'>[]
}

/** The windows to date of a part, with those that it is read at besides; `asked`: what each link needs. */
export function readMoments(
  calendar: Calendar,
  component: Component,
  { moments, adds, plain }: Moments,
  asked: readonly Days[],
): { readonly moments: Moments; readonly reads: readonly Read[] } {
  const { world } = calendar
  const accumulating = windowsOf(calendar, component, moments)
  const reads = asked.map((days): Read => {
    const [from, to, seen] = days
    const stretch = { ...windowAt(world, 'plan', world.from), from, to } as Parameters<typeof accumulating.addedIn>[0]
    return { days, adds: accumulating.addedIn(stretch, (seen ?? null) as typeof world.from | null, '', 1) }
  })
  const all = [...accumulating.moments.values()]
  return { moments: { moments: all, adds, plain: plain && all.length === moments.length }, reads }
}

/** The stretches of days in which links read a part. */
export const daysRead = (asking: readonly Pick<Asking, 'moments' | 'needs'>[], metrics: ReadonlySet<string>): readonly Days[] => {
  const days = asking.flatMap(({ moments, needs }) =>
    needs.flatMap((need) =>
      need.kind === 'measure' && metrics.has(need.measure.name) ? moments.moments.map((moment) => need.over(moment)) : [],
    ),
  )
  return [...new Map(days.map((one) => [one.join(' '), one])).values()]
}

/** What of a part stays earned though less is computed, and of which of its windows that is in each of these stretches. */
export interface KeptIn extends Pick<Earned, 'component' | 'table'> {
  readonly reads: readonly Read[]
}

/** What a part has earned in each of these stretches, as the metric of a link; `kept`: with what stays earned of it. */
export function earnedIn(site: Site, { metric }: Link, of: Earned | DealPay, reads: readonly Read[], kept: KeptIn | null): Measured {
  const { build, core } = site
  const measure = core.measures.find(({ name }) => name === metric)
  if (measure === undefined) throw new Error(metric)
  const told = (what: string, says: string): Told => ({ name: `${metric}_${what}`, says, origin: measure.origin })
  const seen = reads.some(({ days }) => days[2] !== undefined)
  const keys = ['from_day', 'to_day', ...(seen ? ['seen_on'] : [])]
  const computed = 'table' in of ? ofWindows(site, told, of, reads, keys) : ofDeals(site, told, of, reads, keys)
  const stays = kept === null ? [] : [ofWindows(site, told, kept, kept.reads, keys)]
  const parts = stays.length === 0 ? computed : union(build, told('with_kept', 'With what of it stays earned'), computed, ...stays)
  const amount = columnNamed(parts, 'amount')
  if (amount.type !== 'int') throw new Error(metric)
  const most = (some: readonly Read[]): number => Math.max(1, ...some.map(({ adds }) => adds.length))
  const times = BigInt('table' in of ? most(reads) + (kept === null ? 0 : most(kept.reads)) : DEALS)
  const [low, high] = [BigInt(amount.low) * times, BigInt(amount.high) * times]
  const sum = int(metric, low < 0n ? low : 0n, high > 0n ? high : 0n)
  const table = aggregate(
    build,
    { name: metric, says: measure.label, origin: measure.origin },
    parts,
    ['payee', ...keys],
    [{ column: sum, does: 'sum', of: 'amount' }],
  )
  if (!('table' in of)) build.bounds.push({ step: table.name, column: metric, says: 'all deals of one person in a window' })
  return { counted: { measure, rows: table, keys: [], adds: metric, other: null, has: null }, table, inWindows: table }
}

/** So many deals of one person in a window are as much as the largest of them each. */
const DEALS = 1000

type Tell = (what: string, says: string) => Told

function ofWindows(
  { build }: Site,
  told: Tell,
  { component, table }: Pick<Earned, 'component' | 'table'>,
  reads: readonly Read[],
  keys: readonly string[],
): Relation {
  const counts = constants(
    build,
    { ...told('windows', `Which windows to date make up what is read of ${component.label}`), origin: null },
    [...keys, 'counted', 'sense'],
    reads.flatMap(({ days, adds }) => adds.map(({ moment, sense }) => [...daysIn(days, keys), moment, sense])),
  )
  const joined = join(build, told('in_windows', `${component.label} where it is read`), table, counts, {
    on: [{ left: 'moment', right: 'counted' }],
    take: Object.fromEntries([...keys, 'sense'].map((one) => [one, one])),
  })
  const found = columnNamed(table, 'earned')
  if (found.type !== 'int') throw new Error(component.name)
  const most = [found.low, found.high].map(BigInt).reduce((a, b) => (-a > b ? -a : b))
  return select(build, told('parts', `What each window adds to it`), joined, [
    ...['payee', ...keys].map((one) => ({ column: columnNamed(joined, one), value: column(one) })),
    { column: int('amount', -most, most), value: { kind: 'multiply', left: column('earned'), right: column('sense') } },
  ])
}

const daysIn = ([from, to, seen]: Days, keys: readonly string[]): readonly number[] =>
  keys.length > 2 ? [from, to, seen ?? to] : [from, to]

function ofDeals({ build }: Site, told: Tell, { component, earned }: DealPay, reads: readonly Read[], keys: readonly string[]): Relation {
  const days = constants(
    build,
    { ...told('days', `The days in which ${component.label} is read`), origin: null },
    [...keys],
    reads.map((one) => daysIn(one.days, keys)),
  )
  const looked = keys.length > 2 && earned.columns.some((one) => one.name === 'seen_by')
  const joined = join(build, told('deals', `${component.label} where it is read`), earned, days, {
    ...(looked ? { on: [{ left: 'seen_by', right: 'seen_on' }] } : {}),
    and: between(column('day', 'left'), column('from_day', 'right'), column('to_day', 'right')),
  })
  return select(build, told('parts', 'What each deal adds to it'), joined, [
    ...['payee', ...keys].map((one) => ({ column: columnNamed(joined, one), value: column(one) })),
    { column: { ...columnNamed(joined, 'earned_by_row'), name: 'amount' }, value: column('earned_by_row') },
  ])
}
