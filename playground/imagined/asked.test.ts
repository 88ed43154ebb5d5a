import { expect, test } from 'vitest'
import { readImagined, writeImagined } from './asked.ts'

test('what is imagined comes back from the address as it went in', () => {
  const asked = { at: 2, moves: { cloud_bookings: 24, target: 0 } }
  expect(readImagined(writeImagined(asked))).toEqual(asked)
  expect(readImagined(undefined)).toEqual({ at: null, moves: {} })
})

test.for(['-1;x*2', '2;x*-3', ';;*;x*1e9', '<img>;y*<b>'])('%s moves nothing that it should not', (text) => {
  const { at, moves } = readImagined(text)
  expect(at === null || at >= 0).toBe(true)
  for (const steps of Object.values(moves)) expect(steps).toBeLessThan(1000)
})
