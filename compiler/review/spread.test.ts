import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Move } from '../compare/moved.ts'
import { sidesOf } from '../compare/sides.ts'
import { changeBins } from './spread.ts'

const currency = { code: 'USD', digits: 2 }
const moveOf = (change: number, i: number): Move => {
  const id = `R-${i}`
  const person = { id, name: id, total: BigInt(change), parts: new Map<string, bigint>(), attainment: undefined }
  return { id, name: id, before: 0n, after: BigInt(change), change: BigInt(change), person, was: undefined, only: null }
}
const binsOf = (changes: readonly number[]) => {
  const moves = changes.map(moveOf)
  return changeBins(moves, sidesOf(moves), currency)
}
const times = (count: number, cents: number): number[] => Array.from({ length: count }, () => cents)

describe('bins of changes', () => {
  test('part those who lose, stay and gain where each are five or more', () =>
    expect(
      binsOf([...times(5, -150_000), ...times(6, 0), ...times(7, 50_000)]).map(({ label, word, people }) => [label, word, people]),
    ).toEqual([
      ['-$1,500 to -$1,000', 'lose', 5],
      ['no change', 'stay', 6],
      ['+$500 to +$1,000', 'gain', 7],
    ]))
  test('take in a side of fewer, and say so', () =>
    expect(
      binsOf([...times(2, -50_000), ...times(10, 0), ...times(8, 50_000)]).map(({ side, word, people }) => [side, word, people]),
    ).toEqual([
      ['mixed', 'lose or stay', 12],
      ['gain', 'gain', 8],
    ]))
  test('of fewer than five people are none', () => expect(binsOf(times(4, 100))).toEqual([]))
})

test('nobody is left out, and no bin is of fewer than five, whatever the changes are', () => {
  const cents = fc.oneof(fc.constant(0), fc.integer({ min: -500_000, max: 500_000 }), fc.constantFrom(-1, 1))
  fc.assert(
    fc.property(fc.array(cents, { minLength: 5, maxLength: 60 }), (changes) => {
      const bins = binsOf(changes)
      expect(bins.reduce((sum, { people }) => sum + people, 0)).toBe(changes.length)
      for (const { people } of bins) expect(people).toBeGreaterThanOrEqual(5)
      const count = (side: string): number => bins.reduce((sum, bin) => sum + (bin.side === side ? bin.people : 0), 0)
      expect(count('lose')).toBeLessThanOrEqual(changes.filter((change) => change < 0).length)
      expect(count('gain')).toBeLessThanOrEqual(changes.filter((change) => change > 0).length)
    }),
    { numRuns: 500 },
  )
})
