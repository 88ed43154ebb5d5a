/** An exact rational number in lowest terms; `d` is above zero. Money is in minor units, 12% is 12/100. */
export interface Ratio {
  readonly n: bigint
  readonly d: bigint
}

export const ZERO: Ratio = { n: 0n, d: 1n }
export const ONE: Ratio = { n: 1n, d: 1n }

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n)

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [magnitude(a), b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** `n / d` in lowest terms. Throws RangeError when `d` is zero: every divisor is checked before, so it is a bug. */
export function ratio(n: bigint, d = 1n): Ratio {
  if (d === 1n) return { n, d }
  if (d === 0n) throw new RangeError('a ratio with divisor 0')
  if (d < 0n) return ratio(-n, -d)
  const common = greatestCommonDivisor(n, d)
  return common === 1n ? { n, d } : { n: n / common, d: d / common }
}

export function add(a: Ratio, b: Ratio): Ratio {
  if (a.d === b.d) return ratio(a.n + b.n, a.d)
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function subtract(a: Ratio, b: Ratio): Ratio {
  if (a.d === b.d) return ratio(a.n - b.n, a.d)
  return ratio(a.n * b.d - b.n * a.d, a.d * b.d)
}

export const multiply = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d)

/** `a / b`. Throws RangeError when `b` is zero: every divisor is checked before, so it is a bug. */
export const divide = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n)

export const negate = (a: Ratio): Ratio => ({ n: -a.n, d: a.d })

export const absolute = (a: Ratio): Ratio => (a.n < 0n ? negate(a) : a)

/** -1 when `a < b`, 0 when they are equal, 1 when `a > b`; by cross-multiplication, so nothing is rounded. */
export function compare(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const [left, right] = a.d === b.d ? [a.n, b.n] : [a.n * b.d, b.n * a.d]
  if (left === right) return 0
  return left < right ? -1 : 1
}

export const equal = (a: Ratio, b: Ratio): boolean => a.n === b.n && a.d === b.d

export function sign(a: Ratio): -1 | 0 | 1 {
  if (a.n === 0n) return 0
  return a.n < 0n ? -1 : 1
}

export const isZero = (a: Ratio): boolean => a.n === 0n

export const minimum = (a: Ratio, b: Ratio): Ratio => (compare(a, b) <= 0 ? a : b)

export const maximum = (a: Ratio, b: Ratio): Ratio => (compare(a, b) >= 0 ? a : b)

/** The sum of a list; of none it is zero. Whole numbers are added apart, without a division. */
export function total(list: Iterable<Ratio>): Ratio {
  let whole = 0n
  let broken = ZERO
  for (const one of list) {
    if (one.d === 1n) whole += one.n
    else broken = add(broken, one)
  }
  return add({ n: whole, d: 1n }, broken)
}

/** The greatest whole number that is not above `r`: -1.5 gives -2. */
export function wholePart(r: Ratio): bigint {
  const cut = r.n / r.d
  return r.n < 0n && cut * r.d !== r.n ? cut - 1n : cut
}

export const isRatio = (v: unknown): v is Ratio =>
  typeof v === 'object' && v !== null && 'n' in v && 'd' in v && typeof v.n === 'bigint' && typeof v.d === 'bigint'

const decimal = /^([+-]?)(\d*)(?:\.(\d+))?$/

/** The number that a plain decimal writes (`12`, `-0.5`, `.0120`), exactly; undefined for anything else, exponents too. */
export function fromDecimal(text: string): Ratio | undefined {
  const match = decimal.exec(text)
  if (match === null) return undefined
  const [, minus, whole = '', places = ''] = match
  if (whole === '' && places === '') return undefined
  const digits = BigInt(whole + places)
  return ratio(minus === '-' ? -digits : digits, 10n ** BigInt(places.length))
}

/** Doubles hold every whole number up to here. */
const EXACT = 2n ** 53n

/** How many decimals `1 / d` has: the more of how often two and five divide it. Undefined where another number does. */
function placesOf(d: bigint): number | undefined {
  let [rest, two, five] = [d, 0, 0]
  for (; rest > EXACT && rest % 2n === 0n; two += 1) rest /= 2n
  for (; rest > EXACT && rest % 5n === 0n; five += 1) rest /= 5n
  if (rest > EXACT) return undefined
  let small = Number(rest) // exact: at most 2^53
  for (; small % 2 === 0; two += 1) small /= 2
  for (; small % 5 === 0; five += 1) small /= 5
  return small === 1 ? Math.max(two, five) : undefined
}

/** `r` as a plain decimal with all its digits and no superfluous zero; undefined when it does not terminate (1/3). */
export function toDecimal(r: Ratio): string | undefined {
  if (r.d === 1n) return r.n.toString()
  const places = placesOf(r.d)
  return places === undefined ? undefined : pointed((r.n * 10n ** BigInt(places)) / r.d, places)
}

/** `scaled` divided by ten to the power of `places`, with exactly so many decimals. */
export function pointed(scaled: bigint, places: number): string {
  const [sense, digits] = scaled < 0n ? ['-', (-scaled).toString()] : ['', scaled.toString()]
  if (places === 0) return `${sense}${digits}`
  const all = digits.padStart(places + 1, '0')
  return `${sense}${all.slice(0, -places)}.${all.slice(-places)}`
}
