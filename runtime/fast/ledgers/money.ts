/** Money of lines, in minor units: a double as long as that holds it. */
import { pointed } from '../../exact/ratio.ts'
import { type ByteWriter, pieceOf } from '../../write/bytes.ts'

export type Money = number | bigint

/** A whole number in the cheapest form that holds it. */
export const moneyOf = (minor: bigint): Money => (Number.isSafeInteger(Number(minor)) ? Number(minor) : minor)

/** The sum of two. */
export const added = (a: Money, b: Money): Money => {
  const sum = Number(a) + Number(b)
  return typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(sum) ? sum : moneyOf(BigInt(a) + BigInt(b))
}

/** Writes it as a decimal of a currency with so many digits. */
export function putMoney(out: ByteWriter, amount: Money, digits: number): void {
  if (typeof amount === 'number') out.decimal(amount, digits)
  else out.put(pieceOf(pointed(amount, digits)))
}
