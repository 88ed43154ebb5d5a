/** A person's pay as one metric grows: exact straight pieces, built once, and the pay at any place. */
import type { Day } from '../../runtime/calendar/day.ts'
import {
  absolute,
  add,
  compare,
  divide,
  equal,
  fromDecimal,
  maximum,
  multiply,
  ONE,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../../runtime/exact/ratio.ts'
import { together, type Unrounded } from '../../runtime/ledger/unrounded.ts'
import { heightAt, type Segment, slopeOf, trace } from '../describe/curve/trace.ts'
import { boundsOf, reachOf } from './bounds.ts'
import { measuredIn } from './measured.ts'
import { moreOf } from './more.ts'
import { countFrom, type Person, unroundedFrom } from './person.ts'
import type { Growing, Usual } from './usual.ts'

/**
 * Whole units of a metric from `from` to `to`, both included, over which pay runs straight before it is rounded. `rising`: every part of
 * it rises or stays, so that what is paid never falls from one unit to the next. `line` null: it is not known to be straight.
 */
export interface Piece {
  readonly from: bigint
  readonly to: bigint
  readonly line: Segment | null
  readonly rising: boolean
}

/** Pay along a metric, in minor units; `more` counts units: the smallest of its money, or whole things. */
export interface Along {
  readonly growing: Growing
  readonly usual: Usual
  /** What the period pays with so much more; rounded as a run rounds it. */
  readonly pays: (more: bigint) => bigint
  /** In order, without gaps, from 0 on; the last one goes on for ever as `tail` says. */
  readonly pieces: readonly Piece[]
  /** What each unit adds beyond the last piece; undefined where that is not known. */
  readonly tail: Ratio | undefined
  /** By how many minor units what is paid may differ from a line. */
  readonly cents: bigint
  /** Where a straight line begins that is another than before, with the lines on both sides. */
  readonly turns: readonly { readonly at: Ratio; readonly before: Segment; readonly after: Segment }[]
}

const floor = ({ n, d }: Ratio): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d))
const ceiling = ({ n, d }: Ratio): bigint => -floor({ n: -n, d })

/** `now`: what the period pays as it stands. Undefined where no row of the period counts for the person. */
export function alongOf(person: Person, growing: Growing, now: bigint): Along | undefined {
  const more = moreOf(person, growing, now)
  if (more === undefined) return undefined
  const { usual, pays, worldAt, start, day } = more
  // what was rounded before, deal by deal or month by month, leaves the lines beside what is paid by a part of a cent each
  const still = unroundedFrom(person, worldAt(ZERO), day)
  const aside = still === undefined ? ZERO : absolute(subtract(together(still), ratio(start)))
  const base = { growing, usual, pays, cents: centsOf(person, day) + ceiling(aside) }
  if (growing.counts) return { ...base, ...countedPieces(person, growing, usual, pays, base.cents) }
  const offset = ratio(now - start)
  const parts = (amount: Ratio): Unrounded | undefined => unroundedFrom(person, worldAt(amount), day)
  const exact = (amount: Ratio): Ratio | undefined => {
    const found = parts(amount)
    return found === undefined ? undefined : add(offset, together(found))
  }
  const bounds = boundsOf(person, growing, usual)
  const reach = reachOf(person, growing, usual, bounds, ratio(1n))
  const lines = trace(exact, bounds, ZERO, reach)
  return { ...base, ...(lines === undefined ? bentPieces(pays, bounds, reach, base.cents) : straightPieces(person, lines, exact, parts)) }
}

/** Each part of pay is rounded once a period, by less than the unit that it is rounded to; so are limits, and what several people share. */
function centsOf(person: Person, day: Day): bigint {
  const { components, events, limits, factors, rounding } = person.world.core
  const unitOf = (unit: string): bigint => ceiling(fromDecimal(unit) ?? ONE)
  const parts = components.reduce((sum, { round }) => sum + unitOf(round.unit), 0n)
  const beside = unitOf(rounding.money.unit) * BigInt(events.length + limits.length + factors.length + 1)
  return (parts + beside) * BigInt(countFrom(person, day))
}

type Shape = Pick<Along, 'pieces' | 'tail' | 'turns'>

