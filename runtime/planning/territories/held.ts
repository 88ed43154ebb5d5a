/** What the territories of a person hold of a number of their rows: what allocation shares by. */
import type { Day } from '../../calendar/day.ts'
import type { Origin } from '../../core/origin.ts'
import { numberIn } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { add, type Ratio, ZERO } from '../../exact/ratio.ts'
import type { Assignment } from './assign.ts'
import { ownerOn } from './owners.ts'
import { rowValue } from './rows.ts'

/** How the plan wrote a number, and where. */
interface Stated {
  readonly says: string
  readonly origin: Origin
}

/** The total of a number over the rows of each territory. A row without it, or below zero, stops the run (CB873, CB874). */
export function totalsOf(world: World, assignment: Assignment, path: readonly string[], { says, origin }: Stated): readonly Ratio[] {
  const { record, day, rows, chart } = assignment
  const totals = chart.places.map(() => ZERO)
  for (const { key, row, territories } of rows) {
    const value = numberIn(rowValue(world, record, row, day, path))
    if (value === undefined) world.problems.raise('CB873', `${says} ${key}`, origin.span, { basis: says, node: key })
    else if (value.n < 0n) world.problems.raise('CB874', `${says} ${key}`, origin.span, { basis: says, node: key })
    if (value !== undefined) for (const index of territories) totals[index] = add(totals[index] ?? ZERO, value)
  }
  return totals
}

/** Asks, for a person and a day, for the total of a number in the territories that the person has on the day. */
export function heldBy(world: World, assignmentOn: (day: Day) => Assignment) {
  const known = new Map<string, ReadonlyMap<string, Ratio>>()
  const byPerson = (day: Day, path: readonly string[], { says, origin }: Stated): ReadonlyMap<string, Ratio> => {
    const name = JSON.stringify([day, path])
    const found = known.get(name)
    if (found !== undefined) return found
    const assignment = assignmentOn(day)
    const totals = totalsOf(world, assignment, path, { says, origin })
    const made = new Map<string, Ratio>()
    for (const { index, territory } of assignment.chart.places) {
      const owner = ownerOn(territory, day)
      if (owner !== null) made.set(owner, add(made.get(owner) ?? ZERO, totals[index] ?? ZERO))
    }
    known.set(name, made)
    return made
  }
  return (person: string, path: readonly string[], day: Day, stated: Stated): Ratio => byPerson(day, path, stated).get(person) ?? ZERO
}
