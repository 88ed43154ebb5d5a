/** Whether a plan runs by columns as a whole, and if not, why (design: what it cannot yet run fast falls back, and says so). */
import type { Core } from '../core/core.ts'
import type { Lookup } from '../evaluate/lookup.ts'
import { readsEvents } from '../evaluate/reach.ts'

/** The one record whose rows pay, and the reference of its rows that names the person. */
export interface Fit {
  readonly record: string
  readonly owner: string
}

/** The record that pays and who gets it whole; or why the plan does not run by columns. */
export function fitOf(core: Core, lookup: Lookup): Fit | { readonly because: string } {
  const no = (because: string): { because: string } => ({ because })
  const { credit, measures, limits, events, payments } = core
  if (limits.length > 0) return no('a limit of the whole plan')
  if (events.length > 0) return no('a spiff, contest, pool or milestone')
  if (payments.clawbacks.length > 0) return no('a clawback')
  if (payments.delays.length > 0) return no('pay that is held, in instalments or advanced')
  if (payments.topUps.length > 0 || payments.draw !== null) return no('a draw or guarantee')
  if (readsEvents(core, lookup)) return no('a date that has not happened yet when it is later')
  const records = new Set(measures.map(({ record }) => record))
  const [record] = records
  if (record === undefined || records.size > 1) return no('metrics of more than one record')
  const own = credit.find((one) => one.record === record)
  const [rule, second] = own?.rules ?? []
  if (own === undefined || rule?.kind !== 'share' || second !== undefined || own.factors.length > 0 || own.cap !== null)
    return no('credit that is split, rolled up, or changed')
  const { to, share, when, role } = rule
  const whole = share.kind === 'literal' && share.value === '1' && when === null && role === 'direct' && !own.mayTotalLess
  const [owner, further] = to.kind === 'path' ? to.path : []
  if (!whole || owner === undefined || further !== undefined) return no('credit that is split, rolled up, or conditional')
  const shape = core.records.find(({ name }) => name === record)
  if (shape === undefined || shape.history !== null || shape.known !== null || shape.withdrawn !== null) return no('rows with versions')
  if (shape.fields.some(({ currency }) => currency !== null)) return no('money in other currencies')
  return { record, owner }
}
