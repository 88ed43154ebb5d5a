import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from '../core/calendar.ts'
import { Per } from '../core/unit.ts'
import { type Day, dayOf, parseDay, showDay } from './day.ts'
import {
  fiscalYearOf,
  grainDays,
  grainEnd,
  grainOf,
  grainStart,
  grainWeight,
  nextPeriod,
  type Period,
  parsePeriod,
  periodAt,
  periodOf,
  periodsIn,
} from './fiscal.ts'

const february: Calendar = { startMonth: 2, namedBy: 'start', weeks: null }
const july: Calendar = { startMonth: 7, namedBy: 'end', weeks: null }
const january: Calendar = { startMonth: 1, namedBy: 'start', weeks: null }
const day = (text: string): Day => parseDay(text)!
const days = ({ from, to }: Period): string => `${showDay(from)}..${showDay(to)}`
const read = (calendar: Calendar, text: string): string => {
  const found = parsePeriod(calendar, text)
  if (!('problem' in found)) return `${found.label} ${days(found)}`
  return found.problem === 'form' ? 'form' : `ambiguous ${found.fiscal.label} ${found.readings.join(' ')}`
}

describe('grains', () => {
  const leap = grainOf(january, day('2028-02-10'))
  test('a leap February', () =>
    expect([showDay(grainStart(january, leap)), showDay(grainEnd(january, leap)), grainDays(january, leap)]).toEqual([
      '2028-02-01',
      '2028-02-29',
      29,
    ]))
  test('the index is absolute', () => expect(leap).toBe(2028 * 12 + 1))
  test('December is followed by January', () => expect(grainOf(january, day('2026-12-31')) + 1).toBe(grainOf(january, day('2027-01-01'))))
})

describe('years of weeks', () => {
  const calendar = (months: [number, number, number], weekday: number, month: number, by: Calendar['namedBy'] = 'start'): Calendar => ({
    startMonth: (month % 12) + 1,
    namedBy: by,
    weeks: { months, weekday, month },
  })
  const SATURDAY = 5
  const retail = calendar([4, 4, 5], SATURDAY, 1)
  test.each([
    // semantics 1: 4-4-5 from Sunday 2026-02-01: M01 = 1 to 28 Feb, M02 = 1 to 28 Mar, M03 = 29 Mar to 2 May
    ['FY26-M01', 'FY26-M01 2026-02-01..2026-02-28'],
    ['FY26-M02', 'FY26-M02 2026-03-01..2026-03-28'],
    ['FY26-M03', 'FY26-M03 2026-03-29..2026-05-02'],
    ['FY26-Q1', 'FY26-Q1 2026-02-01..2026-05-02'],
    ['FY26', 'FY26 2026-02-01..2027-01-30'], // 52 weeks: 30 January 2027 is the last Saturday
    // the year that ends on 2026-01-31 has 53 weeks, from 26 January 2025 on: the last month has 6, 21 December to 31 January
    ['FY25', 'FY25 2025-01-26..2026-01-31'],
    ['FY25-M12', 'FY25-M12 2025-12-21..2026-01-31'],
    ['FY25-M11', 'FY25-M11 2025-11-23..2025-12-20'],
    ['2026-02', 'form'],
    ['2026-Q1', 'ambiguous FY26-Q1 2026-02-01..2026-05-02 2026-01-01..2026-03-31'],
  ])('%s', (text, meaning) => expect(read(retail, text)).toBe(meaning))
  test('4-5-4 and 5-4-4', () => {
    expect(read(calendar([4, 5, 4], SATURDAY, 1), 'FY26-M02')).toBe('FY26-M02 2026-03-01..2026-04-04')
    expect(read(calendar([5, 4, 4], SATURDAY, 1), 'FY26-M01')).toBe('FY26-M01 2026-02-01..2026-03-07')
  })
  test('named by its end', () => expect(read(calendar([4, 4, 5], SATURDAY, 1, 'end'), 'FY27')).toBe('FY27 2026-02-01..2027-01-30'))
  test('a year that ends in December begins there too, and has the name of the year that it stands for', () =>
    // the last Sunday of December 2025 is the 28th, of 2026 the 27th
    expect(read(calendar([4, 4, 5], 6, 12), 'FY26')).toBe('FY26 2025-12-29..2026-12-27'))
  test('weeks of the months', () => {
    const weeks = (label: string) => {
      const found = parsePeriod(retail, label)
      return 'problem' in found ? [] : Array.from({ length: 12 }, (_, i) => grainWeight(retail, found.first + i))
    }
    expect(weeks('FY26')).toEqual([4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5])
    expect(weeks('FY25')).toEqual([4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 6])
  })
})

