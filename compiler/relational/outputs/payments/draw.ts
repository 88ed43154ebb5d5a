/** What a draw comes to, and the most and the least that is paid out, person by person in one pay period (semantics 9 steps 5 and 6). */
import type { Fraction } from '../../../../runtime/fast/program/fraction.ts'
import { aggregate, type Relation } from '../../build.ts'
import type { Calendar } from '../../days.ts'
import type { Slots } from '../../figures.ts'
import type { Site } from '../../records.ts'
import { refuse } from '../../refused.ts'
import type { All } from '../../sources.ts'
import type { DrawNow } from './settle.ts'

/** Everyone who is in the plan on some day. */
export const everybody = ({ build }: Site, _: Calendar, { time }: All): Relation =>
  aggregate(build, { name: 'everybody', says: 'Everyone who is in the plan on some day', origin: null }, time, ['payee'], [])

export interface Drawing {
  readonly relation: Relation
  readonly now: (slots: Slots) => DrawNow | null
  readonly limit: (slots: Slots, which: 'most' | 'least') => Fraction | null
}

export function drawIn({ core }: Site, _: Calendar, __: All, accounts: Relation, ___: number): Drawing {
  const { draw, payout, delays } = core.payments
  const [delay] = delays
  if (delay !== undefined) refuse('pay that is held, in instalments or advanced', delay.origin)
  if (draw !== null) refuse('draws', draw.origin)
  for (const limit of [payout.most, payout.least]) if (limit !== null) refuse('limits of cash', limit.origin)
  return { relation: accounts, now: () => null, limit: () => null }
}
