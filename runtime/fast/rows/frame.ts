import type { CodeColumn } from '../../columns/column.ts'
import { peopleOf, timelineOf } from '../../evaluate/spans.ts'
import { windowsIn } from '../../evaluate/windows.ts'
import { perWorld, type World } from '../../evaluate/world.ts'

/** Whose the rows of a record are and in which fiscal month they fall, as tables for the loop over the rows. */
export interface Frame {
  /** The people of the plan, in canonical order of their keys. */
  readonly people: readonly string[]
  readonly placeOf: ReadonlyMap<string, number>
  /** By the code of the reference that names the person: the person's place, -1 for nobody. */
  readonly personOf: Int32Array
  /** The plan's first day, and by the days after it the month, counted from the plan's first. */
  readonly from: number
  readonly monthOf: Int32Array
  /** The fiscal month (grain) of the plan's first day, and how many months the plan has. */
  readonly firstMonth: number
  readonly months: number
  /** Who is in the plan on all its days without any change: what is known of them is the same on every day. */
  readonly steady: Uint8Array
  /** By person and day: whether a row of the day counts for the person (semantics 2). */
  readonly member: Uint8Array
}

/** The tables of a plan; `owner` is the column that names the person of each row. All but whom that names is the same for every record. */
export function frameOf(world: World, owner: CodeColumn): Frame {
  const tables = frames(world, '', () => tablesOf(world))
  return { ...tables, personOf: Int32Array.from(owner.texts, (text) => tables.placeOf.get(text) ?? -1) }
}

const frames = perWorld<Omit<Frame, 'personOf'>>()

function tablesOf(world: World): Omit<Frame, 'personOf'> {
  const people = peopleOf(world)
  const days = world.until - world.from + 1
  const months = windowsIn(world, 'month', world.from, world.until)
  const firstMonth = months[0]?.first ?? 0
  const monthOf = new Int32Array(days)
  for (const { from, to, first } of months) monthOf.fill(first - firstMonth, from - world.from, to - world.from + 1)
  const member = new Uint8Array(people.length * days)
  const steady = new Uint8Array(people.length)
  people.forEach((person, place) => {
    const pieces = timelineOf(world, person, world.until)
    const [only, second] = pieces
    if (only?.absent.length === 0 && second === undefined) steady[place] = 1
    for (const piece of pieces) {
      if (!piece.credited) continue
      const [from, to] = [Math.max(0, piece.from - world.from), Math.min(days, piece.to - world.from + 1)]
      member.fill(1, place * days + from, place * days + to)
    }
  })
  const places = new Map(people.map((person, place) => [person, place]))
  return { people, placeOf: places, from: world.from, monthOf, firstMonth, months: months.length, steady, member }
}

const members = perWorld<(person: number, day: number) => boolean>()

/** Whether rows of a day count for the person at a place of the people's record; nobody else counts (semantics 2). */
export const membersIn = (world: World): ((person: number, day: number) => boolean) =>
  members(world, '', () => {
    const stretches = peopleOf(world).map((person) =>
      timelineOf(world, person, world.until).flatMap(({ credited, from, to }) => (credited ? [from, to] : [])),
    )
    return (person, day) => {
      const own = stretches[person]
      if (own === undefined) return false
      for (let i = 0; i < own.length; i += 2) if (day >= (own[i] ?? 0) && day <= (own[i + 1] ?? 0)) return true
      return false
    }
  })
