import type { Field } from '../core/record.ts'
import { currencyOf } from '../exact/currency.ts'
import { moneyReader } from './amounts.ts'
import { type Refusal, refusal } from './problems.ts'
import type { Value } from './table.ts'

type ReadCell = (text: string) => Value | Refusal

/** Reads a currency's code of three capitals. */
export const currencyReader =
  ({ column }: Field): ReadCell =>
  (text) =>
    currencyOf(text) === undefined ? refusal('CB826', { column, value: text }) : text

/**
 * How money is read in a row of a currency; undefined where `currency` is none, which its own cell reports.
 * Readers are made once a currency.
 */
export function foreignReader(field: Field): (currency: string) => ReadCell | undefined {
  const readers = new Map<string, ReadCell | undefined>()
  return (text) => {
    if (!readers.has(text)) {
      const currency = currencyOf(text)
      readers.set(text, currency === undefined ? undefined : moneyReader(field, currency.code, currency.digits))
    }
    return readers.get(text)
  }
}

/** The place, among the columns, of the currency that a field of money is in; undefined where it is the plan's. */
export const currencyColumn = (
  { currency }: Field,
  columns: readonly { readonly field: Field; readonly index: number }[],
): number | undefined => (currency === null ? undefined : columns.find(({ field }) => field.name === currency)?.index)
