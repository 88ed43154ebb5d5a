import { describe, expect, test } from 'vitest'
import { axisAround, axisBetween, sayTick } from './axis.ts'

describe('an axis', () => {
  test('ends on round numbers, and has them', () => {
    const { high, ticks } = axisAround([90_000], 250, 0, 5)
    expect([high, ticks]).toEqual([100_000, [0, 20_000, 40_000, 60_000, 80_000, 100_000]])
  })
  test('of amounts below zero ends below them', () => expect(axisAround([-30, 90], 250, 0, 5).low).toBe(-40))
  test('of nothing but zero still has room', () => expect(axisAround([0, 0], 250, 0, 5).at(0)).toBe(250))
  test('without length holds everything in its middle', () => expect(axisBetween(3, 3, 0, 100).at(3)).toBe(50))
})

describe('a round number is written as its axis writes numbers', () => {
  test.for([
    [20_000, '$1.00', '$20,000'],
    [0.5, '100%', '50%'],
    [-1500, 'SEK 2.00', '-SEK 1,500'],
    [2.5, '3', '2.5'],
    [1_500_000, '$1.00', '$1.5M'],
    [-20_000_000_000, '$1.00', '-$20B'],
    [2e18, '$1.00', '$2e18'],
    [2e-10, '1', '0.0000000002'],
    [0.30000000000000004, '1', '0.3'],
  ] as const)('%d like %s', ([value, says, tick]) => expect(sayTick(value, { exact: '0', says })).toBe(tick))
})
