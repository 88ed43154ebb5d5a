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
  if (low <= high) {
    // where what several share wobbles by cents, a walk of any length would only find an amount some cents smaller
    const found = piece.rising || high - low > WALK ? undefined : walked(pays, low, high, goal)
    if (found !== undefined) return found
    if (low - 1n > from && pays(low - 1n) >= goal) return firstOf(pays, from, low - 1n, goal)
    if (pays(high) >= goal) return firstOf(pays, low - 1n, high, goal)
  }
  return pays(to) >= goal ? firstOf(pays, low <= high ? high : from, to, goal) : undefined
}

function walked(pays: Along['pays'], low: bigint, high: bigint, goal: bigint): bigint | undefined {
  for (let at = low; at <= high; at += 1n) if (pays(at) >= goal) return at
  return undefined
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

/** A unit that reaches the goal after one that does not: `pays(low) < goal <= pays(high)`. It is the only one where nothing falls between. */
function firstOf(pays: Along['pays'], low: bigint, high: bigint, goal: bigint): bigint {
  let [under, over] = [low, high]
  while (over - under > 1n) {
    const middle = (under + over) / 2n
    if (pays(middle) >= goal) over = middle
    else under = middle
  }
  return over
}

/** So often the distance beyond the last piece is doubled. */
const DOUBLINGS = 40

/** Beyond the last piece, where each unit adds the same. */
function inTail({ pays, pieces, tail }: Along, goal: bigint): bigint | undefined {
  const last = pieces.at(-1)?.to ?? 0n
  if (tail === undefined || sign(tail) <= 0) return undefined
  const missing = divide(ratio(goal - pays(last)), tail)
  let high = last + missing.n / missing.d + 1n
  // what is paid may be less steep than its line, as where it pays back what was advanced; where it does not rise at all no amount reaches
  for (let doubled = 0; pays(high) < goal; doubled += 1) {
    if (doubled === DOUBLINGS) return undefined
    high += high - last
  }
  return firstOf(pays, last, high, goal)
}

/** The most that any number of units brings, where pay rises no more beyond the last piece. */
function mostOf({ pays, pieces }: Along): bigint {
  return pieces.reduce((most, { from, to }) => {
    const [start, end] = [pays(from), pays(to)]
    const here = start > end ? start : end
    return here > most ? here : most
  }, pays(0n))
}
