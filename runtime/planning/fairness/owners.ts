/** Territories whose owner has no quota: what is in them is asked of nobody. */

import type { Planning } from '../../core/planning/planning.ts'
import type { World } from '../../evaluate/world.ts'
import type { Allocated } from '../allocation/allocate.ts'

/** Warns of every owner who has no quota of a file that allocates some (CB896). */
export function checkOwners({ territories }: Planning, quotas: readonly Allocated[], { problems }: World): void {
  if (quotas.length === 0) return
  const planned = new Set(quotas.flatMap(({ people }) => people))
  for (const { name, owners } of territories.territories)
    for (const { person, origin } of owners)
      if (!planned.has(person)) problems.raise('CB896', `${name} ${person}`, origin.span, { territory: name, person })
}
