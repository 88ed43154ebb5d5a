import type { Core } from '../core/core.ts'
import type { Rounding } from '../core/unit.ts'
import type { Stretch } from '../evaluate/windows.ts'
import { ratio, wholePart } from '../exact/ratio.ts'
import { exchanged, roundingIn } from './minor.ts'
import type { PayRates } from './pay.ts'

/** What the amounts of a plan come to in the currency of an account. */
export interface Terms {
  /** How money is rounded there; null: as the plan's. */
  readonly money: Rounding | null
  /** An amount of the plan in a period, at the rate of its last day. */
  readonly inPay: (amount: bigint, period: Stretch) => bigint
  /** Whether the person has this currency at the period's end: draws and the like stand in one account only. */
  readonly isCurrent: (period: Stretch) => boolean
}

/** The terms of an account in the plan's own currency. */
export const IN_PLAN: Terms = { money: null, inPay: (amount) => amount, isCurrent: () => true }

/** The terms of a person's account. */
export const termsOf = (
  core: Core,
  { payee, currency }: { readonly payee: string; readonly currency: string },
  { currencyOn, rateOn }: PayRates,
): Terms => {
  if (core.exchange.pay === null) return IN_PLAN
  const money = roundingIn(core, currency)
  const { code } = core.currency
  return {
    money,
    inPay: (amount, { to }) =>
      currency === code || amount === 0n ? amount : wholePart(exchanged(ratio(amount), rateOn(currency, to).value, code, currency, money)),
    isCurrent: ({ to }) => currencyOn(payee, to) === currency,
  }
}
