import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { roundedExactly } from '../program/number.ts'
import { inProportion, throughOf, windowOf } from './attribute.ts'

const amount = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -(2 ** 40), max: 2 ** 40 }))
/** Pays that put some share on a half or next to it: odd multiples of half the base, and a cent beside. */
const pays = (whole: number) =>
  fc.oneof(
    fc.maxSafeInteger(),
    fc.integer({ min: -100_000, max: 100_000 }),
    fc.integer({ min: -50, max: 50 }).map((k) => Math.trunc(((2 * k + 1) * whole) / 2)),
  )

test.each(['half_up', 'half_even', 'up', 'down'] as const)('shares are those of big integers: %s', (mode) => {
  const rows = fc.array(amount, { minLength: 1, maxLength: 20 }).chain((adds) =>
    fc.record({
      adds: fc.constant(adds),
      // rows of windows before
      earlier: fc.array(amount, { maxLength: 3 }),
      pay: pays(adds.reduce((sum, one) => sum + one, 0)).filter(Number.isSafeInteger),
    }),
  )
  fc.assert(
    fc.property(rows, ({ adds, earlier, pay }) => {
      const whole = adds.reduce((sum, one) => sum + one, 0)
      const size = (value: bigint): bigint => (value < 0n ? -value : value)
      const most = adds.reduce((sum, one) => sum + size(BigInt(one)), 0n) * size(BigInt(pay))
      fc.pre(most < 2n ** 52n * size(BigInt(whole === 0 ? 1 : whole)))
      const into = new Float64Array(adds.length)
      const all = [...earlier, ...adds]
      const through = throughOf({ held: 'doubles', of: (place) => all[place] ?? 0 }, 0, all.length, new Float64Array(all.length))
      const window = windowOf(through, earlier.length, adds.length)
      expect(inProportion(window, pay, mode, into)).toBe(whole !== 0)
      if (whole === 0) return
      const sense = whole < 0 ? -1n : 1n
      let [base, last] = [0n, 0n]
      adds.forEach((add, i) => {
        base += BigInt(add)
        const through = sense * roundedExactly(BigInt(pay) * base, sense * BigInt(whole), mode)
        expect(BigInt(into[i] ?? 0)).toBe(through - last)
        last = through
      })
      expect(last).toBe(BigInt(pay))
    }),
    { numRuns: 3000 },
  )
})
