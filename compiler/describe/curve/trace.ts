/** A function of pay as exact straight lines: found by asking it, never by drawing through samples. */
import { add, compare, divide, equal, isZero, multiply, type Ratio, ratio, subtract } from '../../../runtime/exact/ratio.ts'

export interface Place {
  readonly x: Ratio
  readonly y: Ratio
}

/** A straight line between two values of `x`. Its ends are where the line leads; what is paid exactly there may be another line's. */
export interface Segment {
  readonly from: Place
  readonly to: Place
}

/** Undefined: no value there. */
export type Pay = (x: Ratio) => Ratio | undefined

/** How often an interval is parted in search of a bend; one that is not found by then is none of straight lines. */
const DEEPEST = 10
/** How near to the end of an interval its lines are read, as a part of it. */
const NEAR = ratio(1n, 1n << 40n)
const FINEST = 1n << 1024n
const TWICE = ratio(2n)

export const slopeOf = ({ from, to }: Segment): Ratio => divide(subtract(to.y, from.y), subtract(to.x, from.x))
export const heightAt = (segment: Segment, x: Ratio): Ratio => add(segment.from.y, multiply(slopeOf(segment), subtract(x, segment.from.x)))

/**
 * The straight lines of `pay` from `low` to `high`, split at `bounds` and wherever it bends between them.
 *
 * Exact: between two bounds the lines at both ends are read; where they differ, their crossing is the bend, and both sides are asked
 * again. Five points of each line prove it. Undefined where the function is not made of straight lines, or has no value somewhere.
 */
export function trace(pay: Pay, bounds: readonly Ratio[], low: Ratio, high: Ratio): Segment[] | undefined {
  const inside = bounds.filter((x) => compare(x, low) > 0 && compare(x, high) < 0)
  const ends = [low, ...inside, high].toSorted(compare).filter((x, i, all) => i === 0 || !equal(x, all[i - 1] ?? x))
  const lines: Segment[] = []
  for (const [i, from] of ends.entries()) {
    const to = ends[i + 1]
    if (to === undefined) continue
    const found = linesBetween(pay, from, to, DEEPEST)
    if (found === undefined) return undefined
    lines.push(...found)
  }
  return joined(lines, pay)
}

function linesBetween(pay: Pay, low: Ratio, high: Ratio, depth: number): Segment[] | undefined {
  const width = subtract(high, low)
  const step = multiply(width, NEAR)
  const xs = [
    add(low, step),
    add(low, multiply(step, TWICE)),
    add(low, divide(width, TWICE)),
    subtract(high, multiply(step, TWICE)),
    subtract(high, step),
  ]
  const places: Place[] = []
  for (const x of xs) {
    const y = pay(x)
    if (y === undefined) return undefined
    places.push({ x, y })
  }
  const [a, b, middle, c, d] = places
  if (a === undefined || b === undefined || middle === undefined || c === undefined || d === undefined) return undefined
  const first: Segment = { from: a, to: b }
  const last: Segment = { from: c, to: d }
  if ([middle, c, d].every(({ x, y }) => equal(heightAt(first, x), y)))
    return [{ from: { x: low, y: heightAt(first, low) }, to: { x: high, y: heightAt(first, high) } }]
  if (depth === 0) return undefined
  const cut = crossing(first, last, low, high) ?? middle.x
  // where straight lines meet is a number of the plan's size; crossings of what is bent grow without end
  if (cut.d > FINEST) return undefined
  const left = linesBetween(pay, low, cut, depth - 1)
  const right = left === undefined ? undefined : linesBetween(pay, cut, high, depth - 1)
  return left === undefined || right === undefined ? undefined : [...left, ...right]
}

/** Where two lines cross inside an interval. */
function crossing(a: Segment, b: Segment, low: Ratio, high: Ratio): Ratio | undefined {
  const steeper = subtract(slopeOf(a), slopeOf(b))
  if (isZero(steeper)) return undefined
  const x = add(a.from.x, divide(subtract(heightAt(b, a.from.x), a.from.y), steeper))
  return compare(x, low) > 0 && compare(x, high) < 0 ? x : undefined
}

/** Lines that go on as one are one. */
function joined(lines: readonly Segment[], pay: Pay): Segment[] | undefined {
  const all: Segment[] = []
  for (const line of lines) {
    const last = all.at(-1)
    const here = pay(line.from.x)
    if (here === undefined) return undefined
    const goesOn = last !== undefined && equal(last.to.y, line.from.y) && equal(slopeOf(last), slopeOf(line)) && equal(here, line.from.y)
    if (goesOn) all[all.length - 1] = { from: last.from, to: line.to }
    else all.push(line)
  }
  return all
}

/** The part of lines that lies from `low` to `high`. */
export const cutTo = (lines: readonly Segment[], low: Ratio, high: Ratio): Segment[] =>
  lines.flatMap((line) => {
    const from = compare(line.from.x, low) < 0 ? low : line.from.x
    const to = compare(line.to.x, high) > 0 ? high : line.to.x
    return compare(from, to) >= 0 ? [] : [{ from: { x: from, y: heightAt(line, from) }, to: { x: to, y: heightAt(line, to) } }]
  })
