/** Values that a question states outright, as examples do: they stand in place of what rows would give (semantics 10a). */
import type { Core } from '../../../runtime/core/core.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import type { Given } from '../../../runtime/evaluate/given.ts'
import { numberIn } from '../../../runtime/evaluate/values.ts'
import { toDecimal } from '../../../runtime/exact/ratio.ts'
import { refuse } from '../refused.ts'
import { statesRows } from './stated-needs.ts'
import type { Statement } from './statement.ts'

/** Whether a metric's value is stated for everybody, so that no rows of it count. */
export function isStated({ measures }: Given, metric: string, origin: Origin): boolean {
  const own = measures.filter((one) => one.metric === metric)
  const all = own.some((one) => one.person === null && statesRows(one))
  if (all && !own.every(statesRows)) refuse('a value that is stated for everybody but some', origin)
  return all
}

/** The single people for whom a metric's value is stated: no rows of it count for them. */
export const statedPeople = ({ measures }: Given, metric: string): readonly string[] =>
  measures.flatMap((one) => (one.metric === metric && one.person !== null && statesRows(one) ? [one.person] : []))

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
