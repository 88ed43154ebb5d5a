/** The least of a metric that brings pay to a goal. */
import { add, compare, divide, type Ratio, ratio, sign, subtract } from '../../runtime/exact/ratio.ts'
import { heightAt, slopeOf } from '../describe/curve/trace.ts'
import type { Along, Piece } from './along.ts'

/** `most`: what no amount of the metric goes beyond; undefined where pay is not known to end. */
export type Least =
  | { readonly kind: 'reached' }
  | { readonly kind: 'needs'; readonly more: bigint }
  | { readonly kind: 'never'; readonly most: bigint | undefined }

/**
 * The least number of units with `pays(more) >= goal`. No unit before it reaches the goal: what runs straight stays within `cents` of its
 * line, so places further below it are passed over; near it a piece that rises is halved, and any other is walked unit by unit.
 */
export function leastFor(along: Along, goal: bigint): Least {
  const { pays, pieces } = along
  if (pays(0n) >= goal) return { kind: 'reached' }
  for (const piece of pieces) {
    const more = inPiece(along, piece, goal)
    if (more !== undefined) return { kind: 'needs', more }
  }
  const beyond = inTail(along, goal)
  if (beyond !== undefined) return { kind: 'needs', more: beyond }
  return { kind: 'never', most: along.tail === undefined ? undefined : mostOf(along) }
}

function inPiece(along: Along, piece: Piece, goal: bigint): bigint | undefined {
  const { pays } = along
  const { from, to, line } = piece
  if (pays(from) >= goal) return from
  if (from === to || line === null) return undefined
  const [low, high] = near(along, piece, line, goal)
  if (low > high) return pays(to) >= goal ? to : undefined
  // where what several share wobbles by cents, a walk of any length would only find an amount some cents smaller
  if (piece.rising || high - low > WALK)
    return pays(high) >= goal ? firstRising(pays, low - 1n, high, goal) : pays(to) >= goal ? to : undefined
  for (let at = low; at <= high; at += 1n) if (pays(at) >= goal) return at
  return pays(to) >= goal ? to : undefined
}

/** So many units are walked one by one. */
const WALK = 256n

/** The units of a piece after its first at which what is paid may come to the goal for the first time, by its line. */
function near({ cents }: Along, { from, to }: Piece, line: NonNullable<Piece['line']>, goal: bigint): readonly [bigint, bigint] {
  const slope = slopeOf(line)
  const clamp = (at: bigint): bigint => (at <= from ? from + 1n : at > to ? to : at)
  if (sign(slope) === 0) return compare(heightAt(line, line.from.x), ratio(goal - cents)) < 0 ? [1n, 0n] : [from + 1n, to]
  const at = (height: bigint): Ratio => add(line.from.x, divide(subtract(ratio(height), line.from.y), slope))
  const [enters, leaves] = sign(slope) > 0 ? [at(goal - cents), at(goal + cents)] : [line.from.x, at(goal - cents)]
  if (compare(enters, ratio(to)) > 0 || compare(leaves, ratio(from)) < 0) return [1n, 0n]
  return [clamp(enters.n / enters.d), clamp(leaves.n / leaves.d + 1n)]
}

/** `pays(low) < goal <= pays(high)`, and nothing falls between. */
function firstRising(pays: Along['pays'], low: bigint, high: bigint, goal: bigint): bigint {
  let [under, over] = [low, high]
  while (over - under > 1n) {
    const middle = (under + over) / 2n
    if (pays(middle) >= goal) over = middle
    else under = middle
  }
  return over
}

/** Beyond the last piece, where each unit adds the same. */
function inTail({ growing, pays, pieces, tail }: Along, goal: bigint): bigint | undefined {
  const last = pieces.at(-1)?.to ?? 0n
  if (tail === undefined || sign(tail) <= 0) return undefined
  const missing = divide(ratio(goal - pays(last)), tail)
  // each thing that is counted adds whole minor units
  if (growing.counts) return last + (missing.n + missing.d - 1n) / missing.d
  let high = last + missing.n / missing.d + 1n
  while (pays(high) < goal) high += high - last
  return firstRising(pays, last, high, goal)
}

/** The most that any number of units brings, where pay rises no more beyond the last piece. */
function mostOf({ pays, pieces }: Along): bigint {
  return pieces.reduce((most, { from, to }) => {
    const [start, end] = [pays(from), pays(to)]
    const here = start > end ? start : end
    return here > most ? here : most
  }, pays(0n))
}
