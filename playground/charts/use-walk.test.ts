import { describe, expect, test } from 'vitest'
import type { StopAt } from '../../compiler/describe/figure/payout.ts'
import { stopAfter, stopNear } from './use-walk.ts'

describe('the stop that a key leads to', () => {
  test.for([
    ['ArrowRight', undefined, 0],
    ['ArrowRight', 3, 4],
    ['ArrowRight', 4, 4],
    ['ArrowLeft', undefined, 4],
    ['ArrowLeft', 0, 0],
    ['ArrowUp', 1, 2],
    ['ArrowDown', 2, 1],
    ['Home', 3, 0],
    ['End', undefined, 4],
    ['a', 2, undefined],
  ] as const)('%s from %s of five: %s', ([key, at, next]) => expect(stopAfter(key, at, 5)).toBe(next))
  test('of a curve without any is none', () => expect(stopAfter('ArrowRight', undefined, 0)).toBeUndefined())
})

test('the nearest stop to the pointer', () => {
  const mark = { exact: '0', says: '0' }
  const stops = [0, 100, 180].map((left): StopAt => ({ x: mark, y: mark, at: '', pays: '', note: '', left, top: 0 }))
  expect([-20, 49, 51, 150, 900].map((left) => stopNear(stops, left))).toEqual([0, 0, 1, 2, 2])
  expect(stopNear([], 10)).toBeUndefined()
})
