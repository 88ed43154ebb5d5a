/** The measure and the quota of each line of earnings, and of each deal. */
import type { Component, Core, Measure } from '../../../runtime/core/core.ts'
import type { Stretch } from '../../../runtime/evaluate/windows.ts'
import type { World } from '../../../runtime/evaluate/world.ts'
import type { Asked } from '../../../runtime/fast/program/build.ts'
import type { Calendar } from '../days.ts'
import { figuresOf } from '../measures/moment-figures.ts'
import { type Need, statedOrComputed } from '../measures/needs.ts'
import { type Figure, figureKey } from '../measures/reading.ts'
import type { RowSums } from '../measures/row-sums.ts'
import type { All } from '../measures/sources.ts'
import type { DealPay } from '../pay/deals.ts'
import {
  aggregate,
  column,
  columnNamed,
  compare,
  constants,
  int,
  integer,
  join,
  kept,
  type Relation,
  select,
  text,
  union,
} from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Scalar } from '../program/scalar.ts'
import type { Site } from '../records/records.ts'
import type { Part } from './shown-windows.ts'
import { cases, is, NO_NUMBER, said, told } from './words.ts'

/** The metric of a part of pay, and its quota, as a line shows them. */
export function askedFor(
  { metric, basis }: Component,
  measure: Measure | undefined,
): { readonly measure: Asked; readonly quota: Asked | null } | null {
  if (measure === undefined || measure.window === 'deal') return null
  const { quota } = measure
  const told_ = quota === null || quota.source.kind === 'planned'
  return {
    measure: { what: 'measure', metric, reads: 'window' },
    quota: told_ ? null : { what: 'quota', metric, basis, reads: 'window' },
  }
}

/** All that the steps of a part of pay ask for, and what its lines show. */
export function withShown(world: World, component: Component, needs: readonly Need[], sums: RowSums): readonly Need[] {
  const measure = world.core.measures.find(({ name }) => name === component.metric)
  const asked = askedFor(component, measure)
  const known = new Set(needs.map((need) => figureKey(need.asked)))
  const more = asked === null ? [] : [asked.measure, asked.quota].flatMap((one) => one ?? [])
  return [...needs, ...more.filter((one) => !known.has(figureKey(one))).map((one) => statedOrComputed(world, component, one, sums))]
}

/** With the day of each line's row, where it has one. */
export function withDays({ build, core }: Site, plan: Core, sources: All, lines: Relation, keys: readonly string[]): Relation {
  const days = plan.credit
    .filter(({ record }) => plan.measures.some((measure) => measure.record === record))
    .map(({ record }): Relation => {
      const { dated, keys: own } = sources.creditedOf(record)
      return select(build, told(`${record}_days`, `The day of each row of \`${record}\``), dated, [
        { column: text('of_record'), value: said(record) },
        ...keys.map((_, i) => ({ column: text(`key_${i + 1}`), value: keyAt(own[i]) })),
        { column: columnNamed(dated, 'day'), value: column('day') },
      ])
    })
  const [first, ...more] = days
  if (first === undefined || core.records.length === 0) return lines
  const all = more.length === 0 ? first : union(build, told('days', 'The day of each row'), first, ...more)
  const keyed = withKeys({ build }, lines, keys)
  return join(build, told('dated', 'Each line with the day of its row'), keyed, all, {
    how: 'left',
    on: [{ left: 'record', right: 'of_record' }, ...keys.map((_, i) => ({ left: `line_key_${i + 1}`, right: `key_${i + 1}` }))],
    take: { day: 'day_of_row' },
  })
}

const keyAt = (name: string | undefined): Scalar =>
  name === undefined ? said('') : { kind: 'coalesce', value: column(name), otherwise: said('') }

/** With the columns of the key as texts that are always there. */
const withKeys = ({ build }: Pick<Site, 'build'>, lines: Relation, keys: readonly string[]): Relation =>
  lines.columns.some(({ name }) => name === 'line_key_1')
    ? lines
    : select(build, told('keys', 'Each line with its key'), lines, [
        ...kept(lines),
        ...keys.map((name, i) => ({ column: text(`line_key_${i + 1}`), value: keyAt(name) })),
      ])

