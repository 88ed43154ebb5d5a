/** In which cell a row is counted, as tables by the code of its owner and by its day. */
import type { Where } from './job.ts'

/** Which days of a person count: all days of the plan; one stretch; or a table by day. */
export type Membership =
  | { readonly kind: 'whole' }
  /** By code: the first and last day that counts, from the plan's first; the first after the last for nobody. */
  | { readonly kind: 'stretch'; readonly first: Int32Array; readonly last: Int32Array }
  /** By code: where the person's days begin in `member`. */
  | { readonly kind: 'days'; readonly start: Int32Array; readonly member: Uint8Array }

/**
 * `firstCell[code] + month[...]` is the first lane of a row's cell. Its two highest bits are 0 only where the owner is somebody in the plan and
 * the day one of its days; 01 where just the owner is not: so one addition tells all.
 */
export interface Place {
  readonly membership: Membership
  /** Whether every code stands for somebody in the plan. */
  readonly everybody: boolean
  /** By code: the first month's lane of the person; `NOBODY` for nobody. It has an entry for code 0. */
  readonly firstCell: Int32Array
  /** The month's distance from the first in lanes; `NO_DAY` outside of the plan. */
  readonly month: Int32Array
  /** Whether `month` is looked up by the day itself; else by its place in the plan, counted from 1, and 0 is outside. */
  readonly byDay: boolean
  readonly from: number
  readonly days: number
}

export const NOBODY = 2 ** 30
export const NO_DAY = -(2 ** 31)
/** Whether nothing but its day keeps a row from being counted: then none of the plan's days belongs to nobody. */
export const onlyDayDecides = ({ membership, everybody }: Place, ownerGaps: Uint8Array | null): boolean =>
  membership.kind === 'whole' && everybody && ownerGaps === null

/** Above so many lanes a cell would be taken for nobody's. */
export const MOST_LANES = 2 ** 29

/** The tables for cells of `stride` lanes. */
export function placeOf({ personOf, monthOf, months, from, steady, member, day }: Where, stride: number): Place {
  const codes = Math.max(1, personOf.length)
  const firstCell = new Int32Array(codes).fill(NOBODY)
  personOf.forEach((person, code) => {
    if (person >= 0) firstCell[code] = (1 + person * months) * stride
  })
  const days = monthOf.length
  // a day that is not there reads as day 0
  const byDay = day.values instanceof Uint16Array && from > 0
  const month = new Int32Array(byDay ? 2 ** 16 : days + 1).fill(NO_DAY)
  const first = byDay ? from : 1
  for (let one = 0; one < days && first + one < month.length; one += 1) month[first + one] = (monthOf[one] ?? 0) * stride
  const everybody = personOf.length > 0 && personOf.every((person) => person >= 0)
  return { membership: membershipOf(personOf, days, steady, member), everybody, firstCell, month, byDay, from, days }
}

function membershipOf(personOf: Int32Array, days: number, steady: Uint8Array, member: Uint8Array): Membership {
  if (personOf.every((person) => person < 0 || steady[person] === 1)) return { kind: 'whole' }
  const codes = Math.max(1, personOf.length)
  const [first, last] = [new Int32Array(codes).fill(1), new Int32Array(codes)]
  for (let code = 0; code < personOf.length; code += 1) {
    const person = personOf[code] ?? -1
    if (person < 0) continue
    const stretch = steady[person] === 1 ? { first: 0, last: days - 1 } : stretchOf(member.subarray(person * days, (person + 1) * days))
    if (stretch === undefined) return { kind: 'days', start: personOf.map((one) => Math.max(0, one) * days), member }
    first[code] = stretch.first
    last[code] = stretch.last
  }
  return { kind: 'stretch', first, last }
}

/** The one stretch of days that count; undefined where there are several. */
function stretchOf(member: Uint8Array): { readonly first: number; readonly last: number } | undefined {
  const [first, last] = [member.indexOf(1), member.lastIndexOf(1)]
  if (first < 0) return { first: 1, last: 0 }
  return member.subarray(first, last + 1).includes(0) ? undefined : { first, last }
}
