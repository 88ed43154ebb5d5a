/** Amounts of money in tables of a review. */
import { ratio } from '../../runtime/exact/ratio.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import { printedMinor } from '../describe/value.ts'

/** The plan's currency. */
export interface Currency {
  readonly code: string
  readonly digits: number
}

/** `$1,234.50`, from minor units. */
export const money = (amount: bigint, currency: Currency): string => printedMinor(amount, currency)

/** `+$1,234.50`, `-$1,234.50`. */
export const signed = (amount: bigint, currency: Currency): string => `${amount > 0n ? '+' : ''}${money(amount, currency)}`

/** `+3.34%`, at most two decimals; empty where there is nothing to compare with. */
export function signedPercent(change: bigint, before: bigint): string {
  if (before === 0n) return ''
  const share = showPercent(ratio(change, before < 0n ? -before : before), 2).replace('≈', '')
  return change > 0n ? `+${share}` : share
}

/** An amount divided by a number of people, to the nearest minor unit, halves away from zero: for the eye only. */
export function average(amount: bigint, people: number): bigint {
  const count = BigInt(people)
  const twice = 2n * (amount < 0n ? -amount : amount) + count
  const found = twice / (2n * count)
  return amount < 0n ? -found : found
}
