/** One pay period of everybody's account (semantics 9 steps 3 to 7, 17.5): as `runtime/payments/fold.ts` settles it, number by number. */
import type { Core } from '../../../../runtime/core/core.ts'
import { exactly } from '../../../../runtime/evaluate/values.ts'
import type { Ratio } from '../../../../runtime/exact/ratio.ts'
import {
  choose,
  difference,
  type Fraction,
  greatest,
  isBelow,
  least,
  literal,
  negated,
  product,
  roundedTo,
  sum,
} from '../../../../runtime/fast/program/fraction.ts'
import { ALWAYS, type Truth } from '../../../../runtime/fast/program/number.ts'
import { sharesOf } from '../../../../runtime/payments/account.ts'

export const NONE: Fraction = literal({ n: 0n, d: 1n })
export const positive = (value: Fraction): Fraction => greatest(NONE, value)

/** What a period brings. */
export interface Brings {
  readonly earned: Fraction
  /** What is held, or advanced less, than before: that much less is paid. */
  readonly withheld: Fraction
  /** `C`: what is taken back, and the part of it that clawbacks take. */
  readonly taken: Fraction
  readonly clawed: Fraction
}

/** What a period leaves to pay, before anything that is open is taken from it. */
export interface Due {
  /** What was earned, with what was taken back counted as owed instead. */
  readonly earned: Fraction
  readonly overpaid: Fraction
  readonly clawedBack: Fraction
  readonly pay: Fraction
  /** How much of it may pay back what is owed, and what was clawed back. */
  readonly mostOwed: Fraction
  readonly mostClawed: Fraction
}

/** A draw in a period: what it comes to, whether pay may recover it, whether its balance is forgiven, and who leaves. */
export interface DrawNow {
  readonly amount: Fraction
  readonly recovers: Truth
  readonly leaves: Truth
  readonly forgiven: Truth
}

/** The most and the least that is paid out; null: no such clause. `known`: whether it binds. */
export interface Limits {
  readonly most: Fraction | null
  readonly least: Fraction | null
}

export type Outstanding = Readonly<Record<'owed' | 'clawed' | 'draw' | 'deferred', Fraction>>

const partOf = (core: Core, share: Ratio, amount: Fraction): Fraction => {
  const { money } = sharesOf(core)
  return roundedTo(product(literal(share), amount), exactly(money.unit), money.mode)
}

/** Whether a clawback says how much of later pay recovers it. */
export const hasOwnShare = ({ payments }: Core): boolean => payments.clawbacks.some(({ recovered }) => recovered !== null)

/** Whether what is paid out may be put off to the next pay period. */
export const mayPutOff = ({ payments: { payout } }: Core): boolean => payout.most !== null || payout.least !== null

/** Steps 3 and 4: all that is due, with what was put off; what is below zero is owed. */
export function dueOf(
  core: Core,
  { earned, withheld, taken, clawed }: Brings,
  deferred: Fraction,
): { net: Fraction; due: (net: Fraction) => Due } {
  const { owed, clawed: clawedShare } = sharesOf(core)
  const clawedBack = hasOwnShare(core) ? least(clawed, taken) : NONE
  const due = (net: Fraction): Due => {
    const short = positive(negated(net))
    const pay = positive(net)
    return {
      earned: sum(sum(earned, taken), short),
      overpaid: sum(difference(taken, clawedBack), short),
      clawedBack,
      pay,
      mostOwed: partOf(core, owed, pay),
      mostClawed: hasOwnShare(core) ? partOf(core, clawedShare, pay) : NONE,
    }
  }
  return { net: sum(sum(difference(earned, withheld), deferred), taken), due }
}

/** What pays back what is owed, and clawed back, with what is left of pay. */
export interface Recovered {
  readonly recovered: Fraction
  readonly clawbackRecovered: Fraction
  readonly left: Fraction
}

export function recoveredOf(core: Core, { overpaid, clawedBack, pay, mostOwed, mostClawed }: Due, before: Outstanding): Recovered {
  const recovered = least(sum(before.owed, overpaid), mostOwed)
  const allClawed = sum(before.clawed, clawedBack)
  const clawbackRecovered = hasOwnShare(core) ? least(least(allClawed, mostClawed), difference(pay, recovered)) : NONE
  return { recovered, clawbackRecovered, left: difference(difference(pay, recovered), clawbackRecovered) }
}

/** What the draw adds to pay, and what of its balance pay takes back. */
export interface Drawing {
  readonly drawn: Fraction
  readonly recovered: Fraction
}

/** Step 5: the draw fills up what is less, or takes its balance back from what is more. */
export function drawingOf(core: Core, now: DrawNow | null, balance: Fraction, pay: Fraction): Drawing {
  const { draw } = core.payments
  if (now === null || draw === null) return { drawn: NONE, recovered: NONE }
  const { amount, recovers, leaves, forgiven } = now
  const above = positive(difference(pay, amount))
  const most = partOf(core, exactly(draw.share), draw.recovery === 'pay' ? pay : above)
  const regular = choose(recovers, least(most.over === above.over ? balance : least(balance, most), above), NONE)
  const whole = draw.leaving === 'last_pay' ? choose(leaves, least(balance, pay), regular) : regular
  return { drawn: positive(difference(amount, pay)), recovered: choose(forgiven, NONE, whole) }
}

/** What becomes of the balance of a draw, what is put off, and what is open after the period. */
export interface Ended {
  readonly drawForgiven: Fraction
  readonly drawLeft: Fraction
  readonly carriedForward: Fraction
  readonly after: Outstanding
}

export function endedOf(
  core: Core,
  { overpaid, clawedBack }: Due,
  { recovered, clawbackRecovered, left }: Recovered,
  drawing: Drawing,
  now: DrawNow | null,
  limits: Limits,
  before: Outstanding,
): Ended {
  const payable = difference(sum(left, drawing.drawn), drawing.recovered)
  const carriedForward = putOff(payable, limits)
  const balance = sum(before.draw, drawing.drawn)
  const rest = difference(balance, drawing.recovered)
  const leaving = core.payments.draw?.leaving
  const onLeaving = now === null ? NONE : choose(now.leaves, rest, NONE)
  const drawForgiven = now === null ? NONE : choose(now.forgiven, balance, leaving === 'forgiven' ? onLeaving : NONE)
  const drawLeft = now === null || leaving === 'forgiven' ? NONE : choose(now.forgiven, NONE, onLeaving)
  return {
    drawForgiven,
    drawLeft,
    carriedForward,
    after: {
      owed: sum(difference(sum(before.owed, overpaid), recovered), drawLeft),
      clawed: difference(sum(before.clawed, clawedBack), clawbackRecovered),
      draw: now === null ? before.draw : difference(difference(rest, drawForgiven), drawLeft),
      deferred: carriedForward,
    },
  }
}

/** Step 6: what is above the most that is paid out; then all of it where it is less than the least. */
function putOff(payable: Fraction, { most, least: fewest }: Limits): Fraction {
  const open = { known: ALWAYS }
  const excess = most === null ? NONE : choose(most.known, positive(difference(payable, { ...most, ...open })), NONE)
  if (fewest === null) return excess
  const few = isBelow(difference(payable, excess), { ...fewest, ...open }, false)
  return choose(fewest.known, choose(few, payable, excess), excess)
}
