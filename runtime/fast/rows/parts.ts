/** A recipient's part of a row's money, in doubles where they prove exact (RP2). */
import type { Core } from '../../core/core.ts'
import { type Part, shareOf } from '../../evaluate/credit-line.ts'
import { add, equal, ONE, type Ratio, ratio, wholePart } from '../../exact/ratio.ts'
import { ROUNDING } from '../kernel/rounding.ts'
import type { RoundingMode } from '../program/number.ts'

/** The part of an amount, in minor units; NaN where doubles do not hold it. */
export type PartOf = (amount: number) => number

const MOST = 2 ** 52

/** Whether the numbers of a share are small enough to be multiplied with amounts. */
const isSmall = ({ n, d }: Ratio): boolean => n >= 0n && n < 2n ** 31n && d < 2n ** 31n

/** A whole number that doubles hold, else NaN. */
const held = (value: bigint): number => (Number.isSafeInteger(Number(value)) ? Number(value) : Number.NaN)

/** `R(amount / 10^scale x share)`, exact; big integers do what doubles cannot. */
function rounded(share: Ratio, mode: RoundingMode, scale: number): PartOf {
  const { n, d } = { n: share.n, d: share.d * 10n ** BigInt(scale) }
  const [over, under] = [Number(n), Number(d)]
  const round = ROUNDING.inDoubles[mode]
  return (amount) =>
    Math.abs(amount) * over < MOST && under < MOST ? round(amount * over, under) : held(ROUNDING.exactly(BigInt(amount) * n, d, mode))
}

/** What a recipient gets of amounts of money over `10^scale` of a minor unit, if not all of it. */
export function partOf({ rounding }: Pick<Core, 'rounding'>, part: Part, scale = 0): PartOf {
  const { share, before, of } = part
  if (of === null && equal(share, ONE) && scale === 0) return (amount) => amount
  const { mode, unit } = rounding.money
  const through = add(before, share)
  if (unit !== '1' || scale > 6 || ![share, before, through].every(isSmall) || (of !== null && !isSmall(of.part)))
    return (amount) =>
      held(wholePart(shareOf({ core: { rounding } }, part, ratio(BigInt(amount), 10n ** BigInt(scale)), true) ?? ratio(0n)))
  if (of !== null) {
    const whole = of.line.of === null && equal(of.line.share, ONE)
    // what is not shared is not rounded either
    if (whole) return rounded(of.part, mode, scale)
    const [below, own] = [partOf({ rounding }, of.line, scale), rounded(of.part, mode, 0)]
    return (amount) => {
      const line = below(amount)
      return Number.isNaN(line) ? line : own(line)
    }
  }
  const upTo = rounded(through, mode, scale)
  if (before.n === 0n) return upTo
  const start = rounded(before, mode, scale)
  return (amount) => upTo(amount) - start(amount)
}
