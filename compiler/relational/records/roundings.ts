/** How money of each currency is rounded. */
import type { Core } from '../../../runtime/core/core.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import { roundingIn } from '../../../runtime/currency/minor.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import { allCurrencies } from '../../../runtime/exact/currency.ts'
import type { RoundingMode, Truth } from '../../../runtime/fast/program/number.ts'
import { type Slots, when } from '../measures/figures.ts'
import { column } from '../program/build.ts'
import { refuse } from '../refused.ts'

/** A currency, its decimals, and to how many of its minor units money is rounded. */
export interface RoundingOf {
  readonly code: string
  readonly digits: number
  readonly unit: bigint
  readonly mode: RoundingMode
}

export const roundingsOf = (core: Core, origin: Origin): readonly RoundingOf[] =>
  allCurrencies().map(({ code, digits }) => {
    const { unit, mode } = roundingIn(core, code)
    const { n, d } = exactly(unit)
    if (d !== 1n) return refuse('money that is rounded to parts of its smallest unit', origin)
    return { code, digits, unit: n, mode }
  })

/** Whether the currency in a column is this one. */
export const isCode = (slots: Slots, of: string, code: string): Truth =>
  when(slots, { kind: 'text_equals', left: column(of), right: { kind: 'text', value: code } })
