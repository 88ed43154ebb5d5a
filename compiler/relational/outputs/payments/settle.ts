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

/** A draw in a period: what it comes to, whether and how far pay may recover it, whether its balance is forgiven, and who leaves. */
export interface DrawNow {
  readonly amount: Fraction
  readonly recovers: Truth
  readonly leaves: Truth
  readonly forgiven: Truth
}

/** What a period brings. */
export interface Brings {
  readonly earned: Fraction
  /** What is held, or advanced less, than before: that much less is paid. */
  readonly withheld: Fraction
  /** `C`: what is taken back, and the part of it that clawbacks take. */
  readonly taken: Fraction
  readonly clawed: Fraction
  readonly draw: DrawNow | null
  /** The most and the least that is paid out; null: no such clause. `known`: whether it binds. */
  readonly most: Fraction | null
  readonly least: Fraction | null
}

export type Outstanding = Readonly<Record<'owed' | 'clawed' | 'draw' | 'deferred', Fraction>>

/** What happens in the period, by the words of the ledger, and what is outstanding then. */
export interface Settled {
  readonly earned: Fraction
  readonly broughtForward: Fraction
  readonly overpaid: Fraction
  readonly clawedBack: Fraction
  readonly recovered: Fraction
  readonly clawbackRecovered: Fraction
  readonly drawn: Fraction
  readonly drawRecovered: Fraction
  readonly drawForgiven: Fraction
  readonly drawLeft: Fraction
  readonly carriedForward: Fraction
  readonly after: Outstanding
}

export function settled(core: Core, { earned, withheld, taken, clawed, draw, most, least: fewest }: Brings, before: Outstanding): Settled {
  const { owed: owedShare, clawed: clawedShare, money } = sharesOf(core)
  const partOf = (share: Ratio, amount: Fraction): Fraction => roundedTo(product(literal(share), amount), exactly(money.unit), money.mode)
  const ownShare = core.payments.clawbacks.some(({ recovered }) => recovered !== null)
  const clawedBack = ownShare ? least(clawed, taken) : NONE
  const takenBack = difference(taken, clawedBack)
  const due = difference(earned, withheld)
  const net = sum(sum(due, before.deferred), taken)
  const short = positive(negated(net))
  const overpaid = sum(takenBack, short)
  const pay = positive(net)
  const [owed, allClawed] = [sum(before.owed, overpaid), sum(before.clawed, clawedBack)]
  const recovered = least(owed, partOf(owedShare, pay))
  const clawbackRecovered = ownShare ? least(least(allClawed, partOf(clawedShare, pay)), difference(pay, recovered)) : NONE
  const left = difference(difference(pay, recovered), clawbackRecovered)
  const drawing = drawOnce(core, draw, before.draw, left, partOf)
  const payable = difference(sum(left, drawing.drawn), drawing.recovered)
  const carriedForward = putOff(payable, most, fewest)
  return {
    earned: sum(sum(earned, taken), short),
    broughtForward: before.deferred,
    overpaid,
    clawedBack,
    recovered,
    clawbackRecovered,
    drawn: drawing.drawn,
    drawRecovered: drawing.recovered,
    drawForgiven: drawing.forgiven,
    drawLeft: drawing.left,
    carriedForward,
    after: {
      owed: sum(difference(owed, recovered), drawing.left),
      clawed: difference(allClawed, clawbackRecovered),
      draw: difference(difference(difference(sum(before.draw, drawing.drawn), drawing.recovered), drawing.forgiven), drawing.left),
      deferred: carriedForward,
    },
  }
}

/** Step 6: what is above the most that is paid out; then all of it where it is less than the least. */
function putOff(payable: Fraction, most: Fraction | null, fewest: Fraction | null): Fraction {
  const open = { known: ALWAYS }
  const excess = most === null ? NONE : choose(most.known, positive(difference(payable, { ...most, ...open })), NONE)
  if (fewest === null) return excess
  const few = isBelow(difference(payable, excess), { ...fewest, ...open }, false)
  return choose(fewest.known, choose(few, payable, excess), excess)
}

/** Step 5: the draw fills up what is less, or takes its balance back from what is more; then what forgives or ends it. */
function drawOnce(core: Core, now: DrawNow | null, balance: Fraction, pay: Fraction, partOf: (share: Ratio, amount: Fraction) => Fraction) {
  const { draw } = core.payments
  if (now === null || draw === null) return { drawn: NONE, recovered: NONE, forgiven: NONE, left: NONE }
  const { amount, recovers, leaves, forgiven } = now
  const drawn = positive(difference(amount, pay))
  const above = positive(difference(pay, amount))
  const base = draw.recovery === 'pay' ? pay : above
  const regular = choose(recovers, least(least(balance, partOf(exactly(draw.share), base)), above), NONE)
  const whole = draw.leaving === 'last_pay' ? choose(leaves, least(balance, pay), regular) : regular
  const recovered = choose(forgiven, NONE, whole)
  const rest = difference(sum(balance, drawn), recovered)
  const onLeaving = choose(leaves, rest, NONE)
  return {
    drawn,
    recovered,
    forgiven: choose(forgiven, sum(balance, drawn), draw.leaving === 'forgiven' ? onLeaving : NONE),
    left: draw.leaving === 'forgiven' ? NONE : choose(forgiven, NONE, onLeaving),
  }
}
