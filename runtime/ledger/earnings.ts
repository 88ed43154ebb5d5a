import type { Component, Core } from '../core/core.ts'
import { termsOf } from '../evaluate/amend.ts'
import { momentOf } from '../evaluate/component.ts'
import type { Counted } from '../evaluate/counted.ts'
import type { Credit } from '../evaluate/credit-line.ts'
import { limitedToDate } from '../evaluate/limits.ts'
import { metricAt, quotaAt } from '../evaluate/moment.ts'
import type { Increment } from '../evaluate/periods.ts'
import { payeesOf } from '../evaluate/spans.ts'
import { numberIn } from '../evaluate/values.ts'
import { before, earlier, later, type Stretch, windowAt } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { compareText } from '../exact/order.ts'
import { divide, type Ratio } from '../exact/ratio.ts'
import { worldFor } from '../exceptions/world.ts'
import type { Posted } from '../payments/holdings.ts'
import { topUpFacts } from '../payments/topups.ts'
import { attributedIn } from './attributed.ts'
import type { EarningFact, Shown } from './facts.ts'
import { COMPUTED, type EarningLine } from './lines.ts'
import type { Ledger } from './replay.ts'
import { splitFacts } from './splits.ts'

/** What every person earned in a pay period: a fact per component and row, and one for what no row explains. */
export function earningFacts(world: World, period: Stretch): EarningFact[] {
  const splits = splitFacts(world, period)
  return payeesOf(world).flatMap((person) => {
    const received = splits.filter(({ payee }) => payee === person)
    return earningFactsOf(worldFor(world, person), person, period, received)
  })
}

/** The same for one person, who is paid on `received` by others or to them. */
export function earningFactsOf(world: World, person: string, period: Stretch, received: readonly EarningFact[]): EarningFact[] {
  const own: EarningFact[] = []
  for (const component of world.core.components) addComponentFacts(own, world, component, person, period)
  own.push(...received)
  addLimitFacts(own, world, person, period)
  return [...own, ...topUpFacts(world, person, period, own)]
}

function addComponentFacts(facts: EarningFact[], world: World, component: Component, person: string, period: Stretch): void {
  const sum = world.summed?.earned(component, person, period)
  const { name, origin } = component
  const fact = (shown: Shown, amount: bigint, row: Credit | null): EarningFact => ({
    payee: person,
    component: name,
    item: 'earned',
    row,
    shown,
    origin: origin.address,
    forPeriod: period.label,
    amount,
  })
  if (sum !== undefined) {
    if (sum.amount !== 0n) facts.push(fact(sum.shown, sum.amount, null))
    return
  }
  const { increments, rows, rest } = attributedIn(world, component, person, period)
  const known = new Map<string, Shown>()
  for (const { counted, amount } of rows.values())
    if (amount !== 0n) facts.push(fact(columnsOf(world, component, person, period, counted, known), amount, counted.credit))
  if (rest !== 0n) facts.push(fact(lastColumns(world, component, person, period, increments), rest, null))
}

/** The measure, quota and attainment as a line of one window shows them. */
function shownAt(world: World, component: Component, person: string, period: Stretch, window: Stretch, deal: Counted | null): Shown {
  const now = momentOf(world, component, person, window, period.to, deal)
  const moment = termsOf(now).at(-1)?.end ?? now
  const measure = numberIn(metricAt(moment, component.metric, 'window')) ?? null
  const quota = quotaAt(moment, component.metric, component.basis, 'window') ?? null
  const attainment: Ratio | null = measure === null || quota === null ? null : divide(measure, quota)
  return { window: window.label, measure, quota, attainment }
}

function columnsOf(world: World, component: Component, person: string, period: Stretch, row: Counted, shown: Map<string, Shown>): Shown {
  const window = windowAt(world, component.window, row.credit.date)
  if (component.window === 'deal') return shownAt(world, component, person, period, window, row)
  const known = shown.get(window.label) ?? shownAt(world, component, person, period, window, null)
  shown.set(window.label, known)
  return known
}

