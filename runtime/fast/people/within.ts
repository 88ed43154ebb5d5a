/** What everybody earned of a component in some pay periods together, without what is between them (semantics 8). */
import { payRun, type ReadyComponent } from './pay.ts'

/** In minor units, by person. */
export interface EarnedWithin {
  readonly amounts: Float64Array
  /** Whether doubles hold all that they were made of. */
  readonly held: boolean
  /** How many figures needed big integers. */
  readonly byBigIntegers: number
}

/** Doubles hold the sum of any two whole numbers up to here. */
const HALF = 2 ** 52

/**
 * Sums of `earned_m` over the pay periods named in `wanted`: each window adds its last value inside them less the one before, so that only the
 * ends of a row of periods are computed.
 */
export function earnedWithin(ready: ReadyComponent, wanted: ReadonlySet<string>): EarnedWithin {
  const { slots, people } = ready.places
  const times = new Map<number, number>()
  const count = (slot: number, by: number): void => {
    times.set(slot, (times.get(slot) ?? 0) + by)
  }
  slots.forEach(({ window, period }, slot) => {
    if (!wanted.has(period.label)) return
    count(slot, 1)
    if (slots[slot - 1]?.window.from === window.from) count(slot - 1, -1)
  })
  const amounts = new Float64Array(people.length)
  const here = new Float64Array(people.length)
  const run = payRun(ready)
  let byBigIntegers = 0
  let held = true
  for (const [slot, by] of times) {
    if (by === 0) continue
    // who has no part in the window has nothing there
    here.fill(0)
    const ran = run(slot, { into: here, stride: 1, offset: 0 })
    byBigIntegers += ran.byBigIntegers
    held = held && ran.beyond.size === 0
    for (let person = 0; person < amounts.length; person += 1) {
      const added = by * (here[person] ?? 0)
      const sum = (amounts[person] ?? 0) + added
      if (Math.abs(added) > HALF || Math.abs(sum) > HALF) held = false
      amounts[person] = sum
    }
  }
  return { amounts, held, byBigIntegers }
}
