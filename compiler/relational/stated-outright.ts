/** Values that a question states outright, as examples do: they stand in place of what rows would give (semantics 10a). */
import type { Core } from '../../runtime/core/core.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { Given } from '../../runtime/evaluate/given.ts'
import { numberIn } from '../../runtime/evaluate/values.ts'
import { type Ratio, toDecimal, ZERO } from '../../runtime/exact/ratio.ts'
import { refuse } from './refused.ts'
import type { RowSums } from './row-sums.ts'
import type { Statement } from './statement.ts'

/** What is stated of a metric for everybody; undefined where it is computed. */
export interface StatedMetric {
  readonly measure: Ratio | undefined
  readonly quota: Ratio | undefined
}

/** Refuses values that are stated for single people or periods, attainment by itself, and pay. */
export function statedMetric({ measures }: Given, metric: string, sums: RowSums, origin: Origin): StatedMetric | undefined {
  const each = sums.get(metric)
  const own = measures.filter((one) => one.metric === (each?.metric ?? metric))
  const [first, second] = own
  if (first === undefined) return undefined
  const byPeriod = [first.periods, first.quotas, first.attainments].some((list) => (list?.length ?? 0) > 0)
  if (second !== undefined || first.person !== null) refuse('values that are stated for single people', origin)
  if (byPeriod || first.attainment !== undefined) refuse('values that are stated for single periods, and attainment by itself', origin)
  // a metric that is stated has no rows: what is paid for them is nothing
  const measure = numberIn(first.measure)
  return {
    measure: each === undefined || measure === undefined ? measure : ZERO,
    quota: each === undefined ? numberIn(first.quota) : undefined,
  }
}

/** Whether a metric's value is stated, so that no rows of it count. */
export const isStated = ({ measures }: Given, metric: string): boolean =>
  measures.some((one) => one.metric === metric && (one.measure !== undefined || one.attainment !== undefined))

/** The target that is stated in place of the plan's. */
export function statedTarget({ target }: Given, core: Core): Statement | undefined {
  const value = target === null ? undefined : numberIn(target.value)
  const text = value === undefined ? undefined : toDecimal(value)
  const origin = core.target?.origin ?? core.components[0]?.origin
  if (target === null || text === undefined || origin === undefined) return undefined
  const literal = { kind: 'literal' as const, unit: { kind: 'money' as const, currency: core.currency.code }, value: text, origin }
  const { per } = target
  if (per === 'plan') return refuse('a target that is stated for the whole plan', origin)
  return {
    name: 'target',
    says: 'The target to date, rounded once',
    origin,
    source: { kind: 'value', value: literal, per },
    prorate: core.target?.prorate ?? null,
    money: true,
    months: null,
  }
}