describe('names', () => {
  test.each([
    [february, 'FY26', 'FY26 2026-02-01..2027-01-31'],
    [february, 'FY26-Q1', 'FY26-Q1 2026-02-01..2026-04-30'],
    [february, 'FY26-Q4', 'FY26-Q4 2026-11-01..2027-01-31'],
    [february, 'FY26-H2', 'FY26-H2 2026-08-01..2027-01-31'],
    [february, 'FY26-M01', 'FY26-M01 2026-02-01..2026-02-28'],
    [february, 'FY26-M12', 'FY26-M12 2027-01-01..2027-01-31'],
    [february, '2026-02', 'FY26-M01 2026-02-01..2026-02-28'],
    [february, '2026-01', 'FY25-M12 2026-01-01..2026-01-31'],
    [july, 'FY20', 'FY20 2019-07-01..2020-06-30'],
    [july, 'FY20-H1', 'FY20-H1 2019-07-01..2019-12-31'],
    [january, 'FY26', 'FY26 2026-01-01..2026-12-31'],
    [january, '2026', 'FY26 2026-01-01..2026-12-31'],
    [january, '2026-Q2', 'FY26-Q2 2026-04-01..2026-06-30'],
    [january, '2026-H2', 'FY26-H2 2026-07-01..2026-12-31'],
    [january, 'FY1999', 'FY1999 1999-01-01..1999-12-31'],
    [january, 'FY2099', 'FY99 2099-01-01..2099-12-31'],
    [january, 'FY2100-Q1', 'FY2100-Q1 2100-01-01..2100-03-31'],
    [february, '2026-Q1', 'ambiguous FY26-Q1 2026-02-01..2026-04-30 2026-01-01..2026-03-31'],
    [july, '2020', 'ambiguous FY20 2019-07-01..2020-06-30 2020-01-01..2020-12-31'],
  ])('%o %s', (calendar, text, meaning) => expect(read(calendar, text)).toBe(meaning))

  test.each([
    '',
    'FY6',
    'fy26',
    'FY26-M13',
    'FY26-M00',
    'FY26-M1',
    'FY26-Q5',
    'FY26-H3',
    '2026-13',
    '2026-2',
    '26-02',
    'Q1',
    'FY26 ',
    '0000',
    'FY9999',
  ])('`%s` is none', (text) => expect(read(january, text)).toBe('form'))
})

const namedBy = fc.constantFrom('start', 'end')
const ofMonths = fc.record({ startMonth: fc.integer({ min: 1, max: 12 }), namedBy, weeks: fc.constant(null) })
const ofWeeks = fc
  .record({
    months: fc.constantFrom<[number, number, number]>([4, 4, 5], [4, 5, 4], [5, 4, 4]),
    weekday: fc.integer({ min: 0, max: 6 }),
    month: fc.integer({ min: 1, max: 12 }),
    namedBy,
  })
  .map(({ namedBy: by, ...weeks }): Calendar => ({ startMonth: (weeks.month % 12) + 1, namedBy: by, weeks }))
const anyCalendar: fc.Arbitrary<Calendar> = fc.oneof(ofMonths, ofWeeks)
const anyKind = fc.constantFrom(...Per.options)
const anyDay = fc.integer({ min: dayOf(1950, 1, 1), max: dayOf(2150, 12, 31) }).map((n) => n as Day)

describe('laws', () => {
  test('a label reads back', () =>
    fc.assert(
      fc.property(anyCalendar, anyKind, anyDay, (c, kind, d) => {
        expect(parsePeriod(c, periodOf(c, kind, d).label)).toEqual(periodOf(c, kind, d))
      }),
    ))

  test('a period contains its day, and the next one begins the day after', () =>
    fc.assert(
      fc.property(anyCalendar, anyKind, anyDay, (c, kind, d) => {
        const p = periodOf(c, kind, d)
        expect(p.from <= d && d <= p.to).toBe(true)
        expect(nextPeriod(c, p).from).toBe(p.to + 1)
        for (let g = p.first; g <= p.last; g++) expect(periodAt(c, kind, g)).toEqual(p)
      }),
    ))

  test('every period lies in one fiscal year', () =>
    fc.assert(
      fc.property(anyCalendar, anyKind, anyDay, (c, kind, d) => {
        const p = periodOf(c, kind, d)
        const year = fiscalYearOf(c, grainOf(c, d))
        expect(year.first <= p.first && p.last <= year.last).toBe(true)
        expect(year.last - year.first).toBe(11)
      }),
    ))
})

describe('periods of a range', () => {
  const labels = (from: string, to: string, kind: Per): string[] => periodsIn(february, kind, day(from), day(to)).map((p) => p.label)

  test('those that overlap it', () => expect(labels('2026-04-30', '2026-08-01', 'quarter')).toEqual(['FY26-Q1', 'FY26-Q2', 'FY26-Q3']))
  test('of one day', () => expect(labels('2027-01-31', '2027-01-31', 'year')).toEqual(['FY26']))
  test('of a whole year, by month', () => expect(labels('2026-02-01', '2027-01-31', 'month')).toHaveLength(12))
  test('none of an empty range', () => expect(labels('2026-02-02', '2026-02-01', 'month')).toEqual([]))
})
