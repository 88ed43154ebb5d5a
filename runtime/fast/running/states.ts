/** What has happened to a person's rows by the days that a world sees: between two of these days nothing that the rows come to changes. */
import type { Day } from '../../calendar/day.ts'
import { peopleOf, timelineOf } from '../../evaluate/spans.ts'
import { dayIn } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import type { Keeping, Reached } from '../apart/worlds.ts'
import type { Moving } from './still.ts'

/** Worlds of people's rows for answers about one person after the other, all of them kept. `base` holds the rows of all. */
export function keepingIn(base: World, reached: readonly Reached[], moving: Moving, countingOf: Keeping['countingOf']): Keeping {
  const isBase = (world: World): boolean =>
    world.core === base.core && world.from === base.from && world.until === base.until && world.problems === base.problems
  const inPlan = remembered((person) => timelineOf(base, person, base.until).some(({ credited }) => credited))
  return {
    most: Number.POSITIVE_INFINITY,
    stateOf: statesIn(base, isBase, reached, moving),
    countingOf,
    // a row counts for a person only on a day on which that person is in the plan (semantics 2, 4, 17.2)
    counts: (world, person) => !isBase(world) || inPlan(person),
  }
}

/**
 * The last event of a person's rows that a world sees, and the last that clawbacks see in it. A world sees a row's event once its day has come
 * (`runtime/evaluate/world.ts`), and nothing else of the row depends on the day; so worlds of one plan with the same last events see the rows
 * alike. Undefined where more than these rows can change the past or pay compares people, and for worlds with other rules or days.
 */
function statesIn(base: World, isBase: (world: World) => boolean, reached: readonly Reached[], moving: Moving): Keeping['stateOf'] {
  const places = new Map(peopleOf(base).map((person, place) => [person, place]))
  const lists = reached.flatMap(({ store, reach }) => {
    const fields = moving.fields.get(store.record)
    return fields === undefined ? [] : [{ store, reach, fields }]
  })
  const { payments, amendments } = base.core
  const comparesPeople =
    payments.splits.length > 0 ||
    [base.core, ...amendments].some((one) => one.measures.some(({ aggregate }) => aggregate.kind === 'team_share'))
  const daysOf = remembered((person) => {
    const place = places.get(person)
    const days = place === undefined ? [] : lists.flatMap((list) => eventsOf(list, place))
    return [...new Set(days)].sort((a, b) => a - b)
  })
  return (world, person) => {
    if (comparesPeople || !isBase(world) || moving.everybody || moving.decided.has(person)) return undefined
    const days = daysOf(person)
    const last = (bound: Day): string => String(days.findLast((day) => day <= bound) ?? '')
    return `${last(world.eventsTo)} ${last(world.clawedTo)}`
  }
}

function eventsOf({ store, reach, fields }: Reached & { readonly fields: readonly string[] }, person: number): Day[] {
  return Array.from(reach()(person), store.rowAt).flatMap(({ values }) => fields.flatMap((field) => dayIn(values.get(field)) ?? []))
}

function remembered<T>(make: (person: string) => T): (person: string) => T {
  const known = new Map<string, T>()
  return (person) => {
    const found = known.get(person) ?? make(person)
    known.set(person, found)
    return found
  }
}
