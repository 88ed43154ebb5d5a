/** What quotas ask of a team, month by month. */

import type { World } from '../../evaluate/world.ts'
import { type Ratio, total, ZERO } from '../../exact/ratio.ts'
import type { Allocated } from '../allocation/allocate.ts'

/** The quotas of all people together in each month of the year (money in minor units); the house's are nobody's. */
export function quotasAsked(world: World, { people, person }: Allocated): readonly Ratio[] {
  const asked = people.flatMap((id) => {
    const found = person(id, world.until)
    return found === undefined || found.house ? [] : [found.amounts]
  })
  return Array.from({ length: 12 }, (_, month) => total(asked.map((amounts) => amounts[month] ?? ZERO)))
}
