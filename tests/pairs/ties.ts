/** Amounts on which a rate pays a whole number of cents and exactly a half. */

/** A rate `n / d` in lowest terms. */
export interface Rate {
  readonly n: bigint
  readonly d: bigint
}

/** The percents that a text states, and those of people. */
export const ratesIn = (text: string): readonly Rate[] =>
  [...new Set([...text.matchAll(/(\d+(?:\.\d+)?)%/g)].map(([, digits = '0']) => digits))].flatMap((digits) => {
    const [whole = '0', part = ''] = digits.split('.')
    return reduced(BigInt(whole + part), 10n ** BigInt(part.length + 2))
  })

function reduced(n: bigint, d: bigint): readonly Rate[] {
  const common = divisor(n, d)
  return n === 0n ? [] : [{ n: n / common, d: d / common }]
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b))

/** What times `a` leaves 1 by `m`; the two have no divisor in common. */
function inverse(a: bigint, m: bigint): bigint {
  let [r, next, x, nextX] = [m, a % m, 0n, 1n]
  while (next > 0n) {
    const times = r / next
    ;[r, next] = [next, r - times * next]
    ;[x, nextX] = [nextX, x - times * nextX]
  }
  return ((x % m) + m) % m
}

/** The amounts `first + k x every` on which a rate pays half a cent more than whole cents; undefined where none does. */
export function tieOf({ n, d }: Rate): { readonly first: bigint; readonly every: bigint } | undefined {
  // a x n / d leaves a half where a x n leaves d / 2 by d
  return d % 2n === 0n ? { first: ((d / 2n) * inverse(n, d)) % d, every: d } : undefined
}
