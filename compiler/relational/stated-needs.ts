/** Metrics and quotas that a question states, for everybody or for single people, over all windows or for single periods (semantics 10a). */
import { asDay } from '../../runtime/calendar/civil.ts'
import { grainStart } from '../../runtime/calendar/fiscal.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { GivenMeasure } from '../../runtime/evaluate/given.ts'
import { periodsGiven, quotaGiven } from '../../runtime/evaluate/stated.ts'
import { numberIn } from '../../runtime/evaluate/values.ts'
import { later, windowAt } from '../../runtime/evaluate/windows.ts'
import type { World } from '../../runtime/evaluate/world.ts'
import { add, type Ratio, sign, ZERO } from '../../runtime/exact/ratio.ts'
import type { Asked } from '../../runtime/fast/program/build.ts'
import { choose, type Fraction, literal } from '../../runtime/fast/program/fraction.ts'
import { NEVER } from '../../runtime/fast/program/number.ts'
import { column, compare, integer } from './build.ts'
import { type Slots, when } from './figures.ts'
import type { Moment } from './moments.ts'
import type { Need, StatedCase } from './need.ts'
import { refuse } from './refused.ts'
import type { RowSums } from './row-sums.ts'

export type GivenNeed = Extract<Need, { kind: 'given' }>

const some = (list: readonly unknown[] | undefined): boolean => (list?.length ?? 0) > 0

/** Whether something is stated that stands in place of a metric's rows. */
export const statesRows = ({ measure, attainment, periods, attainments }: GivenMeasure): boolean =>
  measure !== undefined || attainment !== undefined || some(periods) || some(attainments)

/** A metric or quota that is stated; undefined where it is computed for everybody. `computed`: what it is where nothing is stated. */
export function givenFor(world: World, asked: Asked, sums: RowSums, origin: Origin, computed: () => Need): Need | undefined {
  if (asked.what !== 'measure' && asked.what !== 'quota') return undefined
  const each = sums.get(asked.metric)
  const own = world.given.measures.filter(({ metric }) => metric === (each?.metric ?? asked.metric))
  if (own.some((one) => one.attainment !== undefined || some(one.attainments))) refuse('attainment that is stated by itself', origin)
  const people = [...new Set(own.map(({ person }) => person))].sort((a, b) => Number(a === null) - Number(b === null))
  const cases = people.flatMap((person): StatedCase[] => {
    const stated = own.find((one) => one.person === person)
    return stated === undefined
      ? []
      : [{ person, value: asked.what === 'measure' ? measureOf(stated, each !== undefined) : quotaOf(stated, each !== undefined) }]
  })
  if (cases.every(({ value }) => value === null)) return undefined
  const whole = own.length === 1 && own[0]?.person === null && !some(own[0].periods) && !some(own[0].quotas)
  const need = whole ? null : computed()
  if (need !== null) refuseErrors(need, origin)
  return { asked, kind: 'given', cases, computed: need }

  /** A metric that is stated has no rows: what is paid for them is nothing. */
  function measureOf(stated: GivenMeasure, isSum: boolean): StatedCase['value'] {
    if (!statesRows(stated)) return null
    if (isSum) return () => ZERO
    const { measure, periods = [] } = stated
    if (measure !== undefined) return () => numberIn(measure)
    return (moment) => {
      if (need?.kind !== 'measure') throw new Error('a metric without windows')
      const [first, last] = need.over(moment)
      const [from, to] = [asDay(first), asDay(last)]
      const window = { ...windowAt(world, 'plan', from), from }
      return periodsGiven(world, periods, window, to).reduce((value, one) => (one.toDate ? one.value : add(value, one.value)), ZERO)
    }
  }

  /** A quota that is not above zero is none. */
  function quotaOf(stated: GivenMeasure, isSum: boolean): StatedCase['value'] {
    if (isSum || (stated.quota === undefined && !some(stated.quotas))) return null
    const above = (value: Ratio | undefined): Ratio | undefined => (value === undefined || sign(value) <= 0 ? undefined : value)
    if (!some(stated.quotas)) return () => above(numberIn(stated.quota))
    return (moment) => {
      if (need?.kind !== 'stated') throw new Error('a quota without months')
      const less = need.less(moment)
      const first = less === null ? need.through(moment).start : less.last + 1
      return above(quotaGiven(stated, later(grainStart(world.core.calendar, first), world.from)))
    }
  }
}

/** Where it must be there, a value that is missing for somebody else would stop the run. */
function refuseErrors(need: Need, origin: Origin): void {
  const stops =
    (need.kind === 'measure' && need.measure.whenEmpty === 'error') ||
    (need.kind === 'stated' && need.of.what === 'quota' && need.of.measure.quota?.whenMissing === 'error')
  if (stops) refuse('values that are stated for single people or periods, where one may not be missing', origin)
}

const NONE: Fraction = { ...literal(ZERO), known: NEVER }

/** What is stated as a number of each person and moment; `computed`: for those for whom nothing is. */
export function givenFigure(slots: Slots, { cases }: GivenNeed, moments: readonly Moment[], computed: Fraction | null): Fraction {
  return cases.reduceRight<Fraction>((rest, { person, value }) => {
    const own = value === null ? (computed ?? NONE) : atMoments(slots, moments, value)
    if (person === null) return own
    return choose(when(slots, { kind: 'text_equals', left: column('payee'), right: { kind: 'text', value: person } }), own, rest)
  }, computed ?? NONE)
}

function atMoments(slots: Slots, moments: readonly Moment[], value: (moment: Moment) => Ratio | undefined): Fraction {
  const of = (moment: Moment): Fraction => {
    const found = value(moment)
    return found === undefined ? NONE : literal(found)
  }
  const text = (moment: Moment): string => {
    const found = value(moment)
    return found === undefined ? '' : `${found.n}/${found.d}`
  }
  const [first, ...more] = moments
  if (first === undefined) return NONE
  if (more.every((one) => text(one) === text(first))) return of(first)
  return moments.reduceRight<Fraction>(
    (rest, one) => (one === moments.at(-1) ? of(one) : choose(when(slots, compare('=', column('moment'), integer(one.id))), of(one), rest)),
    NONE,
  )
}
