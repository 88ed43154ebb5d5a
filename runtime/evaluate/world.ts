import type { Day } from '../calendar/day.ts'
import type { Core, Measure } from '../core/core.ts'
import type { Data, Row } from '../data/table.ts'
import type { Ratio } from '../exact/ratio.ts'
import type { Derivation } from '../trace/derivation.ts'
import type { Counted } from './counted.ts'
import type { Given } from './given.ts'
import type { Lookup } from './lookup.ts'
import type { Problems } from './problems.ts'
import type { Stretch } from './stretch.ts'
import type { Summed } from './summed.ts'

/**
 * All that a run knows, seen from one day of events: a field with the role `event` that lies after `eventsTo` has not happened yet
 * (semantics 0, 17.8). Everything that is computed from it is a function of it, so results are remembered per world.
 */
export interface World {
  readonly core: Core
  readonly data: Data
  readonly lookup: Lookup
  readonly given: Given
  /** Who is paid; absent: everybody in the plan. */
  readonly only?: ReadonlySet<string>
  readonly eventsTo: Day
  /** The same for what clawbacks read, so that what they change can be told from other corrections (semantics 9). */
  readonly clawedTo: Day
  /** Rows that no clawback takes back, as `record key`: one person's world where there is an exemption. */
  readonly neverClawed?: ReadonlySet<string>
  /** A row as it was known when the last period was closed, for what clawbacks read then; undefined: as it is now. */
  readonly rowThen?: (record: string, row: Row) => Row | undefined
  /** The plan's first day, and its last: where the plan has no end, the end of the fiscal year of the last period asked for. */
  readonly from: Day
  readonly until: Day
  readonly problems: Problems
  /** Worlds with the same here count alike: rows, people and quotas come to the same in them, whatever is paid for it, and are counted once. */
  readonly counting?: object | undefined
  /** Where the rows are that are not in `data`; undefined: all are. */
  readonly apart?: RowsApart | undefined
  /** Sums that are known without a row; undefined: none are. */
  readonly summed?: Summed | undefined
  /** Rows that count beside those of the data; undefined: none do. */
  readonly imagined?: Imagined | undefined
  /** What a component, by name, has earned for a person in a stretch of days, in minor units; undefined where there is none of that name. */
  readonly earned: (world: World, component: string, person: string, stretch: Stretch) => Ratio | undefined
  readonly planned: PlannedQuotas
}

/**
 * Where the rows are that a world does not hold.
 *
 * `elsewhere`: it holds none of them. What is asked about a person that needs a row is asked in the world of that person's own rows.
 * `own`: it holds those that this person's pay can read, and no others; `whole` is the world that everybody else is asked about in.
 */
export type RowsApart =
  | { readonly kind: 'elsewhere'; readonly worldOf: (world: World, person: string) => World }
  | { readonly kind: 'own'; readonly person: string; readonly whole: World }

/**
 * Rows that are imagined, for questions of the kind `what if there were one more`. All that does not depend on them is asked of `base`,
 * the world without them.
 */
export interface Imagined {
  readonly base: World
  /** The first day of an imagined row: up to the day before nothing changes. */
  readonly from: Day
  /** What they add to the measure of a person, in order of (date, key). */
  readonly counted: (measure: Measure, person: string) => readonly Counted[]
}

/** The quota of a person that a quotas file allocates. */
export interface PlannedQuota {
  readonly planning: string
  readonly metric: string
  readonly person: string
  /** What has not happened by then, leaving dates, moves and later blocks, is not known yet. */
  readonly horizon: Day
}

/** What quotas files allocate: what a month comes to, in the metric's unit, and how months from `first` to `last` came to be. */
export interface PlannedQuotas {
  readonly month: (quota: PlannedQuota, grain: number) => Ratio | undefined
  readonly derive: (quota: PlannedQuota, first: number, last: number) => Derivation | undefined
}

/** No quotas file is there. */
export const NOTHING_PLANNED: PlannedQuotas = { month: () => undefined, derive: () => undefined }

/** A memory of results by world and key: the second question is answered without computing. */
export const perWorld = <T>(): Memory<T> => memoryBy((world) => world)

/** The same for what depends on no row: the worlds that hold the rows of one person, or imagined ones, share it. */
export const perPlan = <T>(): Memory<T> =>
  memoryBy((world) => (world.apart?.kind === 'own' ? world.apart.whole : (world.imagined?.base ?? world)))

/** A memory of what does not depend on what is paid: worlds that count alike share it. */
export const perCount = <T>(): Memory<T> => memoryBy((world) => world.counting ?? world)

/** The same for what depends on no row. */
export const perCountOfPlan = <T>(): Memory<T> =>
  memoryBy((world) => {
    const whole = world.apart?.kind === 'own' ? world.apart.whole : world
    return whole.counting ?? whole
  })

type Memory<T> = (world: World, key: string, make: () => T) => T

function memoryBy<T>(of: (world: World) => object): Memory<T> {
  const memories = new WeakMap<object, Map<string, T>>()
  return (asked, key, make) => {
    const world = of(asked)
    let memory = memories.get(world)
    if (memory === undefined) {
      memory = new Map()
      memories.set(world, memory)
    }
    const known = memory.get(key)
    if (known !== undefined) return known
    const made = make()
    memory.set(key, made)
    return made
  }
}
