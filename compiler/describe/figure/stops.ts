/** What can be read off a curve, place by place: the rows of its table, and the stops of the arrow keys. */
import type { Curve, Mark } from '../curve/curve.ts'
import { placeOf } from './place.ts'

export interface Stop {
  readonly x: Mark
  readonly y: Mark
  /** `110%`, `just below 100%`. */
  readonly at: string
  readonly pays: string
  /** `the cap is reached`, `you are here`; empty where there is nothing to say. */
  readonly note: string
}

/** Every knot, with both heights of a jump, and where the person stands; in order along the curve. */
export function stopsOf({ knots, you }: Curve): readonly Stop[] {
  const stops = knots.flatMap(({ x, pays, before, after, note }): Stop[] => [
    ...(before === null ? [] : [{ x, y: before, at: `just below ${x.says}`, pays: before.says, note: '' }]),
    { x, y: pays, at: x.says, pays: pays.says, note },
    ...(after === null ? [] : [{ x, y: after, at: `just above ${x.says}`, pays: after.says, note: '' }]),
  ])
  if (you === null) return stops
  const here: Stop = { x: you.x, y: you.y, at: you.x.says, pays: you.y.says, note: 'you are here' }
  const next = stops.findIndex(({ x }) => placeOf(x) > placeOf(you.x))
  return next < 0 ? [...stops, here] : stops.toSpliced(next, 0, here)
}

/** A stop as it is told: `110%, $46,800.00, you are here`. */
export const sayStop = ({ at, pays, note }: Stop): string => [at, pays, note].filter((part) => part !== '').join(', ')

/** A curve in words. */
export function described({ x, y, knots, you }: Curve): string {
  const at = knots.map((knot) => `at ${knot.x.says} ${knot.pays.says}${knot.note === '' ? '' : ` (${knot.note})`}`)
  return `${x}, against ${y}: ${at.join('; ')}.${you === null ? '' : ` You are at ${you.x.says} and have earned ${you.y.says}.`}`
}