function lastColumns(world: World, component: Component, person: string, period: Stretch, increments: readonly Increment[]): Shown {
  const last = increments.at(-1)?.span
  if (last === undefined || component.window === 'deal') return { window: component.window, measure: null, quota: null, attainment: null }
  return shownAt(world, component, person, period, windowAt(world, component.window, earlier(period.to, last.to)), null)
}

/** What the plan's gates, factors and limits add in a pay period: the difference of two to-date values in one fiscal year (semantics 17.12). */
export function addLimitFacts(facts: EarningFact[], world: World, person: string, period: Stretch): void {
  const { factors, limits, components } = world.core
  if (limits.length === 0 && factors.length === 0) return
  const year = windowAt(world, 'year', period.to)
  const now = limitedToDate(world, person, period)
  const then = period.from > year.from ? limitedToDate(world, person, lastBefore(world, period)) : undefined
  const origin = [...factors, ...limits]
    .map((one) => one.origin.address)
    .sort(compareText)
    .join(' ')
  const add = (component: string, amount: bigint): void => {
    if (amount === 0n) return
    const shown: Shown = { window: year.label, measure: null, quota: null, attainment: null }
    facts.push({ payee: person, component, item: 'plan_limit', row: null, shown, origin, forPeriod: period.label, amount })
  }
  for (const { name } of components) add(name, (now.byComponent.get(name) ?? 0n) - (then?.byComponent.get(name) ?? 0n))
  add('', now.rest - (then?.rest ?? 0n))
}

const lastBefore = (world: World, period: Stretch): Stretch => windowAt(world, world.core.paid, later(before(period.from), world.from))

/** Each adjustment is a key of its own: its address belongs to it. */
const earningKey = (line: Pick<EarningLine, 'component' | 'payee' | 'forPeriod' | 'record' | 'rowKey' | 'item' | 'origin'>): string =>
  [line.component, line.payee, line.forPeriod, line.record, line.rowKey, line.item, line.item === 'adjustment' ? line.origin : ''].join(
    '\u0000',
  )

/** The earnings ledger; its key is plan, component, payee, period, record, row and item. */
export const earningLedger = ({ plan, currency }: Core, asOf: string): Ledger<EarningFact, EarningLine> => ({
  keyOf: ({ row, ...fact }) => earningKey({ ...fact, record: row?.record ?? '', rowKey: row?.rowKey ?? '' }),
  keyOfLine: earningKey,
  posting: (line) => line,
  again: (line, posting) => ({ ...line, ...posting, asOf, measure: null, quota: null, attainment: null }),
  lineOf: ({ component, payee, forPeriod, row, item, shown, origin, decision }, { postedIn, kind, amount, corrects }) => ({
    plan: plan.name,
    component,
    payee,
    forPeriod,
    record: row?.record ?? '',
    rowKey: row?.rowKey ?? '',
    item,
    kind,
    window: shown.window,
    measure: shown.measure,
    quota: shown.quota,
    attainment: shown.attainment,
    amount,
    currency: currency.code,
    paid: null,
    postedIn,
    asOf,
    corrects,
    origin,
    ...(decision ?? COMPUTED),
  }),
})

/** The same ledger, with the row of each line: what is held depends on it. */
export const withRows = ({ keyOf, keyOfLine, posting, again, lineOf }: Ledger<EarningFact, EarningLine>): Ledger<EarningFact, Posted> => ({
  keyOf,
  lineOf: (fact, posted) => ({ line: lineOf(fact, posted), row: fact.row }),
  keyOfLine: ({ line }) => keyOfLine(line),
  posting: ({ line }) => posting(line),
  again: ({ line, row }, posted) => ({ line: again(line, posted), row }),
})

/** The order of the file: by natural key, then period of posting and kind (semantics 9). */
export const earningOrder = (a: EarningLine, b: EarningLine): number =>
  compareText(a.component, b.component) ||
  compareText(a.payee, b.payee) ||
  compareText(a.forPeriod, b.forPeriod) ||
  compareText(a.record, b.record) ||
  compareText(a.rowKey, b.rowKey) ||
  compareText(a.item, b.item) ||
  compareText(a.postedIn, b.postedIn) ||
  compareText(a.kind, b.kind) ||
  compareText(a.origin, b.origin)
