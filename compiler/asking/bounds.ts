/** Where pay may turn as a metric grows: every bound of the plan that the metric, or one row of it, can reach. */
import type { Measure } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import type { Window } from '../../runtime/core/unit.ts'
import { expressionsOf } from '../../runtime/evaluate/reach.ts'
import { standingsOf } from '../../runtime/events/contest.ts'
import { windowsOf } from '../../runtime/events/days.ts'
import { add, divide, fromDecimal, isRatio, isZero, multiply, type Ratio, sign, subtract, ZERO } from '../../runtime/exact/ratio.ts'
import { type Measured, measuredIn } from './measured.ts'
import type { Person } from './person.ts'
import type { Growing, Usual } from './usual.ts'

/** A number that the plan states; undefined where it is computed. */
function stated(expression: Expression): Ratio | undefined {
  const [one, second] = everyPart(expression).filter(({ kind }) => kind === 'literal')
  return one?.kind === 'literal' && second === undefined && expression.kind === 'literal' ? fromDecimal(one.value) : undefined
}

interface Against {
  readonly driver: Expression
  readonly bound: Ratio
}

/** Drivers of tables with the starts of their steps, and sides of comparisons with what they are held against. */
function againstIn(expression: Expression): Against[] {
  return everyPart(expression).flatMap((part): Against[] => {
    if (part.kind === 'bands')
      return part.bands.flatMap(({ from }) => {
        const bound = from === null ? undefined : stated(from)
        return bound === undefined ? [] : [{ driver: part.driver, bound }]
      })
    if (part.kind !== 'compare') return []
    const [left, right] = [stated(part.left), stated(part.right)]
    if (right !== undefined) return [{ driver: part.left, bound: right }]
    return left === undefined ? [] : [{ driver: part.right, bound: left }]
  })
}

/** Windows over which events and parts of pay may add a metric up besides its own. */
const WINDOWS: readonly Window[] = ['month', 'quarter', 'half', 'year', 'plan']

/** How far the metric has to grow to meet each bound, in its unit, above zero; a superset, in no order. */
export function boundsOf(person: Person, { measure, together }: Growing, { counted }: Usual): readonly Ratio[] {
  const { core } = person.world
  const names = new Set(together.map(({ name }) => name))
  const found = [...expressionsOf(core).flatMap(againstIn), ...rivalsOf(person)]
  const kinds =
    core.events.length === 0
      ? [...new Set(together.map(({ window }) => window))]
      : [...new Set([...together.map(({ window }) => window), ...WINDOWS])]
  const standings = kinds.flatMap((kind) => measuredIn(person, measure, kind) ?? [])
  const bounds = [
    ...found.flatMap((one) => meetings(one, names, standings)),
    ...found.flatMap((one) => ofRow(one, measure, counted)),
    ...standings.flatMap(toQuota),
  ]
  return bounds.filter((bound) => sign(bound) > 0)
}

/** In a contest the others are bounds: what they are ranked by is where the person passes them. */
const rivalsOf = ({ world, id }: Person): Against[] =>
  world.core.events.flatMap((event) =>
    event.kind !== 'contest'
      ? []
      : windowsOf(world, event, event.window, world.eventsTo)
          .flatMap((window) => standingsOf(world, event, window))
          .flatMap(({ person, value }) => (person === id ? [] : [{ driver: event.by, bound: value }])),
  )

const toQuota = ({ value = ZERO, quota }: Measured): Ratio[] => (quota === undefined ? [] : [subtract(quota, value)])

/** Where the metric to date, or its attainment, meets a bound. */
function meetings({ driver, bound }: Against, names: ReadonlySet<string>, standings: readonly Measured[]): Ratio[] {
  const read = everyPart(driver).find((part) => (part.kind === 'measure' || part.kind === 'attainment') && names.has(part.metric))
  if (read === undefined) return []
  return standings.flatMap(({ value = ZERO, quota }) => {
    if (read.kind === 'measure') return [subtract(bound, value)]
    return quota === undefined ? [] : [subtract(multiply(bound, quota), value)]
  })
}

/** Where one row of the metric meets a bound: by what it adds, or by a field of it that grows as it does. */
function ofRow({ driver, bound }: Against, measure: Measure, counted: Usual['counted']): Ratio[] {
  const parts = everyPart(driver)
  const own = parts.some((part) => part.kind === 'measure' && part.metric === measure.name && measure.window === 'deal')
  if (own || parts.some(({ kind }) => kind === 'row_amount')) return [bound]
  return parts.flatMap((part): Ratio[] => {
    if (part.kind !== 'field' || part.of !== 'row' || part.record !== measure.record || part.unit.kind !== 'money') return []
    const value = counted?.credit.row.values.get(part.path[0])
    const amount = counted?.amount
    if (part.path.length > 1 || value === undefined || !isRatio(value) || isZero(value)) return []
    return amount === undefined || isZero(amount) ? [bound] : [divide(multiply(bound, amount), value)]
  })
}

/** How far to look for turns that no bound tells, as limits are: well past the last bound and all that there is of the metric. */
export function reachOf(person: Person, { measure }: Growing, { counted }: Usual, bounds: readonly Ratio[], least: Ratio): Ratio {
  const { value = ZERO, quota = ZERO } = measuredIn(person, measure) ?? { value: ZERO }
  const sizes = [...bounds, value, quota, counted?.amount ?? ZERO].filter((one) => sign(one) > 0)
  return sizes.reduce((sum, one) => add(sum, multiply(one, FOUR)), multiply(least, THOUSAND))
}

const FOUR: Ratio = { n: 4n, d: 1n }
const THOUSAND: Ratio = { n: 1000n, d: 1n }
