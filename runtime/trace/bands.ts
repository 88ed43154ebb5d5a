import type { Band, Expression } from '../core/expression.ts'
import type { Unit } from '../core/unit.ts'
import { bandAt, lineAt, type Rung, slicesOf } from '../evaluate/bands.ts'
import type { Bands } from '../evaluate/expression.ts'
import { equal, isZero, multiply, type Ratio } from '../exact/ratio.ts'
import type { Derivation } from './derivation.ts'
import { node } from './node.ts'

/** How to derive the expressions of a table. */
export interface Tabled {
  readonly bands: Bands
  readonly value: Ratio | undefined
  readonly driver: Derivation
  readonly rungs: readonly Rung[]
  readonly explain: (expression: Expression) => Derivation
  readonly unit: Unit
  readonly driverUnit: Unit
}

/** The cell as the plan wrote it. */
const cellNode = ({ explain }: Tabled, { cell, says, origin }: Band): Derivation => {
  const inner = explain(cell)
  return inner.how === 'stated' || inner.how === 'field'
    ? { ...inner, label: says === '' ? inner.label : says, origin }
    : { ...inner, label: says === '' ? 'rate' : says }
}

/** The end of a slice: the driver, a bound of the table, or zero. */
function endNode(tabled: Tabled, end: Ratio, driver: Ratio): Derivation {
  if (equal(end, driver)) return tabled.driver
  const place = tabled.rungs.findIndex(({ from }) => from !== undefined && equal(from, end))
  const bound = tabled.bands.bands[place]?.from
  if (bound == null) return node('stated', 'zero', end, tabled.driverUnit)
  const inner = tabled.explain(bound)
  return inner.how === 'stated' ? inner : { ...inner, label: 'bound' }
}

/** A graduated table: each slice is its length times its cell (semantics 6.2). */
export function slicesNode(tabled: Tabled, driver: Ratio): Derivation {
  const { bands, rungs, unit, driverUnit, value } = tabled
  const slices = slicesOf(rungs, driver)
  const inputs = slices.flatMap(({ from, to, length }, i): Derivation[] => {
    const band = bands.bands[i]
    const cell = rungs[i]?.cell
    if (band === undefined || isZero(length)) return []
    const top = endNode(tabled, to, driver)
    const measured = isZero(from) ? top : node('subtract', 'length', length, driverUnit, { inputs: [top, endNode(tabled, from, driver)] })
    const amount = cell === undefined ? undefined : multiply(cell, length)
    return [node('slice', band.says, amount, unit, { origin: band.origin, inputs: [measured, cellNode(tabled, band)] })]
  })
  return node('slices', 'graduated', value, unit, { origin: bands.origin, inputs })
}

/** The cell of the band that the driver is in (semantics 6.3, 6.4). */
export function bandNode(tabled: Tabled, driver: Ratio): Derivation {
  const at = bandAt(tabled.rungs, driver)
  const band = tabled.bands.bands[at]
  if (band === undefined) return node('band', 'below the table', undefined, tabled.unit, { inputs: [tabled.driver] })
  const cell = cellNode(tabled, band)
  return node('band', cell.label, tabled.rungs[at]?.cell, cell.unit, {
    note: band.says,
    origin: band.origin,
    inputs: [tabled.driver, cell],
  })
}

/** The place between two points: driver, x0, y0, x1, y1, with y = y0 + (driver - x0) x (y1 - y0) / (x1 - x0) (semantics 6.5). */
export function betweenNode(tabled: Tabled, driver: Ratio): Derivation {
  const line = lineAt(tabled.rungs, driver)
  const at = bandAt(tabled.rungs, driver)
  const low = tabled.bands.bands[at]
  const high = tabled.bands.bands[at + 1]
  if (line === undefined || low?.from == null || high?.from == null) return bandNode(tabled, driver)
  const inputs = [tabled.driver, tabled.explain(low.from), cellNode(tabled, low), tabled.explain(high.from), cellNode(tabled, high)]
  return node('between', 'between two points', tabled.value, tabled.unit, { origin: tabled.bands.origin, inputs })
}
