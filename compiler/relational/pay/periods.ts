/**
 * What acts on each period of a window by itself (`cap at $5,000 each month`): the amount is read at the end of each period, what it grew by is acted on,
 * and what comes out is added up, one period after the other (semantics 7, 17.13, 17.14). The sum is read as a metric by the step that asks for it.
 */
import type { Component } from '../../../runtime/core/core.ts'
import { earlier, windowAt, windowsIn } from '../../../runtime/evaluate/windows.ts'
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import { constant, pick } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import { newSlots } from '../measures/figures.ts'
import type { Measured } from '../measures/measures.ts'
import { figuresOf } from '../measures/moment-figures.ts'
import type { Moment, Moments } from '../measures/moments.ts'
import { type Need, needsOf, programFor } from '../measures/needs.ts'
import { figureKey, rangeIn, type Sources, slotsOf } from '../measures/reading.ts'
import type { RowSums } from '../measures/row-sums.ts'
import { column, constants, join, type Relation, select, stopAt, type Told } from '../program/build.ts'
import { write } from '../program/written.ts'
import { type Site, versionsOf } from '../records/records.ts'
import { type Refused, refuse } from '../refused.ts'
import { added } from './period-acts.ts'
import type { Period } from './period-clauses.ts'
import { cutGrowth, divisorsIn, PARTS, sharedDivisor } from './period-divisors.ts'

/** The ends of the periods inside the windows of a part of pay, with the windows to date themselves. */
export interface PeriodAsking {
  readonly period: Period
  readonly component: Component
  readonly moments: Moments
  readonly needs: readonly Need[]
}

/** What a clause asks for: its steps at the end of each period. `outer`: the windows to date of its part of pay. */
export function periodAsking(
  calendar: Calendar,
  period: Period,
  all: readonly Period[],
  outer: Moments,
  sums: RowSums,
  refusals: Refused[],
): PeriodAsking {
  const { world } = calendar
  const { of, inner, each } = period
  if (of.window === 'deal') refuse('what acts on each period, for single deals', each.origin)
  const kinds = new Set(all.filter((one) => one.of === of).map((one) => one.each.per))
  const moments = new Map<string, Moment>()
  for (const { window, at, seen } of outer.moments) {
    const ends = [...kinds].flatMap((per) => windowsIn(world, per, window.from, at).map(({ to }) => earlier(to, at)))
    for (const end of [...ends, at]) {
      const key = `${window.from} ${end} ${seen ?? ''}`
      if (!moments.has(key)) moments.set(key, { id: moments.size + 1, window, at: end, period: end, seen })
    }
  }
  const needs = needsOf(world, inner, sums, refusals)
  return { period, component: inner, moments: { moments: [...moments.values()], adds: [], plain: false }, needs }
}

