/** `earned stays earned`: what a window to date has reached at the end of a pay period is not taken back in a later one (semantics 8, 17.6). */
import { asDay } from '../../../runtime/calendar/civil.ts'
import type { Component, Core } from '../../../runtime/core/core.ts'
import { spansIn } from '../../../runtime/evaluate/periods.ts'
import { before, type Stretch, windowAt } from '../../../runtime/evaluate/windows.ts'
import type { Calendar } from '../days.ts'
import type { LinesOf } from '../earnings.ts'
import type { Days } from '../measures/measures.ts'
import { type Accumulating, type Adds, type Moment, momentKey, momentMap, postings, windowsToDate } from '../measures/moments.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  join,
  type Relation,
  select,
  type Told,
} from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'
import type { Site } from '../records/records.ts'
import { refuse } from '../refused.ts'
import type { DealPay, Earnings } from './deals.ts'

/** Whether what a component has earned may not be taken back. */
export const staysEarned = ({ overpayment }: Core, component: Component): boolean => component.earnedStaysEarned || overpayment === 'never'

/** What is kept of a part of pay that would be taken back, with the moments of the windows that it accumulates over. */
export interface Kept {
  readonly component: Component
  /** `payee`, `moment`, `earned`. */
  readonly table: Relation
  readonly lines: LinesOf
}

/** The windows that a component accumulates over, to date at the end of each pay period: what is kept belongs to these. */
export function spansOf({ world }: Calendar, component: Component): Accumulating {
  const { moments, momentFor } = momentMap()
  const addedIn = (period: Stretch, seen: Moment['seen'], into: string, sense: 1 | -1): readonly Adds[] =>
    spansIn(world, component, period).flatMap((stretch) => {
      const now: Adds = { period: period.label, posted: into, moment: momentFor(stretch, period.to, seen).id, sense }
      if (stretch.from >= period.from) return [now]
      const then = momentFor(stretch, before(period.from), seen).id
      return [now, { period: period.label, posted: into, moment: then, sense: sense === 1 ? -1 : 1 }]
    })
  return { moments, addedIn }
}

/** What is kept of a component whose windows are months or longer: the highest that any pay period has reached, less what is computed. */
export function keptOf({ build }: Site, calendar: Calendar, { component, table, moments: own }: Earnings): Kept {
  const { name, label, origin } = component
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const { moments: spans, addedIn } = spansOf(calendar, component)
  const adds = calendar.periods
    .flatMap((_, place) => postings(calendar, place, addedIn))
    .filter(({ posted }) => calendar.wanted.has(posted))
  const all = [...spans.values()]
  const idOf = new Map(own.moments.map((one) => [momentKey(one.window, one.period, one.seen), one.id]))
  const inside = all.flatMap(({ id, window, period, seen }) =>
    windowsToDate(calendar, component, window, period).map((one) => [id, idOf.get(momentKey(one, period, seen)) ?? 0]),
  )
  const most = Math.max(1, ...all.map(({ id }) => inside.filter(([of]) => of === id).length))
  const made = constants(
    build,
    { ...told('in_spans', `The windows of ${label} that accumulate together, to date`), origin: null },
    ['span', 'counted'],
    inside,
  )
  const found = columnNamed(table, 'earned')
  if (found.type !== 'int') throw new Error(name)
  const [low, high] = [BigInt(found.low) * BigInt(most), BigInt(found.high) * BigInt(most)]
  const sums = aggregate(
    build,
    told('computed', `What ${label} comes to at the end of each pay period`),
    join(build, told('of_spans', `${label} of the windows that accumulate together`), table, made, {
      on: [{ left: 'moment', right: 'counted' }],
      take: { span: 'span' },
    }),
    ['payee', 'span'],
    [{ column: int('computed', low < 0n ? low : 0n, high > 0n ? high : 0n), does: 'sum', of: 'earned' }],
  )
  const pairs = constants(
    build,
    { ...told('until', 'The ends of pay periods up to each, in the same window'), origin: null },
    ['reached_at', 'moment'],
    all.flatMap((now) => all.flatMap((then) => (isUpTo(then, now) ? [[then.id, now.id]] : []))),
  )
  const computed = columnNamed(sums, 'computed')
  const highest = aggregate(
    build,
    told('highest', `The highest that ${label} has reached at the end of a pay period`),
    join(build, told('reached', `What ${label} has reached by then`), sums, pairs, {
      on: [{ left: 'span', right: 'reached_at' }],
      take: { moment: 'moment' },
    }),
    ['payee', 'moment'],
    [{ column: { ...computed, name: 'highest' }, does: 'max', of: 'computed' }],
  )
  const beside = join(build, told('beside_highest', `With what ${label} comes to`), highest, sums, {
    how: 'left',
    on: [
      { left: 'payee', right: 'payee' },
      { left: 'moment', right: 'span' },
    ],
    take: { computed: 'computed' },
  })
  const lift = keptBeside({ kind: 'coalesce', value: column('computed'), otherwise: integer(0) }, column('highest'))
  const range = columnNamed(sums, 'computed')
  if (range.type !== 'int') throw new Error(name)
  const result = select(
    build,
    told('kept', `What of ${label} stays earned, though less is computed now`),
    beside,
    [
      { column: columnNamed(beside, 'payee'), value: column('payee') },
      { column: columnNamed(beside, 'moment'), value: column('moment') },
      { column: int('earned', 0n, BigInt(range.high) - BigInt(range.low)), value: lift },
    ],
    compare('>', lift, integer(0)),
  )
  return { component, table: result, lines: linesOf(component, result, { moments: all, adds, plain: false }) }
}

