/**
 * Amounts at the ends of periods that come to fractions, such as pay by attainment: what of each is whole, what is left over its divisor, and one divisor
 * for the whole window, over which each is a whole number and nothing is rounded.
 */
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import {
  ALWAYS,
  below,
  both,
  constant,
  divisor,
  either,
  NEVER,
  type Num,
  not,
  pick,
  plus,
  type Truth,
  times,
} from '../../../runtime/fast/program/number.ts'
import { figureIn, type Slots } from '../measures/figures.ts'
import type { Need } from '../measures/needs.ts'
import {
  type Build,
  either as choice,
  column,
  columnNamed,
  compare,
  int,
  integer,
  kept,
  type Relation,
  select,
  type Told,
} from '../program/build.ts'
import type { Scalar } from '../program/scalar.ts'

/** So many decimals more are looked at before something is left over. */
const FINER = 2

/** The columns of an amount at the end of a period, besides what it is known by. */
export const PARTS = ['grows', 'grows_rest', 'grows_part'] as const

/** `grows / grows_under` as a whole part, cut towards zero, in `grows`, and `grows_rest / grows_part`. `reach`: how far pay may go, which is held. */
export function cutGrowth(build: Build, told: Told, ends: Relation, reach: bigint): Relation {
  const found = columnNamed(ends, 'grows')
  const under = columnNamed(ends, 'grows_under')
  if (found.type !== 'int' || under.type !== 'int') throw new Error(told.name)
  const finer = 10n ** BigInt(FINER)
  const scale = found.scale + FINER
  const most = reach * 10n ** BigInt(scale)
  const [low, high] = [BigInt(found.low) * finer, BigInt(found.high) * finer]
  const over: Scalar = { kind: 'multiply', left: integer(finer), right: column('grows') }
  const cut = select(build, { ...told, name: `${told.name}_cut`, says: `${told.says}, cut` }, ends, [
    ...kept(ends, 'grows'),
    { column: int('grows_over', low, high, scale), value: over },
    {
      column: int('grows', low < -most ? -most : low, high > most ? most : high, scale),
      value: { kind: 'quotient', over, under: column('grows_under'), exact: false },
    },
  ])
  build.bounds.push({ step: cut.name, column: 'grows', says: 'what one person earns in a window to date' })
  const whole: Scalar = { kind: 'multiply', left: column('grows'), right: column('grows_under') }
  const size = BigInt(under.high)
  const left = select(build, { ...told, name: `${told.name}_left`, says: 'With what is left over' }, cut, [
    ...kept(cut, 'grows_over'),
    { column: int('grows_rest', 1n - size, size - 1n, scale), value: { kind: 'subtract', left: column('grows_over'), right: whole } },
  ])
  const none = compare('=', column('grows_rest'), integer(0))
  return select(build, { ...told, name: `${told.name}_parts`, says: 'And over what it is left' }, left, [
    ...kept(left, 'grows_under'),
    { column: int('grows_part', 1n, size), value: choice(none, integer(1), column('grows_under')) },
  ])
}

/**
 * How many different divisors the periods of a window may have: quotas against the full window are one, and another where something changes inside it, or
 * two where people have a history; what is read to date has one of its own for each period.
 */
export function divisorsIn(needs: readonly Need[], periods: number, changing: boolean): number {
  const steady = needs.every(({ asked }) => asked.what !== 'quota' || asked.basis === 'full') && needs.every((need) => !isDivided(need))
  return steady ? Math.min(changing ? 3 : 2, periods) : periods
}
const isDivided = (need: Need): boolean =>
  need.kind === 'measure' && ['ratio', 'average', 'team_share'].includes(need.measure.aggregate.kind)

/** One divisor for the periods of a window, and the amount of each over it. */
export interface Shared {
  readonly under: Num
  /** Whether a period has a divisor besides those that were proved for. */
  readonly tooMany: Truth
  readonly at: (period: number) => Fraction
}

export function sharedDivisor(slots: Slots, wide: Relation, periods: readonly number[], most: number): Shared {
  const figure = (word: string, i: number): Fraction => ({ ...figureIn(slots, wide, `${word}_${i + 1}`), known: ALWAYS })
  const parts = periods.map((i) => divisor(figure('grows_part', i).over))
  const own = most >= parts.length ? parts : differing(parts, most)
  const all = own.reduce(times, ONE)
  const others = (place: number): Num => own.filter((_, i) => i !== place).reduce(times, ONE)
  const othersOf = (part: Num, i: number): Num =>
    own === parts ? others(i) : own.reduce<Num>((rest, one, place) => pick(isSame(part, one), others(place), rest), all)
  const outside = (part: Num): Truth => own.reduce((so, one) => both(so, not(isSame(part, one))), not(isSame(part, ONE)))
  const at = periods.map((i, place): Fraction => {
    const [whole, rest, part] = [figure('grows', i), figure('grows_rest', i), parts[place] ?? ONE]
    return { over: plus(times(whole.over, all), times(rest.over, othersOf(part, place))), under: all, scale: whole.scale, known: ALWAYS }
  })
  const tooMany = own === parts ? NEVER : parts.map(outside).reduce(either, NEVER)
  return { under: all, tooMany, at: (period) => at[period] ?? { over: constant(0n), under: all, scale: 0, known: ALWAYS } }
}

const ONE = constant(1n)
const isSame = (a: Num, b: Num): Truth => both(below(a, b, true), below(b, a, true))

/** The first of the divisors that are not 1, the first of those that are another, and so on; 1 where there are no more. */
function differing(parts: readonly Num[], most: number): readonly Num[] {
  const found: Num[] = []
  for (let i = 0; i < most; i += 1) {
    const isNew = (part: Num): Truth => found.reduce((so, one) => both(so, not(isSame(part, one))), not(isSame(part, ONE)))
    found.push(parts.reduceRight<Num>((later, part) => pick(isNew(part), part, later), ONE))
  }
  return found
}
