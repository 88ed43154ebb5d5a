import { describe, expect, test } from 'vitest'
import { dayInZone, isZone, showDay } from './day.ts'

describe('the day of a timestamp', () => {
  test.each([
    ['2020-01-31T23:30:00Z', 'Europe/Berlin', '2020-02-01'],
    ['2020-01-31T23:30:00Z', 'UTC', '2020-01-31'],
    ['2020-01-31T23:30:00Z', 'America/New_York', '2020-01-31'],
    ['2020-02-01T04:59:59.999Z', 'America/New_York', '2020-01-31'],
    ['2020-02-01T05:00:00Z', 'America/New_York', '2020-02-01'],
    ['2020-07-01T04:00:00Z', 'America/New_York', '2020-07-01'], // summer time
    ['2020-01-31T23:30:00+02:00', 'UTC', '2020-01-31'],
    ['2020-02-01T01:30:00+02:00', 'UTC', '2020-01-31'],
    ['2020-01-31T23:30:00-0530', 'UTC', '2020-02-01'],
    ['2020-01-31T23:30', 'Asia/Tokyo', '2020-01-31'], // without an offset: local already
    ['2020-01-31 23:30:00', 'Asia/Tokyo', '2020-01-31'],
    ['1969-12-31T23:59:59Z', 'UTC', '1969-12-31'],
  ])('%s in %s', (text, zone, printed) => expect(showDay(dayInZone(text, zone)!)).toBe(printed))

  test.each(['2020-01-31', '2020-02-30T10:00:00Z', '2020-01-31T24:00:00Z', '2020-01-31T10:60:00Z', '2020-01-31T10:00:00 Z', 'noon', ''])(
    '`%s` is no timestamp',
    (text) => expect(dayInZone(text, 'UTC')).toBeUndefined(),
  )

  test('a zone that does not exist is a bug', () => expect(() => dayInZone('2020-01-31T10:00:00Z', 'Mars/Olympus')).toThrow(RangeError))
})

test('zones', () => expect(['Europe/Berlin', 'UTC', 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, false, false]))
