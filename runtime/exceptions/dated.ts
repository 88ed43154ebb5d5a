import type { Day } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import { type Adjustment, type Exceptions, type Exemption, exceptionsOf } from '../core/exceptions.ts'
import { dayOf } from '../evaluate/values.ts'
import type { World } from '../evaluate/world.ts'

/** The exceptions decided by a day (null: all): one that is decided later is not known then (law 18). */
export function exceptionsKnown({ adjustments, exemptions }: Exceptions, asOf: Day | null): Exceptions {
  const known = ({ dated }: Adjustment | Exemption): boolean => asOf === null || dayOf(dated) <= asOf
  return { adjustments: adjustments.filter(known), exemptions: exemptions.filter(known) }
}

/** Whether an exception holds as the world sees it: from the day on which it was decided, to its last day. */
export function isInForce({ eventsTo }: World, exception: Adjustment | Exemption): boolean {
  const until = exception.kind === 'set' && exception.until !== null ? dayOf(exception.until) : eventsTo
  return dayOf(exception.dated) <= eventsTo && eventsTo <= until
}

/** Whether a program has exceptions: then past periods can change without any change of the data. */
export const hasExceptions = ({ exceptions }: Core): boolean => exceptionsOf(exceptions).length > 0
