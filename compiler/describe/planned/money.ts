/** Money and people of a plan, as they are read: to the cent, and to a hundredth of a person. */
import { multiply, pointed, type Ratio, ratio } from '../../../runtime/exact/ratio.ts'
import { roundToInteger } from '../../../runtime/exact/round.ts'
import { showMoney } from '../../../runtime/exact/show.ts'

interface Currency {
  readonly code: string
  readonly digits: number
}

/** An amount in minor units, rounded to one for reading: capacity is computed in fractions of a person, and nothing is paid by it. */
export const moneyTo = (amount: Ratio, currency: Currency): string =>
  showMoney(ratio(roundToInteger(amount, 'half_up')), currency).replace(/\.0+$/, '')

/** Heads as a decimal of two places. */
export const headsTo = (heads: Ratio): string => pointed(roundToInteger(multiply(heads, ratio(100n)), 'half_up'), 2)
