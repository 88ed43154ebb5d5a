/** The worlds in which single people are answered about: none of them holds more rows than one person's. */
import type { Report } from '../../../messages/diagnostic.ts'
import { parsePeriod } from '../../calendar/fiscal.ts'
import type { Core } from '../../core/core.ts'
import type { Data } from '../../data/table.ts'
import { pastLegacy, periodsAsked, worldOf } from '../../evaluate/evaluate.ts'
import type { Question } from '../../evaluate/outcome.ts'
import { collectProblems, type Problems } from '../../evaluate/problems.ts'
import { wholeOf } from '../../evaluate/versions.ts'
import type { Stretch } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { checkExceptions } from '../../exceptions/check.ts'
import type { CreditLine } from '../../ledger/lines.ts'
import type { Derivation } from '../../trace/derivation.ts'
import { tableRecords } from '../fit.ts'
import { inTable } from '../rows/held-rows.ts'
import { type Ends, endsOf } from '../running/horizons.ts'
import type { Awards } from '../running/posted.ts'
import { keepingIn } from '../running/states.ts'
import { isStill, type Moving, movingOf } from '../running/still.ts'
import { type Reach, reachOf } from './reach.ts'
import { storeOf } from './stores.ts'
import { type Reached, withoutRows } from './worlds.ts'

/** What is found out once for all texts of a plan that say the same of it: whom rows reach, what they credit, and what events award. */
export interface Shared {
  /** Whom the rows of a record can count for, by record. */
  readonly reach: Map<string, Reach>
  /** What events award, as of the period asked for. */
  awards: Awards | undefined
  /** What worlds remember what they count by, by what they see of events. */
  readonly counting: Map<string, object>
  /** What rows credit, by person. */
  readonly credits: Map<string, readonly CreditLine[]>
  /** How events came to what they award, by event, person and pay period. */
  readonly derived: Map<string, Derivation | undefined>
}

export const nothingShared = (): Shared => ({
  reach: new Map(),
  awards: undefined,
  counting: new Map(),
  credits: new Map(),
  derived: new Map(),
})

/** Forgets all but whom rows reach: what found a fault is asked again, so that the fault is told again. */
export function forget(shared: Shared): void {
  shared.awards = undefined
  for (const known of [shared.counting, shared.credits, shared.derived]) known.clear()
}

/** A question about single people. */
export interface Setting {
  readonly core: Core
  readonly problems: Problems
  /** The world that holds no rows; asked about a person, it gives that person's. */
  readonly whole: World
  readonly reached: readonly Reached[]
  readonly moving: Moving
  readonly ends: Ends
  /** The pay periods asked for; at least one. */
  readonly inside: readonly Stretch[]
}

/** Undefined where the period is none of the plan's, or past what an inherited plan pays. */
export function settingOf(program: Core, data: Data, question: Question, shared: Shared, report: Report): Setting | undefined {
  const core = wholeOf(program)
  const problems = collectProblems(report)
  const asked = parsePeriod(core.calendar, question.period)
  const world = 'problem' in asked ? undefined : worldOf(core, data, question, asked, problems)
  if (world === undefined || 'problem' in asked) return undefined
  checkExceptions(world)
  const { periods, inside } = periodsAsked(world, asked, question)
  if (inside.length === 0 || pastLegacy(core, inside.at(-1), problems)) return undefined
  const reached = reachedIn(world, shared)
  const moving = movingOf(core, world.lookup, new Set(reached.map(({ store }) => store.record)))
  const keeping = keepingIn(world, reached, moving, (one, state) => countingOf(shared, `${one} ${state}`))
  const whole = withoutRows(world, reached, keeping)
  return { core, problems, whole, reached, moving, ends: countedAlike(endsOf(whole, periods, isStill(moving)), shared), inside }
}

function countingOf({ counting }: Shared, seen: string): object {
  const known = counting.get(seen) ?? {}
  counting.set(seen, known)
  return known
}

/** The worlds at the ends of pay periods, which remember what they count for as long as nothing that they count by changes. */
function countedAlike({ periods, seenAt, clawedBefore }: Ends, shared: Shared): Ends {
  const made = new Map<World, World>()
  const alike = (world: World): World => {
    const known = made.get(world) ?? { ...world, counting: countingOf(shared, `${world.eventsTo} ${world.clawedTo}`) }
    made.set(world, known)
    return known
  }
  return { periods, seenAt: seenAt.map(alike), clawedBefore: clawedBefore.map((one) => one && alike(one)) }
}

/** The records whose rows are credited, and count for those whom they reach. */
function reachedIn(world: World, { reach }: Shared): readonly Reached[] {
  const { core, data } = world
  const tables = tableRecords(core)
  const credited = new Set([core, ...core.amendments].flatMap(({ credit }) => credit.map(({ record }) => record)))
  return core.records.flatMap((shape): Reached[] => {
    const table = data.tables.get(shape.name)
    if (table === undefined || tables.has(shape.name) || !credited.has(shape.name)) return []
    const held = inTable(shape, table)
    const found = (): Reach => {
      const known = reach.get(shape.name) ?? reachOf(world, held)
      reach.set(shape.name, known)
      return known
    }
    return [{ store: storeOf(held), reach: found }]
  })
}
