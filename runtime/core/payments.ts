/** What happens to earnings on their way to the payee: clawbacks, holds, advances, draws, limits of cash (semantics 9). */
import * as z from 'zod'
import { Delay, expressionsOfDelay } from './delays.ts'
import { Expression } from './expression.ts'
import { Origin } from './origin.ts'
import { Proration } from './proration.ts'
import { Split } from './splits.ts'
import { Per } from './unit.ts'

/** Once `when` holds, a row of `record` counts with only a part of its amounts in its own period. */
export const Clawback = z.strictObject({
  record: z.string(),
  /** The share that counts no more, a decimal; with `unserved`, that share of the months not served. */
  share: z.string(),
  when: Expression,
  /** The months that are to be served from the incentive date, and the date on which they stop. */
  unserved: z.strictObject({ months: Expression, end: Expression }).nullable(),
  /** Share of later pay that may recover what is clawed back, a decimal; null: as for any overpayment. */
  recovered: z.string().nullable(),
  origin: Origin,
})
export type Clawback = z.infer<typeof Clawback>

/** An amount per period, for some months from a person's date, or without end. */
const periodic = {
  amount: Expression,
  per: Per,
  /** How many months, from the month that holds `from`; null: as long as the person is in the plan. */
  term: z.strictObject({ months: z.number().int().positive(), from: Expression }).nullable(),
  /** What makes it shrink; null: a month in which the person is in the plan counts whole. */
  prorate: Proration.nullable(),
  origin: Origin,
}

/** An earning that fills up what was earned in a period: a guarantee, or a draw that is not recoverable. */
export const TopUp = z.strictObject({ kind: z.enum(['guarantee', 'draw']), ...periodic })
export type TopUp = z.infer<typeof TopUp>

/** An advance on pay that comes back from later pay. */
export const Draw = z.strictObject({
  ...periodic,
  /** Recovered from all pay, though never below the draw, or only from the part above it. */
  recovery: z.enum(['pay', 'above_draw']),
  /** Share of that pay that may recover it, a decimal. */
  share: z.string(),
  /** The month of the draw, counted from 1, in which recovery starts. */
  fromMonth: z.number().int().positive(),
  /** When this holds at the end of a period, the balance is forgiven: it becomes an earning. */
  forgiven: Expression.nullable(),
  /** What becomes of the balance when the person leaves. */
  leaving: z.enum(['owed', 'forgiven', 'last_pay']),
})
export type Draw = z.infer<typeof Draw>

/** An amount of cash in one pay period. */
export const PayoutLimit = z.strictObject({ amount: Expression, origin: Origin })
export type PayoutLimit = z.infer<typeof PayoutLimit>

/** The most that is paid out in one pay period, and the least; what is above or below waits for the next. */
export const Payout = z.strictObject({ most: PayoutLimit.nullable(), least: PayoutLimit.nullable() })
export type Payout = z.infer<typeof Payout>

/** Everything between earning and payment. */
export const Payments = z.strictObject({
  clawbacks: z.array(Clawback),
  delays: z.array(Delay),
  topUps: z.array(TopUp),
  draw: Draw.nullable(),
  payout: Payout,
  splits: z.array(Split),
})
export type Payments = z.infer<typeof Payments>

/** A plan that pays what is earned, when it is earned. */
export const NO_PAYMENTS: Payments = { clawbacks: [], delays: [], topUps: [], draw: null, payout: { most: null, least: null }, splits: [] }

/** Every expression in it. */
export const expressionsOfPayments = ({ clawbacks, delays, topUps, draw, payout, splits }: Payments): readonly Expression[] =>
  [
    ...clawbacks.flatMap(({ when, unserved }) => [when, unserved?.months, unserved?.end]),
    ...delays.flatMap(expressionsOfDelay),
    ...topUps.flatMap(({ amount, term }) => [amount, term?.from]),
    draw?.amount,
    draw?.term?.from,
    draw?.forgiven ?? undefined,
    payout.most?.amount,
    payout.least?.amount,
    ...splits.map(({ to }) => to),
  ].filter((expression) => expression !== undefined)
