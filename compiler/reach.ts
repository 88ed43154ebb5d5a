/** Which metrics move pay, and through how many levers. */
import type { Expression } from '../runtime/core/expression.ts'
import type { Origin } from '../runtime/core/origin.ts'
import { everyPart } from '../runtime/core/parts.ts'
import type { Per } from '../runtime/core/unit.ts'
import { metricsOfEvent } from './plan/event-reach.ts'
import type { Cell, Driver, Metric, Pay, Plan } from './plan.ts'

/** A metric that moves pay, and the first clause through which it does. */
export interface MovingMetric {
  readonly name: string
  readonly firstUse: Origin
}

/** Every expression inside one, itself first. */
export const everyExpression = (e: Expression): Expression[] => [...everyPart(e)]

/** Every cell of a pay's rate. */
export function cellsOf({ rate }: Pay): Cell[] {
  switch (rate.kind) {
    case 'flat':
      return [rate.cell]
    case 'table':
      return rate.bands.flatMap(({ cell }) => cell ?? [])
    case 'keyed':
      return [...rate.cases.map(({ cell }) => cell), ...(rate.otherwise === null ? [] : [rate.otherwise])]
    case 'amount':
      return []
    case 'matrix':
      return rate.rows.flatMap(({ cells }) => cells)
    default: {
      const never: never = rate
      return never
    }
  }
}

/** What finds the place in a pay's table. */
export const driversOf = ({ rate }: Pay): Driver[] =>
  rate.kind === 'table' ? [rate.driver] : rate.kind === 'matrix' ? [rate.down, rate.across] : []

/** The expressions of a pay that decide its amount, with the clause each stands in. */
export interface Read {
  readonly e: Expression
  readonly origin: Origin
  readonly condition: boolean
  /** The period on which the clause acts by itself; null: on the pay's whole window. */
  readonly each: Per | null
}
export function expressionsOf(pay: Pay): Read[] {
  const bands = pay.rate.kind === 'table' ? pay.rate.bands : []
  const cells = cellsOf(pay)
  const plain = (e: Expression, origin: Origin): Read => ({ e, origin, condition: false, each: null })
  return [
    ...cells.map((cell) => plain(cell.value, cell.origin)),
    ...bands.map((band) => plain(band.bound, band.origin)),
    ...bands.flatMap(({ slope }) => (slope === null ? [] : [plain(slope.amount, slope.amount.origin)])),
    ...(pay.above === null ? [] : [plain(pay.above.value, pay.above.origin)]),
    ...(pay.rate.kind === 'amount' ? [plain(pay.rate.value, pay.rate.origin)] : []),
    ...pay.gates.map((gate) => ({ e: gate.test, origin: gate.origin, condition: true, each: gate.each })),
    ...pay.multipliers.flatMap((m) =>
      (m.when === null ? [m.by] : [m.by, m.when]).map((e) => ({ e, origin: m.origin, condition: true, each: m.each })),
    ),
    ...(pay.rate.kind === 'keyed' && pay.rate.by.kind === 'field' && pay.rate.by.of === 'person'
      ? [plain(pay.rate.by, pay.rate.origin)]
      : []),
    ...pay.limits.flatMap((limit) => [
      plain(limit.value, limit.origin),
      ...(limit.when === null ? [] : [{ e: limit.when, origin: limit.origin, condition: true, each: null }]),
    ]),
    ...pay.kickers.flatMap((k) => [
      plain(k.amount, k.origin),
      ...(k.when === null ? [] : [{ e: k.when, origin: k.origin, condition: true, each: null }]),
    ]),
  ]
}

/** A value as text by which two of them can be told to be the same, wherever they were written. */
export const withoutOrigins = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (key === 'origin' ? undefined : inner))

/**
 * What a metric measures: its aggregate, field, filter and population. Its name, window and quota are not part of it: the same
 * measure over another window is not another metric.
 */
function identityOf(metric: Metric): string {
  const { name, label, supports, encourages, because, window, unit, basis, quota, whenEmpty, scope, ...measure } = metric
  return withoutOrigins({ ...measure, scope: { ...scope, lastMonths: null } })
}

/**
 * The metrics that move a person's pay, in the order in which the plan uses them. A condition or factor on a person's own number,
 * percent or yes/no field is a metric too, under that field's name. Source: design/language.md, the three-metric rule.
 */
export function metricsThatMovePay(plan: Plan): MovingMetric[] {
  const found = new Map<string, MovingMetric>()
  const identities = new Map(plan.metrics.map((metric) => [metric.name, identityOf(metric)]))
  const use = (name: string, firstUse: Origin): void => {
    const identity = identities.get(name) ?? name
    if (!found.has(identity)) found.set(identity, { name, firstUse })
  }
  const useIn = (e: Expression, origin: Origin, condition: boolean): void => {
    for (const part of everyExpression(e)) {
      if (part.kind === 'measure' || part.kind === 'attainment') use(part.metric, part.origin)
      else if (part.kind === 'field' && condition && ['number', 'percent', 'yesno', 'count'].includes(part.unit.kind))
        use(part.path.join('.'), origin)
    }
  }
  for (const pay of plan.pays) {
    use(pay.metric, pay.origin)
    if (pay.base !== pay.metric) use(pay.base, pay.origin)
    for (const driver of driversOf(pay)) use(driver.metric, driver.origin)
    for (const { e, origin, condition } of expressionsOf(pay)) useIn(e, origin, condition)
  }
  for (const gate of plan.wholePay.gates) useIn(gate.test, gate.origin, true)
  for (const { by, bands, when, origin } of plan.wholePay.multipliers) {
    useIn(by, origin, true)
    for (const { bound, cell } of bands) for (const e of [bound, cell?.value ?? bound]) useIn(e, origin, true)
    if (when !== null) useIn(when, origin, true)
  }
  for (const { value, when, origin } of plan.limits) {
    useIn(value, origin, false)
    if (when !== null) useIn(when, origin, true)
  }
  const { draw } = plan.payments
  if (draw !== null && draw.forgiven !== null) useIn(draw.forgiven, draw.origin, true)
  for (const event of plan.events) for (const { name, origin } of metricsOfEvent(event)) use(name, origin)
  return [...found.values()]
}

/** Tables, gates, multipliers and kickers, and every spiff, contest and pool. */
export const leversOf = (plan: Plan): number =>
  plan.pays.reduce(
    (sum, pay) =>
      sum + (['table', 'keyed', 'matrix'].includes(pay.rate.kind) ? 1 : 0) + pay.gates.length + pay.multipliers.length + pay.kickers.length,
    plan.events.length + plan.wholePay.gates.length + plan.wholePay.multipliers.length,
  )
