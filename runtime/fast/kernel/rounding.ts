import { type RoundingMode, roundedExactly } from '../program/number.ts'
import { EXACTLY } from '../program/rounding.ts'

/** The rounding that a loop may call: doubles where twice the number stays below 2^53, else big integers. */
export interface Rounding {
  readonly inDoubles: Record<RoundingMode, (over: number, under: number) => number>
  readonly exactly: (over: bigint, under: bigint, mode: RoundingMode) => bigint
}

export const ROUNDING: Rounding = { inDoubles: EXACTLY, exactly: roundedExactly }
