/** Quotas held against the plans that pay on them: quotas that no plan pays on, and people whom a plan pays on a quota that they have not. */
import { parsePeriod, periodOf } from '../calendar/fiscal.ts'
import type { Core } from '../core/core.ts'
import type { Measure } from '../core/measure.ts'
import type { OnData } from '../evaluate/alongside.ts'
import { worldOf } from '../evaluate/evaluate.ts'
import { collectProblems } from '../evaluate/problems.ts'
import { belongs, peopleOf, timelineOf } from '../evaluate/spans.ts'
import type { Allocated } from './allocation/allocate.ts'
import type { Planned } from './planning.ts'

/** A plan that pays on a quota, the metric that has it, and whom the plan takes in on some day of the year. */
interface Reader {
  readonly plan: string
  readonly measure: Measure
  readonly people: ReadonlySet<string>
}

/** The fiscal year that is planned, by its label. */
export const yearOf = ({ planning, world }: Pick<Planned, 'planning' | 'world'>): string =>
  periodOf(planning.calendar, 'year', world.from).label

/**
 * Warns of a quota on which none of the plans pays (CB410), of people who have one and are in none of these plans (CB880), and of people
 * whom one of them takes in and who have none (CB884). A quota of nothing is none; the house's is nobody's.
 */
export function checkBeside(planned: Planned, plans: readonly OnData[]): void {
  const { problems } = planned.world
  for (const quota of planned.quotas) {
    const { metric, origin } = quota.allocation
    const name = `${planned.planning.name}.${metric}`
    const readers = plans.flatMap((plan) => readerOf(planned, plan, metric) ?? [])
    if (readers.length === 0) {
      problems.raise('CB410', metric, origin.span, { quota: name })
      continue
    }
    const asked = new Set(quota.people.filter((id) => hasQuota(planned, quota, id)))
    const unpaid = [...asked].filter((id) => !readers.some(({ people }) => people.has(id)))
    if (unpaid.length > 0) problems.raise('CB880', metric, origin.span, { quota: name, people: unpaid })
    for (const { plan, measure, people } of readers) {
      const without = [...people].filter((id) => !asked.has(id))
      if (without.length > 0) problems.raise('CB884', `${plan} ${metric}`, measure.origin.span, { plan, quota: name, people: without })
    }
  }
}

function hasQuota({ world }: Planned, quota: Allocated, id: string): boolean {
  const found = quota.person(id, world.until)
  return found !== undefined && !found.house && found.year > 0n
}

/** Undefined where the plan does not pay on the metric's quota of this file. */
function readerOf(planned: Planned, { core, data }: OnData, metric: string): Reader | undefined {
  const measure = measuresOf(core).find(({ quota }) => {
    const source = quota?.source
    return source?.kind === 'planned' && source.planning === planned.planning.name && source.metric === metric
  })
  if (measure === undefined) return undefined
  const period = yearOf(planned)
  const asked = parsePeriod(core.calendar, period)
  // what is wrong in a plan by itself is told when that plan is run
  const world =
    'problem' in asked
      ? undefined
      : worldOf(
          core,
          data,
          { period, asOf: null },
          asked,
          collectProblems(() => undefined),
        )
  if (world === undefined) return { plan: core.plan.name, measure, people: new Set() }
  const [from, to] = [planned.world.from, planned.world.until]
  const isIn = (id: string): boolean => timelineOf(world, id, to).some((piece) => belongs(piece) && piece.from <= to && piece.to >= from)
  return { plan: core.plan.name, measure, people: new Set(peopleOf(world).filter(isIn)) }
}

const measuresOf = (core: Core): readonly Measure[] => [core, ...core.amendments].flatMap(({ measures }) => measures)
