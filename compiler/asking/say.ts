/** Numbers of an answer: exact for machines, and in the words of the statement for people. */
import type { Day } from '../../runtime/calendar/day.ts'
import type { Measure } from '../../runtime/core/core.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { divide, multiply, type Ratio, ratio, toDecimal, wholePart } from '../../runtime/exact/ratio.ts'
import { showPercent } from '../../runtime/exact/show.ts'
import { sayAttainment } from '../describe/attained.ts'
import { isPrintable, printed, rounded } from '../describe/value.ts'
import { sayDay, spoken } from '../describe/words.ts'
import type { Plan } from '../plan.ts'
import type { Told } from './answers.ts'
import type { Usual } from './usual.ts'

/** A plain decimal, or `n/d` where its digits do not end. */
const exactly = (value: Ratio): string => toDecimal(value) ?? `${value.n}/${value.d}`

/** A number of a unit; money in minor units is told in major ones. */
export function told(value: Ratio, unit: Unit, { currency }: Plan): Told {
  const major = unit.kind === 'money' ? divide(value, ratio(10n ** BigInt(currency.digits))) : value
  const says = isPrintable(value) ? printed(value, unit, currency) : rounded(value, unit, currency).replace('≈ ', '≈')
  return { exact: exactly(major), says }
}

export const moneyTold = (minor: bigint, plan: Plan): Told => told(ratio(minor), moneyOf(plan), plan)
export const moneyOf = ({ currency }: Plan): Unit => ({ kind: 'money', currency: currency.code })

/** Whole money without its zeros: `$10,000`. */
export const roundTold = (value: Ratio, unit: Unit, plan: Plan): Told => {
  const { exact, says } = told(value, unit, plan)
  return { exact, says: unit.kind === 'money' ? says.replace(/\.0+$/, '') : says }
}

export const attainmentTold = (value: Ratio, quota: Ratio, plan: Plan): Told => ({
  exact: exactly(divide(value, quota)),
  says: sayAttainment(value, quota, plan),
})

/** A part of something, in percent with at most two decimals. */
export const shareTold = (part: Ratio, whole: Ratio): Told => ({
  exact: exactly(divide(part, whole)),
  says: showPercent(divide(part, whole), 2),
})

export const unitIn = ({ metrics }: Plan, { name, unit }: Measure): Unit => metrics.find((metric) => metric.name === name)?.unit ?? unit

/** The largest 1, 10, 100 ... of whole money, or of things, that is at most a twentieth of what there is of it; at least one. */
export function roundStep(size: Ratio, unit: Unit, { currency }: Plan): bigint {
  if (unit.kind !== 'money') return 1n
  const one = 10n ** BigInt(currency.digits)
  const most = wholePart(multiply(size, ratio(1n, 20n)))
  let step = one
  while (step * 10n <= most) step *= 10n
  return step
}

/** `one more deal like D-0123: product Cloud, term months 24, on 31 Jul 2026`; the row that a question imagines. */
export function sayImagined({ counted, says }: Usual, { record }: Measure, day: Day, plan: Plan): string {
  const noun = spoken(record)
  if (counted === undefined) return `a ${noun} on ${sayDay(day)} of which nothing else is known`
  const fields = plan.records.find(({ name }) => name === record)?.fields ?? []
  const kinds = says.map(({ field, value }) => {
    const unit = fields.find(({ name }) => name === field)?.unit ?? { kind: 'text' }
    return `${spoken(field)} ${printed(value, unit, plan.currency)}`
  })
  return `a ${noun} like the usual one (${[...kinds, `on ${sayDay(day)}`].join(', ')}), everything else as it is`
}
