/** Whether a plan runs by columns as a whole, and if not, why (design: what it cannot yet run fast falls back, and says so). */
import type { Core } from '../core/core.ts'
import type { Lookup } from '../evaluate/lookup.ts'
import { readsEvents } from '../evaluate/reach.ts'
import { hasExceptions } from '../exceptions/dated.ts'

/** The records whose rows are held by columns; the others are read as tables. */
export interface Fit {
  readonly records: ReadonlySet<string>
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
  | 'planning'
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

/** Which records are held by columns; or why the plan does not run by columns. */
export function fitOf(core: Core, lookup: Lookup): Fit | { readonly because: string } {
  const no = (because: string): { because: string } => ({ because })
  const { limits, events, payments, exchange } = core
  if (core.planning.length > 0) return no('quotas from a quotas file')
  if (core.amendments.length > 0) return no('a change in mid-year')
  if (exchange.pay !== null) return no('pay in the currency of each person')
  if (core.factors.length > 0) return no('a gate or factor on all of pay')
  if (limits.length > 0) return no('a limit of the whole plan')
  if (events.length > 0) return no('a spiff, contest, pool or milestone')
  if (hasExceptions(core)) return no('what somebody decided by hand')
  const hindering = hinderingPayment(payments)
  if (hindering !== undefined) return no(hindering)
  if (readsEvents(core, lookup)) return no('a date that has not happened yet when it is later')
  const records = columnRecords(core)
  return records.size === 0 ? no('rows that have versions or other currencies') : { records }
}

/** The records whose rows columns can hold: credited and counted, always known, in one currency, and looked up by tables at most. */
export function columnRecords({ credit, measures, records, people, holidays, exchange }: Core): ReadonlySet<string> {
  const counted = new Set(measures.map(({ record }) => record))
  const lookedUp = new Set([
    people.record,
    holidays,
    exchange.rates,
    ...people.presence.away.map(({ record }) => record),
    ...measures.flatMap(({ quota }) => (quota?.source.kind === 'record' ? [quota.source.record] : [])),
    ...credit.flatMap(({ rules }) => rules.flatMap((rule) => ('to' in rule && rule.to.kind === 'linked' ? [rule.to.record] : []))),
  ])
  const held = records.filter(
    ({ name, history, known, withdrawn, fields }) =>
      counted.has(name) &&
      !lookedUp.has(name) &&
      history === null &&
      known === null &&
      withdrawn === null &&
      fields.every(({ currency }) => currency === null),
  )
  const names = new Set(held.map(({ name }) => name))
  // rows in columns that refer to others in columns: those others are tables
  for (const { fields } of held) for (const { unit } of fields) if (unit.kind === 'reference') names.delete(unit.record)
  return names
}