/** With what the window of a line comes to, and its quota. */
export function withFigures(site: Site, { world }: Calendar, lines: Relation, parts: readonly Part[], sources: All): Relation {
  const { build, core } = site
  const figures = parts.flatMap((part) => {
    const { component, windows } = part
    const measure = core.measures.find(({ name }) => name === component.metric)
    const asked = askedFor(component, measure)
    if (asked === null || windows.shown.length === 0) return []
    const { relation, found } = figuresShown(site, world, part, [asked.measure, asked.quota], sources)
    const { name } = component
    const table = constants(
      build,
      told(`${name}_moments`, `As of which window to date lines of ${component.label} show their figures`),
      ['shown_period', 'shown_posted', 'shown_window', 'shown_moment'],
      windows.shown,
    )
    const joined = join(build, told(`${name}_at`, `The figures of ${component.label} as lines show them`), relation, table, {
      on: [{ left: 'moment', right: 'shown_moment' }],
      take: { shown_period: 'shown_period', shown_posted: 'shown_posted', shown_window: 'shown_window' },
    })
    return [
      select(build, told(`${name}_figures`, `The figures of ${component.label}`), joined, [
        { column: text('of_component'), value: said(name) },
        { column: text('of_payee'), value: column('payee') },
        ...['shown_period', 'shown_posted', 'shown_window'].map((one) => ({ column: text(one), value: column(one) })),
        ...columnsOf('measure', joined, found.get(figureKey(asked.measure))),
        ...columnsOf('quota', joined, asked.quota === null ? undefined : found.get(figureKey(asked.quota))),
      ]),
    ]
  })
  const [first, ...more] = figures
  if (first === undefined) return lines
  const all = more.length === 0 ? first : union(build, told('figures', 'The figures of all parts of pay'), first, ...more)
  return join(build, told('with_figures', 'Each line with its figures'), lines, all, {
    how: 'left',
    on: [
      { left: 'component', right: 'of_component' },
      { left: 'payee', right: 'of_payee' },
      { left: 'for_period', right: 'shown_period' },
      { left: seenIn(lines), right: 'shown_posted' },
      { left: 'window', right: 'shown_window' },
    ],
    take: {
      measure: 'measure_found',
      measure_under: 'measure_under_found',
      quota: 'quota_found',
      quota_under: 'quota_under_found',
    },
  })
}

/**
 * The figures of a part of pay as lines show them. Where a pay period has several windows, who has left since the first of them has lines that show
 * the last: they are in no plan in it, and have the quota that proration leaves them.
 */
function figuresShown(
  site: Site,
  world: World,
  { component, moments, needs, figures, found, windows }: Part,
  asked: readonly (Asked | null)[],
  sources: All,
): { readonly relation: Relation; readonly found: ReadonlyMap<string, Figure> } {
  if (windows.alone) return { relation: figures, found }
  const keys = new Set(asked.flatMap((one) => (one === null ? [] : [figureKey(one)])))
  const ids = new Set(windows.shown.map(([, , , moment]) => moment))
  const shown = { moments: moments.moments.filter(({ id }) => ids.has(id)), adds: [], plain: false }
  const reads = needs.filter((need) => keys.has(figureKey(need.asked)))
  const made = figuresOf(
    site,
    component,
    shown,
    reads,
    sources,
    'of the window',
    ({ at }) => at,
    () => world.from,
  )
  return { relation: made.relation, found: made.found }
}

/** A figure as a whole number over another; null where there is none. */
function columnsOf(name: string, relation: Relation, figure: Figure | undefined): { column: Column; value: Scalar }[] {
  const none = (as: string) => ({ column: { ...int(as, 0n, 0n), nullable: true }, value: NO_NUMBER })
  if (figure === undefined || figure.over === null || figure.known === 'never') return [none(name), none(`${name}_under`)]
  const { over, under, scale, known } = figure
  const found = columnNamed(relation, over)
  if (found.type !== 'int') throw new Error(over)
  const whole = 10n ** BigInt(scale)
  const divisor = typeof under === 'string' ? columnNamed(relation, under) : null
  const most = divisor?.type === 'int' ? BigInt(divisor.high) * whole : (typeof under === 'bigint' ? under : 1n) * whole
  const by: Scalar =
    typeof under === 'string' ? { kind: 'multiply', left: column(under), right: integer(whole) } : integer((under ?? 1n) * whole)
  const open = (value: Scalar): Scalar =>
    known === 'always' ? value : cases([{ if: compare('=', column(known), integer(1)), then: value }], NO_NUMBER)
  return [
    { column: { ...int(name, BigInt(found.low), BigInt(found.high)), nullable: true }, value: open(column(over)) },
    { column: { ...int(`${name}_under`, 0n, most), nullable: true }, value: open(by) },
  ]
}

