/** Quotas files whose quotas drive pay: allocated once for the data of a run, and asked by person and month. */
import { grainOf } from '../calendar/fiscal.ts'
import type { Planning } from '../core/planning/planning.ts'
import type { Data } from '../data/table.ts'
import type { Problems } from '../evaluate/problems.ts'
import { dayOf } from '../evaluate/values.ts'
import { NOTHING_PLANNED, type PlannedQuota, type PlannedQuotas } from '../evaluate/world.ts'
import type { Allocated, PersonQuota } from './allocation/allocate.ts'
import { derivePerson } from './allocation/derive.ts'
import { type Planned, planned } from './planning.ts'

/** What the quotas files of a plan allocate on the data of its run. A house's quota is nobody's. What is wrong with them goes to the run's problems. */
export function plannedFor(plannings: readonly Planning[], data: Data, problems: Problems): PlannedQuotas {
  if (plannings.length === 0) return NOTHING_PLANNED
  const made = new Map<string, Planned>()
  const find = ({ planning: name, metric }: PlannedQuota): { planned: Planned; quota: Allocated; first: number } | undefined => {
    const planning = plannings.find((one) => one.name === name)
    if (planning === undefined) return undefined
    const found = made.get(name) ?? planned(planning, data, problems)
    made.set(name, found)
    const quota = found.quotas.find(({ allocation }) => allocation.metric === metric)
    return quota && { planned: found, quota, first: grainOf(planning.calendar, dayOf(planning.effective.from)) }
  }
  const personIn = (quota: Allocated, { person, horizon }: PlannedQuota): PersonQuota | undefined => {
    const found = quota.person(person, horizon)
    return found === undefined || found.house ? undefined : found
  }
  return {
    month: (asked, grain) => {
      const found = find(asked)
      return found && personIn(found.quota, asked)?.amounts[grain - found.first]
    },
    derive: (asked, first, last) => {
      const found = find(asked)
      const person = found && personIn(found.quota, asked)
      return (
        found &&
        person &&
        derivePerson(found.planned.world, found.quota, person, Math.max(0, first - found.first), Math.min(11, last - found.first))
      )
    },
  }
}
