/** The pay goals that a slider offers: round amounts from nothing to well beyond what is earned. */
import type { EarnedSoFar } from '../../compiler/asking/answers.ts'
import { pointed } from '../../runtime/exact/ratio.ts'

/** Exact decimals of the plan's currency; `digits` is how many decimals it has. */
export interface GoalRange {
  readonly low: string
  readonly high: string
  /** Both ends are whole multiples of it. */
  readonly step: string
  /** The goal that a page begins with: a round amount above what is earned. */
  readonly start: string
  readonly digits: number
}

/** About so many steps. */
const STEPS = 120n

/** The round amount, 1, 2 or 5 with zeros, that is at least so much. */
function roundUp(amount: bigint): bigint {
  for (let power = 1n; ; power *= 10n) {
    const found = [1n, 2n, 5n].find((digit) => digit * power >= amount)
    if (found !== undefined) return found * power
  }
}

const upTo = (amount: bigint, step: bigint): bigint => ((amount + step - 1n) / step) * step

/** For what a period pays and, where that is nothing, a target; in minor units. Steps are whole units of the currency. */
export function goalRange(pays: bigint, target: bigint, digits: number): GoalRange {
  const whole = 10n ** BigInt(digits)
  const earned = pays < 0n ? -pays : pays
  const base = earned > 0n ? earned : target > 0n ? target : 10_000n * whole
  const step = roundUp(upTo((base * 5n) / (2n * STEPS), whole) || whole)
  const high = upTo((base * 5n) / 2n, step)
  const start = upTo((base * 6n) / 5n + 1n, step)
  const say = (minor: bigint): string => pointed(minor, digits)
  return { low: say(0n), high: say(high), step: say(step), start: say(start), digits }
}

/** An exact decimal in minor units. */
export function minorOf(decimal: string, digits: number): bigint {
  const [whole = '0', places = ''] = decimal.split('.')
  return BigInt(whole + places.slice(0, digits).padEnd(digits, '0'))
}

/** The goals for what was earned so far, in a currency. */
export function goalsFor({ earned, target }: EarnedSoFar, currency: string): GoalRange {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  // a target that does not end as a decimal is told as a fraction: what is earned says enough
  const exact = target === null || target.exact.includes('/') ? '0' : target.exact
  return goalRange(minorOf(earned.exact, digits), minorOf(exact, digits), digits)
}
