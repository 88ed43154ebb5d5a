/** Who gains, who loses and who stays, in words and as a table. */
import { isFew, LEAST } from '../compare/shown.ts'
import type { Sides } from '../compare/sides.ts'
import { type Line, row, total } from '../describe/page.ts'
import { counted } from '../describe/words.ts'

/** Whether one of the groups is so small that its members could be told from it. */
export const hasFew = ({ gain, lose, stay }: Sides): boolean => [gain, lose, stay].some(({ count }) => isFew(count))

/** How many gain and lose; not said where one of the groups is too small. `who`: `people are paid`. */
export function saySides(sides: Sides, who = 'people are paid'): string {
  const { gain, lose, stay } = sides
  const all = gain.count + lose.count + stay.count
  if (hasFew(sides) && all !== Math.max(gain.count, lose.count, stay.count))
    return `${counted(all)} ${who}; how many gain and lose is not shown, since fewer than ${LEAST} gain, lose or stay as they are.`
  return `${counted(gain.count)} gain, ${counted(lose.count)} lose, ${counted(stay.count)} stay as they are.`
}

/** A row for each group with what it gains or loses together; nothing where one of them is too small. */
export function sidesTable(sides: Sides, signed: (amount: bigint) => string): Line[] {
  const { gain, lose, stay } = sides
  if (hasFew(sides)) return []
  return [
    row(['', 'people', 'change']),
    row(['gain', counted(gain.count), signed(gain.change)]),
    row(['lose', counted(lose.count), signed(lose.change)]),
    row(['stay as they are', counted(stay.count), signed(0n)]),
    total(['all', counted(gain.count + lose.count + stay.count), signed(gain.change + lose.change)]),
  ]
}
