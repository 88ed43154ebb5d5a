import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shareOf } from '../../evaluate/credit-line.ts'
import { add, type Ratio, ratio, wholePart, ZERO } from '../../exact/ratio.ts'
import { growingExacts } from './exacts.ts'
import { partOf } from './parts.ts'

const all = (length: number): Uint32Array => Uint32Array.from({ length }, (_, i) => i)
const number = fc.option(
  fc.tuple(fc.bigInt({ min: -(2n ** 60n), max: 2n ** 60n }), fc.constantFrom(1n, 2n, 10n, 125n, 1000n, 3n)).map(([n, d]) => ratio(n, d)),
  { nil: undefined },
)

describe('exact numbers by place', () => {
  test('come back as they went in, and add up, whatever their size and divisor', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 12 }), (list) => {
        const growing = growingExacts()
        for (const one of list) growing.push(one)
        const exacts = growing.done(all(list.length))
        expect(list.map((_, place) => exacts.at(place))).toEqual(list)
        const there = list.flatMap((one): Ratio[] => (one === undefined ? [] : [one]))
        expect(exacts.sum(0, list.length)).toEqual({ sum: there.reduce(add, ZERO), filled: there.length })
      }),
    )
  })
  test('sums pass 2^53 without losing a unit', () => {
    const growing = growingExacts()
    const most = Number.MAX_SAFE_INTEGER
    for (const one of [most, most, 1, -1, most]) growing.pushWhole(one, 0)
    expect(growing.done(all(5)).sum(0, 5).sum).toEqual(ratio(3n * BigInt(most)))
  })
})

describe('parts of money', () => {
  const share = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 7 })).map(([n, d]) => ratio(BigInt(n), BigInt(d)))
  const mode = fc.constantFrom('half_up', 'half_even', 'half_down', 'up', 'down' as const)
  test('are those of the reference evaluator: shares of a row, and of a line', () => {
    const amount = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger())
    fc.assert(
      fc.property(amount, fc.constantFrom(0, 1, 3), share, share, fc.option(share), mode, (value, scale, own, before, part, rounds) => {
        const rounding = { money: { mode: rounds, unit: '1' }, ratio: { mode: rounds, unit: '0.01' } }
        const direct = { share: own, before, of: null }
        const line = part === null ? direct : { share: own, before: ZERO, of: { line: direct, part } }
        const expected = shareOf({ core: { rounding } }, line, ratio(BigInt(value), 10n ** BigInt(scale)), true)
        // a whole line is not rounded, and asked for without decimals only
        fc.pre(expected?.d === 1n)
        const whole = wholePart(expected ?? ZERO)
        const held = Number.isSafeInteger(Number(whole))
        const told = partOf({ rounding }, line, scale)(value)
        // where doubles do not hold the part, or a step to it, they say so
        if (!Number.isNaN(told)) expect(BigInt(told)).toBe(whole)
        expect(Number.isNaN(told) && held && Math.abs(value) < 2 ** 40).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })
})
