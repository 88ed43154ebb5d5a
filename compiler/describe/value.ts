/** Values as text, with no hidden digits: what is printed is the number itself, or a fraction of printed numbers (semantics 12). */
import { asDay } from '../../runtime/calendar/civil.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import type { Value } from '../../runtime/data/table.ts'
import { fromDecimal, isRatio, ONE, type Ratio, ratio, toDecimal } from '../../runtime/exact/ratio.ts'
import { roundToUnit } from '../../runtime/exact/round.ts'
import { showFactor, showMoney, showNumber, showPercent } from '../../runtime/exact/show.ts'
import { sayDate, sayDay } from './words.ts'

export interface Currency {
  readonly code: string
  readonly digits: number
}

const terminates = (value: Ratio): boolean => toDecimal(value) !== undefined

/** Whether a value can be printed with all its digits. */
export const isPrintable = (value: Value | undefined): boolean => value === undefined || !isRatio(value) || terminates(value)

function showExact(value: Ratio, unit: Unit, currency: Currency): string {
  switch (unit.kind) {
    case 'money':
      return showMoney(value, currency)
    case 'percent':
      return showPercent(value)
    case 'factor':
      return showFactor(value)
    default:
      return showNumber(value)
  }
}

/** A value with all its digits. One that has no end is printed as a fraction of two numbers that have: `$100.00 / 3`. */
export function printed(value: Value | undefined, unit: Unit, currency: Currency): string {
  if (value === undefined) return 'no value'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return sayDay(asDay(value))
  if (!isRatio(value)) return value
  if (terminates(value)) return showExact(value, unit, currency)
  return `${showExact(ratio(value.n), unit, currency)} / ${showNumber(ratio(value.d))}`
}

/** A number of a calculation without its sign for percent or factor: `0.75`. */
export const plainNumber = (value: Value | undefined): string => (value !== undefined && isRatio(value) ? showNumber(value) : String(value))

/** A number whose digits have no end, cut for the eye only: `≈ $42,761.70`. */
export function rounded(value: Value | undefined, unit: Unit, currency: Currency): string {
  if (value === undefined || !isRatio(value)) return ''
  if (unit.kind === 'money') return `≈ ${showMoney(roundToUnit(value, { mode: 'half_up', unit: '1' }), currency)}`
  const shown = unit.kind === 'number' || unit.kind === 'count' ? showNumber(value) : showPercent(value)
  return shown.replace('≈', '≈ ')
}

export const printedMinor = (minor: bigint, currency: Currency): string => showMoney(ratio(minor), currency)

/** A literal of the plan as it would be written by hand: whole dollars without cents. */
export function sayLiteral(unit: Unit, value: string, currency: Currency): string {
  if (unit.kind === 'date') return sayDate(value)
  if (unit.kind === 'text' || unit.kind === 'reference' || unit.kind === 'yesno') return value
  const number = fromDecimal(value) ?? ONE
  const shown = showExact(number, unit, currency)
  return unit.kind === 'money' ? shown.replace(/\.0+$/, '') : shown
}

/** The unit that money is rounded to: `the cent`, `the whole dollar`, `$10.00`. */
export function sayUnitOfMoney(unit: string, currency: Currency): string {
  const minor = fromDecimal(unit) ?? ONE
  if (minor.n === 1n && minor.d === 1n) return currency.digits === 2 ? 'the cent' : 'the smallest unit'
  return sayLiteral({ kind: 'money', currency: currency.code }, unit, currency)
}
