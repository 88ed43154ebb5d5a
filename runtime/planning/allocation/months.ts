/** From a person's year to each month: season, the days that count, ramp, moves, relief, padding, then cents (semantics 2, 13). */
import { type Day, parseDay } from '../../calendar/day.ts'
import { grainEnd, grainOf, grainStart, grainWeight, periodAt } from '../../calendar/fiscal.ts'
import type { Ramp, Season, Version } from '../../core/planning/allocation.ts'
import { monthsSince } from '../../evaluate/months-since.ts'
import { amountOfParts, countedDays, type Left, type Part, partsOfGrain } from '../../evaluate/prorate.ts'
import { timelineOf } from '../../evaluate/spans.ts'
import { dayIn } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { fromFraction } from '../../exact/fraction.ts'
import { add, divide, isZero, multiply, ONE, type Ratio, ratio, sign, subtract, total, ZERO } from '../../exact/ratio.ts'
import { roundToUnit } from '../../exact/round.ts'
import { type Member, personValue } from './people.ts'

/** The months of the year that is planned. */
export const monthsOfYear = ({ core: { calendar }, from }: World): readonly number[] => {
  const first = grainOf(calendar, from)
  return Array.from({ length: 12 }, (_, i) => first + i)
}

/** A month's share of a year without a season: by its length (`s(m)`). */
export function plainShare(world: World, grain: number): Ratio {
  const { calendar } = world.core
  const weights = monthsOfYear(world).map((month) => grainWeight(calendar, month))
  return ratio(BigInt(grainWeight(calendar, grain)), BigInt(weights.reduce((sum, one) => sum + one, 0)))
}

/** What a metric came to in the months of an earlier year, for a season that follows it. */
export type Pattern = (period: string) => readonly Ratio[]

/** The share of each month of the year; they total 1. */
export function sharesOf(world: World, season: Season, pattern: Pattern): readonly Ratio[] {
  const { calendar } = world.core
  const months = monthsOfYear(world)
  const periods = months.map((month) => periodAt(calendar, season.per, month))
  const starts = [...new Set(periods.map(({ first }) => first))]
  const inside = (start: number): readonly number[] => months.filter((_, i) => periods[i]?.first === start)
  const weights = new Map(months.map((month) => [month, ratio(BigInt(grainWeight(calendar, month)))]))
  const shareOfPeriod = (at: number): Ratio => {
    switch (season.kind) {
      case 'even':
        return ratio(1n, BigInt(starts.length))
      case 'shares':
        return fromFraction(season.shares[at] ?? '0')
      case 'history': {
        const past = pattern(season.period)
        const whole = total(past)
        const from = at * (12 / starts.length)
        return isZero(whole) ? ratio(1n, BigInt(starts.length)) : divide(total(past.slice(from, from + 12 / starts.length)), whole)
      }
      default: {
        const never: never = season
        return never
      }
    }
  }
  return months.map((month, i) => {
    const start = periods[i]?.first ?? 0
    const length = total(inside(start).map((one) => weights.get(one) ?? ZERO))
    return multiply(shareOfPeriod(starts.indexOf(start)), divide(weights.get(month) ?? ZERO, length))
  })
}

/** The part of a ramp that holds in a month; whole where the date is not known. */
export function rampIn(
  world: World,
  ramp: Ramp | null,
  member: Member,
  grain: number,
): { readonly share: Ratio; readonly month: number | null } {
  if (ramp === null) return { share: ONE, month: null }
  const { calendar } = world.core
  const since = dayIn(personValue(world, member.row, grainStart(calendar, grain), ramp.since))
  if (since === undefined) return { share: ONE, month: null }
  const month = Number(monthsSince(calendar, since, grainStart(calendar, grain), ramp.whole).n)
  const step = ramp.steps.findLast((one) => one.month <= month) ?? ramp.steps[0]
  return { share: fromFraction(step?.share ?? '1'), month }
}

/** The days of a month that count: their part of the year, and what is left out. */
export function activeIn(
  world: World,
  version: Version,
  person: string,
  grain: number,
  horizon: Day,
): { readonly share: Ratio; readonly parts: readonly Part[]; readonly left: readonly Left[] } {
  const counting = countedDays(timelineOf(world, person, horizon), version.prorate)
  const stated = { valueOn: () => ONE, per: 'year', prorate: version.prorate } as const
  const parts = partsOfGrain(world, counting, grain, stated) ?? []
  const [first, last] = [grainStart(world.core.calendar, grain), grainEnd(world.core.calendar, grain)]
  return { share: amountOfParts(parts), parts, left: counting.left.filter(({ from, to }) => from <= last && to >= first) }
}

/** The part of the year for which a person counts. */
export const capacityOf = (world: World, version: Version, member: Member): Ratio =>
  total(
    monthsOfYear(world).map((grain) =>
      multiply(activeIn(world, version, member.id, grain, world.until).share, rampIn(world, version.ramp, member, grain).share),
    ),
  )

