/** When people are away (semantics 2). */
import type { Day } from '../calendar/day.ts'
import { dayIn } from './values.ts'
import { perCountOfPlan, type World } from './world.ts'

/** Days of an absence, both included; `to` is null where its end is not known. */
export interface AwayDays {
  readonly from: Day
  readonly to: Day | null
}

const all = perCountOfPlan<ReadonlyMap<string, readonly AwayDays[]>>()
const none: readonly AwayDays[] = []

/** The absences of a person, in the order of their rows. A row without a first day is none. */
export function absencesOf(world: World, person: string): readonly AwayDays[] {
  const { away } = world.core.people.presence
  if (away.length === 0) return none
  const byPerson = all(world, '', () => {
    const found = new Map<string, AwayDays[]>()
    for (const { record, whose, from, to } of away) {
      for (const { values } of world.data.tables.get(record)?.rows ?? []) {
        const who = values.get(whose)
        const start = dayIn(values.get(from))
        if (typeof who !== 'string' || start === undefined) continue
        const days = { from: start, to: dayIn(values.get(to)) ?? null }
        const known = found.get(who)
        if (known === undefined) found.set(who, [days])
        else known.push(days)
      }
    }
    return found
  })
  return byPerson.get(person) ?? none
}

/** Whether a person is away on `day`, as known on `horizon`: a day of absence that is still to come has not happened (17.8, 17.9). */
export const isAway = (absences: readonly AwayDays[], day: Day, horizon: Day): boolean =>
  day <= horizon && absences.some(({ from, to }) => from <= day && (to === null || day <= to))
