/** The part of a pay function that is worth drawing, as a curve with told places. */
import {
  add,
  compare,
  divide,
  equal,
  isZero,
  maximum,
  minimum,
  multiply,
  type Ratio,
  ratio,
  sign,
  subtract,
  toDecimal,
  ZERO,
} from '../../../runtime/exact/ratio.ts'
import type { Curve, Knot, Mark, Point } from './curve.ts'
import { cutTo, heightAt, type Pay, type Place, type Segment, slopeOf, trace } from './trace.ts'

export interface Shape {
  readonly title: string
  readonly x: string
  readonly y: string
  readonly pay: Pay
  readonly bounds: readonly Ratio[]
  /** A value of `x` that is always shown: the whole quota. */
  readonly landmark: Ratio | undefined
  readonly you: Place | undefined
  readonly sayX: (x: Ratio) => string
  readonly sayY: (y: Ratio) => string
  /** What a slope that is not zero pays, in words; see `Piece`. */
  readonly sayRate: (slope: Ratio) => string
  /** What a number of each axis is a part of: ` of quota`; empty where it stands by itself. */
  readonly ofX: string
  readonly ofY: string
  /** What one of each axis is in its exact form: cents are parts of a dollar. */
  readonly unitX: Ratio
  readonly unitY: Ratio
  readonly capped: boolean
  readonly notes: readonly string[]
  /** How far it is drawn, in `x`; undefined: a little beyond its last bend. */
  readonly until: Ratio | undefined
  /** Whether one straight line is worth drawing: beside another curve it is. */
  readonly straight: boolean
}

/** A curve with what it says of itself. */
export interface Shaped {
  readonly curve: Curve
  /** Every bend and jump, also those too far out to be drawn. */
  readonly turns: readonly Turn[]
  readonly sayX: (x: Ratio) => string
  readonly sayY: (y: Ratio) => string
}

/** Where two lines meet or do not meet. */
export interface Turn {
  readonly x: Ratio
  readonly pays: Ratio
  readonly before: Ratio
  readonly after: Ratio
  readonly isCap: boolean
}

/** Bends are sought up to so many times the last bound, and drawn up to so many. */
const SOUGHT = ratio(20n)
const DRAWN = ratio(4n)
const QUARTER = ratio(1n, 4n)
const TEN = ratio(10n)
/** Cents are tried up to this many for a bend that no bound tells of. */
const MOST_DIGITS = 13n

/** The curve of a pay function; undefined where it is one straight line that is not asked for, or none of straight lines. */
export function shaped(shape: Shape): Shaped | undefined {
  const { pay, bounds, landmark, you, until, straight } = shape
  const marks = [...bounds, ...(landmark === undefined ? [] : [landmark])]
  const last = marks
    .filter((x) => sign(x) > 0)
    .reduce<Ratio | undefined>((most, x) => (most === undefined ? x : maximum(most, x)), undefined)
  const lowest = marks.reduce((least, x) => minimum(least, x), ZERO)
  const low = minimum(isZero(lowest) ? ZERO : add(lowest, multiply(lowest, QUARTER)), you?.x ?? ZERO)
  const reach = last ?? bendOf(pay) ?? until
  if (reach === undefined) return undefined
  const far = maximum(maximum(multiply(reach, SOUGHT), multiply(you?.x ?? ZERO, ratio(2n))), until ?? ZERO)
  const lines = trace(pay, bounds, low, far)
  if (lines === undefined || lines.length < (straight ? 1 : 2)) return undefined
  const turns = turnsOf(lines, pay, shape.capped)
  const drawn = turns.filter(({ x }) => compare(x, multiply(reach, DRAWN)) <= 0).map(({ x }) => x)
  const most = [...drawn, ...(landmark === undefined ? [] : [landmark]), ...(you === undefined ? [] : [you.x])].reduce(
    (a, b) => maximum(a, b),
    low,
  )
  const high = until ?? minimum(add(most, multiply(subtract(most, low), QUARTER)), far)
  const shown = turns.filter(({ x }) => compare(x, high) < 0)
  return {
    curve: curveOf(shape, cutTo(lines, low, high), shown),
    turns,
    sayX: (x) => `${shape.sayX(x)}${shape.ofX}`,
    sayY: (y) => `${shape.sayY(y)}${shape.ofY}`,
  }
}

