/** How the cells of a file become what a program computes with: one description for every target, with the rules of runtime/data/cells.ts. */
import type { Field } from '../../runtime/core/record.ts'
import { currencyOf } from '../../runtime/exact/currency.ts'
import type { Column } from '../relational/program/ir.ts'

export type Reading =
  /**
   * A plain decimal, times 10^places a whole number. `signs`: what may stand before it, and then thousands may be grouped by commas;
   * `unit`: a mark that may stand behind it.
   */
  | { readonly kind: 'decimal'; readonly places: number; readonly signs: readonly string[]; readonly unit: '%' | 'x' | '' }
  /** A date in a pattern of `YYYY`, `MM` and `DD`, as days since 1970-01-01. */
  | { readonly kind: 'day'; readonly pattern: string }
  /** A timestamp, of which the day in a time zone counts. */
  | { readonly kind: 'moment'; readonly zone: string }
  /** `yes`, `true`, `1` as 1, `no`, `false`, `0` as 0, in any case of letters. */
  | { readonly kind: 'yesno' }
  /** A text as it is; `oneOf` null: whatever it says. */
  | { readonly kind: 'text'; readonly oneOf: readonly string[] | null }

const decimal = (places: number, signs: readonly string[] = [], unit: '%' | 'x' | '' = ''): Reading => ({
  kind: 'decimal',
  places,
  signs,
  unit,
})

/** How the cells of a field are read into a column. */
export function readingOf({ unit, form, oneOf, currency }: Field, column: Column): Reading {
  const scale = column.type === 'int' ? column.scale : 0
  switch (unit.kind) {
    case 'money': {
      if (form.scale === 'cents') return decimal(scale)
      const known = currencyOf(unit.currency)
      if (currency !== null) return decimal(scale + (known?.digits ?? 0))
      const signs = [...new Set([known?.symbol ?? unit.currency, unit.currency])]
      return decimal(scale + (known?.digits ?? 0), signs)
    }
    case 'percent':
      return form.scale === 'fraction' ? decimal(scale) : decimal(scale - 2, [], '%')
    case 'factor':
      return decimal(scale, [], 'x')
    case 'number':
    case 'count':
    case 'months':
      return decimal(scale)
    case 'date':
      return form.zone === null ? { kind: 'day', pattern: form.dates ?? 'YYYY-MM-DD' } : { kind: 'moment', zone: form.zone }
    case 'yesno':
      return { kind: 'yesno' }
    case 'text':
      return { kind: 'text', oneOf }
    case 'reference':
      return { kind: 'text', oneOf: null }
    default: {
      const never: never = unit
      return never
    }
  }
}
