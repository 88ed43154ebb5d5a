/** The rate of a pay: what it earns on its base before gates, multipliers and limits (semantics 6). */
import type { BandMode, Expression } from '../../runtime/core/expression.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { Cell, Metric, Pay, Plan, Rate } from '../plan.ts'
import { choose, divide, eachRow, known, least, literal, multiply, PERCENT, rowAmount, rowDriver, subtract } from './build.ts'
import { factorOf, isConstant } from './factors.ts'
import { orderedBands } from './table.ts'

type Table = Extract<Rate, { kind: 'table' }>
type Keyed = Extract<Rate, { kind: 'keyed' }>

export interface RateParts {
  readonly plan: Plan
  readonly pay: Pay
  readonly metric: Metric
  /** What cells multiply: the base's measure, under the cap on attainment. */
  readonly base: Expression
  readonly worth: Expression
  readonly quota: Expression
}

export function partsOf(plan: Plan, pay: Pay, metric: Metric): RateParts {
  const { origin } = pay.rate
  const quota: Expression = { kind: 'quota', metric: metric.name, basis: metric.basis, origin }
  const worth: Expression = { kind: 'worth', component: pay.name, basis: metric.basis, origin }
  return { plan, pay, metric, base: capped(pay, pay.base, quota, origin), worth, quota }
}

export function lowerRate(parts: RateParts): Expression {
  const { pay } = parts
  const { origin } = pay.rate
  switch (pay.rate.kind) {
    case 'amount':
      return pay.rate.value
    case 'flat':
      return multiply(parts.base, rateOf(pay.rate.cell, parts), origin)
    case 'table':
      return lowerTable(pay.rate, parts)
    case 'keyed':
      return byRow(pay.rate)
        ? eachRow(pay.base, multiply(rowAmount(pay.base, origin), keyed(pay.rate, parts), origin), null, origin)
        : multiply(parts.base, keyed(pay.rate, parts), origin)
    default: {
      const never: never = pay.rate
      return never
    }
  }
}

/** Whether a keyed rate is read at each row: by a field of the row, not of the person. */
const byRow = ({ by }: Keyed): boolean => by.kind === 'field' && by.of === 'row'

/** The rate that is stated for the text. */
const keyed = ({ by, cases, otherwise, origin }: Keyed, parts: RateParts): Expression => ({
  kind: 'keyed',
  by,
  cases: cases.map((one) => ({ value: one.value, cell: rateOf(one.cell, parts), says: one.cell.says, origin: one.origin })),
  otherwise: otherwise === null ? null : { cell: rateOf(otherwise, parts), says: otherwise.says, origin: otherwise.origin },
  origin,
})

/**
 * What one row of the base earns by the rate, inside `each_row`; undefined where no row earns by itself (amounts, points on a curve).
 * Source: semantics 6.2 for slices: the row moves the driver from where it stood to where it then stands.
 */
export function rowRate(parts: RateParts): Expression | undefined {
  const { pay } = parts
  const { rate, base } = pay
  const { origin } = rate
  const amount = rowAmount(base, origin)
  if (pay.limits.some(({ what }) => what === 'attainment')) return undefined
  switch (rate.kind) {
    case 'flat':
      return rate.cell.kind === 'amount' ? undefined : multiply(amount, rateOf(rate.cell, parts), origin)
    case 'keyed':
      return multiply(amount, keyed(rate, parts), origin)
    case 'table':
      return rowTable(rate, parts, amount)
    case 'amount':
      return undefined
    default: {
      const never: never = rate
      return never
    }
  }
}

function rowTable(rate: Table, parts: RateParts, amount: Expression): Expression | undefined {
  const { origin, mode, driver } = rate
  if (mode === 'interpolated' || rate.bands.some(({ cell }) => cell?.kind === 'amount')) return undefined
  const whole = lowerTable(rate, parts)
  if (whole.kind !== 'bands') return undefined
  if (mode === 'retroactive') return multiply(amount, { ...whole, mode: 'step' }, origin)
  const to = (end: 'before' | 'after'): Expression => {
    const place = rowDriver(driver.metric, end, driver.origin)
    return { ...whole, driver: place, base: place }
  }
  return subtract(to('after'), to('before'), origin)
}

