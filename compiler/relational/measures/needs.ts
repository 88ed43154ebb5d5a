/** What the steps of a component read at each moment: over which days, and as known when (semantics 5, 17.1, 17.8). */
import type { Day } from '../../../runtime/calendar/day.ts'
import type { Component, Measure } from '../../../runtime/core/core.ts'
import type { Basis } from '../../../runtime/core/expression.ts'
import { byYear } from '../../../runtime/evaluate/accumulate.ts'
import { lastGrain } from '../../../runtime/evaluate/quota.ts'
import { longer, type Stretch, windowAt, windowOfMeasure, windowsIn } from '../../../runtime/evaluate/windows.ts'
import type { World } from '../../../runtime/evaluate/world.ts'
import { type Asked, type Program, programOf, type Range } from '../../../runtime/fast/program/build.ts'
import { isClawed } from '../credit/clawbacks.ts'
import { sameInAllTerms, unread, untilOf, withoutTerm } from '../pay/terms.ts'
import { type Refused, refuse, tried } from '../refused.ts'
import { worthMoves } from '../stated/moved-worths.ts'
import { givenFor } from '../stated/stated-needs.ts'
import type { Moment } from './moments.ts'
import type { Need, Stated } from './need.ts'
import type { RowSums } from './row-sums.ts'

export type { Need, Stated } from './need.ts'
export { readFor } from './need.ts'

type Reads = 'window' | 'modifier'

/** Whether what a metric comes to changes when something is clawed back: all pay does, and what counts such rows. */
export const seesClawbacks = ({ core }: World, { name, record }: Measure): boolean => name === ALL_PAY || isClawed(core, record)

/** The sum of all parts to date in the fiscal year, as a metric of the one part that limits make of it. */
export const ALL_PAY = 'all_pay'

/** Wide enough that nothing is decided before the data are known. */
export const UNKNOWN: Range = { low: -(10n ** 12n), high: 10n ** 12n, scale: 2, under: 10n ** 12n }

/** A component's steps as a program, with `moving` as a function of that metric alone. */
export function programFor(component: Component, rangeOf: (asked: Asked) => Range, moving: string | null = null): Program {
  const program = programOf(component, rangeOf, moving, sameInAllTerms)
  if ('because' in program) return refuse(program.because, component.origin)
  return program
}

/** All that a component's steps ask for, or those of it that are asked for at all. */
export function needsOf(
  world: World,
  component: Component,
  sums: RowSums,
  refusals: Refused[],
  isAsked: (asked: Asked) => boolean = () => true,
): readonly Need[] {
  return programFor(component, () => UNKNOWN).inputs.flatMap(({ asked }) =>
    isAsked(asked) ? (tried(refusals, () => statedOrComputed(world, component, asked, sums)) ?? []) : [],
  )
}

/** Whether something is stated for single periods. */
const isDated = ({ given }: World): boolean =>
  given.measures.some(({ periods = [], quotas = [], attainments = [] }) => periods.length + quotas.length + attainments.length > 0)

/** What the question states of it, or what it is computed from. */
export function statedOrComputed(world: World, component: Component, asked: Asked, sums: RowSums): Need {
  const computed = (one: Asked): Need => needFor(world, component, one)
  const plain = withoutTerm(asked)
  if (plain === asked) return givenFor(world, asked, sums, component.origin, computed) ?? computed(asked)
  const whole = givenFor(world, plain, sums, component.origin, computed)
  if (whole === undefined) return computed(asked)
  const once = whole.kind === 'given' && whole.computed === null && whole.quota === null && !isDated(world)
  if (!once) return refuse('values that are stated for single people or periods, where a field of people changes', component.origin)
  return { ...whole, asked }
}

export function measureNamed({ core }: World, name: string): Measure {
  const measure = core.measures.find((one) => one.name === name)
  if (measure === undefined) throw new Error(`no metric \`${name}\``)
  return measure
}

