import type { Event } from '../core/events.ts'
import type { Stretch } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { awardsIn } from '../events/events.ts'
import type { EarningFact } from './facts.ts'
import type { EarningLine } from './lines.ts'

/** Under what an event's amounts stand in the earnings ledger (semantics 9). */
export function itemOf(event: Event): EarningLine['item'] {
  if (event.kind !== 'spiff') return event.kind
  return event.occasion.kind === 'once' ? 'milestone' : 'spiff'
}

/** What the plan's events give in a pay period: a fact for each person and row, or person alone. */
export const eventFacts = (world: World, period: Stretch): EarningFact[] =>
  world.core.events.flatMap((event) =>
    awardsIn(world, event, period).map(
      ({ payee, row, amount, basis }): EarningFact => ({
        payee,
        component: event.name,
        item: itemOf(event),
        row,
        shown: basis,
        origin: event.origin.address,
        forPeriod: period.label,
        amount,
      }),
    ),
  )