/** The measure of a metric, at most the capped attainment of its quota (`cap attainment at 200%`). */
function capped(pay: Pay, metric: string, quota: Expression, origin: Origin): Expression {
  const measure: Expression = { kind: 'measure', metric, origin }
  const cap = pay.limits.find((limit) => limit.what === 'attainment' && limit.kind === 'cap')
  return cap === undefined ? measure : least([measure, multiply(cap.value, quota, cap.origin)], cap.origin)
}

/** A cell as money for one unit of the base: a base rate is worth / quota, never rounded. */
function rateOf(cell: Cell, parts: RateParts): Expression {
  const plain = cell.kind === 'base_rate' ? divide(multiply(cell.value, parts.worth, cell.origin), parts.quota, cell.origin) : cell.value
  const scaled = parts.pay.multipliers
    .filter((m) => m.on === 'rate')
    .reduce((rate, m) => multiply(rate, factorOf(m, parts.plan), m.origin), plain)
  const cap = parts.pay.limits.find((limit) => limit.what === 'rate' && limit.kind === 'cap')
  return cap === undefined || cell.kind === 'amount' ? scaled : least([scaled, cap.value], cap.origin)
}

/** A cell as an amount by itself. */
const amountOf = (cell: Cell, parts: RateParts): Expression =>
  cell.kind === 'amount' ? rateOf(cell, parts) : multiply(parts.base, rateOf(cell, parts), cell.origin)

function lowerTable(rate: Table, parts: RateParts): Expression {
  const { origin, driver } = rate
  const driven = parts.plan.metrics.find((metric) => metric.name === driver.metric)
  const constant = driver.kind === 'attainment' ? constantOf(driven) : null
  const quota: Expression = { kind: 'quota', metric: driver.metric, basis: driven?.basis ?? 'full', origin: driver.origin }
  const measure =
    driver.metric === parts.metric.name
      ? capped(parts.pay, driver.metric, quota, driver.origin)
      : ({ kind: 'measure', metric: driver.metric, origin: driver.origin } as const)
  if (rate.mode === 'graduated') {
    const slices: Expression = {
      kind: 'bands',
      mode: 'graduated',
      driver: measure,
      base: measure,
      bands: orderedBands(rate.bands, {
        bound: (band) => (driver.kind === 'attainment' ? multiply(band.bound, quota, band.origin) : band.bound),
        cell: (cell) => rateOf(cell, parts),
      }),
      origin,
    }
    return constant === null
      ? slices
      : choose(known(attainment(rate, driven, null), origin), slices, onConstant(rate, parts, constant), origin)
  }
  const place: Expression = driver.kind === 'attainment' ? placeOf(rate, driven, measure, quota, constant) : measure
  const onlyRates = rate.bands.every((band) => band.cell === null || band.cell.kind !== 'amount')
  const mode: BandMode = rate.mode === 'interpolated' ? 'interpolated' : onlyRates ? 'retroactive' : 'step'
  const cell = mode === 'retroactive' ? (c: Cell) => rateOf(c, parts) : (c: Cell) => amountOf(c, parts)
  return {
    kind: 'bands',
    mode,
    driver: place,
    base: parts.base,
    bands: orderedBands(rate.bands, { bound: (band) => band.bound, cell }),
    origin,
  }
}

const constantOf = (metric: Metric | undefined): string | null => {
  const meaning = metric?.quota?.whenMissing
  return meaning === undefined || !isConstant(meaning) ? null : meaning
}

const attainment = (rate: Table, metric: Metric | undefined, whenNoQuota: string | null): Expression => ({
  kind: 'attainment',
  metric: rate.driver.metric,
  basis: metric?.basis ?? 'full',
  whenNoQuota,
  origin: rate.driver.origin,
})

/** The place in a table that is read on attainment: under a cap, the capped measure over its quota. */
function placeOf(rate: Table, metric: Metric | undefined, measure: Expression, quota: Expression, constant: string | null): Expression {
  if (measure.kind === 'measure') return attainment(rate, metric, constant)
  const ratio = divide(measure, quota, rate.driver.origin)
  if (constant === null) return ratio
  const plain = attainment(rate, metric, null)
  return choose(known(plain, rate.driver.origin), ratio, literal(constant, PERCENT, rate.driver.origin), rate.driver.origin)
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
