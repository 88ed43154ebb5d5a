/** What of a plan as a whole is not compiled yet: each is told on its own line. */
import type { Core } from '../../runtime/core/core.ts'
import { refuse } from './refused.ts'

/** Refuses the clauses that no step does. */
export function checkWhole({
  amendments,
  events,
  factors,
  limits,
  exceptions,
  payments,
  exchange,
  components,
  planning,
  measures,
}: Core): void {
  const [component] = components
  const origin = component?.origin
  const [amended] = amendments
  if (amended !== undefined)
    refuse('changes in mid-year', amended.components[0]?.origin ?? amended.measures[0]?.origin ?? origin ?? never())
  const [event] = events
  if (event !== undefined) refuse(`a ${event.kind}`, event.origin)
  const [factor] = factors
  if (factor !== undefined) refuse('gates and factors on all pay', factor.origin)
  const [limit] = limits
  if (limit !== undefined) refuse('limits on all pay', limit.origin)
  const [decided] = [...exceptions.adjustments, ...exceptions.exemptions]
  if (decided !== undefined) refuse('what was decided by hand', decided.origin)
  const { clawbacks, topUps, delays, splits } = payments
  const [clawback] = clawbacks
  if (clawback !== undefined) refuse('a clawback', clawback.origin)
  const [delay] = delays
  if (delay !== undefined) refuse('pay that is held, in instalments or advanced', delay.origin)
  const [topUp] = topUps
  if (topUp !== undefined) refuse('guarantees and draws', topUp.origin)
  if (payments.draw !== null) refuse('draws', payments.draw.origin)
  const [split] = splits
  if (split !== undefined) refuse('commission that is paid on', split.origin)
  if (exchange.pay !== null) refuse('pay in the currency of each person', exchange.pay.origin)
  if (planning.length > 0) {
    const planned = measures.find(({ quota }) => quota?.source.kind === 'planned')
    refuse('a quota that a quotas file allocates', planned?.quota?.origin ?? origin ?? never())
  }
}

function never(): never {
  throw new Error('a plan without pay')
}
