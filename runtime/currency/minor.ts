import type { Core } from '../core/core.ts'
import type { Rounding } from '../core/unit.ts'
import { currencyOf } from '../exact/currency.ts'
import { multiply, type Ratio, ratio } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'

/** Decimals of the smallest unit of a currency: 2 for cents, 0 for yen, 3 for Kuwaiti fils. */
export const digitsOf = (currency: string): number => currencyOf(currency)?.digits ?? 2

/** How money of a currency is rounded; where nothing is stated for it, in the plan's mode to its smallest unit. */
export const roundingIn = ({ currency, rounding, exchange }: Pick<Core, 'currency' | 'rounding' | 'exchange'>, code: string): Rounding =>
  code === currency.code ? rounding.money : (exchange.rounding[code] ?? { mode: rounding.money.mode, unit: '1' })

/** Minor units of `from` as minor units of `to`, at so many `to` for one `from`, rounded once: `R(amount * rate)` (RP1, RP10). */
export function exchanged(amount: Ratio, rate: Ratio, from: string, to: string, rounding: Rounding): Ratio {
  const scale = ratio(10n ** BigInt(digitsOf(to)), 10n ** BigInt(digitsOf(from)))
  return roundToUnit(multiply(multiply(amount, rate), scale), rounding)
}