export function needFor(world: World, component: Component, asked: Asked): Need {
  switch (asked.what) {
    case 'measure': {
      const until = untilOf(asked.metric)
      const measure = measureNamed(world, until?.name ?? unread(asked.metric))
      if (measure.window === 'deal') refuse('a metric of single deals', measure.origin)
      const reads = readsOf(component, measure, asked.reads)
      if (until !== null) {
        if (measure.scope.lastMonths !== null) refuse('a metric of the last months, where a field of people changes', measure.origin)
        const starts = windowsIn(world, measure.window, world.from, world.until).map(({ from }) => from)
        return { asked, kind: 'until', measure, change: until.change, reads, starts }
      }
      return {
        asked,
        kind: 'measure',
        measure,
        measured: asked.metric,
        over: (moment) => {
          const day = endOf(moment, reads)
          const { from } = windowFor(world, component, moment, measure, day, reads)
          return moment.seen !== null && seesClawbacks(world, measure) ? [from, day, moment.seen] : [from, day]
        },
      }
    }
    case 'quota': {
      const measure = measureNamed(world, asked.metric)
      const reads = readsOf(component, measure, asked.reads)
      const of: Stated = { what: 'quota', measure }
      return statedNeed(world, asked, of, (moment) => {
        const end = endOf(moment, reads)
        return { end, window: windowFor(world, component, moment, measure, end, reads), basis: asked.basis }
      })
    }
    case 'target':
    case 'worth': {
      const of: Stated =
        asked.what === 'target'
          ? { what: 'target' }
          : { what: worthMoves(world.core) ? 'moved_worth' : 'worth', component: asked.component }
      return statedNeed(world, asked, of, (moment) => ({ end: endOf(moment, asked.reads), window: moment.window, basis: asked.basis }))
    }
    case 'fixed':
      return {
        asked,
        kind: 'fixed',
        expression: asked.expression,
        as: asked.as,
        ended: ({ at, period }, kind) => windowAt(world, kind, at).to <= period,
      }
    case 'moving':
      throw new Error('a metric that moves is no figure of a window')
    default: {
      const never: never = asked
      return never
    }
  }
}

const endOf = ({ at, period }: Moment, reads: Reads): Day => (reads === 'window' ? at : period)

/** A metric is read with the component's window, but a longer one by a modifier up to the period asked for (17.1). */
const readsOf = ({ window }: Component, measure: Measure, reads: Reads): Reads =>
  reads === 'modifier' && longer(measure.window, window) ? 'modifier' : 'window'

function windowFor(world: World, component: Component, { window }: Moment, measure: Measure, day: Day, reads: Reads): Stretch {
  const own = reads === 'window' && measure.name === component.metric && measure.window === window.kind
  return own ? window : windowOfMeasure(world, measure, day)
}

/** Months to date, less those of the fiscal year before the window. */
export function statedNeed(
  world: World,
  asked: Asked,
  of: Stated,
  at: (moment: Moment) => { readonly end: Day; readonly window: Stretch; readonly basis: Basis },
): Need {
  const parts = (moment: Moment) => {
    const { end, window, basis } = at(moment)
    const [part, second] = byYear(world, window.first, lastGrain(world, window, basis, end))
    if (part === undefined || second !== undefined) return refuse('a window of several fiscal years', originOf(world, of))
    return { known: end, ...part }
  }
  return {
    asked,
    kind: 'stated',
    of,
    through: (moment) => {
      const { known, start, last } = parts(moment)
      return { known, start, last }
    },
    less: (moment) => {
      const { known, start, first } = parts(moment)
      return first > start ? { known, start, last: first - 1 } : null
    },
  }
}

function originOf({ core }: World, of: Stated) {
  if (of.what === 'quota') return of.measure.quota?.origin ?? of.measure.origin
  return core.target?.origin ?? core.people.where?.origin ?? core.records[0]?.origin ?? refuseNothing()
}
function refuseNothing(): never {
  throw new Error('a plan without records')
}