/** The sums of a clause by person and window to date. */
export function periodSums(
  site: Site,
  calendar: Calendar,
  { period, component, moments: { moments }, needs }: PeriodAsking,
  sources: Sources,
): Measured {
  const { build, core } = site
  const { metric, each } = period
  const measure = core.measures.find(({ name }) => name === metric)
  if (measure === undefined) throw new Error(metric)
  const told = (what: string, says: string): Told => ({ name: `${metric}_${what}`, says, origin: each.origin })
  const last = new Map<string, number>()
  for (const { window, at, seen } of moments)
    last.set(`${window.from} ${seen ?? ''}`, Math.max(at, last.get(`${window.from} ${seen ?? ''}`) ?? at))
  const lastOf = ({ window, at, seen }: Moment): number => last.get(`${window.from} ${seen ?? ''}`) ?? at
  const { relation, found } = figuresOf(site, component, { moments, adds: [], plain: false }, needs, sources, 'of the window', lastOf)
  const program = programFor(component, (asked) => rangeIn(relation, found.get(figureKey(asked))))
  const answer = (id: string): Fraction => {
    const value = program.steps.find((step) => step.id === id)?.value
    if (value === undefined) throw new Error(id)
    return value
  }
  const [grows, acts] = [answer('grows'), answer('acts')]
  if (acts.under !== null && acts.under.kind !== 'constant') refuse('a limit or factor for each period that is divided', each.origin)
  const divides = grows.under === null || grows.under.kind === 'constant' ? null : grows.under
  const reads = told('read', `What ${measure.label} reads at the end of each period`)
  const read = write(build, reads, relation, slotsOf(program, found, null), new Map(), [
    { column: 'grows', number: pick(grows.known, grows.over, constant(0n)), scale: grows.scale },
    ...(divides === null ? [] : [{ column: 'grows_under', number: divides }]),
    { column: 'grows_known', truth: grows.known },
    { column: 'acts', number: pick(acts.known, acts.over, constant(0n)), scale: acts.scale },
    { column: 'acts_known', truth: acts.known },
  ])
  const { high: reach } = site.limits.field({ kind: 'money', currency: core.currency.code }, '', '')
  const ends = divides === null ? read : cutGrowth(build, reads, read, reach)
  const places = placesOf(calendar, period, moments)
  const most = Math.max(...places.map(({ inner }) => inner.length))
  const numbers = Array.from({ length: most }, (_, i) => i)
  const table = constants(
    build,
    {
      ...told('periods', 'The periods of each window to date: at which end each is read, and whether what is carried starts anew'),
      origin: null,
    },
    ['moment', 'from_day', 'to_day', 'seen_on', ...numbers.flatMap((i) => [`end_${i + 1}`, `anew_${i + 1}`])],
    places.map(({ moment, inner }) => [
      moment.id,
      moment.window.from,
      moment.at,
      moment.seen ?? moment.at,
      ...numbers.flatMap((i) => [inner[i]?.id ?? 0, inner[i]?.anew === true ? 1 : 0]),
    ]),
  )
  const own = join(build, told('windows', 'Everyone in each window to date'), ends, table, {
    on: [{ left: 'moment', right: 'moment' }],
    take: Object.fromEntries(table.columns.filter(({ name }) => name !== 'moment').map(({ name }) => [name, name])),
  })
  const keys = ['from_day', 'to_day', 'seen_on', ...numbers.flatMap((i) => [`end_${i + 1}`, `anew_${i + 1}`])]
  const bare = select(
    build,
    told('window_of', 'Everyone in each window to date'),
    own,
    own.columns.filter(({ name }) => name === 'payee' || keys.includes(name)).map((one) => ({ column: one, value: column(one.name) })),
  )
  const wide = numbers.reduce<Relation>((all, i) => {
    const amounts = divides === null ? ['grows'] : PARTS
    const take = Object.fromEntries([...amounts, 'grows_known', 'acts', 'acts_known'].map((of) => [of, `${of}_${i + 1}`]))
    return join(build, told(`with_${i + 1}`, `With what is read at the end of period ${i + 1}`), all, ends, {
      how: 'left',
      on: [
        { left: 'payee', right: 'payee' },
        { left: `end_${i + 1}`, right: 'moment' },
      ],
      take,
    })
  }, bare)
  const slots = newSlots()
  const shared =
    divides === null
      ? null
      : sharedDivisor(slots, wide, numbers, divisorsIn(needs, most, versionsOf(site, core.people.record).shape.history !== null))
  if (shared !== null && shared.tooMany.kind !== 'never') {
    const wrong = write(build, told('too_many', 'Windows with more divisors than are shared'), wide, slots, new Map(), [], shared.tooMany)
    stopAt(build, wrong, `quotas of one person change more often in one window than ${measure.label} was proved for`, null, [
      'payee',
      'from_day',
      'to_day',
    ])
  }
  const total = added(each, slots, wide, numbers, { grows, acts, shared })
  const made = write(build, { name: metric, says: measure.label, origin: each.origin }, wide, slots, new Map(), [
    { column: metric, number: total.over, scale: total.scale },
    ...(total.under === null ? [] : [{ column: `${metric}_of`, number: total.under }]),
  ])
  const seen = moments.some((moment) => moment.seen !== null)
  const result = select(
    build,
    { name: metric, says: measure.label, origin: each.origin },
    made,
    made.columns
      .filter(({ name }) => ['payee', 'from_day', 'to_day', metric, `${metric}_of`, ...(seen ? ['seen_on'] : [])].includes(name))
      .map((one) => ({ column: one, value: column(one.name) })),
  )
  return { counted: { measure, rows: result, keys: [], adds: metric, other: null, has: null }, table: result, inWindows: result }
}

interface Placed {
  readonly moment: Moment
  readonly inner: readonly { readonly id: number; readonly anew: boolean }[]
}

/** The moments at the ends of the periods of each window to date. */
function placesOf({ world }: Calendar, { each: { per, act } }: Period, moments: readonly Moment[]): readonly Placed[] {
  const restarts = act.does === 'limit' ? act.restarts : null
  const idOf = new Map(moments.map((one) => [`${one.window.from} ${one.at} ${one.seen ?? ''}`, one.id]))
  return moments.map((moment) => {
    const { window, at, seen } = moment
    let inside = ''
    const inner = windowsIn(world, per, window.from, at).map(({ to }) => {
      const end = earlier(to, at)
      const stretch = restarts === null ? '' : windowAt(world, restarts, end).label
      const anew = stretch !== inside
      inside = stretch
      return { id: idOf.get(`${window.from} ${end} ${seen ?? ''}`) ?? 0, anew }
    })
    return { moment, inner }
  })
}
