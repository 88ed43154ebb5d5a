import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { goalRange } from './goal-range.ts'
import { amountAt, nearestStep, stepsIn } from './goal-steps.ts'

const minor = (decimal: string): bigint => BigInt(decimal.replace('.', ''))

test('64,800.00 is followed by goals of 2,000 up to 162,000, from 78,000 on', () =>
  // 2.5 times 64,800 is 162,000, a 120th of it 1,350: the next round amount is 2,000; 1.2 times 64,800 is 77,760
  expect(goalRange(6_480_000n, 0n, 2)).toEqual({ low: '0.00', high: '162000.00', step: '2000.00', start: '78000.00', digits: 2 }))

test('every goal is a whole number of the currency, and the first one is above what is earned', () =>
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.bigInt({ min: 0n, max: 10n ** 12n }),
      fc.constantFrom(0, 2, 3),
      (pays, target, digits) => {
        const { low, high, step, start } = goalRange(pays, target, digits)
        const [from, to, by, first] = [minor(low), minor(high), minor(step), minor(start)]
        expect(by % 10n ** BigInt(digits)).toBe(0n)
        expect([to % by, first % by]).toEqual([0n, 0n])
        expect(first).toBeGreaterThan(pays)
        expect(first).toBeGreaterThan(from)
        expect(to).toBeGreaterThanOrEqual(first)
        expect((to - from) / by).toBeLessThanOrEqual(121n)
      },
    ),
  ))

test('a goal is the nearest step of its place, and every step is told exactly', () => {
  const range = goalRange(6_480_000n, 0n, 2)
  expect(stepsIn(range)).toBe(81)
  for (const at of [0, 1, 39, 81]) expect(nearestStep(range, amountAt(range, at))).toBe(at)
  expect(amountAt(range, 39)).toBe('78000.00')
  expect([nearestStep(range, '78999.99'), nearestStep(range, '79000.00'), nearestStep(range, '9999999.00')]).toEqual([39, 40, 81])
})
