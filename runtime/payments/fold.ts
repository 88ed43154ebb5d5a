import type { Rounding } from '../core/unit.ts'
import { least, positive } from '../exact/minor.ts'
import { multiply, type Ratio, ratio, wholePart } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'

/** What is outstanding of a person after a pay period, in minor units (semantics 9: O, B, U). */
export interface Outstanding {
  /** Overpaid and owed back, recovered by the policy's share of later pay. */
  readonly owed: bigint
  /** Clawed back by a clause that says its own share. */
  readonly clawed: bigint
  /** The balance of the draw. */
  readonly draw: bigint
  /** Earned, and put off to the next period. */
  readonly deferred: bigint
}
export const NOTHING: Outstanding = { owed: 0n, clawed: 0n, draw: 0n, deferred: 0n }

/** Which share of pay may recover what. */
export interface Shares {
  readonly money: Rounding
  /** Of an overpayment. */
  readonly owed: Ratio
  /** Of what is clawed back. */
  readonly clawed: Ratio
}

/** The draw of one person in one period. */
export interface DrawNow {
  /** What the draw comes to in the period; 0 where it is over. */
  readonly amount: bigint
  readonly recovery: 'pay' | 'above_draw'
  /** Share of pay that may recover it; undefined before recovery starts. */
  readonly share: Ratio | undefined
  readonly forgiven: boolean
  /** What becomes of the balance in the period in which the person leaves. */
  readonly leaving: 'owed' | 'forgiven' | 'last_pay' | undefined
}

/** The most and the least that is paid out in one period; what is above or below waits for the next. */
export interface Payout {
  readonly most: bigint | undefined
  readonly least: bigint | undefined
}

/** What a period brings, in minor units. */
export interface Brings {
  /** What was earned and is not held, and what was advanced less what was served of it. */
  readonly due: bigint
  /** `C`: what corrections, clawbacks and negative components take back (17.5), in two parts. */
  readonly takenBack: bigint
  readonly clawedBack: bigint
  readonly draw: DrawNow | undefined
  readonly payout: Payout
}

/**
 * What happened, in minor units. cash = due + broughtForward + takenBack + clawedBack + short - recovered - clawedRecovered + drawn -
 * drawRecovered - carriedForward.
 */
export interface Settled {
  /** By how much all that was due is below zero. */
  readonly short: bigint
  readonly overpaid: bigint
  readonly clawedBack: bigint
  readonly recovered: bigint
  readonly clawedRecovered: bigint
  readonly drawn: bigint
  readonly drawRecovered: bigint
  readonly drawForgiven: bigint
  readonly drawOwed: bigint
  readonly broughtForward: bigint
  readonly carriedForward: bigint
  readonly cash: bigint
  readonly after: Outstanding
}

/**
 * One period of the payments fold (semantics 9 steps 3 to 7 and 17.5): what was put off is due; what is taken back is owed, and a
 * share of what is due recovers it, in the same period too; then the draw fills up or recovers; then what is above the most, or below
 * the least, that is paid out waits for the next period.
 */
export function settle({ due, takenBack, clawedBack, draw, payout }: Brings, before: Outstanding, shares: Shares): Settled {
  const net = due + before.deferred + takenBack + clawedBack
  const short = positive(-net)
  const overpaid = takenBack + short
  const pay = net + short
  const partOf = (share: Ratio, amount: bigint): bigint => wholePart(roundToUnit(multiply(share, ratio(amount)), shares.money))
  const [owed, clawed] = [before.owed + overpaid, before.clawed + clawedBack]
  const recovered = owed === 0n ? 0n : least(owed, partOf(shares.owed, pay))
  const clawedRecovered = clawed === 0n ? 0n : least(clawed, partOf(shares.clawed, pay), pay - recovered)
  const left = pay - recovered - clawedRecovered
  const drawing = drawOnce(draw, before.draw, left, partOf)
  const payable = left + drawing.drawn - drawing.recovered
  const carriedForward = putOff(payable, payout)
  return {
    short,
    overpaid,
    clawedBack,
    recovered,
    clawedRecovered,
    drawn: drawing.drawn,
    drawRecovered: drawing.recovered,
    drawForgiven: drawing.forgiven,
    drawOwed: drawing.owed,
    broughtForward: before.deferred,
    carriedForward,
    cash: payable - carriedForward,
    after: {
      owed: owed - recovered + drawing.owed,
      clawed: clawed - clawedRecovered,
      draw: before.draw + drawing.drawn - drawing.recovered - drawing.forgiven - drawing.owed,
      deferred: carriedForward,
    },
  }
}

/** Step 6: what is above the most that is paid out; then all of it where it is less than the least. */
function putOff(payable: bigint, { most, least: fewest }: Payout): bigint {
  const excess = most === undefined ? 0n : positive(payable - most)
  return fewest !== undefined && payable - excess < fewest ? payable : excess
}

interface Drawing {
  readonly drawn: bigint
  readonly recovered: bigint
  readonly forgiven: bigint
  readonly owed: bigint
}

/** Step 5: the draw fills up what is less, or takes its balance back from what is more; then what forgives or ends it. */
function drawOnce(draw: DrawNow | undefined, balance: bigint, pay: bigint, partOf: (share: Ratio, amount: bigint) => bigint): Drawing {
  if (draw === undefined) return { drawn: 0n, recovered: 0n, forgiven: 0n, owed: 0n }
  const drawn = positive(draw.amount - pay)
  if (draw.forgiven) return { drawn, recovered: 0n, forgiven: balance + drawn, owed: 0n }
  const above = positive(pay - draw.amount)
  const base = draw.recovery === 'pay' ? pay : above
  const regular = draw.share === undefined ? 0n : least(balance, partOf(draw.share, base), above)
  const recovered = draw.leaving === 'last_pay' ? least(balance, pay) : regular
  const rest = balance + drawn - recovered
  switch (draw.leaving) {
    case undefined:
      return { drawn, recovered, forgiven: 0n, owed: 0n }
    case 'forgiven':
      return { drawn, recovered, forgiven: rest, owed: 0n }
    case 'owed':
    case 'last_pay':
      return { drawn, recovered, forgiven: 0n, owed: rest }
    default: {
      const never: never = draw.leaving
      return never
    }
  }
}
