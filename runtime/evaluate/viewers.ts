import type { Day } from '../calendar/day.ts'
import type { Measure } from '../core/core.ts'
import type { Population } from '../core/scope.ts'
import type { Value } from '../data/table.ts'
import { isRatio } from '../exact/ratio.ts'
import { type Credit, isShare } from './credit-line.ts'
import { managersOf } from './hierarchy.ts'
import { inForce, valueAlong } from './lookup.ts'
import { liesIn } from './lying.ts'
import { membershipsOf } from './rows.ts'
import { peopleOf } from './spans.ts'
import { perPlan, type World } from './world.ts'

/** For whom a line counts in a measure. */
export type Viewers = (line: Credit) => readonly string[]

const groups = perPlan<ReadonlyMap<string, readonly string[]>>()
const none: readonly string[] = []

/**
 * Whose measure a credit line counts in: the recipient's own, or that of everyone whose population holds the recipient on the row's
 * date. A row counts for a person only on a day on which that person is in the plan (semantics 2, 4, 17.2).
 */
export function viewersOf(world: World, { scope, record }: Measure): Viewers {
  const isMember = membershipsOf(world)
  const { population } = scope
  const day = hierarchyDay(world, record)
  switch (population.kind) {
    case 'person':
      return (line) => (line.counts && (scope.lines !== 'direct' || line.role === 'direct') ? [line.recipient] : none)
    case 'team':
      return direct((line) => managersOf(world, population.via, line.recipient, day(line)).filter((person) => isMember(person, line.date)))
    case 'group':
      return direct((line) => sameAs(world, population, line).filter((person) => isMember(person, line.date)))
    case 'territory':
      return direct((line) => havingIt(world, population, line).filter((person) => isMember(person, line.date)))
    case 'company': {
      const people = peopleOf(world)
      return direct((line) => people.filter((person) => isMember(person, line.date)))
    }
    default: {
      const never: never = population
      return never
    }
  }
}

/** Direct lines only, so that splits never count twice. */
const direct =
  (viewers: Viewers): Viewers =>
  (line) =>
    line.role === 'direct' && isShare(line) ? viewers(line) : none

/** The day on which a row's managers are looked up: that of `hierarchy as of`, or its own. */
function hierarchyDay(world: World, record: string): (line: Credit) => Day {
  const field = world.core.credit.find((one) => one.record === record)?.hierarchy ?? null
  return ({ row, date }) => {
    const stated = field === null ? undefined : row.values.get(field)
    return typeof stated === 'number' ? (stated as Day) : date
  }
}

const keyOf = (value: Value): string => (isRatio(value) ? `${value.n}/${value.d}` : String(value))

/** Everyone who has the value that the line's recipient has on the row's date. */
function sameAs(world: World, { path }: Extract<Population, { kind: 'group' }>, { recipient, date }: Credit): readonly string[] {
  const own = valueOf(world, path, recipient, date)
  if (own === undefined) return none
  const byValue = groups(world, `${path.join('.')} ${date}`, () => {
    const found = new Map<string, string[]>()
    for (const person of peopleOf(world)) {
      const value = valueOf(world, path, person, date)
      if (value === undefined) continue
      const known = found.get(keyOf(value))
      if (known === undefined) found.set(keyOf(value), [person])
      else known.push(person)
    }
    return found
  })
  return byValue.get(keyOf(own)) ?? none
}

/** Everyone who has, on the row's date, a territory in which it lies, or one that such a territory is part of. */
function havingIt(world: World, { lies }: Extract<Population, { kind: 'territory' }>, { record, row, date }: Credit): readonly string[] {
  const found = liesIn(world, record, lies, row, date)
  return found.kind === 'landed'
    ? [...new Set(found.landed.flatMap(({ owner, above }) => (owner === null ? above : [owner, ...above])))]
    : none
}

function valueOf(world: World, path: readonly string[], person: string, day: Day): Value | undefined {
  const { people } = world.core
  const row = inForce(world.lookup.versions(people.record, person), day, day)?.row
  return row === undefined
    ? undefined
    : valueAlong(world.lookup, { record: people.record, row, day, horizon: day, eventsTo: world.eventsTo }, path)
}
