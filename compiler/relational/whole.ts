/** What of a plan as a whole is not compiled yet: each is told on its own line. */
import type { Core } from '../../runtime/core/core.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import { NO_PAYMENTS } from '../../runtime/core/payments.ts'
import { expressionsOf } from '../../runtime/evaluate/reach.ts'
import { isEvent } from './credit/clawbacks.ts'
import type { Refused } from './refused.ts'
import { changesStatedOrSteps } from './stated/amended.ts'

/** The clauses that no step does. */
export function wholeRefusals(core: Core): Refused[] {
  const { amendments, payments, components, planning, measures } = core
  const refused: Refused[] = []
  const refuse = (what: string, at: Refused['origin']): unknown => refused.push({ what, origin: at })
  const [component] = components
  const origin = component?.origin
  const [, amended] = amendments
  if (amended !== undefined && !changesStatedOrSteps(core))
    refuse(
      'changes in mid-year of more than quotas, the target and steps by increments',
      amended.components[0]?.origin ?? amended.measures[0]?.origin ?? origin ?? never(),
    )
  for (const { to, origin } of payments.splits)
    if (to.kind !== 'field' || to.of !== 'row') refuse('commission that is paid on to somebody calculated', origin)
  if (planning.length > 0) {
    const planned = measures.find(({ quota }) => quota?.source.kind === 'planned')
    refuse('a quota that a quotas file allocates', planned?.quota?.origin ?? origin ?? never())
  }
  return refused
}

/** Dates that may not have happened yet, but in what is clawed back and when cash is paid. */
export function eventRefusals(core: Core): Refused[] {
  const forgiven = core.payments.draw?.forgiven ?? null
  const elsewhere = expressionsOf({ ...core, payments: NO_PAYMENTS })
  return [...elsewhere, ...(forgiven === null ? [] : [forgiven])]
    .flatMap((expression) => [...everyPart(expression)])
    .flatMap((part) =>
      part.kind === 'field' && isEvent(core, part) ? [{ what: 'a date that may not have happened yet', origin: part.origin }] : [],
    )
}

function never(): never {
  throw new Error('a plan without pay')
}
