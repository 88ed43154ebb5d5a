/** Whether what one person is paid depends on the rows of others: if not, a change reruns the people whom it reaches. */
import type { Core } from '../../core/core.ts'
import type { Lookup } from '../../evaluate/lookup.ts'
import { readsEvents } from '../../evaluate/reach.ts'
import { hasExceptions } from '../../exceptions/dated.ts'

type Judged =
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
  | 'territories'
type JudgedPayment = 'clawbacks' | 'delays' | 'topUps' | 'draw' | 'payout' | 'splits'

/** Compiles only while every part of the Core is judged here: a new one must be looked at before a change reruns some people alone. */
export const ALL_JUDGED: [Exclude<keyof Core, Judged> | Exclude<keyof Core['payments'], JudgedPayment>] extends [never] ? true : never =
  true

/** Why a change of the rows of `record` may move anybody's pay, in words; undefined where it moves that of the people whom its rows reach. */
export function sharedBy(core: Core, record: string): string | undefined {
  const { events, exceptions, payments, records, people, exchange, holidays } = core
  const measures = [core, ...core.amendments].flatMap((one) => one.measures)
  if (!measures.some((one) => one.record === record)) return 'rows that no metric counts'
  const quotas = measures.flatMap(({ quota }) => (quota?.source.kind === 'record' ? [quota.source.record] : []))
  const read = [people.record, exchange.rates, holidays, ...quotas, ...people.presence.away.map((one) => one.record)]
  if (read.includes(record)) return 'rows that say who is there, or what for'
  if (records.some(({ fields }) => fields.some(({ unit }) => unit.kind === 'reference' && unit.record === record)))
    return 'rows that other rows refer to'
  if (measures.some(({ scope }) => scope.population.kind === 'company')) return 'a metric of the whole company'
  if (measures.some(({ aggregate }) => aggregate.kind === 'team_share')) return 'a metric of how others do'
  if (core.planning.length > 0) return 'quotas from a quotas file'
  if (events.length > 0) return 'a spiff, contest, pool or milestone'
  if (payments.splits.length > 0) return 'pay that is shared with somebody else'
  return hasExceptions({ ...core, exceptions }) ? 'what somebody decided by hand' : undefined
}

/** What a plan pays beside its components, so that these do not add up to all of pay; undefined where they do. */
export function besideComponents(core: Core, lookup: Lookup): string | undefined {
  const { payments, exchange } = core
  if (core.legacy !== null) return 'an inherited plan'
  if (core.planning.length > 0) return 'quotas from a quotas file'
  if (core.amendments.length > 0) return 'a change in mid-year'
  if (exchange.pay !== null) return 'pay in the currency of each person'
  if (core.factors.length > 0) return 'a gate or factor on all of pay'
  if (core.limits.length > 0) return 'a limit of the whole plan'
  if (core.events.length > 0) return 'a spiff, contest, pool or milestone'
  if (payments.splits.length > 0) return 'pay that is shared with somebody else'
  if (payments.topUps.length > 0 || payments.draw !== null) return 'a draw or guarantee'
  if (payments.clawbacks.length > 0) return 'a clawback'
  if (readsEvents(core, lookup)) return 'a date that has not happened yet when it is later'
  return hasExceptions(core) ? 'what somebody decided by hand' : undefined
}
