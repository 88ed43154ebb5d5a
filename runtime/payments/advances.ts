import { grainEnd, grainOf } from '../calendar/fiscal.ts'
import type { Advance } from '../core/delays.ts'
import type { Credit } from '../evaluate/credit-line.ts'
import { compute } from '../evaluate/expression.ts'
import { rowReader } from '../evaluate/reader.ts'
import { dayIn, exactly } from '../evaluate/values.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { greatest, least, positive } from '../exact/minor.ts'
import { divide, isZero, type Ratio, ratio } from '../exact/ratio.ts'
import { keptOf } from './clawback.ts'
import { type EarnedPart, shareOfAmount, type Waiting } from './holdings.ts'

/** The part of a row that is paid at once. */
const advancedPart = ({ advanced, months }: Advance): Ratio =>
  advanced.kind === 'share' ? exactly(advanced.share) : ratio(BigInt(advanced.months), BigInt(months))

/**
 * Rows that are earned over months of service (semantics 9 step 2). Served to date is `R(E * k/n)`, month `k` counting the month of
 * `from` as 1; what is not yet served is held. `R(p * E)` is advanced from the first period in which the row is earned and has begun,
 * again where E rises later, and what is served pays it back: the row has paid the greater of the two to date. After a clawback a row
 * serves by what it earned before it, up to what is left of it: `R(E'/kept * k/n)`.
 *
 * Where a shortfall comes out of all pay, a row has never paid more than it earns: the rest is owed like any overpayment. Otherwise it
 * stays open, and only the row itself can pay it back. `before` is what waited after the period before.
 */
export function advancesOf(
  world: World,
  advance: Advance,
  parts: Iterable<EarnedPart>,
  period: Stretch,
  before: ReadonlyMap<string, Waiting>,
): readonly Waiting[] {
  const { env, moveTo } = rowReader(world, advance.record)
  const { money } = world.core.rounding
  const { months, shortfallFromAllPay } = advance
  const share = advancedPart(advance)
  const begins = (row: Credit): number | undefined => {
    moveTo(row.row, row.date)
    const from = dayIn(compute(advance.from, env))
    return from === undefined ? undefined : grainOf(world.core.calendar, from)
  }
  const waiting: Waiting[] = []
  for (const part of parts) {
    const { row, amount } = part
    const known = before.get(part.source)
    if (row === null || (amount === 0n && known === undefined)) continue
    const first = begins(row)
    const done = first === undefined ? 0 : Math.min(Math.max(period.last - first + 1, 0), months)
    const served = servedOf(world, row, amount, ratio(BigInt(done), BigInt(months)))
    const advanced = greatest(known?.advanced ?? 0n, done === 0 ? 0n : shareOfAmount(share, amount, money))
    const paid = advanced === 0n ? served : greatest(served, shortfallFromAllPay ? least(advanced, amount) : advanced)
    waiting.push({
      part,
      held: amount - served,
      due: { done, of: months },
      until: first === undefined ? undefined : grainEnd(world.core.calendar, first + months - 1),
      advanced,
      shortfall: shortfallFromAllPay ? positive(advanced - greatest(amount, served)) : 0n,
      open: paid - served,
    })
  }
  return waiting
}

/** What a row has served to date, never more than it earns. */
function servedOf(world: World, { record, row, date }: Credit, amount: bigint, part: Ratio): bigint {
  const kept = keptOf(world, { record, row, date })
  if (isZero(kept)) return amount
  const served = shareOfAmount(divide(part, kept), amount, world.core.rounding.money)
  return amount < 0n ? greatest(amount, served) : least(amount, served)
}
