/** A program that changes in mid-year: which version is in force on a day (semantics 14). */
import { type Day, parseDay } from '../calendar/day.ts'
import type { Amendment, Component, Core, Measure } from '../core/core.ts'
import { apartOf } from './apart.ts'
import { dayOf } from './values.ts'
import { earlier, later, longer } from './windows.ts'
import type { World } from './world.ts'

/** What is in force from a day on; the first version has been in force ever since. */
export interface Version extends Omit<Amendment, 'from' | 'changed'> {
  readonly from: Day
  readonly changed: ReadonlyMap<string, Amendment['changed'][number]['reach']>
}

const EVER = '0001-01-01'
const known = new WeakMap<Core['amendments'], readonly Version[]>()

/** Every version in order of its days; none for a program that never changes. */
export function versionsOf({ amendments }: Core): readonly Version[] {
  const found = known.get(amendments)
  if (found !== undefined) return found
  const versions = amendments.map(
    (one): Version => ({
      ...one,
      from: parseDay(one.from) ?? dayOf(one.from),
      changed: new Map(one.changed.map(({ component, reach }) => [component, reach])),
    }),
  )
  known.set(amendments, versions)
  return versions
}

/** The version in force on `day` as far as `horizon` knows; undefined for a program that never changes. */
export const versionOn = (core: Core, day: Day, horizon: Day): Version | undefined =>
  versionsOf(core).findLast(({ from }) => from <= day && from <= horizon)

/** The days inside a stretch on which a version begins, as far as `horizon` knows. */
export const versionDays = (core: Core, from: Day, to: Day, horizon: Day): readonly Day[] =>
  versionsOf(core).flatMap((version) => (version.from > from && version.from <= to && version.from <= horizon ? [version.from] : []))

/** The latest of each name, in the order in which the names first come. */
function latest<T extends { readonly name: string }>(lists: readonly (readonly T[])[], join: (before: T, now: T) => T): T[] {
  const found = new Map<string, T>()
  for (const one of lists.flat()) {
    const before = found.get(one.name)
    found.set(one.name, before === undefined ? one : join(before, one))
  }
  return [...found.values()]
}

/** A component accumulates over the longest window that any version of it needs. */
const joinComponents = (before: Component, now: Component): Component => ({
  ...now,
  modifierWindow:
    before.modifierWindow !== null && (now.modifierWindow === null || longer(before.modifierWindow, now.modifierWindow))
      ? before.modifierWindow
      : now.modifierWindow,
})
const joinMeasures = (before: Measure, now: Measure): Measure => ({ ...now, quota: now.quota ?? before.quota })

/**
 * The program with everything that is in it at some time: each component and measure in its latest version. Its first amendment is the
 * program as it begins, so that `versionsOf` tells all. One that never changes is itself.
 */
export function wholeOf(core: Core): Core {
  if (core.amendments.length === 0 || core.amendments[0]?.from === EVER) return core
  const { target, credit, measures, components } = core
  const all = [{ from: EVER, target, credit, measures, components, changed: [] }, ...core.amendments]
  return {
    ...core,
    target: all.findLast((one) => one.target !== null)?.target ?? null,
    credit: all.at(-1)?.credit ?? credit,
    measures: latest(
      all.map((one) => one.measures),
      joinMeasures,
    ),
    components: latest(
      all.map((one) => one.components),
      joinComponents,
    ),
    amendments: all,
  }
}

const worlds = new WeakMap<World, readonly World[]>()

/** The world by version, each with the days on which that version's rules are for rows; itself where the program never changes. */
export function worldsOf(world: World): readonly World[] {
  const versions = versionsOf(world.core)
  if (versions.length === 0) return [world]
  const found = worlds.get(world)
  if (found !== undefined) return found
  const made = versions.flatMap(({ from, target, credit, measures, components }, i): World[] => {
    const next = versions[i + 1]?.from
    const first = later(world.from, from)
    const last = next === undefined ? world.until : earlier(world.until, (next - 1) as Day)
    const core: Core = { ...world.core, target, credit, measures, components, amendments: [] }
    const alike = (whole: World): World => worldsOf(whole).find((one) => one.from === first) ?? whole
    return first > last ? [] : [{ ...world, ...apartOf(world, alike), from: first, until: last, core }]
  })
  worlds.set(world, made)
  return made
}