/** Of which windows what is kept is part of what is read of a component over some days (`pays 10% of commission`). */
export function keptOver(
  { world }: Calendar,
  { component, lines }: Kept,
  [from, to, seen]: Days,
): readonly Pick<Adds, 'moment' | 'sense'>[] {
  const { moments } = lines.moments
  const momentAt = (window: Stretch, day: number): number => {
    const at = Math.min(day, window.to)
    const found = moments.find((one) => one.window.from === window.from && one.at === at && one.seen === (seen ?? null))
    return found?.id ?? refuse('a part of pay that stays earned, in a rate of windows that end inside a pay period', component.origin)
  }
  const stretch: Stretch = { ...windowAt(world, 'plan', world.from), from: asDay(from), to: asDay(to) }
  return spansIn(world, component, stretch).flatMap((window) => [
    { moment: momentAt(window, to), sense: 1 as const },
    ...(window.from < from ? [{ moment: momentAt(window, before(stretch.from)), sense: -1 as const }] : []),
  ])
}

const isUpTo = (then: Moment, now: Moment): boolean =>
  then.window.from === now.window.from && then.seen === now.seen && then.period <= now.period

/** The highest, which is never below nothing, less what is computed. */
const keptBeside = (computed: Scalar, highest: Scalar): Scalar => ({
  kind: 'subtract',
  left: { kind: 'larger', left: highest, right: integer(0) },
  right: computed,
})

const linesOf = (component: Component, table: Relation, moments: LinesOf['moments']): LinesOf => ({
  name: `${component.name}_kept`,
  label: `What stays earned of ${component.label}`,
  origin: component.origin,
  item: 'earned',
  component: { name: component.name },
  moments,
  table,
  amount: 'earned',
})

/** So many deals of one person in a pay period are as much as the largest of them each. */
const DEALS = 1000n

/** What is kept of pay for single deals: those of one pay period together are never below nothing. */
export function keptOfDeals({ build }: Site, { component, lines: { table, amount } }: DealPay, limited: boolean): LinesOf {
  const { name, label, origin } = component
  if (limited) refuse('what stays earned of single deals under limits on all pay', origin)
  const told = (what: string, says: string): Told => ({ name: `${name}_${what}`, says, origin })
  const found = columnNamed(table, amount)
  if (found.type !== 'int') throw new Error(name)
  const [low, high] = [BigInt(found.low) * DEALS, BigInt(found.high) * DEALS]
  const by = ['payee', 'for_period', 'posted_in', 'kind', 'sense']
  const sums = aggregate(build, told('computed', `${label} of all deals of a pay period`), table, by, [
    { column: int('computed', low < 0n ? low : 0n, high > 0n ? high : 0n), does: 'sum', of: amount },
  ])
  build.bounds.push({ step: sums.name, column: 'computed', says: 'all deals of one person in a pay period' })
  const result = select(
    build,
    told('kept', `What of ${label} stays earned, though less is computed`),
    sums,
    [
      ...by.map((one) => ({ column: columnNamed(sums, one), value: column(one) })),
      { column: int('earned', 0n, low < 0n ? -low : 0n), value: keptBeside(column('computed'), column('computed')) },
    ],
    compare('<', column('computed'), integer(0)),
  )
  return linesOf(component, result, { moments: [], adds: [], plain: true })
}
