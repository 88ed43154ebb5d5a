/** What the bounds say of doubles holds for doubles: no number is further off, and none is nearer to zero, than they say. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { functionOf, writer } from './doubles.ts'
import { worstOf } from './error.ts'
import { exactly } from './exact.ts'
import { below, constant, divisor, EXACT, input, larger, minus, type Num, pick, plus, smaller, times } from './number.ts'

const RANGES = [
  [-(10n ** 6n), 10n ** 6n],
  [0n, 10n ** 12n],
  [1n, 10n ** 9n],
  [-(2n ** 60n), 2n ** 60n],
] as const
const leaf: fc.Arbitrary<Num> = fc.oneof(
  fc.bigInt(-(10n ** 20n), 10n ** 20n).map(constant),
  fc.nat(RANGES.length - 1).map((slot) => input(slot, RANGES[slot]?.[0] ?? 0n, RANGES[slot]?.[1] ?? 0n)),
)
const { number } = fc.letrec<{ number: Num }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom(plus, minus, times, smaller, larger), tie('number'), tie('number'))
      .map(([operation, left, right]) => operation(left, right)),
    fc.tuple(tie('number'), tie('number'), tie('number')).map(([left, right, other]) => pick(below(left, right, true), left, other)),
  ),
}))
const inputs = fc.tuple(...RANGES.map(([low, high]) => fc.oneof(fc.constantFrom(low, high, low + 1n, high - 1n), fc.bigInt(low, high))))

/** A number in doubles, with how far it says that it may be off; undefined where doubles cannot tell. */
function inDoublesWithError(part: Num, handed: readonly bigint[]): readonly [value: number, error: number] | undefined {
  const { lines, name } = writer((slot) => `x[${slot}]`)
  const last = name(part)
  const error = part.exact || part.kind === 'constant' ? '0' : `${last}e`
  const run = functionOf<(x: readonly number[]) => readonly [number, number] | number>(
    `return (x) => {\n${lines.join('\n')}\nreturn [${last}, ${error}]\n}`,
  )
  const told = run(handed.map(Number))
  return typeof told === 'number' ? undefined : told
}

describe('numbers with bounds', () => {
  test('lie between them, are exact where they say so, and are never further off than the worst', () => {
    fc.assert(
      fc.property(number, inputs, (part, handed) => {
        const exact = exactly(part)(handed)
        expect(exact >= part.low && exact <= part.high).toBe(true)
        const told = inDoublesWithError(part, handed)
        if (told === undefined || part.kind === 'constant') return
        const [value, error] = told
        const off = BigInt(value) - exact
        const size = Number(off < 0n ? -off : off)
        if (part.exact) expect(size).toBe(0)
        expect(size).toBeLessThanOrEqual(error * 1.0001)
        const { error: worst, relative } = worstOf()(part)
        expect(error).toBeLessThanOrEqual(worst * 1.0001)
        if (Number.isFinite(relative)) expect(size).toBeLessThanOrEqual(relative * Math.abs(Number(exact)) * 1.0001)
      }),
      { numRuns: 5000 },
    )
  })

  test('a divisor is never zero, and keeps how far from zero its number is', () => {
    const quota = input(0, 0n, 10n ** 6n, 500n)
    const size = divisor(quota)
    expect([size.apart, exactly(size)([0n]), exactly(size)([700n])]).toEqual([500n, 1n, 700n])
    expect(times(size, size).apart).toBe(250_000n)
    expect(times(size, constant(EXACT)).exact).toBe(false)
  })
})
