/** What lines of earnings show beside their amounts: the window, the measure, its quota, the clause, and which line they correct (semantics 9). */
import type { Component, Core } from '../../../runtime/core/core.ts'
import { exceptionsOf } from '../../../runtime/core/exceptions.ts'
import type { Given } from '../../../runtime/evaluate/given.ts'
import type { Calendar } from '../days.ts'
import { DECISION, decisionKey, mayCorrectAndClaw, withDecisions } from '../decided/decisions.ts'
import { columnsOf, type GoesBy } from '../events/goes-by.ts'
import type { All } from '../measures/sources.ts'
import type { Shown } from '../pay/components.ts'
import type { DealPay } from '../pay/deals.ts'
import { column, columnNamed, compare, int, integer, kept, type Relation, select, text } from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import type { Site } from '../records/records.ts'
import { statesAttainment } from '../stated/stated-attainment.ts'
import { withCorrections } from './postings.ts'
import { withAwards } from './shown-awards.ts'
import { SEEN_IN, withDays, withDeals, withFigures } from './shown-figures.ts'
import { originOf, windowOf, windowsBy } from './shown-windows.ts'
import { and, cases, is, NO_NUMBER, said, there, told } from './words.ts'

/** What lines are made of. */
export interface Shows {
  readonly plan: Core
  readonly earned: readonly Shown[]
  readonly deals: readonly DealPay[]
  readonly awards: readonly GoesBy[]
  readonly sources: All
}

/** The lines with what they show. */
export function shownLines(site: Site, calendar: Calendar, lines: Relation, shows: Shows): Relation {
  const { build } = site
  const { plan, earned, deals, awards } = shows
  const keys = lines.columns.flatMap(({ name }) => (name.startsWith('row_key') ? [name] : []))
  const parts = earned.map((one) => ({ ...one, windows: windowsBy(calendar, one) }))
  const several = parts.filter(({ windows }) => !windows.alone)
  const dated = several.length === 0 ? lines : withDays(site, plan, shows.sources, lines, keys)
  const window = windowOf(calendar, plan, parts)
  const seen = seenIn(calendar, plan)
  const labelled = select(build, told('windows', 'Each line with its window and its clause'), dated, [
    ...kept(dated, 'window'),
    { column: text('window'), value: window },
    { column: text('origin'), value: originOf(plan) },
    ...seen,
  ])
  const prized = withAwards(site, calendar, withFigures(site, calendar, labelled, parts, shows.sources), awards)
  const valued = withDeals(site, calendar, prized, deals, shows.sources, keys)
  const again = plan.payments.clawbacks.length > 0 || exceptionsOf(plan.exceptions).length > 0
  const key = ['component', 'payee', 'for_period', 'record', ...keys, 'item', ...decisionKey(lines)]
  const corrected = withCorrections(
    build,
    told('corrects', 'Each line with the first of its key'),
    valued,
    key,
    calendar.periods,
    again,
    mayCorrectAndClaw(plan),
  )
  const now = again ? [compare('<>', column('so_far'), integer(0))] : []
  const has = (name: string): boolean => corrected.columns.some((one) => one.name === name)
  const prizes: Condition = { kind: 'text_in', value: column('item'), options: ['contest', 'milestone'] }
  const sourcesOf = (name: string) =>
    [
      { of: `${name}_found`, lines: is('item', 'earned') },
      { of: `${name}_of_deal`, lines: is('item', 'earned') },
      { of: `${name}_of_award`, lines: prizes },
    ].filter(({ of }) => has(of))
  const shown = (name: string, otherwise: Scalar): Scalar =>
    cases(
      sourcesOf(name).map(({ of, lines: own }) => ({ if: and(there(of), own, ...now), then: column(of) })),
      otherwise,
    )
  const reach = (name: string): Column => {
    const bounds = sourcesOf(name).flatMap(({ of }) => {
      const found = columnNamed(corrected, of)
      return found.type === 'int' ? [BigInt(found.low), BigInt(found.high)] : []
    })
    const low = bounds.reduce((a, b) => (a < b ? a : b), 0n)
    const high = bounds.reduce((a, b) => (a > b ? a : b), 1n)
    return { ...int(name, low, high), nullable: true }
  }
  const attained = awards.some(({ relation }) => relation.columns.some(({ name }) => name === columnsOf('attainment').over))
  const zero = earned
    .filter(({ component }) => isNothingWithoutRows(plan, calendar.world.given, component))
    .map(({ component }) => component.name)
  const [first, ...more] = zero
  const nothing = (value: number): Scalar =>
    first === undefined
      ? NO_NUMBER
      : cases(
          [
            {
              if: and({ kind: 'text_in', value: column('component'), options: [first, ...more] }, is('item', 'earned'), ...now),
              then: integer(value),
            },
          ],
          NO_NUMBER,
        )
  const all = withDecisions(build, calendar, corrected)
  return select(build, told('lines', 'The lines of earnings with all that they show'), all.relation, [
    ...lines.columns.filter(({ name }) => name !== 'amount' && name !== DECISION).map((one) => ({ column: one, value: column(one.name) })),
    {
      column: text('window'),
      value: has('window_of_award')
        ? cases([{ if: and(there('window_of_award'), prizes, ...now), then: column('window_of_award') }], column('window'))
        : column('window'),
    },
    { column: reach('measure'), value: shown('measure', nothing(0)) },
    { column: reach('measure_under'), value: shown('measure_under', nothing(1)) },
    { column: reach('quota'), value: shown('quota', NO_NUMBER) },
    { column: reach('quota_under'), value: shown('quota_under', NO_NUMBER) },
    ...(attained ? ['attainment', 'attainment_under'].map((name) => ({ column: reach(name), value: shown(name, NO_NUMBER) })) : []),
    { column: columnNamed(lines, 'amount'), value: column('amount') },
    { column: columnNamed(corrected, 'corrects'), value: column('corrects') },
    { column: text('origin'), value: all.origin },
    ...all.decided,
  ])
}

/**
 * The pay period whose clawbacks a line has seen, where that is not the one that posts it: what an exemption corrects is told before what is taken back in the
 * same pay period (semantics 9).
 */
function seenIn({ periods }: Calendar, { payments, exceptions }: Core): { column: Column; value: Scalar }[] {
  if (payments.clawbacks.length === 0 || exceptions.exemptions.length === 0) return []
  const before = periods.slice(1).map(({ label }, i) => ({
    if: and(is('kind', 'correction'), is('posted_in', label)),
    then: said(periods[i]?.label ?? label),
  }))
  return [{ column: text(SEEN_IN), value: cases(before, column('posted_in')) }]
}

/** Whether a metric is 0 where somebody has no rows; one that is a stated share of a quota is nothing where there is none. */
function isNothingWithoutRows({ measures }: Core, given: Given, { metric }: Component): boolean {
  if (given.measures.some((one) => one.metric === metric && statesAttainment(one))) return false
  const measure = measures.find(({ name }) => name === metric)
  return (
    measure !== undefined && measure.window !== 'deal' && ['sum', 'count', 'count_net', 'count_distinct'].includes(measure.aggregate.kind)
  )
}
