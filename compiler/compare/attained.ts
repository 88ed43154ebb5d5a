/** How far people are from their quota: the attainment by which pay is compared. */
import { parsePeriod } from '../../runtime/calendar/fiscal.ts'
import type { Component, Core, Measure } from '../../runtime/core/core.ts'
import { compare, divide, fromDecimal, type Ratio, sign, ZERO } from '../../runtime/exact/ratio.ts'
import type { RunAnswer } from './answer.ts'

/** A metric with a quota, and what people have attained of it at the end of the period asked for. */
export interface Attained {
  readonly metric: string
  readonly label: string
  readonly of: (payee: string) => Ratio | undefined
}

const worthOf = ({ worth }: Component): Ratio => fromDecimal(worth ?? '0') ?? ZERO

/** The metric with a quota whose parts of pay are worth most; of equals the first. Undefined where no part of pay has one. */
export function leadingMetric({ components, measures }: Pick<Core, 'components' | 'measures'>): Measure | undefined {
  const measureOf = ({ metric }: Component): Measure | undefined => measures.find(({ name, quota }) => name === metric && quota !== null)
  const [first] = components.filter((one) => measureOf(one) !== undefined).sort((a, b) => compare(worthOf(b), worthOf(a)))
  return first === undefined ? undefined : measureOf(first)
}

/** The attainment of the leading metric over the period that was asked for. */
export function attainedOf(core: Core, { read, payPeriods }: Pick<RunAnswer, 'read' | 'payPeriods'>): Attained | undefined {
  const measure = leadingMetric(core)
  const [first, last] = [payPeriods[0], payPeriods.at(-1)].map((label) => parsePeriod(core.calendar, label ?? ''))
  if (measure === undefined || first === undefined || last === undefined || 'problem' in first || 'problem' in last) return undefined
  const { from } = first
  const { to } = last
  const of = (payee: string): Ratio | undefined => {
    const measured = read(payee, { of: 'measure', name: measure.name, from, to, row: null })
    const quota = read(payee, { of: 'quota', name: measure.name, from, to, row: null })
    return measured === undefined || quota === undefined || sign(quota) <= 0 ? undefined : divide(measured, quota)
  }
  return { metric: measure.name, label: measure.label, of }
}
