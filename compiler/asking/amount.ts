/** An amount that somebody types. */
import type { Core } from '../../runtime/core/core.ts'
import { fromDecimal, multiply, ratio } from '../../runtime/exact/ratio.ts'

/** `$60,000`, `60000` and `60_000.50` in minor units; undefined for anything else. */
export function amountIn(text: string, { currency }: Pick<Core, 'currency'>): bigint | undefined {
  const minor = multiply(
    fromDecimal(text.replace(/^\p{Sc}\s?/u, '').replaceAll(/(?<=\d)[,_](?=\d{3}(\D|$))/g, '')) ?? ratio(-1n),
    ratio(10n ** BigInt(currency.digits)),
  )
  return minor.d === 1n && minor.n >= 0n ? minor.n : undefined
}
