/** Sums of columns as the reference evaluator asks for them. */
import { grainEnd, grainOf, grainStart } from '../../calendar/fiscal.ts'
import type { EarnedSum, Summed } from '../../evaluate/summed.ts'
import { earlier, later, type Stretch } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { divide, type Ratio, ratio } from '../../exact/ratio.ts'
import type { Earned } from '../people/pay.ts'
import { sumsOf } from '../people/sums.ts'
import type { Totals } from '../rows/stage.ts'

/** Whose pay of which component is known from columns alone. */
export type IsSummed = (component: string, person: string) => boolean

/**
 * What metrics come to, for those whose rows do not change from one pay period to the next: the sum of their months, or what was counted row by
 * row. Undefined for a metric of single rows, for one that compares people whose rows may change, and for a window that cuts months of rows
 * that nothing has counted one by one.
 */
export function measuresIn(world: World, totals: Totals, still: boolean, moves: (person: string) => boolean): Summed['measure'] {
  const { measures, amendments, calendar } = world.core
  const { frame } = totals
  const named = new Set(measures.filter(({ aggregate }) => still || aggregate.kind !== 'team_share').map(({ name }) => name))
  return (measure, person, window, at) => {
    const { name, record } = measure
    if (amendments.length > 0 || measure.window === 'deal' || window.kind === 'deal' || !named.has(name) || moves(person)) return undefined
    const sums = totals.sums.get(name)
    const place = frame.placeOf.get(person)
    const last = grainOf(calendar, at)
    const whole =
      window.from <= later(grainStart(calendar, window.first), world.from) && at >= earlier(grainEnd(calendar, last), world.until)
    if (sums === undefined || place === undefined || !whole)
      return totals.whole.has(record) ? undefined : { value: totals.value(world, person, measure, window, at) }
    const from = Math.max(0, window.first - frame.firstMonth)
    const to = Math.min(frame.months - 1, last - frame.firstMonth)
    const [amount, under] = sums.map(({ sum, scale }): Ratio => ratio(from > to ? 0n : sum(place, from, to), 10n ** BigInt(scale)))
    if (under === undefined) return { value: amount }
    return { value: amount !== undefined && under.n > 0n ? divide(amount, under) : undefined }
  }
}

const NOTHING: EarnedSum = { amount: 0n, shown: { window: '', measure: null, quota: null, attainment: null } }

/** What components earned in each pay period; found out when it is first asked for. */
export function earnedIn(earned: ReadonlyMap<string, Earned>, periods: readonly Stretch[], isSummed: IsSummed): Summed['earned'] {
  let sums: ReadonlyMap<string, EarnedSum> | undefined
  const known = (): ReadonlyMap<string, EarnedSum> => {
    sums ??= new Map(
      sumsOf(earned).map(({ component, payee, period, amount, shown }) => [`${component}\u0000${payee}\u0000${period}`, { amount, shown }]),
    )
    return sums
  }
  const paid = new Map(periods.map((period) => [period.label, period]))
  return ({ name }, person, { label, from, to }) => {
    const period = paid.get(label)
    if (period?.from !== from || period.to !== to || !isSummed(name, person)) return undefined
    return known().get(`${name}\u0000${person}\u0000${label}`) ?? NOTHING
  }
}

/** Whom a component's program does not pay: a field of theirs changes inside a window. */
export function leftByProgram({ people, slots, kindAt }: Earned): ReadonlySet<string> {
  return new Set(people.filter((_, person) => slots.some((__, slot) => kindAt(person * slots.length + slot) === 'reference')))
}
