/** Rate tables as fractions: what lies in each band, and straight lines between points (semantics 6.2, 6.5). */
import type { Expression } from '../../core/expression.ts'
import { literalValue } from '../../evaluate/values.ts'
import { compare, isRatio, type Ratio, ratio } from '../../exact/ratio.ts'
import { choose, difference, type Fraction, greatest, isBelow, least, literal, NOTHING, product, quotient, sum } from './fraction.ts'
import { ALWAYS, both, either, not, type Truth } from './number.ts'

type Bands = Extract<Expression, { kind: 'bands' }>

/** What a table comes to; `mustHold` is told of each bound that rises above the one before only where a condition holds. */
export function tableOf(e: Bands, number: (of: Expression) => Fraction, mustHold: (rises: Truth) => void): Fraction {
  const driver = number(e.driver)
  const bounds = e.bands.map(({ from }) => (from === null ? null : number(from)))
  bounds.forEach((from, i) => {
    const before = bounds[i - 1]
    const [last, own] = [e.bands[i - 1], e.bands[i]]
    // between `from x` and `above x` lies x itself (semantics 6.6)
    const mayBeSame = last?.includes === true && own?.includes === false
    if (from !== null && before != null && !risesAlways(last?.from ?? null, own?.from ?? null, mayBeSame))
      mustHold(either(not(both(before.known, from.known)), isBelow(before, from, mayBeSame)))
  })
  const cells = e.bands.map(({ cell }) => number(cell))
  const owns = (place: number): Truth => {
    const from = bounds[place]
    if (from === null || from === undefined) return ALWAYS
    return isBelow(from, driver, e.bands[place]?.includes ?? true)
  }
  const cellAt = (): Fraction => cells.reduce<Fraction>((chosen, cell, place) => choose(owns(place), cell, chosen), NOTHING)
  // a table one of whose bounds has no value has none
  const there = bounds.reduce((all, from) => (from === null ? all : both(all, from.known)), driver.known)
  const whole = (value: Fraction): Fraction => ({ ...value, known: both(there, value.known) })
  switch (e.mode) {
    case 'step':
      return whole(cellAt())
    case 'retroactive':
      return whole(product(cellAt(), number(e.base)))
    case 'graduated':
      return whole(sliced({ driver, bounds, cells, there }))
    case 'interpolated':
      return whole(onLines(driver, bounds, cells, owns))
    default: {
      const never: never = e.mode
      return never
    }
  }
}

/** Whether a bound is above the one before it for everyone: literals that rise, or such multiples of one quota or worth. */
function risesAlways(before: Expression | null, from: Expression | null, mayBeSame: boolean): boolean {
  const [low, high] = [multipleOf(before), multipleOf(from)]
  if (low === undefined || high === undefined || low.of !== high.of) return false
  const order = compare(low.times, high.times)
  return order < 0 || (order === 0 && mayBeSame)
}

/** A literal, or a literal times a quota, which is above zero where there is one. */
function multipleOf(e: Expression | null): { readonly times: Ratio; readonly of: string } | undefined {
  if (e?.kind === 'literal') {
    const value = literalValue(e.unit, e.value)
    return isRatio(value) ? { times: value, of: '' } : undefined
  }
  if (e?.kind !== 'arithmetic' || e.op !== 'multiply') return undefined
  const [first, second] = e.left.kind === 'quota' ? [e.right, e.left] : [e.left, e.right]
  const times = multipleOf(first)
  return second.kind === 'quota' && times?.of === '' ? { times: times.times, of: `${second.metric} ${second.basis}` } : undefined
}

interface Slices {
  readonly driver: Fraction
  readonly bounds: readonly (Fraction | null)[]
  readonly cells: readonly Fraction[]
  /** Whether the driver and all bounds have a value: the table is only read where they have. */
  readonly there: Truth
}

/** `sum of cell x slice`: each slice is what of the driver lies in its band, from zero on (semantics 6.2). */
function sliced({ driver, bounds, cells, there }: Slices): Fraction {
  const zero = literal(ratio(0n))
  const parts = cells.map((cell, i): Fraction => {
    const [low, high] = [bounds[i] ?? null, bounds[i + 1] ?? null]
    const clamp = (value: Fraction): Fraction => {
      const above = low === null ? value : greatest(value, low)
      return high === null ? above : least(above, high)
    }
    const length = difference(clamp(driver), clamp(zero))
    const part = product(cell, length)
    if (both(there, cell.known) === there) return { ...part, known: there }
    // a cell without value matters only where something lies in its band
    const empty = both(isBelow(length, zero, true), isBelow(zero, length, true))
    return choose(empty, { ...zero, known: there }, part)
  })
  return parts.reduce(sum)
}

/** On the straight line between two points, flat outside them; one fraction, divided last (semantics 6.5). */
function onLines(
  driver: Fraction,
  bounds: readonly (Fraction | null)[],
  points: readonly Fraction[],
  owns: (place: number) => Truth,
): Fraction {
  return points.reduce<Fraction>((before, low, i) => {
    const [x0, x1] = [bounds[i] ?? null, bounds[i + 1] ?? null]
    const high = points[i + 1]
    if (x0 === null || x1 === null || high === undefined) return choose(owns(i), low, before)
    const run = difference(x1, x0)
    const risen = quotient(product(difference(driver, x0), difference(high, low)), run)
    const line = choose(both(low.known, high.known), sum(low, risen), low)
    return choose(owns(i), line, before)
  }, NOTHING)
}
