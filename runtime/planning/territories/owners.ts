import { addDays, type Day, parseDay } from '../../calendar/day.ts'
import type { Origin } from '../../core/origin.ts'
import type { Territories, Territory } from '../../core/planning/territories.ts'
import type { World } from '../../evaluate/world.ts'

/** Who has a territory, and from when to when; null: from the first day, or to the last. */
export interface Tenure {
  readonly person: string
  readonly from: Day | null
  readonly to: Day | null
  readonly origin: Origin
}

/** An owner who is nobody: from that day on the rows are the house's. */
export const NOBODY = ''

/** Who has a territory on a day; undefined: nobody, its rows are the house's. */
export function tenureOn({ owners }: Territory, day: Day): Tenure | undefined {
  const at = owners.findLastIndex(({ from }) => from === null || (parseDay(from) ?? day) <= day)
  const found = owners[at]
  if (found === undefined || found.person === NOBODY) return undefined
  const dayOf = (text: string | null | undefined): Day | null => (text == null ? null : (parseDay(text) ?? null))
  const next = dayOf(owners[at + 1]?.from)
  return { person: found.person, from: dayOf(found.from), to: next === null ? null : addDays(next, -1), origin: found.origin }
}

/** Who has a territory on a day; null: nobody. */
export const ownerOn = (territory: Territory, day: Day): string | null => tenureOn(territory, day)?.person ?? null

/** Everyone who has a territory is a person of the data. Reports CB888. */
export function checkOwners({ core, lookup, problems }: World, { territories }: Territories): void {
  const { record } = core.people
  for (const { owners } of territories)
    for (const { person, origin } of owners)
      if (person !== NOBODY && lookup.versions(record, person).length === 0)
        problems.raise('CB888', person, origin.span, { record, key: person })
}
