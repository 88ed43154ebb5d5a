/** Numbers of a proof for reading. */
import { fromDecimal, multiply, ratio, ZERO } from '../../../runtime/exact/ratio.ts'
import { showMoney, showNumber } from '../../../runtime/exact/show.ts'
import type { Proof } from '../../../runtime/fast/proof/shape.ts'

type Currency = Proof['currency']

/** Money, or a plain number, with all its digits; `-` where only data can tell. */
export function amount(decimal: string | null, money: boolean, currency: Currency): string {
  const value = decimal === null ? undefined : fromDecimal(decimal)
  if (value === undefined) return '-'
  return money ? showMoney(multiply(value, ratio(10n ** BigInt(currency.digits))), currency) : showNumber(value)
}

/** A whole number with commas: `9,007,199,254,740,992`; one that nobody would read to its end by its power of ten: `4.1 x 10^31`. */
export function whole(digits: string): string {
  const [size, sign] = digits.startsWith('-') ? [digits.slice(1), '-'] : [digits, '']
  if (size.length <= 19) return `${sign}${showNumber(fromDecimal(size) ?? ZERO)}`
  return `${sign}${size[0]}.${size[1]} x 10^${size.length - 1}`
}

/** `3.40e-15` as `0.0000000000000034`. */
export function small(scientific: string): string {
  const [digits = '0', power = '0'] = scientific.split('e')
  const places = Math.max(0, -Number(power)) + 1
  const plain = Number(scientific).toFixed(Math.min(100, places))
  return Number(digits) === 0 ? '0' : plain.replace(/0+$/, '').replace(/\.$/, '')
}
