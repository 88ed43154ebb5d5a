/** Rounding of a quotient in doubles: exact where its parts are, and else only where it is sure. */
import { marginOf, UNIT } from './error.ts'
import type { RoundingMode } from './number.ts'

/** How a mode rounds a magnitude: `shift` is what is added to a quotient before its whole part is taken, away from where the mode turns. */
interface Mode {
  readonly shift: number
  /** Where it turns: whether a magnitude goes up that leaves so much of a divisor; `odd`: whether it is. */
  readonly goesUp: (twice: number, under: number, odd: boolean) => boolean
}

const MODES: Record<RoundingMode, Mode> = {
  half_up: { shift: 0.5, goesUp: (twice, under) => twice >= under },
  half_down: { shift: 0.5, goesUp: (twice, under) => twice > under },
  half_even: { shift: 0.5, goesUp: (twice, under, odd) => twice > under || (twice === under && odd) },
  up: { shift: 1, goesUp: (twice) => twice > 0 },
  down: { shift: 0, goesUp: () => false },
}

/**
 * How near to a whole number a quotient of exact doubles, or of their product, may be after its shift, in parts of its size, for doubles not to
 * tell its whole part: three operations are off by half a unit each.
 */
const NEAR_TURN = marginOf(1, UNIT, 1, 0)

/** The whole quotient `all` or the one beside it, rounded by what it leaves of the divisor. */
function settled(whole: number, left: number, under: number, { goesUp }: Mode): number {
  const [own, rest] = left < 0 ? [whole - 1, left + under] : left >= under ? [whole + 1, left - under] : [whole, left]
  return goesUp(rest * 2, under, own % 2 !== 0) ? own + 1 : own
}

/** `over / under` rounded, both exact and twice the first below 2^53. */
const exactRounding = (mode: Mode) => {
  const { shift } = mode
  const near = (size: number, under: number): number => {
    const whole = Math.floor(size / under)
    return settled(whole, size - whole * under, under, mode)
  }
  return (over: number, under: number): number => {
    if (under <= 0) return 0
    const size = Math.abs(over)
    const shifted = size / under + shift
    let whole = Math.floor(shifted)
    const [part, margin] = [shifted - whole, shifted * NEAR_TURN]
    if (!(part > margin && part < 1 - margin)) whole = near(size, under)
    return over < 0 ? 0 - whole : whole
  }
}

/** Splits a double into two of 26 bits. Source: Veltkamp; Dekker, "A floating-point technique for extending the available precision", 1971. */
const SPLIT = 2 ** 27 + 1

/** What a product of two doubles has lost to rounding, exactly (Dekker). */
function lostOf(a: number, b: number, product: number): number {
  const [aScaled, bScaled] = [a * SPLIT, b * SPLIT]
  const aHigh = aScaled - (aScaled - a)
  const bHigh = bScaled - (bScaled - b)
  const [aLow, bLow] = [a - aHigh, b - bHigh]
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow
}

/**
 * `left x right / under` rounded, where doubles hold all three and `roundsProduct` proves the rest: the quotient is at most 2^52 and the divisor
 * 2^51. The quotient in doubles is then off by one at most; what it leaves is the difference of two products, whose upper halves are multiples
 * of one power of two and nearer than 2^53 of it, and whose lower halves are whole numbers below 2^52: so it is exact.
 */
const productRounding = (mode: Mode) => {
  const { shift } = mode
  const near = (left: number, right: number, under: number): number => {
    const over = left * right
    const whole = Math.floor(over / under)
    const taken = whole * under
    return settled(whole, over - taken + (lostOf(left, right, over) - lostOf(whole, under, taken)), under, mode)
  }
  return (left: number, right: number, under: number): number => {
    if (under <= 0) return 0
    const over = left * right
    const shifted = Math.abs(over) / under + shift
    let whole = Math.floor(shifted)
    const [part, margin] = [shifted - whole, shifted * NEAR_TURN]
    if (!(part > margin && part < 1 - margin)) whole = near(Math.abs(left), Math.abs(right), under)
    return over < 0 ? 0 - whole : whole
  }
}

/** The same where the two may be off: NaN where the true quotient may lie on the other side of where the mode turns. */
const nearRounding =
  ({ shift }: Mode) =>
  (over: number, overError: number, under: number, underError: number): number => {
    if (under <= underError) return under <= 0 && underError === 0 ? 0 : Number.NaN
    const all = Math.abs(over) / under
    const margin = marginOf(all, overError, under, underError)
    const whole = Math.floor(all)
    const part = all - whole
    const away = shift === 0.5 ? Math.abs(part - 0.5) : Math.min(part, 1 - part)
    if (!(away > margin)) return Number.NaN
    const result = part > 1 - shift ? whole + 1 : whole
    return over < 0 ? 0 - result : result
  }

const inEachMode = <F>(make: (mode: Mode) => F): Record<RoundingMode, F> => ({
  half_up: make(MODES.half_up),
  half_down: make(MODES.half_down),
  half_even: make(MODES.half_even),
  up: make(MODES.up),
  down: make(MODES.down),
})

export const EXACTLY = inEachMode(exactRounding)
export const OF_PRODUCT = inEachMode(productRounding)
export const NEAR = inEachMode(nearRounding)
