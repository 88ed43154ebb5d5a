/** Money of the currency that a row names, as it is read: major units with the most decimals that any currency has. */
import type { Field } from '../../../runtime/core/record.ts'
import { allCurrencies, currencyOf } from '../../../runtime/exact/currency.ts'
import type { Limits } from '../limits.ts'
import { int } from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import { refuse } from '../refused.ts'

/** The most decimals of any currency. */
export const MOST_DIGITS = Math.max(...allCurrencies().map(({ digits }) => digits))

/** A column of such money: as if one of each currency were one of the plan's. */
export function foreignColumn(limits: Limits, record: string, { name: field, unit, form, optional, origin }: Field, name: string): Column {
  if (form.scale === 'cents') refuse('money of other currencies in minor units', origin)
  const { low, high } = limits.field(unit, record, field)
  const scale = MOST_DIGITS - (unit.kind === 'money' ? (currencyOf(unit.currency)?.digits ?? 0) : 0)
  const parts = 10n ** BigInt(scale)
  return { ...int(name, low * parts, high * parts, scale), nullable: optional }
}
