import type { Core } from '../core/core.ts'
import type { Draw } from '../core/payments.ts'
import { IN_PLAN, type Terms } from '../currency/terms.ts'
import { exactly } from '../evaluate/values.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { least, positive, sumOf } from '../exact/minor.ts'
import { ONE, type Ratio } from '../exact/ratio.ts'
import { worldFor } from '../exceptions/world.ts'
import type { EarningLine } from '../ledger/lines.ts'
import { amountIn, isForgiven, leavesIn, monthNumber } from './draws.ts'
import { type DrawNow, type Payout, type Settled, type Shares, settle } from './fold.ts'
import { type Posted, partOf, type Waiting } from './holdings.ts'
import { newAccount, type Opening } from './opening.ts'
import { payoutNow } from './payout.ts'
import { type Change, type WaitingChange, waitingChanges } from './waiting.ts'

/** The share of later pay that may recover what was taken back; `never` leaves only corrections and clawbacks, recovered whole (17.6). */
export function sharesOf(core: Core): Shares {
  const known = shares.get(core)
  if (known !== undefined) return known
  const { overpayment, rounding, payments } = core
  const owed: Ratio = overpayment === 'never' ? ONE : exactly(overpayment)
  const own = payments.clawbacks.find(({ recovered }) => recovered !== null)?.recovered ?? null
  const made = { money: rounding.money, owed, clawed: own === null ? owed : exactly(own) }
  shares.set(core, made)
  return made
}

const shares = new WeakMap<Core, Shares>()

/** One period of one person's account. */
export interface Period {
  readonly period: Stretch
  /** All that was earned, with what was taken back counted as owed instead (the first line of a payslip). */
  readonly earned: bigint
  /** What is held or advanced more, or less, than before. */
  readonly changes: readonly Change[]
  readonly settled: Settled
  /** Held in all after the period, and advanced in all. */
  readonly held: bigint
  readonly advanced: bigint
  /** Part by part. */
  readonly waiting: readonly Waiting[]
}

/**
 * A person's account, folded forward over the pay periods (semantics 9), from where it stands before. `worlds` are the plan as seen at
 * each period's end. At every period: what was open before + sum of earnings = sum of cash + held + deferred - owed - draw balance - advanced.
 */
export function accountOf(
  worlds: readonly World[],
  person: string,
  byPeriod: ReadonlyMap<string, readonly Posted[]>,
  periods: readonly Stretch[],
  opening: Opening = newAccount(),
  terms: Terms = IN_PLAN,
): Period[] {
  const { components } = opening
  let { outstanding } = opening
  return periods.flatMap((period, place): Period[] => {
    const seen = worlds[place]
    if (seen === undefined) return []
    const world = worldFor(seen, person)
    const posted = byPeriod.get(period.label) ?? []
    const changes = waitingChanges(inMoney(world, terms), components, posted, period)
    const { taken, clawed } = takenBack(world.core, posted, changes)
    const ownShare = world.core.payments.clawbacks.some(({ recovered }) => recovered !== null)
    const clawedBack = ownShare ? least(clawed, taken) : 0n
    const earned = sumOf(posted.map(({ line }) => line.amount))
    const due = earned - sumOf([...changes.values()].map(({ withheld }) => withheld))
    const settled = settle(
      {
        due,
        takenBack: taken - clawedBack,
        clawedBack,
        draw: drawNow(world, person, period, terms),
        payout: inAccount(payoutNow(world, person, period), terms, period),
      },
      outstanding,
      { ...sharesOf(world.core), money: terms.money ?? world.core.rounding.money },
    )
    outstanding = settled.after
    const waiting = [...components.values()].flatMap((component) => [...component.waiting.values()])
    return [
      {
        period,
        earned: earned + taken + settled.short,
        changes: [...changes.values()].flatMap((one) => one.changes),
        settled,
        held: sumOf([...components.values()].map(({ held }) => held)),
        advanced: sumOf(waiting.map(({ open }) => open)),
        waiting,
      },
    ]
  })
}

/** What a component comes to for a person: earned by it, and paid on by it to others or from them. */
const ofComponent = ({ item }: EarningLine): boolean => item === 'earned' || item === 'split'

/**
 * `C`: what corrections, clawbacks and components with a negative period take back, less what of it was only held, or stays advanced (17.5); and the part
 * that clawbacks take.
 */
function takenBack(
  { payments }: Core,
  posted: readonly Posted[],
  changes: ReadonlyMap<string, WaitingChange>,
): { taken: bigint; clawed: bigint } {
  const originals = new Map<string, bigint>()
  for (const { line } of posted)
    if (line.kind === 'original' && ofComponent(line)) originals.set(line.component, (originals.get(line.component) ?? 0n) + line.amount)
  const takes = ({ line }: Posted): boolean => line.kind !== 'original' || (ofComponent(line) && (originals.get(line.component) ?? 0n) < 0n)
  const of = (some: readonly Posted[]): bigint => {
    const onHeld = payments.delays.map((delay) => {
      const sources = new Set(some.flatMap((one) => partOf(delay, one) ?? []))
      return sources.size === 0 ? 0n : (changes.get(delay.component)?.onParts(sources) ?? 0n)
    })
    return positive(sumOf(onHeld) - sumOf(some.map(({ line }) => line.amount)))
  }
  return { taken: of(posted.filter(takes)), clawed: of(posted.filter(({ line }) => line.kind === 'clawback')) }
}

/** The same world with money rounded as in the account. */
function inMoney(world: World, { money }: Terms): World {
  const { rounding } = world.core
  if (money === null || (money.mode === rounding.money.mode && money.unit === rounding.money.unit)) return world
  return { ...world, counting: undefined, core: { ...world.core, rounding: { ...rounding, money } } }
}

/** The most and the least in the currency of the account. */
const inAccount = ({ most, least: lowest }: Payout, { inPay }: Terms, period: Stretch): Payout => ({
  most: most === undefined ? undefined : inPay(most, period),
  least: lowest === undefined ? undefined : inPay(lowest, period),
})

/** The plan's draw for one person in one period; it stands in the account of the currency that the person has then. */
function drawNow(world: World, person: string, period: Stretch, { isCurrent, inPay }: Terms): DrawNow | undefined {
  const { draw } = world.core.payments
  if (draw === null) return undefined
  const month = monthNumber(world, person, draw, period)
  return {
    amount: isCurrent(period) ? inPay(amountIn(world, person, draw, period), period) : 0n,
    recovery: draw.recovery,
    share: month !== undefined && month >= draw.fromMonth ? exactly(draw.share) : undefined,
    forgiven: isForgiven(world, person, draw, period),
    leaving: leavingOf(world, person, draw, period),
  }
}

const leavingOf = (world: World, person: string, { leaving }: Draw, period: Stretch): DrawNow['leaving'] =>
  leavesIn(world, person, period) ? leaving : undefined
