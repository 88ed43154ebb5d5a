import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Ratio, ratio, total } from './ratio.ts'
import { shareByLargestRemainder, shareCumulatively, type Weight } from './share.ts'

const weigh = (...weights: (bigint | Ratio)[]): Weight[] =>
  weights.map((weight, i) => ({ key: 'abcdefgh'[i]!, weight: typeof weight === 'bigint' ? ratio(weight) : weight }))
const cents = { mode: 'half_up', unit: '1' } as const

describe('largest remainder', () => {
  const three = weigh(1n, 1n, 1n)

  // semantics 13, examples
  test('1,000,000 over three by 1,000', () =>
    expect(shareByLargestRemainder(1_000_000n, three, 1000n)).toEqual([334_000n, 333_000n, 333_000n]))

  // semantics 17.22
  test('a leftover smaller than the unit goes to the next', () =>
    expect(shareByLargestRemainder(1_000_500n, three, 1000n)).toEqual([334_000n, 333_500n, 333_000n]))

  test('a pool of $10,000 by points 5, 3, 1', () =>
    expect(shareByLargestRemainder(1_000_000n, weigh(5n, 3n, 1n))).toEqual([555_556n, 333_333n, 111_111n]))

  // semantics 13: 10,000,000 by the blended weights of four regions
  test('weights that are fractions', () =>
    expect(
      shareByLargestRemainder(10_000_000n, weigh(ratio(305n, 1000n), ratio(3075n, 10_000n), ratio(27n, 100n), ratio(1175n, 10_000n))),
    ).toEqual([3_050_000n, 3_075_000n, 2_700_000n, 1_175_000n]))

  test('equal remainders go to the earlier key, wherever it stands', () =>
    expect(shareByLargestRemainder(100n, [...three].reverse())).toEqual([33n, 33n, 34n]))

  test('weight zero gets nothing', () => expect(shareByLargestRemainder(101n, weigh(0n, 1n, 1n))).toEqual([0n, 51n, 50n]))
  test('an amount smaller than the unit', () => expect(shareByLargestRemainder(7n, three, 1000n)).toEqual([7n, 0n, 0n]))

  test('what cannot be shared is a bug', () => {
    expect(() => shareByLargestRemainder(1n, [])).toThrow('no weight above zero')
    expect(() => shareByLargestRemainder(1n, weigh(0n, 0n))).toThrow('no weight above zero')
    expect(() => shareByLargestRemainder(1n, weigh(2n, -1n))).toThrow('a weight below zero')
    expect(() => shareByLargestRemainder(1n, three, 0n)).toThrow(RangeError)
  })
})

const anyAmount = fc.bigInt(-(10n ** 14n), 10n ** 14n)
// few different weights, so that remainders are often equal
const anyShare = fc.oneof(
  fc.bigInt(0n, 2n).map((n) => ratio(n)),
  fc.tuple(fc.bigInt(0n, 10_000n), fc.bigInt(1n, 60n)).map(([n, d]) => ratio(n, d)),
)
const anyWeights = fc
  .uniqueArray(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 9 })
  .chain((keys) => fc.tuple(...keys.map((key) => anyShare.map((weight) => ({ key, weight })))))
  .filter((weights) => weights.some(({ weight }) => weight.n > 0n))
const anyUnit = fc.constantFrom(1n, 5n, 100n, 1000n)
const sum = (parts: bigint[]): bigint => parts.reduce((a, b) => a + b, 0n)

describe('laws of largest remainder', () => {
  test('parts always sum to the amount', () =>
    fc.assert(
      fc.property(anyAmount, anyWeights, anyUnit, (a, w, u) => {
        expect(sum(shareByLargestRemainder(a, w, u))).toBe(a)
      }),
    ))

  test('a reversal mirrors every part', () =>
    fc.assert(
      fc.property(anyAmount, anyWeights, anyUnit, (a, w, u) => {
        expect(shareByLargestRemainder(-a, w, u)).toEqual(shareByLargestRemainder(a, w, u).map((part) => -part))
      }),
    ))

  test('the order of the weights changes no part', () =>
    fc.assert(
      fc.property(anyAmount, anyWeights, anyUnit, (a, w, u) => {
        expect(shareByLargestRemainder(a, [...w].reverse(), u).reverse()).toEqual(shareByLargestRemainder(a, w, u))
      }),
    ))

  test('no part is a whole unit away from its exact share', () =>
    fc.assert(
      fc.property(anyAmount, anyWeights, anyUnit, (a, w, u) => {
        const all = total(w.map(({ weight }) => weight))
        for (const [i, part] of shareByLargestRemainder(a, w, u).entries()) {
          const { n, d } = w[i]!.weight
          const away = part * d * all.n - a * n * all.d // times d * all.n
          expect((away < 0n ? -away : away) < u * d * all.n).toBe(true)
        }
      }),
    ))
})

describe('cumulative shares', () => {
  const parts = (amount: bigint, ...shares: Ratio[]): bigint[] => shareCumulatively(ratio(amount), shares, cents).map(({ n }) => n)
  const third = ratio(1n, 3n)
  const percent = (n: bigint): Ratio => ratio(n, 100n)

  // semantics 3, examples
  test('$100.00 to three', () => expect(parts(10_000n, third, third, third)).toEqual([3333n, 3334n, 3333n]))
  test('its return', () => expect(parts(-10_000n, third, third, third)).toEqual([-3333n, -3334n, -3333n]))
  test('$1,000.01 at 60/40', () => expect(parts(100_001n, percent(60n), percent(40n))).toEqual([60_001n, 40_000n]))
  test('$0.01 at 50/50', () => expect(parts(1n, percent(50n), percent(50n))).toEqual([1n, 0n]))
  test('to nobody', () => expect(parts(1n)).toEqual([]))

  const anyShares = fc.array(fc.bigInt(1n, 1000n), { minLength: 1, maxLength: 9 }).map((counts) => counts.map((n) => ratio(n, sum(counts))))

  test('shares of 100% sum to the amount, and a reversal mirrors every part', () =>
    fc.assert(
      fc.property(anyAmount, anyShares, fc.constantFrom('half_up', 'half_even', 'half_down', 'up', 'down'), (amount, shares, mode) => {
        const there = shareCumulatively(ratio(amount), shares, { mode, unit: '1' })
        const back = shareCumulatively(ratio(-amount), shares, { mode, unit: '1' })
        expect(total(there)).toEqual(ratio(amount))
        expect(back.map(({ n }) => -n)).toEqual(there.map(({ n }) => n))
      }),
    ))
})
