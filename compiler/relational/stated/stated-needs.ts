/** Metrics and quotas that a question states, for everybody or for single people, over all windows or for single periods (semantics 10a). */
import { asDay } from '../../../runtime/calendar/civil.ts'
import type { Day } from '../../../runtime/calendar/day.ts'
import { grainStart } from '../../../runtime/calendar/fiscal.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import type { GivenMeasure } from '../../../runtime/evaluate/given.ts'
import { measureNamed } from '../../../runtime/evaluate/moment.ts'
import { attainmentGiven, periodsGiven, quotaGiven } from '../../../runtime/evaluate/stated.ts'
import { numberIn } from '../../../runtime/evaluate/values.ts'
import { later, windowAt } from '../../../runtime/evaluate/windows.ts'
import type { World } from '../../../runtime/evaluate/world.ts'
import { add, type Ratio, sign, ZERO } from '../../../runtime/exact/ratio.ts'
import type { Asked } from '../../../runtime/fast/program/build.ts'
import { choose, type Fraction, literal, product } from '../../../runtime/fast/program/fraction.ts'
import { NEVER } from '../../../runtime/fast/program/number.ts'
import { type Slots, when } from '../measures/figures.ts'
import type { Moment } from '../measures/moments.ts'
import type { Need, StatedCase } from '../measures/need.ts'
import type { RowSums } from '../measures/row-sums.ts'
import { column, compare, integer } from '../program/build.ts'
import { refuse } from '../refused.ts'
import { attainedMetric, attainmentNeed } from './stated-attainment.ts'

export type GivenNeed = Extract<Need, { kind: 'given' }>

const some = (list: readonly unknown[] | undefined): boolean => (list?.length ?? 0) > 0

/** Whether something is stated that stands in place of a metric's rows. */
export const statesRows = ({ measure, attainment, periods, attainments }: GivenMeasure): boolean =>
  measure !== undefined || attainment !== undefined || some(periods) || some(attainments)

/** A metric or quota that is stated; undefined where it is computed for everybody. `computed`: what something is where nothing is stated. */
export function givenFor(world: World, asked: Asked, sums: RowSums, origin: Origin, computed: (asked: Asked) => Need): Need | undefined {
  if (asked.what !== 'measure' && asked.what !== 'quota') return undefined
  const attained = attainedMetric(world, asked.metric)
  if (attained !== undefined) return attainmentNeed(asked, peopleFirst(world.given.measures.filter(({ metric }) => metric === attained)))
  const each = sums.get(asked.metric)
  const metric = each?.metric ?? asked.metric
  const own = world.given.measures.filter((one) => one.metric === metric)
  const cases = peopleFirst(own).map((stated) =>
    asked.what === 'measure' ? measureOf(stated, each !== undefined) : quotaOf(stated, each !== undefined),
  )
  if (cases.every(({ value }) => value === null)) return undefined
  const deal = asked.what === 'measure' && measureNamed(world, metric)?.window === 'deal'
  const dated = own.some((one) => some(one.periods) || some(one.quotas) || some(one.attainments))
  const whole = deal || (own.length === 1 && own[0]?.person === null && !dated)
  const need = whole ? null : computed(asked)
  if (need !== null) refuseErrors(need, origin)
  const share: Asked = { what: 'quota', metric, basis: 'full', reads: asked.reads }
  const quota = cases.some(({ ofQuota }) => ofQuota) ? (givenFor(world, share, sums, origin, computed) ?? computed(share)) : null
  const forAll = cases.some(({ person }) => person === null) && cases.every(({ value }) => value !== null)
  return { asked, kind: 'given', cases, computed: forAll ? null : need, quota }

  /** A metric that is stated has no rows: what is paid for them is nothing. What is stated of single deals has one value alone. */
  function measureOf(stated: GivenMeasure, isSum: boolean): StatedCase {
    const { person, measure, periods = [] } = stated
    const itself = (value: StatedCase['value']): StatedCase => ({ person, value, ofQuota: false })
    if (!statesRows(stated)) return itself(null)
    if (isSum) return itself(() => ZERO)
    if (measure !== undefined) return itself(() => numberIn(measure))
    if (measureNamed(world, metric)?.window === 'deal') return itself(() => undefined)
    const days = (moment: Moment): readonly [Day, Day] => {
      if (need?.kind !== 'measure') throw new Error('a metric without windows')
      const [first, last] = need.over(moment)
      return [asDay(first), asDay(last)]
    }
    if (!some(periods)) {
      const dayOf = (moment: Moment): Day => (need === null ? moment.at : days(moment)[1])
      // on other days rows would count, though none of them explains pay
      const ofDay = (moment: Moment): Ratio =>
        attainmentGiven(stated, dayOf(moment)) ?? refuse('attainment that is stated for some periods alone', origin)
      return { person, value: ofDay, ofQuota: true }
    }
    return itself((moment) => {
      const [from, to] = days(moment)
      const window = { ...windowAt(world, 'plan', from), from }
      return periodsGiven(world, periods, window, to).reduce((value, one) => (one.toDate ? one.value : add(value, one.value)), ZERO)
    })
  }

  /** A quota that is not above zero is none. */
  function quotaOf(stated: GivenMeasure, isSum: boolean): StatedCase {
    const { person } = stated
    const itself = (value: StatedCase['value']): StatedCase => ({ person, value, ofQuota: false })
    if (isSum || (stated.quota === undefined && !some(stated.quotas))) return itself(null)
    const above = (value: Ratio | undefined): Ratio | undefined => (value === undefined || sign(value) <= 0 ? undefined : value)
    if (!some(stated.quotas)) return itself(() => above(numberIn(stated.quota)))
    return itself((moment) => {
      if (need?.kind !== 'stated') throw new Error('a quota without months')
      const less = need.less(moment)
      const first = less === null ? need.through(moment).start : less.last + 1
      return above(quotaGiven(stated, later(grainStart(world.core.calendar, first), world.from)))
    })
  }
}

/** What is stated of one metric, person by person, and what holds for everybody else last. */
const peopleFirst = (own: readonly GivenMeasure[]): readonly GivenMeasure[] =>
  [...new Map(own.toReversed().map((one) => [one.person, one])).values()].sort(
    (a, b) => Number(a.person === null) - Number(b.person === null),
  )

/** Where it must be there, a value that is missing for somebody else would stop the run. */
function refuseErrors(need: Need, origin: Origin): void {
  const stops =
    (need.kind === 'measure' && need.measure.whenEmpty === 'error') ||
    (need.kind === 'stated' && need.of.what === 'quota' && need.of.measure.quota?.whenMissing === 'error')
  if (stops) refuse('values that are stated for single people or periods, where one may not be missing', origin)
}

const NONE: Fraction = { ...literal(ZERO), known: NEVER }

/** What is stated as a number of each person and moment; `computed`: for those for whom nothing is. */
export function givenFigure(
  slots: Slots,
  { cases }: GivenNeed,
  moments: readonly Moment[],
  computed: Fraction | null,
  quota: Fraction | null,
): Fraction {
  return cases.reduceRight<Fraction>((rest, { person, value, ofQuota }) => {
    const stated = value === null ? (computed ?? NONE) : atMoments(slots, moments, value)
    const own = value !== null && ofQuota ? product(stated, quota ?? NONE) : stated
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
