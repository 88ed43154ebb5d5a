import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day, dayOf, daysBetween, monthsFrom, parseDay, parseDayAs, partsOf, showDay } from './day.ts'

const day = (text: string): Day => parseDay(text)!
const anyDay = fc.integer({ min: day('1800-01-01'), max: day('2300-12-31') }).map((n) => n as Day)

describe('days', () => {
  test.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2026-02-01', 20_485],
    ['0001-01-01', -719_162],
    ['9999-12-31', 2_932_896],
  ])('%s is %i days from 1970', (text, days) => {
    expect(parseDay(text)).toBe(days)
    expect(showDay(days as Day)).toBe(text)
  })

  test.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-01',
    '2026-04-31',
    '2026-01-00',
    '0000-01-01',
    '2026-2-1',
    '2026-02-01T00:00',
    ' 2026-02-01',
    '26-02-01',
    '',
  ])('`%s` is no day', (text) => expect(parseDay(text)).toBeUndefined())

  test('every day reads back, and agrees with the Gregorian calendar of Date in UTC', () =>
    fc.assert(
      fc.property(anyDay, (d) => {
        expect(parseDay(showDay(d))).toBe(d)
        expect(showDay(d)).toBe(new Date(d * 86_400_000).toISOString().slice(0, 10))
        const { year, month, day: dayOfMonth } = partsOf(d)
        expect(dayOf(year, month, dayOfMonth)).toBe(d)
      }),
      { numRuns: 2000 },
    ))

  test('a date that does not exist is a bug', () => expect(() => dayOf(2026, 2, 30)).toThrow('no such day: 2026-2-30'))
  test('days between', () => expect(daysBetween(day('2026-02-01'), addDays(day('2026-02-01'), 28))).toBe(28))
})

describe('patterns', () => {
  test.each([
    ['01/02/2026', 'DD/MM/YYYY', '2026-02-01'],
    ['01/02/2026', 'MM/DD/YYYY', '2026-01-02'],
    ['2026/02/01', 'YYYY/MM/DD', '2026-02-01'],
    ['01.02.2026', 'DD.MM.YYYY', '2026-02-01'],
    ['20260201', 'YYYYMMDD', '2026-02-01'],
    ['2026-02-01', 'YYYY-MM-DD', '2026-02-01'],
  ])('%s as %s', (text, pattern, iso) => expect(parseDayAs(text, pattern)).toBe(day(iso)))

  test.each([
    ['31/02/2026', 'DD/MM/YYYY'],
    ['02/31/2026', 'DD/MM/YYYY'],
    ['1/2/2026', 'DD/MM/YYYY'],
    ['01x02x2026', 'DD.MM.YYYY'],
    ['2026-02-01', 'DD/MM/YYYY'],
  ])('%s is not %s', (text, pattern) => expect(parseDayAs(text, pattern)).toBeUndefined())

  test.each(['DD/MM', 'DD/DD/YYYY', 'DD/MM/YY', 'YYYY(MM)DD', ''])('`%s` is no pattern', (pattern) =>
    expect(() => parseDayAs('01/02/2026', pattern)).toThrow(RangeError),
  )
})

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-02-28', 12, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['9999-12-31', 1, '10000-01-31'],
  ])('%s and %i months', (from, months, to) => expect(showDay(addMonths(day(from), months))).toBe(to))

  test.each([
    ['2026-01-31', '2026-02-28', 1],
    ['2026-01-31', '2026-02-27', 0],
    ['2026-01-31', '2026-03-30', 1],
    ['2026-02-28', '2026-03-31', 1],
    ['2026-02-01', '2026-02-01', 0],
    ['2026-02-02', '2026-02-01', -1],
    ['2026-03-31', '2026-02-28', -1],
  ])('from %s to %s', (from, to, months) => expect(monthsFrom(day(from), day(to))).toBe(months))

  test('months from a to b: the greatest n with addMonths(a, n) <= b', () =>
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const n = monthsFrom(a, b)
        expect(addMonths(a, n)).toBeLessThanOrEqual(b)
        expect(addMonths(a, n + 1)).toBeGreaterThan(b)
      }),
    ))
})