function straightPieces(
  person: Person,
  lines: readonly Segment[],
  exact: (more: Ratio) => Ratio | undefined,
  parts: (more: Ratio) => Unrounded | undefined,
): Shape {
  // with the odd cents of a pool a part may lose a cent where the whole grows by one
  const shares = person.world.core.events.some(({ kind }) => kind === 'pool')
  const pieces = lines.flatMap((line): Piece[] => {
    const [from, to] = [ceiling(line.from.x), floor(line.to.x)]
    return from > to ? [] : [{ from, to, line, rising: !shares && risesAlong(line, parts) }]
  })
  const turns = lines.flatMap((after, i) => {
    const before = lines[i - 1]
    return before === undefined ? [] : [{ at: after.from.x, before, after }]
  })
  const last = lines.at(-1)
  const goesOn = (times: bigint): boolean => {
    const x = multiply(last?.to.x ?? ZERO, ratio(times))
    const y = exact(x)
    return last !== undefined && y !== undefined && equal(heightAt(last, x), y)
  }
  return { pieces, turns, tail: last !== undefined && [16n, 4096n, 1n << 32n].every(goesOn) ? slopeOf(last) : undefined }
}

/** Whether nothing that pay is combined from falls along a line: rounding what rises, and adding it, keeps that so. */
function risesAlong({ from, to }: Segment, parts: (more: Ratio) => Unrounded | undefined): boolean {
  const third = divide(subtract(to.x, from.x), ratio(3n))
  const [low, high] = [parts(add(from.x, third)), parts(add(from.x, multiply(third, ratio(2n))))]
  if (low === undefined || high === undefined) return false
  return (
    equal(low.product, high.product) &&
    low.product.n >= 0n &&
    (['components', 'floors', 'caps', 'filledTo', 'beside'] as const).every((kind) => noneFalls(low[kind], high[kind]))
  )
}

const noneFalls = (low: readonly Ratio[], high: readonly Ratio[]): boolean =>
  low.length === high.length && low.every((one, i) => compare(one, high[i] ?? one) <= 0)

/**
 * Things that are counted: each number up to the last bound of the plan by itself, and from there what is straight, since limits have no bound
 * that is known before. Beyond so many nobody asks.
 */
function countedPieces(person: Person, growing: Growing, usual: Usual, pays: (more: bigint) => bigint, cents: bigint): Shape {
  const { value = ZERO } = measuredIn(person, growing.measure) ?? {}
  const asked = ceiling(boundsOf(person, growing, usual).reduce(maximum, value)) + FEWEST
  const last = asked > MOST ? MOST : asked
  const singles = Array.from(
    { length: Number(last) + 1 },
    (_, at): Piece => ({ from: BigInt(at), to: BigInt(at), line: null, rising: true }),
  )
  const beyond = nearlyStraight(pays, last, FURTHEST, cents)
  const flat = pays(FURTHEST) === pays(FURTHEST - 1n) && pays(FURTHEST) === pays(FURTHEST / 2n)
  return { pieces: [...singles, ...beyond], turns: [], tail: flat ? ZERO : undefined }
}

const FEWEST = 12n
const MOST = 240n
const FURTHEST = 2048n

/** Where pay is not made of straight lines: parted until what is paid runs within cents of a line, so that nothing between is larger. */
function bentPieces(pays: (more: bigint) => bigint, bounds: readonly Ratio[], reach: Ratio, cents: bigint): Shape {
  const cuts = bounds.filter((bound) => compare(bound, reach) < 0).flatMap((bound) => [floor(bound), ceiling(bound)])
  const ends = [...new Set([0n, ...cuts, ceiling(reach)])].toSorted((a, b) => Number(a > b) - Number(a < b))
  const pieces = ends.flatMap((from, i): Piece[] => {
    const to = ends[i + 1]
    return to === undefined ? [] : nearlyStraight(pays, from, to, cents)
  })
  const last = pieces.at(-1)?.to ?? 0n
  const flat = [16n, 4096n].every((times) => pays(last * times) === pays(last))
  return { pieces, turns: [], tail: flat ? ZERO : undefined }
}

function nearlyStraight(pays: (more: bigint) => bigint, from: bigint, to: bigint, cents: bigint): Piece[] {
  const width = to - from
  const [start, end] = [pays(from), pays(to)]
  const line: Segment = { from: { x: ratio(from), y: ratio(start) }, to: { x: ratio(to), y: ratio(end) } }
  const near = (at: bigint): boolean => {
    const gap = subtract(ratio(pays(at)), heightAt(line, ratio(at)))
    return compare(absolute(gap), ratio(cents)) <= 0
  }
  if (width <= 1n || [1n, 2n, 3n].every((part) => near(from + (width * part) / 4n)))
    return [{ from, to, line: width === 0n ? null : line, rising: false }]
  const middle = from + width / 2n
  return [...nearlyStraight(pays, from, middle, cents), ...nearlyStraight(pays, middle, to, cents)]
}
