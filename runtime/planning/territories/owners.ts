import { type Day, parseDay } from '../../calendar/day.ts'
import type { Territories, Territory } from '../../core/planning/territories.ts'
import type { World } from '../../evaluate/world.ts'

/** Who has a territory on a day; null: nobody, its rows are the house's. */
export const ownerOn = ({ owners }: Territory, day: Day): string | null =>
  owners.findLast(({ from }) => from === null || (parseDay(from) ?? day) <= day)?.person ?? null

/** Everyone who has a territory is a person of the data. Reports CB888. */
export function checkOwners({ core, lookup, problems }: World, { territories }: Territories): void {
  const { record } = core.people
  for (const { owners } of territories)
    for (const { person, origin } of owners)
      if (lookup.versions(record, person).length === 0) problems.raise('CB888', person, origin.span, { record, key: person })
}
