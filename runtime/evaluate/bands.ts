import { add, compare, divide, isZero, maximum, minimum, multiply, type Ratio, subtract, ZERO } from '../exact/ratio.ts'

/** One step of a table with its numbers: `from` undefined has no lower end, `cell` undefined has no value. */
export interface Rung {
  readonly from: Ratio | undefined
  readonly includes: boolean
  readonly cell: Ratio | undefined
}

/**
 * The place of the first step that does not start above the one before it; -1 where all rise (semantics 6.6). Between `from x` and
 * `above x` lies x itself.
 */
export function firstThatDoesNotRise(rungs: readonly Rung[]): number {
  return rungs.findIndex((rung, i) => {
    const before = rungs[i - 1]
    if (rung.from === undefined) return i > 0
    if (before?.from === undefined) return false
    const order = compare(rung.from, before.from)
    return order < 0 || (order === 0 && (!before.includes || rung.includes))
  })
}

const clamp = (value: Ratio, low: Ratio | undefined, high: Ratio | undefined): Ratio => {
  const above = low === undefined ? value : maximum(value, low)
  return high === undefined ? above : minimum(above, high)
}

/** The ends of the part of one band that lies between 0 and the driver; its signed length is `to - from` (semantics 6.2). */
export interface Slice {
  readonly from: Ratio
  readonly to: Ratio
  readonly length: Ratio
}

/** The signed slice of each band between 0 and `driver`. */
export const slicesOf = (rungs: readonly Rung[], driver: Ratio): Slice[] =>
  rungs.map((rung, i) => {
    const high = rungs[i + 1]?.from
    const from = clamp(ZERO, rung.from, high)
    const to = clamp(driver, rung.from, high)
    return { from, to, length: subtract(to, from) }
  })

/** The place of the band that owns `driver`; -1 where none does. */
export function bandAt(rungs: readonly Rung[], driver: Ratio): number {
  for (let i = rungs.length - 1; i >= 0; i -= 1) {
    const rung = rungs[i]
    if (rung === undefined) continue
    if (rung.from === undefined) return i
    const order = compare(driver, rung.from)
    if (order > 0 || (order === 0 && rung.includes)) return i
  }
  return -1
}

/** `F = sum of cell * slice`, each slice signed (semantics 6.2). */
export function graduated(rungs: readonly Rung[], driver: Ratio): Ratio | undefined {
  let sum = ZERO
  const slices = slicesOf(rungs, driver)
  for (let i = 0; i < rungs.length; i += 1) {
    const length = slices[i]?.length ?? ZERO
    if (isZero(length)) continue
    const cell = rungs[i]?.cell
    if (cell === undefined) return undefined
    sum = add(sum, multiply(cell, length))
  }
  return sum
}

/** The cell of the band that owns the driver (semantics 6.3, 6.4). */
export const cellAt = (rungs: readonly Rung[], driver: Ratio): Ratio | undefined => rungs[bandAt(rungs, driver)]?.cell

/** Two points of a line with the driver between them. */
export interface Line {
  readonly low: { readonly x: Ratio; readonly y: Ratio }
  readonly high: { readonly x: Ratio; readonly y: Ratio }
}

/** The two points that the driver lies between; undefined below the first point and from the last one on. */
export function lineAt(rungs: readonly Rung[], driver: Ratio): Line | undefined {
  const at = bandAt(rungs, driver)
  const low = rungs[at]
  const high = rungs[at + 1]
  if (low?.from === undefined || low.cell === undefined || high?.from === undefined || high.cell === undefined) return undefined
  return { low: { x: low.from, y: low.cell }, high: { x: high.from, y: high.cell } }
}

/** The amount on the straight line between the points, flat outside them; one fraction, divided last (semantics 6.5). */
export function interpolated(rungs: readonly Rung[], driver: Ratio): Ratio | undefined {
  const line = lineAt(rungs, driver)
  if (line === undefined) return cellAt(rungs, driver)
  const { low, high } = line
  return add(low.y, divide(multiply(subtract(driver, low.x), subtract(high.y, low.y)), subtract(high.x, low.x)))
}
