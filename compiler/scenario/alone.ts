/** One plan's run by itself, for those who decide: what it costs, how pay is spread, how people stand. Nobody is named, and no small group is shown by itself. */
import { type Ratio, toDecimal } from '../../runtime/exact/ratio.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import { average, money } from '../compare/amounts.ts'
import type { RunAnswer } from '../compare/answer.ts'
import { attainedBands } from '../compare/bands.ts'
import { groupName } from '../compare/fields.ts'
import { type MarginAsked, marginPay } from '../compare/margin.ts'
import { type Move, movesOf } from '../compare/moved.ts'
import { type Group, LEAST, shareable } from '../compare/shown.ts'
import { sumOf } from '../compare/sides.ts'
import { countsOf } from '../compare/spread.ts'
import { type Bars, type Line, row, total } from '../describe/page.ts'
import { counted } from '../describe/words.ts'
import { atQuota } from './attained.ts'
import type { Variant } from './scenario.ts'
import { amountsOf, percentileOf, spreadOf } from './spread.ts'

const percent = (share: Ratio | undefined): string => (share === undefined ? '-' : showPercent(share, 1).replace('≈', ''))

/** Whether so few people are paid that a figure would be somebody's pay. */
export const isOfFew = ({ paid }: Variant): boolean => paid.people.length < LEAST

/** Percentiles of pay, `median` in the middle; none where too few people stand beyond them. */
export function percentilesOf(one: Variant): readonly { readonly label: string; readonly amount: string }[] {
  return spreadOf({ base: one, scenarios: [] }).percentiles.flatMap((p) => {
    const amount = percentileOf(one, p)
    return amount === undefined ? [] : [{ label: p === 50 ? 'Median' : `${p}% earn less than`, amount: money(amount, one.paid.currency) }]
  })
}

/** How many people earn how much; bins of fewer than five are joined. */
export function payBars(one: Variant): Bars {
  const { bins } = spreadOf({ base: one, scenarios: [] })
  const said = (amount: bigint): string => money(amount, one.paid.currency).replace(/\.0+$/, '')
  return {
    labels: bins.map(({ from, to }) => `${said(from)} to ${said(to)}`),
    series: [{ name: one.label, values: countsOf(bins, amountsOf(one)) }],
    counts: 'People',
    along: 'pay',
  }
}

/** Everybody, as having not moved. */
const stayers = ({ paid }: Variant): readonly Move[] => movesOf(paid, paid)

const payOf = (members: readonly Move[]): bigint => sumOf(members.map(({ after }) => after))
const averageOf = (members: readonly Move[], { paid }: Variant): string =>
  members.length === 0 ? '-' : money(average(payOf(members), members.length), paid.currency)

/** A row for each band of attainment: its people, and what they are paid. Nothing where no metric has a quota, or people are too few. */
export function bandsTable(one: Variant): readonly Line[] {
  const { paid } = one
  const bands = attainedBands(paid, paid, stayers(one))
  if (bands === undefined || bands.length === 0 || paid.attained === undefined) return []
  const cells = (label: string, members: readonly Move[]): string[] => [
    label,
    counted(members.length),
    averageOf(members, one),
    money(payOf(members), paid.currency),
  ]
  return [
    row([`of ${paid.attained.label}`, 'people', 'average pay', 'pay in all']),
    ...bands.map(({ label, after }) => row(cells(label, after))),
    total(
      cells(
        'all',
        bands.flatMap(({ after }) => after),
      ),
    ),
  ]
}

/** A row for each value of a field of people: how they stand against quota, and what they are paid. Groups of fewer than five are joined. */
export function peopleTable(one: Variant, by: readonly string[]): readonly Line[] {
  const { paid, fields } = one
  const groups = new Map<string, Move[]>()
  for (const move of stayers(one)) {
    const name = groupName(fields?.ofPerson(move.id, by))
    groups.set(name, [...(groups.get(name) ?? []), move])
  }
  const shown = shareable(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, items]): Group<Move> => ({ label, items, people: new Set(items.map(({ id }) => id)) })),
    (a, b) => `${a}, ${b}`,
  )
  if (shown === undefined) return []
  const known = paid.attained !== undefined
  const cells = (label: string, members: readonly Move[]): string[] => [
    label,
    counted(members.length),
    ...(known ? [percent(atQuota(members))] : []),
    averageOf(members, one),
    money(payOf(members), paid.currency),
  ]
  return [
    row([by.join('.'), 'people', ...(known ? ['at quota'] : []), 'average pay', 'pay in all']),
    ...shown.map(({ label, items }) => row(cells(label, items))),
    total(cells('all', stayers(one))),
  ]
}

/** A row for each value of a field of rows: how many rows, who earned by them, and what. Groups by which fewer than five people earn are joined. */
export function rowsTable(one: Variant, answer: RunAnswer, asked: MarginAsked): readonly Line[] {
  const { paid, fields } = one
  if (fields === undefined) return []
  const { segments, apart } = marginPay(answer, fields, asked)
  const shown = shareable(
    segments.map((segment) => ({ label: segment.name, people: segment.people, items: [segment] })),
    (a, b) => `${a}, ${b}`,
  )
  if (shown === undefined) return []
  const count = (items: typeof segments): string => counted(items.reduce((sum, { rows }) => sum + rows, 0))
  const earned = (items: typeof segments): bigint => sumOf(items.map(({ pay }) => pay))
  return [
    row([asked.by.join('.'), 'rows', 'people who earn by them', 'pay']),
    ...shown.map(({ label, people, items }) => row([label, count(items), counted(people.size), money(earned(items), paid.currency)])),
    ...(apart === 0n ? [] : [row(['pay that belongs to no row', '', '', money(apart, paid.currency)])]),
    total(['all', count(segments), '', money(earned(segments) + apart, paid.currency)]),
  ]
}

/** A share of a whole, `12.3%`, for the eye; empty of nothing. */
export const shareOf = (part: bigint, whole: bigint): string => (whole === 0n ? '' : showPercent({ n: part, d: whole }, 1).replace('≈', ''))

/** An amount as a decimal of the currency's unit. */
export const exactOf = (minor: bigint, digits: number): string => toDecimal({ n: minor, d: 10n ** BigInt(digits) }) ?? ''
