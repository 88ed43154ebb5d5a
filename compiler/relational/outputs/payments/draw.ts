/** What the draw of a plan comes to, person by person and pay period by pay period (semantics 9 step 5). */
import { everyPart } from '../../../../runtime/core/parts.ts'
import type { Calendar } from '../../days.ts'
import type { Place } from '../../events/places.ts'
import type { All } from '../../measures/sources.ts'
import { amountsOf } from '../../pay/topups.ts'
import type { Relation } from '../../program/build.ts'
import type { Site } from '../../records/records.ts'
import { refuse } from '../../refused.ts'
import { metBy } from './forgiven.ts'

/** What the draw of a plan comes to: `payee`, `known_on` (the end of a pay period), `up_to`; and who meets what forgives it, null: nothing does. */
export interface Draws {
  readonly amounts: Relation
  readonly met: Relation | null
}

/** The draw of the plan; null where it has none. `forgiving`: what its condition asks for. */
export function drawsOf(site: Site, calendar: Calendar, sources: All, forgiving: Place | undefined): Draws | null {
  const { draw } = site.core.payments
  if (draw === null) return null
  if (everyPart(draw.amount).some((part) => part.kind === 'field' && part.path.length > 1))
    refuse('a draw by what a field refers to', draw.origin)
  return {
    amounts: amountsOf(site, calendar, { ...draw, kind: 'draw' }, 'recoverable_draw', sources),
    met: forgiving === undefined ? null : metBy(site, forgiving, sources),
  }
}