/** With what each deal comes to, as it is seen where its line is posted. */
export function withDeals(
  site: Site,
  { periods }: Calendar,
  lines: Relation,
  deals: readonly DealPay[],
  sources: All,
  keys: readonly string[],
): Relation {
  const { build, core } = site
  const values = deals.flatMap(({ component, earned, rows, windows }): Relation[] => {
    const measure = core.measures.find(({ name }) => name === component.metric)
    if (measure === undefined || rows === null) return []
    const { adds } = sources.counted(measure)
    const found = columnNamed(earned, adds)
    if (found.type !== 'int') return []
    const seen = earned.columns.some(({ name }) => name === 'seen_by')
    const whole = 10n ** BigInt(found.scale)
    const step = told(`${component.name}_deals`, `What each deal of ${component.label} comes to`)
    const made = select(build, step, earned, [
      { column: text('of_component'), value: said(component.name) },
      { column: text('of_payee'), value: column('payee') },
      ...keys.map((_, i) => ({ column: text(`key_${i + 1}`), value: keyAt(rows.keys[i]) })),
      {
        column: seen ? { ...columnNamed(earned, 'seen_by'), name: 'deal_seen' } : int('deal_seen', 0n, 0n),
        value: seen ? column('seen_by') : integer(0),
      },
      { column: { ...int('measure', BigInt(found.low), BigInt(found.high)), nullable: true }, value: column(adds) },
      { column: { ...int('measure_under', whole, whole), nullable: true }, value: integer(whole) },
    ])
    // deals that are looked at again stand there once for each time
    const every = made.columns.map(({ name }) => name)
    return [windows === null ? made : aggregate(build, step, made, every, [])]
  })
  const [first, ...more] = values
  if (first === undefined) return lines
  const all = more.length === 0 ? first : union(build, told('deals', 'What each deal comes to'), first, ...more)
  const keyed = withKeys(site, lines, keys)
  const looked = select(build, told('looked', 'Each line with the day on which its deal is looked at'), keyed, [
    ...kept(keyed),
    { column: int('looked_on', 0n, 100_000n), value: dealDay(seenIn(keyed), periods, deals) },
  ])
  return join(build, told('with_deals', 'Each line with what its deal comes to'), looked, all, {
    how: 'left',
    on: [
      { left: 'component', right: 'of_component' },
      { left: 'payee', right: 'of_payee' },
      ...keys.map((_, i) => ({ left: `line_key_${i + 1}`, right: `key_${i + 1}` })),
      { left: 'looked_on', right: 'deal_seen' },
    ],
    take: { measure: 'measure_of_deal', measure_under: 'measure_under_of_deal' },
  })
}

/** The column with the pay period whose clawbacks a line has seen: mostly the one that posts it. */
export const SEEN_IN = 'seen_in'
const seenIn = ({ columns }: Relation): string => (columns.some(({ name }) => name === SEEN_IN) ? SEEN_IN : 'posted_in')

/** The end of the pay period of posting for deals that can be clawed back, else 0. */
function dealDay(posted: string, periods: readonly Stretch[], deals: readonly DealPay[]): Scalar {
  const clawed = deals.filter(({ earned }) => earned.columns.some(({ name }) => name === 'seen_by')).map(({ component }) => component.name)
  const [first, ...more] = clawed
  if (first === undefined) return integer(0)
  const end = cases(
    periods.map(({ label, to }) => ({ if: is(posted, label), then: integer(to) })),
    integer(0),
  )
  return cases([{ if: { kind: 'text_in', value: column('component'), options: [first, ...more] }, then: end }], integer(0))
}
