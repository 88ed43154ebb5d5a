import type { Day } from '../calendar/day.ts'
import type { Ratio } from '../exact/ratio.ts'
import type { GivenMeasure, GivenPeriod } from './given.ts'
import { numberIn } from './values.ts'
import { earlier, type Stretch } from './windows.ts'
import type { World } from './world.ts'

/** What is stated of a metric for this person: of the person alone before what holds for everyone. */
export const statedFor = ({ given }: World, person: string, metric: string): GivenMeasure | undefined =>
  given.measures.find((one) => one.metric === metric && one.person === person) ??
  given.measures.find((one) => one.metric === metric && one.person === null)

const some = (list: readonly GivenPeriod[] | undefined): boolean => list !== undefined && list.length > 0
const onDay = (list: readonly GivenPeriod[] | undefined, day: Day): Ratio | undefined =>
  list?.find(({ from, to }) => from <= day && day <= to)?.value

/** The quota that is stated for the window that holds a day. */
export const quotaGiven = (stated: GivenMeasure | undefined, day: Day): Ratio | undefined =>
  onDay(stated?.quotas, day) ?? numberIn(stated?.quota)

/** The attainment that is stated for the window that holds a day. */
export const attainmentGiven = (stated: GivenMeasure | undefined, day: Day): Ratio | undefined =>
  onDay(stated?.attainments, day) ?? numberIn(stated?.attainment)

/** Whether a metric's value is stated for this person, so that no rows of it count. */
export const isGiven = (world: World, person: string, metric: string): boolean => {
  const stated = statedFor(world, person, metric)
  return (
    stated !== undefined &&
    (stated.measure !== undefined || stated.attainment !== undefined || some(stated.periods) || some(stated.attainments))
  )
}

/** The stated periods of one measure that lie in `window` up to `at`; a period counts from its last day in the plan on. */
export const periodsGiven = (world: World, stated: readonly GivenPeriod[], window: Stretch, at: Day): readonly GivenPeriod[] =>
  stated.filter(({ from, to }) => {
    const last = earlier(to, world.until)
    return last >= window.from && last <= at && from <= window.to
  })

/** What a component is stated to have earned in a pay period, in minor units; undefined where it is computed. */
export function earnedGiven(world: World, component: string, person: string, period: Stretch): bigint | undefined {
  const own = (world.given.earned ?? []).filter((one) => one.component === component && (one.person === null || one.person === person))
  if (own.length === 0) return undefined
  const inside = own.filter(({ days }) => (days === null ? period.from === world.from : days.from <= period.to && days.to >= period.from))
  return inside.reduce((sum, { amount }) => sum + amount, 0n)
}
