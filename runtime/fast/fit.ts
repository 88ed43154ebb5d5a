/** Whether a plan runs by columns as a whole, and if not, why (design: what it cannot yet run fast falls back, and says so). */
import type { Core } from '../core/core.ts'
import type { Lookup } from '../evaluate/lookup.ts'
import { readsEvents } from '../evaluate/reach.ts'
import { hasExceptions } from '../exceptions/dated.ts'

/** The one record whose rows pay, and the reference of its rows that names the person. */
export interface Fit {
  readonly record: string
  readonly owner: string
}

type KnownPart =
  | 'kind'
  | 'version'
  | 'plan'
  | 'currency'
  | 'rounding'
  | 'exchange'
  | 'calendar'
  | 'holidays'
  | 'effective'
  | 'legacy'
  | 'paid'
  | 'records'
  | 'people'
  | 'alongside'
  | 'target'
  | 'credit'
  | 'measures'
  | 'components'
  | 'limits'
  | 'events'
  | 'overpayment'
  | 'payments'
  | 'amendments'
  | 'factors'
  | 'exceptions'
type KnownPayment = 'clawbacks' | 'delays' | 'topUps' | 'draw' | 'payout' | 'splits'

/** Compiles only while every part of the Core is judged here: a new one must be looked at before plans with it run by columns. */
export const ALL_JUDGED: [Exclude<keyof Core, KnownPart> | Exclude<keyof Core['payments'], KnownPayment>] extends [never] ? true : never =
  true

/** What of payments is not summed by person and period; undefined where nothing is. */
function hinderingPayment(payments: Core['payments']): string | undefined {
  const { clawbacks, delays, topUps, draw, splits } = payments
  if (clawbacks.length > 0) return 'a clawback'
  if (delays.length > 0) return 'pay that is held, in instalments or advanced'
  if (topUps.length > 0 || draw !== null) return 'a draw or guarantee'
  return splits.length > 0 ? 'pay that is shared with somebody else' : undefined
}

/** The record that pays and who gets it whole; or why the plan does not run by columns. */
export function fitOf(core: Core, lookup: Lookup): Fit | { readonly because: string } {
  const no = (because: string): { because: string } => ({ because })
  const { credit, measures, limits, events, payments, exchange } = core
  if (core.amendments.length > 0) return no('a change in mid-year')
  if (exchange.pay !== null) return no('pay in the currency of each person')
  if (core.factors.length > 0) return no('a gate or factor on all of pay')
  if (limits.length > 0) return no('a limit of the whole plan')
  if (events.length > 0) return no('a spiff, contest, pool or milestone')
  if (hasExceptions(core)) return no('what somebody decided by hand')
  const hindering = hinderingPayment(payments)
  if (hindering !== undefined) return no(hindering)
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
