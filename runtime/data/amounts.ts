import type { Field } from '../core/record.ts'
import { currencyOf } from '../exact/currency.ts'
import { fromDecimal, multiply, type Ratio, ratio } from '../exact/ratio.ts'
import { type Refusal, refusal } from './problems.ts'

/** Longer numbers are slips, and exact arithmetic on them could take for ever. */
const LONGEST_NUMBER = 60

const PERCENT = ratio(1n, 100n)
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** A plain decimal (`12`, `-0.5`, `.0120`); undefined for anything else. */
const plain = (text: string): Ratio | undefined => (text.length > LONGEST_NUMBER ? undefined : fromDecimal(text))

/** The amount behind its currency sign or code, thousands commas left out where they are in place: `-$1,234.50`. */
function afterCurrency(text: string, currency: string, symbol: string): string | undefined {
  const minus = text.startsWith('-') ? '-' : ''
  const rest = text.slice(minus.length)
  const sign = [symbol, currency].find((one) => rest.startsWith(one))
  if (sign === undefined) return undefined
  const amount = rest.slice(sign.length).replace(/^ /, '')
  if (!/^[\d.]/.test(amount)) return undefined
  return minus + (grouped.test(amount) ? amount.replaceAll(',', '') : amount)
}

/** Reads money into minor units of its currency, which has `digits` decimals. */
export function moneyReader({ column, form }: Field, currency: string, digits: number): (text: string) => Ratio | Refusal {
  if (form.scale === 'cents') return wholeReader(column, 'cents')
  const unit = ratio(10n ** BigInt(digits))
  const symbol = currencyOf(currency)?.symbol ?? currency
  const example = `${symbol === currency ? `${currency} ` : symbol}1,234.50`
  return (text) => {
    const short = text.length > LONGEST_NUMBER ? '' : text
    const amount = fromDecimal(short) ?? fromDecimal(afterCurrency(short, currency, symbol) ?? '')
    if (amount === undefined) return refusal('CB809', { column, value: text, example })
    const minor = multiply(amount, unit)
    return minor.d === 1n ? minor : refusal('CB810', { column, value: text, currency, digits })
  }
}

/** Reads a ratio: 12% is `12%` or `12`; with the form `fraction` it is `0.12`. */
export function percentReader({ column, form }: Field): (text: string) => Ratio | Refusal {
  const fraction = form.scale === 'fraction'
  return (text) => {
    const value = plain(!fraction && text.endsWith('%') ? text.slice(0, -1) : text)
    if (value === undefined) return refusal('CB812', { column, value: text, fraction })
    return fraction ? value : multiply(value, PERCENT)
  }
}

/** Reads a plain number; a factor may end in `x`. */
export const numberReader =
  ({ column, unit }: Field) =>
  (text: string): Ratio | Refusal =>
    plain(unit.kind === 'factor' && text.endsWith('x') ? text.slice(0, -1) : text) ?? refusal('CB811', { column, value: text })

/** Reads a whole number of `what`. */
export const wholeReader =
  (column: string, what: string) =>
  (text: string): Ratio | Refusal => {
    const value = plain(text)
    return value?.d === 1n ? value : refusal('CB813', { column, value: text, what })
  }
