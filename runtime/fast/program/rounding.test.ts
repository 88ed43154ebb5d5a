/** Quotients of whole numbers in doubles are rounded as big integers round them, near ties above all. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type RoundingMode, roundedExactly } from './number.ts'
import { EXACTLY, OF_PRODUCT } from './rounding.ts'

const MODES: readonly RoundingMode[] = ['half_up', 'half_down', 'half_even', 'up', 'down']

describe('rounding in doubles', () => {
  test('of a quotient', () => {
    const near = fc.tuple(fc.integer({ min: 1, max: 2 ** 25 }), fc.integer({ min: 0, max: 2 ** 26 }), fc.integer({ min: -1, max: 1 }))
    fc.assert(
      fc.property(near, fc.constantFrom(...MODES), fc.boolean(), ([under, halves, beside], mode, negative) => {
        const over = (Math.floor((halves * under) / 2) + beside) * (negative ? -1 : 1)
        expect(BigInt(EXACTLY[mode](over, under))).toBe(roundedExactly(BigInt(over), BigInt(under), mode))
      }),
      { numRuns: 20_000 },
    )
  })

  // over / under is h halves exactly, or beside it, and both factors of `over` are as large as doubles hold
  test('of a product that no double holds', () => {
    const size = fc.bigInt({ min: 1n, max: 2n ** 53n })
    fc.assert(
      fc.property(
        size,
        size,
        fc.bigInt({ min: 1n, max: 2n ** 51n }),
        fc.constantFrom(...MODES),
        fc.boolean(),
        (a, b, d, mode, negative) => {
          const divisors = [d, 2n * (1n + (d % 2n ** 20n)), a % 2n ** 51n, (2n * a) / 3n, 2n * b].filter(
            (one) => one > 0n && one <= 2n ** 51n,
          )
          for (const under of divisors) {
            if ((a * b) / under >= 2n ** 52n) continue
            const left = negative ? -a : a
            expect(BigInt(OF_PRODUCT[mode](Number(left), Number(b), Number(under)))).toBe(roundedExactly(left * b, under, mode))
          }
        },
      ),
      { numRuns: 20_000 },
    )
  })

  test('of a product at a tie and beside it: 12,345,678,901 x 87,654,321,099 / (2 x 87,654,321,099) ends in a half', () => {
    const [a, b] = [12_345_678_901, 87_654_321_099]
    expect(OF_PRODUCT.half_up(a, b, 2 * b)).toBe(6_172_839_451)
    expect(OF_PRODUCT.half_down(a, b, 2 * b)).toBe(6_172_839_450)
    expect(OF_PRODUCT.half_even(a, b, 2 * b)).toBe(6_172_839_450)
    expect(OF_PRODUCT.half_up(a, b, 2 * b + 1)).toBe(6_172_839_450)
    expect(OF_PRODUCT.half_up(-a, b, 2 * b)).toBe(-6_172_839_451)
    expect(OF_PRODUCT.up(a, b, b)).toBe(a)
  })
})
