/** The steps of a pay goal: whole multiples of a round amount, as exact decimals. */
import { pointed } from '../../runtime/exact/ratio.ts'
import { type GoalRange, minorOf } from './goal-range.ts'

/** How many steps lie between the least goal and the most. */
export const stepsIn = ({ low, high, step, digits }: GoalRange): number =>
  Number((minorOf(high, digits) - minorOf(low, digits)) / minorOf(step, digits))

/** The goal at a step, counted from 0. */
export const amountAt = ({ low, step, digits }: GoalRange, at: number): string =>
  pointed(minorOf(low, digits) + minorOf(step, digits) * BigInt(Math.trunc(at)), digits)

/** The step that is nearest to a goal; one beyond the ends is at an end. */
export function nearestStep(range: GoalRange, goal: string): number {
  const [low, step, wanted] = [range.low, range.step, goal].map((decimal) => minorOf(decimal, range.digits))
  if (low === undefined || step === undefined || wanted === undefined) return 0
  const at = (wanted - low + step / 2n) / step
  return Math.max(0, Math.min(stepsIn(range), Number(at)))
}
