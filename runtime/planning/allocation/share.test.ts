import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, compare, divide, equal, fromDecimal, multiply, type Ratio, ratio, total, ZERO } from '../../exact/ratio.ts'
import { shareByLargestRemainder } from '../../exact/share.ts'
import { type Given, type Part, shareWithin } from './share.ts'

const part = (key: string, weight: string, more: Partial<Part> = {}): Part => ({
  key,
  weight: fromDecimal(weight) ?? ZERO,
  floor: null,
  ceiling: null,
  fixed: null,
  ...more,
})
const amounts = (found: ReturnType<typeof shareWithin>): bigint[] => ('left' in found ? [] : found.map(({ amount }) => amount))
const three = (amount: bigint): bigint[] => amounts(shareWithin(amount, [part('a', '1'), part('b', '1'), part('c', '1')], 1000n))

describe('figures of the semantics, section 13', () => {
  test('1,000,000 over three by 1,000; 500 over goes to the next in the order', () => {
    expect(three(1_000_000n)).toEqual([334_000n, 333_000n, 333_000n])
    expect(three(1_000_500n)).toEqual([334_000n, 333_500n, 333_000n])
  })
  test('what a ceiling cuts goes to the others, above their floors', () => {
    // clamping each once would give 400,000, 400,000, 120,000 and lose 80,000
    const bounds = { floor: 120_000n, ceiling: 400_000n }
    const parts = [part('a', '0.7', bounds), part('b', '0.2', bounds), part('c', '0.1', bounds)]
    expect(amounts(shareWithin(1_000_000n, parts, 1n))).toEqual([400_000n, 400_000n, 200_000n])
  })
  test('four regions between 1.5 and 3.2 million', () => {
    const bounds = { floor: 1_500_000n, ceiling: 3_200_000n }
    const parts = [part('a', '0.305', bounds), part('b', '0.3075', bounds), part('c', '0.27', bounds), part('d', '0.1175', bounds)]
    expect(amounts(shareWithin(11_000_000n, parts, 1n))).toEqual([3_200_000n, 3_200_000n, 3_100_000n, 1_500_000n])
  })
  test('a part without weight cannot take what is left (17.23)', () => {
    const parts = [part('a', '0', { ceiling: 500n }), part('b', '1', { ceiling: 400n })]
    expect(shareWithin(600n, parts, 1n)).toEqual({ left: ratio(200n) })
    expect(amounts(shareWithin(400n, parts, 1n))).toEqual([0n, 400n])
  })
  test('what is missing below the floors is told', () => {
    expect(shareWithin(100n, [part('a', '1', { floor: 80n }), part('b', '1', { floor: 70n })], 1n)).toEqual({ left: ratio(-50n) })
  })
  test('each on its own is rounded half up, and the sum may differ', () => {
    const parts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'].map((key) => part(key, '1'))
    // 25,000,000 / 12 = 2,083,333.33..., to 100,000: 2,100,000 each
    expect(new Set(amounts(shareWithin(25_000_000n, parts, 100_000n, true)))).toEqual(new Set([2_100_000n]))
  })
})

// ---- laws

