/** What a curve shows beyond the steps of its table, in words. */
import { compare } from '../../../runtime/exact/ratio.ts'
import { listed } from '../words.ts'
import type { Shaped, Turn } from './shape.ts'

/** More jumps than these are left to the table. */
const MOST = 3

/** `Your pay jumps at 100% of quota, from $500.00 to $2,000.00. The cap is reached at 140% of quota.` */
export function sayTurns({ turns, sayX, sayY }: Shaped): string {
  const jumps = turns.filter(({ before, after }) => compare(before, after) !== 0)
  const up = jumps.filter(({ before, after }) => compare(after, before) > 0)
  const down = jumps.filter(({ before, after }) => compare(after, before) < 0)
  const cap = turns.find(({ isCap }) => isCap)
  const told = (list: readonly Turn[]): string =>
    listed(list.slice(0, MOST).map(({ x, before, after }) => `at ${sayX(x)} from ${sayY(before)} to ${sayY(after)}`))
  return [
    ...(up.length === 0 ? [] : [`Your pay jumps ${told(up)}.`]),
    ...(down.length === 0 ? [] : [`Your pay falls ${told(down)}.`]),
    ...(cap === undefined ? [] : [`The cap is reached at ${sayX(cap.x)}.`]),
  ].join(' ')
}
