/** Tables of one dimension: slices, the band of the driver, points on a line (semantics 6.2 to 6.5). */
import type { BandMode, Expression } from '../../runtime/core/expression.ts'
import type { BandLine, Cell, Driver, Metric, Rate } from '../plan.ts'
import { add, choose, divide, known, literal, multiply, PERCENT, subtract } from './build.ts'
import { isConstant } from './factors.ts'
import { amountOf, counted, type RateParts, rateOf } from './parts.ts'
import { withTails } from './points.ts'
import { orderedBands } from './table.ts'

export type Table = Extract<Rate, { kind: 'table' }>

export function lowerTable(rate: Table, parts: RateParts): Expression {
  const { driver, origin } = rate
  const constant = constantOf(driver, parts)
  if (rate.mode === 'graduated') {
    const slices = lowerSlices(rate, parts)
    if (constant === null) return slices
    return choose(known(attainmentOf(driver, parts, null), origin), slices, onConstant(rate, parts, constant), origin)
  }
  const place = placeOf(driver, parts)
  const onlyRates = rate.bands.every((band) => band.cell === null || band.cell.kind !== 'amount')
  const mode: BandMode = rate.mode === 'interpolated' ? 'interpolated' : onlyRates ? 'retroactive' : 'step'
  const cell = mode === 'retroactive' ? (c: Cell) => rateOf(c, parts) : (c: Cell) => amountOf(c, parts)
  return { kind: 'bands', mode, driver: place, base: parts.base, bands: withTails(rate.bands, place, (band) => band.bound, cell), origin }
}

/** Slices of the driver, each at its own rate. Bounds on attainment are amounts of the quota, bounds on pay amounts of the base. */
export function lowerSlices(rate: Table, parts: RateParts): Extract<Expression, { kind: 'bands' }> {
  const { driver, origin } = rate
  const measure = measureOf(driver, parts)
  const cell = (c: Cell): Expression => rateOf(c, parts)
  const bound = driver.kind === 'pay' ? boundsOnPay(rate.bands, cell) : (band: BandLine): Expression => boundOf(band.bound, driver, parts)
  return { kind: 'bands', mode: 'graduated', driver: measure, base: measure, bands: orderedBands(rate.bands, { bound, cell }), origin }
}

/** A bound in the driver's own measure. */
export const boundOf = (bound: Expression, driver: Driver, parts: RateParts): Expression =>
  driver.kind === 'attainment' ? multiply(bound, quotaOf(driver, parts), bound.origin) : bound

/** `x_(i+1) = x_i + (P_(i+1) - P_i) / r_i`: where the base stands when the pay reaches a bound (semantics 6.6). */
function boundsOnPay(bands: readonly BandLine[], cell: (c: Cell) => Expression): (band: BandLine) => Expression {
  const value = ({ bound }: BandLine): number => (bound.kind === 'literal' ? Number(bound.value) : 0)
  const rising = bands.filter((band) => band.cell !== null).toSorted((a, b) => value(a) - value(b))
  const at = new Map<BandLine, Expression>()
  rising.forEach((band, i) => {
    const before = rising[i - 1]
    const start = before === undefined ? undefined : at.get(before)
    if (before === undefined || start === undefined || before.cell === null) at.set(band, band.bound)
    else at.set(band, add(start, divide(subtract(band.bound, before.bound, band.origin), cell(before.cell), band.origin), band.origin))
  })
  return (band) => at.get(band) ?? band.bound
}

const metricOf = ({ metric }: Driver, { plan }: RateParts): Metric | undefined => plan.metrics.find((one) => one.name === metric)

const quotaOf = (driver: Driver, parts: RateParts): Expression => ({
  kind: 'quota',
  metric: driver.metric,
  basis: metricOf(driver, parts)?.basis ?? 'full',
  origin: driver.origin,
})

/** The driver as a measure: the pay's own metric within the limits on attainment. */
export const measureOf = ({ metric, origin }: Driver, { plan, pay, metric: own }: RateParts): Expression =>
  counted(plan, pay, own, metric, origin)

/** What a missing quota counts as, where it is an attainment; null where it is none. */
export const constantOf = (driver: Driver, parts: RateParts): string | null => {
  const meaning = driver.kind === 'attainment' ? metricOf(driver, parts)?.quota?.whenMissing : undefined
  return meaning === undefined || !isConstant(meaning) ? null : meaning
}

export const attainmentOf = (driver: Driver, parts: RateParts, whenNoQuota: string | null): Expression => ({
  kind: 'attainment',
  metric: driver.metric,
  basis: metricOf(driver, parts)?.basis ?? 'full',
  whenNoQuota,
  origin: driver.origin,
})

/** The place in a table that is read on a metric or its attainment: under limits, the limited measure over its quota. */
export function placeOf(driver: Driver, parts: RateParts): Expression {
  const measure = measureOf(driver, parts)
  if (driver.kind !== 'attainment') return measure
  const constant = constantOf(driver, parts)
  if (measure.kind === 'measure') return attainmentOf(driver, parts, constant)
  const ratio = divide(measure, quotaOf(driver, parts), driver.origin)
  if (constant === null) return ratio
  const plain = attainmentOf(driver, parts, null)
  return choose(known(plain, driver.origin), ratio, literal(constant, PERCENT, driver.origin), driver.origin)
}

/** A graduated table where no quota counts as a constant attainment (semantics 5): factors are read in percent points of worth, other rates hold for the whole base. */
function onConstant(rate: Table, parts: RateParts, constant: string): Expression {
  const { origin } = rate
  const driver = literal(constant, PERCENT, origin)
  const factors = rate.bands.every((band) => band.cell === null || band.cell.kind === 'base_rate')
  const cell = factors ? (c: Cell) => multiply(c.value, parts.worth, c.origin) : (c: Cell) => rateOf(c, parts)
  return {
    kind: 'bands',
    mode: factors ? 'graduated' : 'retroactive',
    driver,
    base: factors ? driver : parts.base,
    bands: orderedBands(rate.bands, { bound: (band) => band.bound, cell }),
    origin,
  }
}
