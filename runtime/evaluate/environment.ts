import type { Day } from '../calendar/day.ts'
import type { Core, Step } from '../core/core.ts'
import type { Per } from '../core/unit.ts'
import type { Value } from '../data/table.ts'
import { divide, type Ratio } from '../exact/ratio.ts'
import { showMoney, showNumber, showPercent } from '../exact/show.ts'
import { unitOf } from '../trace/units.ts'
import { activePart } from './active.ts'
import { rowsAt } from './each-row.ts'
import type { Bands, Environment, PeriodAt } from './expression.ts'
import { valueAlong } from './lookup.ts'
import { endOf, type Moment, measureNamed, metricAt, quotaAt, sinceIn } from './moment.ts'
import { monthsSince } from './months-since.ts'
import { lastGrain } from './quota.ts'
import { rowOn, timelineOf } from './spans.ts'
import { attainmentGiven, statedFor } from './stated.ts'
import { targetOf, worthOf } from './target.ts'
import { exactly, numberIn } from './values.ts'
import { earlier, type Stretch, windowAt, windowsIn } from './windows.ts'
import type { World } from './world.ts'

/** A person's or row's field at the moment. */
function fieldAt(moment: Moment, of: 'row' | 'person', path: readonly string[], end: Day): Value | undefined {
  const { world, person, deal, fieldsOn } = moment
  const { eventsTo } = world
  if (of === 'row') {
    if (deal === null) return undefined
    const { record, row, date } = deal.credit
    const converted = measureNamed(world, moment.component.metric)?.converted ?? null
    return valueAlong(world.lookup, { record, row, day: date, horizon: date, eventsTo, converted }, path)
  }
  const day = earlier(end, fieldsOn)
  const row = rowOn(timelineOf(world, person, end), day)
  return row === undefined
    ? undefined
    : valueAlong(world.lookup, { record: world.core.people.record, row, day, horizon: end, eventsTo }, path)
}

/** How steps find the results of earlier ones: here, and at the end of a period inside the window. */
export interface Steps {
  readonly here: Environment['step']
  readonly at: (moment: Moment) => Environment['step']
}

/** What the steps of a component can ask for at a moment. */
export function environmentAt(moment: Moment, reads: Step['reads'], steps: Steps): Environment {
  const { world, person, window } = moment
  const end = endOf(moment, reads)
  const env: Environment = {
    field: (of, _, path) => fieldAt(moment, of, path, end),
    monthsSince: (date, whole) => monthsSince(world.core.calendar, date, earlier(end, moment.fieldsOn), whole),
    measure: (metric) => metricAt(moment, metric, reads),
    quota: (metric, basis) => quotaAt(moment, metric, basis, reads),
    attainment: (metric, basis, whenNoQuota) => {
      const stated = attainmentGiven(statedFor(world, person, metric), end)
      if (stated !== undefined) return stated
      const quota = quotaAt(moment, metric, basis, reads)
      if (quota === undefined) return constantOf(whenNoQuota)
      const value = numberIn(metricAt(moment, metric, reads))
      return value === undefined ? undefined : divide(value, quota)
    },
    target: (basis) => targetOf(world, person, end, window.first, lastGrain(world, window, basis, end), sinceIn(moment, window)),
    worth: (component, basis) =>
      worthOf(world, person, end, component, window.first, lastGrain(world, window, basis, end), sinceIn(moment, window)),
    step: steps.here,
    pay: (component) => world.earned(world, component, person, { ...window, to: moment.at }),
    ended: (kind) => windowAt(world, kind, moment.at).to <= moment.period,
    active: (prorate, over) => activePart(world, person, over === null ? window : windowAt(world, over, end), end, prorate),
    carried: moment.carried,
    periods: (per) => periodsIn(moment, reads, per, steps),
    rows: (metric) => rowsAt(moment, reads, metric, env),
    row: null,
    notRising: (bands, lower, upper) => notRising(world, person, window, bands, lower, upper),
    conditions: null,
    kept: null,
  }
  return env
}

/** The periods of the window up to the moment, each read as at its own end (17.14). */
function periodsIn(moment: Moment, reads: Step['reads'], per: Per, steps: Steps): readonly PeriodAt[] {
  const { world, window, at } = moment
  return windowsIn(world, per, window.from, at).map((period) => {
    const end = earlier(period.to, at)
    const then: Moment = {
      ...moment,
      at: end,
      period: end,
      rowsTo: earlier(moment.rowsTo, end),
      fieldsOn: earlier(moment.fieldsOn, end),
    }
    const inside = { here: steps.at(then), at: steps.at }
    return { label: period.label, env: environmentAt(then, reads, inside), inside: (kind) => windowAt(world, kind, end).label }
  })
}

/** No step has a result: for what is read before any of them. */
export const NO_STEPS: Steps = { here: () => undefined, at: () => () => undefined }

/** The attainment that no quota counts as; undefined where it has no value (semantics 5). */
export const constantOf = (whenNoQuota: string | null): Ratio | undefined =>
  whenNoQuota === null || !/\d/.test(whenNoQuota) ? undefined : exactly(whenNoQuota)

/** Reports CB855 for a table whose bounds do not rise for this person. */
export function notRising(world: World, person: string, window: Stretch, bands: Bands, lower: Ratio, upper: Ratio): void {
  const { address, span } = bands.origin
  world.problems.raise('CB855', `${address} ${window.label} ${person}`, span, {
    person,
    lower: shown(world.core, bands, lower),
    upper: shown(world.core, bands, upper),
    period: window.label,
  })
}
function shown(core: Core, { driver }: Bands, bound: Ratio): string {
  const { kind } = unitOf(core, driver)
  if (kind === 'money') return showMoney(bound, core.currency)
  return kind === 'percent' ? showPercent(bound) : showNumber(bound)
}

/** An environment in which `metric` has the value that `current` gives, all else as at the moment (semantics 6.7). */
export function along(env: Environment, metric: string, current: () => Ratio, conditions: Environment | null): Environment {
  return {
    ...env,
    measure: (name) => (name === metric ? current() : env.measure(name)),
    attainment: (name, basis, whenNoQuota) => {
      if (name !== metric) return env.attainment(name, basis, whenNoQuota)
      const quota = env.quota(name, basis)
      return quota === undefined ? env.attainment(name, basis, whenNoQuota) : divide(current(), quota)
    },
    conditions,
  }
}
