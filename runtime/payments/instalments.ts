import { parsePeriod, periodAt } from '../calendar/fiscal.ts'
import type { Instalments } from '../core/delays.ts'
import { monthsOf, type Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { ratio } from '../exact/ratio.ts'
import { type EarnedPart, NO_ADVANCE, shareOfAmount, type Waiting } from './holdings.ts'

/**
 * What is not yet due of what was earned for each pay period: `E - R(E * k/n)`, the first instalment in the period itself and one in
 * each of the next (semantics 9 step 2, RP11).
 */
export function instalmentsOf(world: World, { count }: Instalments, parts: Iterable<EarnedPart>, period: Stretch): readonly Waiting[] {
  const { calendar, paid, rounding } = world.core
  const months = Number(monthsOf[paid])
  const waiting: Waiting[] = []
  for (const part of parts) {
    const { forPeriod, amount } = part
    const earnedIn = parsePeriod(calendar, forPeriod)
    if (amount === 0n || 'problem' in earnedIn) continue
    const done = (period.first - earnedIn.first) / months + 1
    if (done >= count) continue
    const until = periodAt(calendar, paid, earnedIn.first + (count - 1) * months).to
    const held = amount - shareOfAmount(ratio(BigInt(done), BigInt(count)), amount, rounding.money)
    waiting.push({ part, held, due: { done, of: count }, until, ...NO_ADVANCE })
  }
  return waiting
}
