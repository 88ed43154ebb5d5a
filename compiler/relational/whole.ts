/** What of a plan as a whole is not compiled yet: each is told on its own line. */
import type { Core } from '../../runtime/core/core.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import { NO_PAYMENTS } from '../../runtime/core/payments.ts'
import { expressionsOf } from '../../runtime/evaluate/reach.ts'
import { isEvent } from './clawbacks.ts'
import type { Program } from './ir.ts'
import { refuse } from './refused.ts'

/** Refuses the clauses that no step does. */
export function checkWhole({ amendments, events, exceptions, payments, exchange, components, planning, measures }: Core): void {
  const [component] = components
  const origin = component?.origin
  const [amended] = amendments
  if (amended !== undefined)
    refuse('changes in mid-year', amended.components[0]?.origin ?? amended.measures[0]?.origin ?? origin ?? never())
  const [event] = events
  if (event !== undefined) refuse(`a ${event.kind}`, event.origin)
  const [decided] = [...exceptions.adjustments, ...exceptions.exemptions]
  if (decided !== undefined) refuse('what was decided by hand', decided.origin)
  const { topUps, splits, draw } = payments
  const [topUp] = topUps
  if (topUp !== undefined) refuse('guarantees and draws that fill up pay', topUp.origin)
  if (draw !== null && (draw.forgiven !== null || draw.leaving === 'forgiven')) refuse('a draw that may be forgiven', draw.origin)
  const [split] = splits
  if (split !== undefined) refuse('commission that is paid on', split.origin)
  if (exchange.pay !== null) refuse('pay in the currency of each person', exchange.pay.origin)
  if (planning.length > 0) {
    const planned = measures.find(({ quota }) => quota?.source.kind === 'planned')
    refuse('a quota that a quotas file allocates', planned?.quota?.origin ?? origin ?? never())
  }
}

/** Refuses dates that may not have happened yet, but in what is clawed back and when cash is paid. */
export function checkEvents(core: Core): void {
  const elsewhere = expressionsOf({ ...core, payments: NO_PAYMENTS })
  for (const part of elsewhere.flatMap((expression) => [...everyPart(expression)]))
    if (part.kind === 'field' && isEvent(core, part)) refuse('a date that may not have happened yet', part.origin)
}

/** What decides when cash is paid, and changes no earning: a program of earnings leaves it. */
export function leftOf({ payments: { delays, draw, payout } }: Core): Program['left'] {
  return [
    ...delays.map(({ origin }) => ({ what: 'pay that is held, in instalments or advanced', origin })),
    ...(draw === null ? [] : [{ what: 'draws', origin: draw.origin }]),
    ...[payout.most, payout.least].flatMap((limit) => (limit === null ? [] : [{ what: 'limits of cash', origin: limit.origin }])),
  ]
}

function never(): never {
  throw new Error('a plan without pay')
}