/** Where a function that no bound tells of bends, at the least: a power of ten from which it no longer goes on as it began. */
function bendOf(pay: Pay): Ratio | undefined {
  const start = [ratio(1n, 1000n), ratio(2n, 1000n)].map((x) => ({ x, y: pay(x) }))
  const [a, b] = start
  if (a?.y === undefined || b?.y === undefined) return undefined
  const first: Segment = { from: { x: a.x, y: a.y }, to: { x: b.x, y: b.y } }
  for (let x = TEN, digits = 1n; digits <= MOST_DIGITS; x = multiply(x, TEN), digits += 1n) {
    const y = pay(x)
    if (y === undefined) return undefined
    if (!equal(y, heightAt(first, x))) return x
  }
  return undefined
}

function turnsOf(lines: readonly Segment[], pay: Pay, capped: boolean): Turn[] {
  return lines.slice(1).flatMap((after, i): Turn[] => {
    const before = lines[i]
    const pays = pay(after.from.x)
    if (before === undefined || pays === undefined) return []
    const isLast = i === lines.length - 2
    const isCap = capped && isLast && isZero(slopeOf(after)) && sign(slopeOf(before)) > 0 && equal(before.to.y, after.from.y)
    return [{ x: after.from.x, pays, before: before.to.y, after: after.from.y, isCap }]
  })
}

function curveOf(shape: Shape, lines: readonly Segment[], turns: readonly Turn[]): Curve {
  const { title, x: nameX, y: nameY, landmark, you, pay, notes } = shape
  const markX = (x: Ratio): Mark => markOf(divide(x, shape.unitX), shape.sayX(x))
  const markY = (y: Ratio): Mark => markOf(divide(y, shape.unitY), shape.sayY(y))
  const point = ({ x, y }: Place): Point => ({ x: markX(x), y: markY(y) })
  const bends = turns.map((turn): Knot & { readonly at: Ratio } => ({
    at: turn.x,
    x: markX(turn.x),
    pays: markY(turn.pays),
    before: equal(turn.before, turn.pays) ? null : markY(turn.before),
    after: equal(turn.after, turn.pays) ? null : markY(turn.after),
    note: noteOf(turn),
  }))
  const plain = (x: Ratio | undefined): (Knot & { readonly at: Ratio })[] => {
    const pays = x === undefined || bends.some(({ at }) => equal(at, x)) ? undefined : pay(x)
    return x === undefined || pays === undefined ? [] : [{ at: x, x: markX(x), pays: markY(pays), before: null, after: null, note: '' }]
  }
  const start = lines[0]?.from.x
  const knots = [...plain(start), ...plain(landmark), ...bends].toSorted((a, b) => compare(a.at, b.at)).map(({ at: _, ...knot }) => knot)
  return {
    title,
    x: nameX,
    y: nameY,
    pieces: lines.map((line) => {
      const slope = slopeOf(line)
      return { from: point(line.from), to: point(line.to), rate: isZero(slope) ? '' : shape.sayRate(slope) }
    }),
    knots,
    you: you === undefined ? null : point(you),
    notes,
  }
}

function noteOf({ before, after, isCap }: Turn): string {
  if (isCap) return 'the cap is reached'
  if (compare(after, before) > 0) return 'your pay jumps up'
  return compare(after, before) < 0 ? 'your pay falls' : ''
}

const markOf = (value: Ratio, says: string): Mark => ({ exact: toDecimal(value) ?? `${value.n}/${value.d}`, says })
