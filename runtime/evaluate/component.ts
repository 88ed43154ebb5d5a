import type { Day } from '../calendar/day.ts'
import type { Component } from '../core/core.ts'
import { type Ratio, wholePart, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { componentOn, unroundedPay } from './amend.ts'
import type { Counted } from './counted.ts'
import type { Moment } from './moment.ts'
import { takesPartIn, timelineOf } from './spans.ts'
import { earlier, type Stretch } from './windows.ts'
import type { World } from './world.ts'

/** The moment of a component's window, to date at `period` or at the window's end if that is earlier. */
export function momentOf(world: World, component: Component, person: string, window: Stretch, period: Day, deal: Counted | null): Moment {
  const at = earlier(period, window.to)
  const then = componentOn(world, component, at, period)
  return { world, person, component: then, window, at, period, rowsTo: period, fieldsOn: period, since: null, carried: ZERO, deal }
}

/** Whether the person is in the plan on some day of the window to date: nobody else is paid for it. */
export const takesPart = ({ world, person, window, at }: Moment): boolean =>
  timelineOf(world, person, at).some((piece) => takesPartIn(piece) && piece.from <= at && piece.to >= window.from)

/** `R(x)` of a component: an amount in minor units (RP7). */
export const rounded = (component: Component, amount: Ratio): bigint => wholePart(roundToUnit(amount, component.round))

/** `E_w`: what the window has earned to date, in minor units, rounded once (semantics 7 stage 9). */
export const windowPay = (moment: Moment): bigint => (takesPart(moment) ? rounded(moment.component, unroundedPay(moment)) : 0n)
