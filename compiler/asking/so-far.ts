/** The figures that a page about a person's pay leads with. */
import { targetOf } from '../../runtime/evaluate/target.ts'
import { payPeriods, type Stretch, windowAt } from '../../runtime/evaluate/windows.ts'
import { compare, ratio, sign, subtract } from '../../runtime/exact/ratio.ts'
import { earnedBy } from '../../runtime/ledger/earned-by.ts'
import { sayDays } from '../describe/words.ts'
import type { Plan } from '../plan.ts'
import type { EarnedSoFar, Standing } from './answers.ts'
import { measuredIn } from './measured.ts'
import { labelOf } from './next.ts'
import { type Person, withRows } from './person.ts'
import { attainmentTold, moneyOf, moneyTold, shareTold, told, unitIn } from './say.ts'

/** `pays`: what the statement says was earned in the period, in minor units. */
export function earnedSoFarOf(person: Person, name: string, label: string, pays: bigint, plan: Plan): EarnedSoFar {
  const { world, id, periods } = person
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('a person without a period')
  const year = windowAt(world, 'year', last.to)
  const before = payPeriods(world, year.from, last.to).filter(({ to }) => to < first.from)
  const toDate = pays + earnedThen(person, before)
  const target = targetOf(world, id, last.to, first.first, last.last)
  const earned = moneyTold(pays, plan)
  return {
    payee: id,
    name,
    period: label,
    days: sayDays(first.from, last.to),
    earned,
    toDate: moneyTold(toDate, plan),
    target: target === undefined ? null : told(target, moneyOf(plan), plan),
    ofTarget: target === undefined || sign(target) <= 0 ? null : shareTold(ratio(pays), target),
    standings: world.core.measures.flatMap((measure) => standingOf(person, measure, plan) ?? []),
    says: `${name} earned ${earned.says} in ${label}${
      before.length === 0 ? '' : `, and ${moneyTold(toDate, plan).says} in the fiscal year to date`
    }.`,
  }
}

/** What earlier periods of the year came to, as they were seen at their end: the period asked for posts what has changed since. */
function earnedThen(person: Person, periods: readonly Stretch[]): bigint {
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return 0n
  const then = { ...person, world: { ...person.world, eventsTo: last.to, clawedTo: last.to } }
  const still = withRows(then, first.from, () => [])
  return periods.reduce((sum, period) => sum + earnedBy(still, person.id, period), 0n)
}

function standingOf(person: Person, measure: Person['world']['core']['measures'][number], plan: Plan): Standing | undefined {
  const found = measuredIn(person, measure)
  if (found === undefined) return undefined
  const { value, quota, window } = found
  const unit = unitIn(plan, measure)
  const isOpen = quota !== undefined && sign(quota) > 0
  return {
    metric: measure.name,
    label: labelOf(measure, plan),
    value: value === undefined ? null : told(value, unit, plan),
    quota: quota === undefined ? null : told(quota, unit, plan),
    attainment: !isOpen || value === undefined ? null : attainmentTold(value, quota, plan),
    toGo: !isOpen || value === undefined || compare(value, quota) >= 0 ? null : told(subtract(quota, value), unit, plan),
    over: sayDays(window.from, window.to),
  }
}