const weight = fc.oneof(
  { weight: 1, arbitrary: fc.constant(ZERO) },
  // nearly alike, so that several parts stand between their bounds at once
  { weight: 6, arbitrary: fc.bigInt({ min: 90n, max: 110n }).map((n) => ratio(n)) },
  { weight: 2, arbitrary: fc.tuple(fc.bigInt({ min: 1n, max: 10_000n }), fc.bigInt({ min: 1n, max: 97n })).map(([n, d]) => ratio(n, d)) },
)
/** Parts with bounds and fixed amounts near each other, and an amount on a corner of them, or a cent beside one. */
const problem = fc
  .tuple(
    fc.array(
      fc.record({
        weight,
        floor: fc.option(fc.bigInt({ min: 0n, max: 3000n }), { freq: 2 }),
        width: fc.option(fc.bigInt({ min: 0n, max: 4000n }), { freq: 2 }),
        fixed: fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, fc.bigInt({ min: 0n, max: 5000n })),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    fc.bigInt({ min: 0n, max: 20_000n }),
    fc.constantFrom(1n, 7n, 100n, 1000n),
    fc.constantFrom('any', 'between', 'between', 'floors', 'floors + 1', 'floors - 1', 'ceilings', 'ceilings - 1'),
  )
  .map(([raw, any, unit, corner]) => {
    const parts = raw.map(
      ({ weight: own, floor, width, fixed }, i): Part => ({
        key: `k${i}`,
        weight: own,
        floor,
        ceiling: width === null ? null : (floor ?? 0n) + width,
        fixed,
      }),
    )
    const sum = (of: (one: Part) => bigint): bigint => parts.reduce((so, one) => so + of(one), 0n)
    const low = sum((one) => one.fixed ?? one.floor ?? 0n)
    const high = sum((one) => one.fixed ?? one.ceiling ?? 4000n)
    const amount =
      {
        any,
        between: (low + high) / 2n,
        floors: low,
        'floors + 1': low + 1n,
        'floors - 1': low > 0n ? low - 1n : 0n,
        ceilings: high,
        'ceilings - 1': high > 0n ? high - 1n : 0n,
      }[corner] ?? any
    return { parts, amount, unit }
  })

/** Whether exact amounts are `clamp(lambda * weight)` of one lambda: those between their bounds have one ratio, those held lie on its sides. */
function isOneLambda(parts: readonly Part[], given: readonly Given[]): boolean {
  const free = parts.flatMap((one, i) => (one.fixed === null && !equal(one.weight, ZERO) ? [{ one, exact: given[i]?.exact ?? ZERO }] : []))
  const lambdaAt = ({ one, exact }: (typeof free)[number]): Ratio => divide(exact, one.weight)
  const held = (at: (typeof free)[number], bound: bigint | null): boolean => bound !== null && equal(at.exact, ratio(bound))
  const inside = free.filter((at) => !held(at, at.one.floor ?? 0n) && !held(at, at.one.ceiling))
  const [first] = inside
  if (first === undefined) return true
  const lambda = lambdaAt(first)
  return free.every((at) => {
    const own = compare(lambdaAt(at), lambda)
    if (own === 0) return true
    return own > 0 ? held(at, at.one.floor ?? 0n) : held(at, at.one.ceiling)
  })
}

describe('laws', () => {
  test('the parts sum to the amount, each within its bounds, and those set by hand keep theirs', () => {
    fc.assert(
      fc.property(problem, ({ parts, amount, unit }) => {
        const found = shareWithin(amount, parts, unit)
        if ('left' in found) return
        expect(found.reduce((sum, one) => sum + one.amount, 0n)).toBe(amount)
        expect(equal(total(found.map(({ exact }) => exact)), ratio(amount))).toBe(true)
        parts.forEach(({ floor, ceiling, fixed }, i) => {
          const got = found[i]?.amount ?? 0n
          if (fixed !== null) expect(got).toBe(fixed)
          else {
            expect(got).toBeGreaterThanOrEqual(floor ?? 0n)
            if (ceiling !== null) expect(got).toBeLessThanOrEqual(ceiling)
          }
        })
        expect(isOneLambda(parts, found)).toBe(true)
      }),
      { numRuns: 4000 },
    )
  })
  test('an amount is refused only where the bounds leave no way, and what is left over is told to the cent', () => {
    fc.assert(
      fc.property(problem, ({ parts, amount, unit }) => {
        const found = shareWithin(amount, parts, unit)
        const rest = amount - parts.reduce((sum, { fixed }) => sum + (fixed ?? 0n), 0n)
        const free = parts.filter(({ fixed }) => fixed === null)
        const low = free.reduce((sum, { floor }) => sum + (floor ?? 0n), 0n)
        const open = free.some((one) => one.ceiling === null && !equal(one.weight, ZERO))
        const high = free.reduce((sum, one) => sum + (equal(one.weight, ZERO) ? (one.floor ?? 0n) : (one.ceiling ?? 0n)), 0n)
        const possible = rest >= low && (open || rest <= high)
        expect('left' in found).toBe(!possible)
        if ('left' in found) expect(found.left).toEqual(ratio(rest < low ? rest - low : rest - high))
      }),
      { numRuns: 4000 },
    )
  })
  test('the order of the parts never matters', () => {
    fc.assert(
      fc.property(problem, fc.infiniteStream(fc.nat()), ({ parts, amount, unit }, random) => {
        const shuffled = [...parts].map((one) => ({ one, at: random.next().value as number })).sort((a, b) => a.at - b.at)
        const byKey = (list: readonly Part[]): Map<string, bigint | undefined> => {
          const found = shareWithin(amount, list, unit)
          return new Map('left' in found ? [] : list.map(({ key }, i) => [key, found[i]?.amount]))
        }
        expect(new Map([...byKey(shuffled.map(({ one }) => one))].sort())).toEqual(new Map([...byKey(parts)].sort()))
      }),
      { numRuns: 2000 },
    )
  })
  test('without bounds it is the largest remainder of pools and prizes', () => {
    fc.assert(
      fc.property(problem, ({ parts, amount, unit }) => {
        const plain = parts.map((one) => ({ ...one, floor: null, ceiling: null, fixed: null, weight: add(one.weight, ratio(1n, 3n)) }))
        expect(amounts(shareWithin(amount, plain, unit))).toEqual(shareByLargestRemainder(amount, plain, unit))
      }),
      { numRuns: 2000 },
    )
  })
  test('all weights times one number change nothing', () => {
    fc.assert(
      fc.property(problem, fc.bigInt({ min: 1n, max: 999n }), ({ parts, amount, unit }, n) => {
        const more = parts.map((one) => ({ ...one, weight: multiply(one.weight, ratio(n)) }))
        expect(amounts(shareWithin(amount, more, unit))).toEqual(amounts(shareWithin(amount, parts, unit)))
      }),
      { numRuns: 1000 },
    )
  })
})
