/** What everybody earned of a component in some pay periods together, without what is between them (semantics 8). */
import { payAt, type ReadyComponent } from './pay.ts'

/** In minor units, by person. */
export interface EarnedWithin {
  readonly amounts: Float64Array
  /** How many figures needed big integers. */
  readonly byBigIntegers: number
}

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
  const computed = [...times].filter(([, by]) => by !== 0)
  const { amounts, byBigIntegers } = payAt(
    ready,
    computed.map(([slot]) => slot),
  )
  const sums = new Float64Array(people.length)
  for (const [slot, by] of computed)
    for (let person = 0; person < sums.length; person += 1)
      sums[person] = (sums[person] ?? 0) + by * (amounts[person * slots.length + slot] ?? 0)
  return { amounts: sums, byBigIntegers }
}
