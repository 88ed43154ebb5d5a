/** Who is planned for, and under which node of each level everybody stands. */
import type { Day } from '../../calendar/day.ts'
import type { Level } from '../../core/planning/allocation.ts'
import { joinKey } from '../../data/order.ts'
import type { Row } from '../../data/table.ts'
import { compute } from '../../evaluate/expression.ts'
import { valueAlong } from '../../evaluate/lookup.ts'
import { belongs, peopleOf, personEnvironment, rowOn, timelineOf } from '../../evaluate/spans.ts'
import { holds } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'

/** A person of the company: the row that is read, and the key of the node on each level, from the top; the last is the person. */
export interface Member {
  readonly id: string
  readonly label: string
  readonly row: Row
  readonly keys: readonly string[]
  /** Whether the person is there on some day from then on, and so has a quota. */
  readonly planned: boolean
}

/** A value of a person's row, each reference read on `day`. */
export const personValue = (world: World, row: Row, day: Day, path: readonly string[]) =>
  valueAlong(world.lookup, { record: world.core.people.record, row, day, horizon: world.until, eventsTo: world.eventsTo }, path)

/**
 * Everyone to whom the file applies, seen on `day`, in canonical order: those who are there on that day or later have quotas, those who
 * left before count in the history of their nodes. A person without the value of a level stops the run (CB872).
 */
export function membersOn(world: World, levels: readonly Level[], day: Day): readonly Member[] {
  const { people } = world.core
  return peopleOf(world).flatMap((id): Member[] => {
    const timeline = timelineOf(world, id, world.until)
    const planned = timeline.some((piece) => piece.to >= day && belongs(piece))
    const row = rowOn(timeline, day) ?? world.lookup.versions(people.record, id).at(-1)?.row
    if (row === undefined) return []
    const applies = people.where === null || holds(compute(people.where, personEnvironment(world, row, day, world.until)))
    if (!planned && !applies) return []
    const keys = levels.map(({ path }) => (path.length === 0 ? joinKey(row.key) : personValue(world, row, day, path)))
    const missing = keys.findIndex((key) => typeof key !== 'string')
    const level = levels[missing]
    if (level !== undefined) {
      if (planned) world.problems.raise('CB872', `${level.name} ${id}`, level.origin.span, { person: id, level: level.name })
      return []
    }
    const label = people.label === null ? undefined : row.values.get(people.label)
    return [{ id, label: typeof label === 'string' ? label : id, row, keys: keys.map(String), planned }]
  })
}
