/** Whether what one person is paid depends on the rows of others: if not, a change reruns the people whom it reaches. */
import type { Core } from '../../core/core.ts'
import type { Lookup } from '../../evaluate/lookup.ts'
import { readsEvents } from '../../evaluate/reach.ts'
import { hasExceptions } from '../../exceptions/dated.ts'
import { countedRecords, tableRecords } from '../fit.ts'

/** Why a change of the rows of `record` may move anybody's pay, in words; undefined where it moves that of the people whom its rows reach. */
export function sharedBy(core: Core, record: string): string | undefined {
  const { events, exceptions, payments, records } = core
  if (!countedRecords(core).has(record)) return 'rows that no metric counts'
  if (tableRecords(core).has(record)) return 'rows that say who is there, or what for'
  if (records.some(({ fields }) => fields.some(({ unit }) => unit.kind === 'reference' && unit.record === record)))
    return 'rows that other rows refer to'
  const measures = [core, ...core.amendments].flatMap((one) => one.measures)
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
