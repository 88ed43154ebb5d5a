/** Rounding of a quotient in doubles: exact where its parts are, and else only where it is sure. */
import { marginOf } from './error.ts'
import type { RoundingMode } from './number.ts'

/** `over / under` rounded, both exact and twice the first below 2^53. */
const exactRounding =
  (goesUp: (twice: number, under: number, odd: boolean) => boolean) =>
  (over: number, under: number): number => {
    if (under <= 0) return 0
    const all = over < 0 ? -over : over
    let whole = Math.floor(all / under)
    let rest = all - whole * under
    if (rest < 0) {
      whole -= 1
      rest += under
    } else if (rest >= under) {
      whole += 1
      rest -= under
    }
    if (goesUp(rest * 2, under, whole % 2 !== 0)) whole += 1
    return over < 0 ? 0 - whole : whole
  }

/** The same where the two may be off: NaN where the true quotient may lie on the other side of where the mode turns. */
const nearRounding =
  (turns: number) =>
  (over: number, overError: number, under: number, underError: number): number => {
    if (under <= underError) return under <= 0 && underError === 0 ? 0 : Number.NaN
    const all = (over < 0 ? -over : over) / under
    const margin = marginOf(all, overError, under, underError)
    const whole = Math.floor(all)
    const part = all - whole
    const away = turns === 0.5 ? Math.abs(part - 0.5) : Math.min(part, 1 - part)
    if (!(away > margin)) return Number.NaN
    const result = part > turns ? whole + 1 : whole
    return over < 0 ? 0 - result : result
  }

export const EXACTLY: Record<RoundingMode, (over: number, under: number) => number> = {
  half_up: exactRounding((twice, under) => twice >= under),
  half_down: exactRounding((twice, under) => twice > under),
  half_even: exactRounding((twice, under, odd) => twice > under || (twice === under && odd)),
  up: exactRounding((twice) => twice > 0),
  down: exactRounding(() => false),
}
export const NEAR: Record<RoundingMode, (over: number, overError: number, under: number, underError: number) => number> = {
  half_up: nearRounding(0.5),
  half_down: nearRounding(0.5),
  half_even: nearRounding(0.5),
  up: nearRounding(0),
  down: nearRounding(1),
}
