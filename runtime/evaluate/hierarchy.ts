import { lineSpan } from '../../messages/span.ts'
import { type Day, showDay } from '../calendar/day.ts'
import { inForce, valueAlong } from './lookup.ts'
import { perCountOfPlan, type World } from './world.ts'

const chains = perCountOfPlan<readonly string[]>()
const none: readonly string[] = []

/**
 * Everyone above a person on a day, the nearest first, along the field `via` of the people's record (semantics 3). Nobody is above
 * himself: one's own manager is the top. Reports CB881 for people who manage each other in a circle.
 */
export function managersOf(world: World, via: string, person: string, day: Day): readonly string[] {
  const { people } = world.core
  const versions = world.lookup.versions(people.record, person)
  const on = world.lookup.record(people.record)?.shape.history === null ? 'always' : day
  return chains(world, `${via} ${on} ${person}`, () => {
    const row = inForce(versions, day, day)?.row
    if (row === undefined) return none
    const manager = valueAlong(world.lookup, { record: people.record, row, day, horizon: day, eventsTo: world.eventsTo }, [via])
    if (typeof manager !== 'string' || manager === person) return none
    return chainFrom(world, via, person, manager, day)
  })
}

function chainFrom(world: World, via: string, person: string, manager: string, day: Day): readonly string[] {
  const { people } = world.core
  const chain = [person]
  const above = (one: string): string | undefined => {
    const found = inForce(world.lookup.versions(people.record, one), day, day)?.row.values.get(via)
    return typeof found === 'string' && found !== one ? found : undefined
  }
  for (let next: string | undefined = manager; next !== undefined; next = above(next)) {
    if (chain.includes(next)) {
      const circle = [...chain.slice(chain.indexOf(next)), next].map((one) => `\`${one}\``).join(', ')
      const file = world.data.tables.get(people.record)?.file ?? people.record
      world.problems.raise('CB881', chain.slice(chain.indexOf(next)).sort().join(' '), lineSpan(file, 1), {
        people: circle,
        day: showDay(day),
      })
      break
    }
    chain.push(next)
  }
  return chain.slice(1)
}

/** Whether `person` is below `manager` on a day, at any level. */
export const isBelow = (world: World, via: string, person: string, manager: string, day: Day): boolean =>
  managersOf(world, via, person, day).includes(manager)
