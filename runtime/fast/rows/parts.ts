/** A recipient's part of a row's money, in doubles where they prove exact (RP2). */
import type { Core } from '../../core/core.ts'
import { type Part, shareOf } from '../../evaluate/credit-line.ts'
import { add, equal, ONE, type Ratio, ratio, wholePart } from '../../exact/ratio.ts'
import { ROUNDING } from '../kernel/rounding.ts'
import type { RoundingMode } from '../program/number.ts'

/** The part of an amount in minor units, itself in minor units. */
export type PartOf = (amount: number) => number

const MOST = 2 ** 52

/** Whether the numbers of a share are small enough to be multiplied with amounts. */
const isSmall = ({ n, d }: Ratio): boolean => n >= 0n && n < 2n ** 31n && d < 2n ** 31n

/** `R(amount x share)`, exact; big integers do what doubles cannot. */
function rounded({ n, d }: Ratio, mode: RoundingMode): PartOf {
  const [over, under] = [Number(n), Number(d)]
  const round = ROUNDING.inDoubles[mode]
  return (amount) => (Math.abs(amount) * over < MOST ? round(amount * over, under) : Number(ROUNDING.exactly(BigInt(amount) * n, d, mode)))
}

/** What a recipient gets of whole amounts of money; the sum over a row's direct lines is the amount. */
export function partOf({ rounding }: Pick<Core, 'rounding'>, part: Part): PartOf {
  const { share, before, of } = part
  if (of === null && equal(share, ONE)) return (amount) => amount
  const { mode, unit } = rounding.money
  const through = add(before, share)
  if (unit !== '1' || ![share, before, through].every(isSmall) || (of !== null && !isSmall(of.part)))
    return (amount) => Number(wholePart(shareOf({ core: { rounding } }, part, ratio(BigInt(amount)), true) ?? ratio(0n)))
  if (of !== null) {
    const [below, own] = [partOf({ rounding }, of.line), rounded(of.part, mode)]
    return (amount) => own(below(amount))
  }
  const upTo = rounded(through, mode)
  if (before.n === 0n) return upTo
  const start = rounded(before, mode)
  return (amount) => upTo(amount) - start(amount)
}
