/** A quotas file seen as a plan that pays nothing: its people, calendar and metrics, for the days that are asked about. */
import { type Day, showDay } from '../calendar/day.ts'
import type { Core } from '../core/core.ts'
import { NO_EXCEPTIONS } from '../core/exceptions.ts'
import { NO_PAYMENTS } from '../core/payments.ts'
import type { Planning } from '../core/planning/planning.ts'
import type { Data } from '../data/table.ts'
import { lookupOf } from '../evaluate/lookup.ts'
import type { Problems } from '../evaluate/problems.ts'
import { dayOf } from '../evaluate/values.ts'
import { NOTHING_PLANNED, type World } from '../evaluate/world.ts'

const NOTHING_PAID: Pick<
  Core,
  | 'legacy'
  | 'paid'
  | 'alongside'
  | 'target'
  | 'components'
  | 'factors'
  | 'limits'
  | 'events'
  | 'overpayment'
  | 'exceptions'
  | 'payments'
  | 'amendments'
  | 'planning'
> = {
  legacy: null,
  paid: 'month',
  alongside: false,
  target: null,
  components: [],
  factors: [],
  limits: [],
  events: [],
  overpayment: '1',
  exceptions: NO_EXCEPTIONS,
  payments: NO_PAYMENTS,
  amendments: [],
  planning: [],
}

/** Rows of any day go by the territories of the planned year, as they are on its first day: the past of what a person is to have (semantics 13). */
const territoriesOf = ({ name, label, effective, territories }: Planning, from: Day, until: Day): Core['territories'] =>
  territories.record === null ? [] : [{ file: name, label, from: showDay(from), to: showDay(until), asOf: effective.from, territories }]

const coreOf = (planning: Planning, people: Core['people'], from: Day, until: Day): Core => ({
  kind: 'core',
  version: 1,
  plan: { name: planning.name, label: planning.label },
  currency: planning.currency,
  rounding: planning.rounding,
  exchange: planning.exchange,
  calendar: planning.calendar,
  holidays: planning.holidays,
  effective: { from: showDay(from), to: showDay(until) },
  records: planning.records,
  people,
  credit: planning.credit,
  measures: planning.measures,
  territories: territoriesOf(planning, from, until),
  ...NOTHING_PAID,
})

function worldOn(core: Core, data: Data, from: Day, until: Day, problems: Problems): World {
  return {
    core,
    data,
    lookup: lookupOf(core, data, problems),
    given: { measures: [], target: null },
    eventsTo: until,
    clawedTo: until,
    from,
    until,
    problems,
    earned: () => undefined,
    planned: NOTHING_PLANNED,
  }
}

/** The year that is planned, with the people as they are in it. */
export function planningWorld(planning: Planning, data: Data, problems: Problems): World {
  const [from, until] = [dayOf(planning.effective.from), dayOf(planning.effective.to)]
  return worldOn(coreOf(planning, planning.people, from, until), data, from, until, problems)
}

/** Days of the past: whoever sold then counts, whether or not they are planned for (semantics 13). */
export function pastWorld(planning: Planning, data: Data, from: Day, until: Day, problems: Problems): World {
  const people = { ...planning.people, where: null, hired: null, left: null }
  return worldOn(coreOf(planning, people, from, until), data, from, until, problems)
}