/** One month of a person's quota, as it was made; amounts exact. */
export interface Month {
  readonly grain: number
  /** For each version in force in the month: the year's amount, its part of the days, and the season's share. */
  readonly parts: readonly { readonly version: number; readonly year: bigint; readonly days: Ratio; readonly season: Ratio }[]
  /** What the days that count make of a month; 1 where all count. */
  readonly active: Ratio
  readonly left: readonly Left[]
  readonly ramp: Ratio
  readonly rampMonth: number | null
  /** What moves add, or take. */
  readonly moved: Ratio
  /** What is left after relief, as a part. */
  readonly relieved: Ratio
  readonly exact: Ratio
}

/** What a person's months are made from. */
export interface Yearly {
  readonly version: Version
  readonly from: Day
  readonly to: Day
  readonly member: Member
  readonly year: bigint
  readonly shares: readonly Ratio[]
  readonly general: readonly Ratio[]
  /** What moves give this person for a year, from a day on. */
  readonly moves: readonly { readonly day: Day; readonly year: Ratio }[]
}

const days = (from: Day, to: Day): bigint => BigInt(Math.max(0, to - from + 1))

/** The part of a month's days from one day to another. */
function daysIn(world: World, grain: number, from: Day, to: Day): Ratio {
  const { calendar } = world.core
  const [first, last] = [grainStart(calendar, grain), grainEnd(calendar, grain)]
  const start = from > first ? from : first
  const end = to < last ? to : last
  return ratio(days(start, end), days(first, last))
}

/** The months of one person, exact. Reports CB892 where relief or a move takes more than there is. */
export function monthsOf(world: World, person: string, versions: readonly Yearly[], horizon: Day): readonly Month[] {
  const before = monthsOfYear(world).map((grain, i): Omit<Month, 'relieved' | 'exact'> & { readonly own: Ratio } => {
    const inForce = versions
      .map((one, at) => ({ one, at, days: daysIn(world, grain, one.from, one.to) }))
      .filter((one) => sign(one.days) > 0)
    const last = inForce.at(-1)?.one ?? versions.at(-1)
    if (last === undefined) return { grain, parts: [], active: ZERO, left: [], ramp: ONE, rampMonth: null, moved: ZERO, own: ZERO }
    const { share, left } = activeIn(world, last.version, person, grain, horizon)
    const active = divide(share, plainShare(world, grain))
    const { share: ramp, month } = rampIn(world, last.version.ramp, last.member, grain)
    const parts = inForce.map(({ one, at, days: part }) => ({ version: at, year: one.year, days: part, season: one.shares[i] ?? ZERO }))
    const year = total(parts.map((part) => multiply(multiply(ratio(part.year), part.days), part.season)))
    const moved = total(
      versions.flatMap(({ moves, general, from, to }) =>
        moves
          .filter(({ day }) => day >= from && day <= to)
          .map(({ day, year: given }) => multiply(multiply(given, general[i] ?? ZERO), daysIn(world, grain, day, world.until))),
      ),
    )
    return { grain, parts, active, left, ramp, rampMonth: month, moved, own: add(multiply(multiply(year, active), ramp), moved) }
  })
  const reliefs = versions.at(-1)?.version.reliefs.filter(({ node }) => node === person) ?? []
  return before.map(({ own, ...month }) => {
    const kept = reliefs.reduce((so, relief) => {
      const { calendar } = world.core
      const within = (grain: number): boolean => {
        if (relief.period === null) return true
        const [from, to] = [parseDay(relief.period.from), parseDay(relief.period.to)]
        return from !== undefined && to !== undefined && grainStart(calendar, grain) >= from && grainEnd(calendar, grain) <= to
      }
      if (!within(month.grain)) return so
      const value = fromFraction(relief.value)
      if (relief.of === 'share') return multiply(so, subtract(ONE, value))
      const sum = total(before.filter(({ grain }) => within(grain)).map((one) => one.own))
      return isZero(sum) ? so : multiply(so, subtract(ONE, divide(value, sum)))
    }, ONE)
    const pad = fromFraction(versions.at(-1)?.version.pad ?? '0')
    const exact = multiply(multiply(own, kept), add(ONE, pad))
    if (sign(exact) < 0) {
      const span = reliefs[0]?.origin.span ?? versions.at(-1)?.version.moves.find(({ from }) => from === person)?.origin.span
      if (span !== undefined) world.problems.raise('CB892', person, span, { person })
    }
    return { ...month, relieved: kept, exact }
  })
}

/** Whole amounts of the months, whose sums to date are rounded once (RP3). */
export function wholeMonths(world: World, months: readonly Month[], isMoney: boolean): readonly Ratio[] {
  let exact = ZERO
  let given = ZERO
  return months.map((month) => {
    exact = add(exact, month.exact)
    const toDate = isMoney ? roundToUnit(exact, { mode: world.core.rounding.money.mode, unit: '1' }) : exact
    const part = subtract(toDate, given)
    given = toDate
    return part
  })
}
