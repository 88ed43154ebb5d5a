/** What one row of the base earns by the rate, inside `each_row`. */
import type { Expression } from '../../runtime/core/expression.ts'
import { choose, compare, divide, known, literal, multiply, PERCENT, rowAmount, rowDriver, subtract } from './build.ts'
import { keyed } from './keyed.ts'
import { limitsOn, type RateParts, rateOf } from './parts.ts'
import { orderedBands } from './table.ts'
import { attainmentOf, constantOf, lowerSlices, lowerTable, type Table } from './tables.ts'

/** A row's own part of a rate; undefined where no row earns by itself (amounts, points on a curve, the part above a bound). */
export function rowRate(parts: RateParts): Expression | undefined {
  const { pay } = parts
  const { rate, base } = pay
  const { origin } = rate
  if (limitsOn(pay, 'attainment').length > 0 || pay.above !== null || pay.roundAfterRates) return undefined
  switch (rate.kind) {
    case 'flat':
      return rate.cell.kind === 'amount' ? undefined : multiply(rowAmount(base, origin), rateOf(rate.cell, parts), origin)
    case 'keyed':
      return multiply(rowAmount(base, origin), keyed(rate, parts), origin)
    case 'table':
      return rowTable(rate, parts)
    case 'amount':
    case 'matrix':
      return undefined
    default: {
      const never: never = rate
      return never
    }
  }
}

function rowTable(rate: Table, parts: RateParts): Expression | undefined {
  const { mode, origin } = rate
  if (mode === 'interpolated' || rate.driver.kind === 'pay' || rate.bands.some(({ cell }) => cell?.kind === 'amount')) return undefined
  if (mode === 'graduated') return rowSlices(rate, parts)
  const whole = lowerTable(rate, parts)
  return whole.kind === 'bands' ? multiply(rowAmount(parts.pay.base, origin), { ...whole, mode: 'step' }, origin) : undefined
}

/**
 * The slices that a row moves the driver through (semantics 6.2). Where the driver is the base the row earns them; where it is another
 * metric the row's amount earns their average rate, and a row that does not move the driver earns the rate of where it stands.
 */
export function rowSlices(rate: Table, parts: RateParts): Expression {
  const { origin, driver } = rate
  const { base } = parts.pay
  const amount = rowAmount(base, origin)
  const slices = lowerSlices(rate, parts)
  const end = (which: 'before' | 'after'): Expression => rowDriver(driver.metric, which, driver.origin)
  const to = (which: 'before' | 'after'): Expression => ({ ...slices, driver: end(which), base: end(which) })
  const moved = subtract(to('after'), to('before'), origin)
  const foreign = driver.metric !== base
  const standing: Expression = { ...slices, mode: 'step', driver: end('after'), base: end('after') }
  const earned = foreign
    ? choose(
        compare('=', end('after'), end('before'), origin),
        multiply(amount, standing, origin),
        divide(multiply(amount, moved, origin), subtract(end('after'), end('before'), origin), origin),
        origin,
      )
    : moved
  const constant = constantOf(driver, parts)
  if (constant === null) return earned
  const at = literal(constant, PERCENT, origin)
  const cells = orderedBands(rate.bands, { bound: (band) => band.bound, cell: (c) => rateOf(c, parts) })
  const held: Expression = { kind: 'bands', mode: 'step', driver: at, base: at, bands: cells, origin }
  return choose(known(attainmentOf(driver, parts, null), origin), earned, multiply(amount, held, origin), origin)
}
