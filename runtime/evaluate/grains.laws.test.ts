/** What is stated for a time adds up however it is cut: law 17 and RP3 for every way to count, on drawn people. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, parseDay } from '../calendar/day.ts'
import { periodsIn } from '../calendar/fiscal.ts'
import { type Core, Proration } from '../core/core.ts'
import { HOLIDAYS } from '../core/holidays.ts'
import { PRESENT } from '../core/people.ts'
import type { Per } from '../core/unit.ts'
import { add, equal, type Ratio, ratio, subtract, ZERO } from '../exact/ratio.ts'
import { dataOf, dateUnit, field, metric, origin, planOf, repField, repShape, statedQuota, statedTarget, textUnit } from './fixtures.ts'
import { lookupOf } from './lookup.ts'
import { collectProblems } from './problems.ts'
import { amountOfParts, countedDays, partsOfGrain } from './prorate.ts'
import { quotaOf } from './quota.ts'
import { timelineOf } from './spans.ts'
import { targetOf } from './target.ts'
import { windowAt } from './windows.ts'
import { NOTHING_PLANNED, type World } from './world.ts'

const day = (text: string): Day => parseDay(text)!
const show = (on: Day): string => new Date(on * 86_400_000).toISOString().slice(0, 10)

const reps = {
  ...repShape,
  fields: [...repShape.fields, field('starts', dateUnit)],
  history: { from: 'starts', to: null },
}
const absences = {
  ...repShape,
  name: 'absence',
  file: 'absences.csv',
  fields: [field('id', textUnit), field('who', { kind: 'reference', record: 'rep' }), field('starts', dateUnit), field('ends', dateUnit)],
}
const holidays = { ...repShape, name: HOLIDAYS, file: 'holidays.csv', key: ['date'] as [string], fields: [field('date', dateUnit)] }
const DAYS_OFF = ['2025-12-25', '2026-02-16', '2026-05-25', '2026-07-03', '2026-12-25', '2027-01-01', '2027-01-18']

const calendars: readonly Core['calendar'][] = [
  { startMonth: 2, namedBy: 'start', weeks: null },
  { startMonth: 1, namedBy: 'start', weeks: null },
  { startMonth: 2, namedBy: 'start', weeks: { months: [4, 4, 5], weekday: 5, month: 1 } },
  { startMonth: 1, namedBy: 'start', weeks: { months: [5, 4, 4], weekday: 6, month: 12 } },
]
const BY = Proration.shape.by.options
const REASONS = Proration.shape.reasons.element.options

interface Drawn {
  readonly calendar: Core['calendar']
  readonly by: Proration['by']
  readonly reasons: Proration['reasons']
  readonly per: Per
  readonly hired: number
  readonly left: number | undefined
  readonly raised: number
  readonly away: readonly (readonly [number, number])[]
  readonly values: readonly [number, number]
}
const offset = fc.integer({ min: 0, max: 370 })
const drawn: fc.Arbitrary<Drawn> = fc.record({
  calendar: fc.constantFrom(...calendars),
  by: fc.constantFrom(...BY),
  reasons: fc.subarray([...REASONS]),
  per: fc.constantFrom('month', 'quarter', 'half', 'year'),
  hired: fc.integer({ min: -20, max: 200 }),
  left: fc.option(fc.integer({ min: 100, max: 400 }), { nil: undefined }),
  raised: offset,
  away: fc.array(fc.tuple(offset, fc.integer({ min: 0, max: 60 })), { maxLength: 3 }),
  values: fc.tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 9_999_999 })),
})

/** A world of one person, `ann`, in a plan of one fiscal year. */
function worldOf({ calendar, by, reasons, per, hired, left, raised, away, values }: Drawn): World {
  const year = periodsIn(calendar, 'year', day('2026-03-01'), day('2026-03-01'))[0]!
  const on = (at: number): string => show(addDays(year.from, at))
  const prorate = { by, reasons }
  const core = planOf({
    calendar,
    effective: { from: show(year.from), to: show(year.to) },
    records: [reps, absences, holidays],
    people: {
      record: 'rep',
      where: null,
      hired: 'hired_on',
      left: 'left_on',
      label: null,
      presence: { ...PRESENT, away: [{ record: 'absence', whose: 'who', from: 'starts', to: 'ends', origin }] },
    },
    holidays: HOLIDAYS,
    measures: [metric('sales', 'year', { quota: statedQuota(repField('target'), per, prorate) })],
    target: statedTarget(repField('target'), per, prorate),
  })
  const cents = (value: number): string => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`
  const row = { id: 'ann', hired_on: on(hired), left_on: left === undefined ? undefined : on(left) }
  const data = dataOf(core, {
    rep: [
      { ...row, target: cents(values[0]), starts: '2020-01-01' },
      { ...row, target: cents(values[1]), starts: on(raised) },
    ],
    absence: away.map(([from, length], i) => ({ id: `${i}`, who: 'ann', starts: on(from), ends: on(from + length) })),
    holiday: DAYS_OFF.map((date) => ({ date })),
  })
  const problems = collectProblems((finding) => {
    throw new Error(finding.message)
  })
  return {
    core,
    data,
    lookup: lookupOf(core, data, problems),
    given: { measures: [], target: null },
    eventsTo: year.to,
    clawedTo: year.to,
    from: year.from,
    until: year.to,
    problems,
    earned: () => undefined,
    planned: NOTHING_PLANNED,
  }
}

const total = (amounts: readonly (Ratio | undefined)[]): Ratio => amounts.reduce<Ratio>((sum, one) => add(sum, one ?? ZERO), ZERO)
const windowsOf = (world: World, per: Per) => periodsIn(world.core.calendar, per, world.from, world.until)

describe('months, quarters, halves and the year agree to the cent (law 17, RP3)', () => {
  test('of a target', () =>
    fc.assert(
      fc.property(drawn, (one) => {
        const world = worldOf(one)
        const of = (per: Per) => total(windowsOf(world, per).map(({ first, last }) => targetOf(world, 'ann', world.until, first, last)))
        for (const per of ['month', 'quarter', 'half'] as const) expect(equal(of(per), of('year'))).toBe(true)
      }),
      { numRuns: 150 },
    ))
  test('of a quota in money', () =>
    fc.assert(
      fc.property(drawn, (one) => {
        const world = worldOf(one)
        const measure = world.core.measures[0]!
        const of = (per: Per) =>
          total(
            windowsOf(world, per).map((period) =>
              quotaOf(world, 'ann', world.until, measure, windowAt(world, per, period.to), 'full', period.to),
            ),
          )
        for (const per of ['month', 'quarter', 'half'] as const) expect(equal(of(per), of('year'))).toBe(true)
      }),
      { numRuns: 100 },
    ))
})

test('nobody who is there all year loses anything, whatever is counted', () =>
  fc.assert(
    fc.property(drawn, (one) => {
      const value = one.values[0]
      const world = worldOf({ ...one, hired: -20, left: undefined, away: [], values: [value, value] })
      const times = { month: 12n, quarter: 4n, half: 2n, year: 1n }[one.per]
      const year = windowsOf(world, 'year')[0]!
      expect(targetOf(world, 'ann', world.until, year.first, year.last)).toEqual(ratio(BigInt(value) * times))
    }),
    { numRuns: 60 },
  ))

test('a time that is cut anywhere adds up to the whole, where days are counted', () =>
  fc.assert(
    fc.property(drawn, offset, (one, cut) => {
      const by = one.by === 'workdays' || one.by === 'days_in_year' ? one.by : 'days'
      const all: Drawn = { ...one, by, reasons: [...REASONS] }
      const exact = (part: Partial<Drawn>): Ratio => {
        const world = worldOf({ ...all, ...part })
        const counting = countedDays(timelineOf(world, 'ann', world.until), world.core.target!.prorate)
        const valueOn = (on: Day): Ratio => ratio(BigInt(on < addDays(world.from, one.raised) ? one.values[0] : one.values[1]))
        const months = windowsOf(world, 'month').map(({ first }) =>
          partsOfGrain(world, counting, first, { valueOn, per: one.per, prorate: world.core.target!.prorate }),
        )
        return total(months.map((parts) => amountOfParts(parts ?? [])))
      }
      // until the day before the cut, and from it on
      const until = one.left === undefined ? cut - 1 : Math.min(cut - 1, one.left)
      const before = cut - 1 < 0 ? ZERO : exact({ left: until })
      const after = exact({ hired: Math.max(cut, one.hired) })
      expect(subtract(exact({}), add(before, after))).toEqual(ZERO)
    }),
    { numRuns: 120 },
  ))

test('a new row that changes nothing changes no cent', () =>
  fc.assert(
    fc.property(drawn, offset, (one, raised) => {
      const values = [one.values[0], one.values[0]] as const
      const of = (at: number) => {
        const world = worldOf({ ...one, values, raised: at })
        return windowsOf(world, 'month').map(({ first }) => targetOf(world, 'ann', world.until, first, first))
      }
      expect(of(raised)).toEqual(of(0))
    }),
    { numRuns: 60 },
  ))
