/** What a case states outright, as the evaluator takes it. */
import { parsePeriod } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Given, GivenAmount, GivenMeasure, GivenPeriod } from '../../runtime/evaluate/given.ts'
import { numberIn } from '../../runtime/evaluate/values.ts'
import { fromDecimal, wholePart, ZERO } from '../../runtime/exact/ratio.ts'
import type { ExampleAmount, ExampleMeasure, ExampleValue } from '../plan/example.ts'
import type { ExampleCase } from '../plan.ts'
import { valueOf } from './data.ts'

export function givenOf(core: Core, one: ExampleCase): Given {
  return {
    measures: measuresOf(core, one.measures),
    target: one.target === null ? null : { value: valueOf(one.target.value) ?? ZERO, per: one.target.per },
    earned: one.amounts.flatMap((amount) => (amount.kind === 'earned' ? [amountOf(core, amount)] : [])),
    paid: one.amounts.flatMap((amount) => (amount.kind === 'already_paid' ? [amountOf(core, amount)] : [])),
    open: one.amounts.flatMap(({ kind, person, amount }) =>
      kind === 'owed' || kind === 'deferred' ? [{ person, account: kind, amount: wholePart(fromDecimal(amount.value) ?? ZERO) }] : [],
    ),
  }
}

/** One entry for each person and metric; what is stated of a person fills up with what is stated for everyone. */
function measuresOf(core: Core, stated: readonly ExampleMeasure[]): GivenMeasure[] {
  const people = new Set(stated.map(({ person }) => person))
  const metrics = new Set(stated.map(({ metric }) => metric))
  return [...people].flatMap((person) =>
    [...metrics].flatMap((metric): GivenMeasure[] => {
      const own = stated.filter((one) => one.metric === metric && (one.person === person || one.person === null))
      if (!own.some((one) => one.person === person)) return []
      const nearest = own.sort((a, b) => Number(a.person === null) - Number(b.person === null))
      const valueIn = (which: 'measure' | 'quota' | 'attainment', dated: boolean) => {
        const found = nearest.find((one) => one[which] !== null && (one.period !== null) === dated)?.[which]
        return found === undefined || found === null ? undefined : valueOf(found)
      }
      return [
        {
          person,
          metric,
          measure: valueIn('measure', false),
          quota: valueIn('quota', false),
          attainment: valueIn('attainment', false),
          periods: nearest.flatMap((one) => periodOf(core, one, one.measure)),
          quotas: nearest.flatMap((one) => periodOf(core, one, one.quota)),
          attainments: nearest.flatMap((one) => periodOf(core, one, one.attainment)),
        },
      ]
    }),
  )
}

function periodOf(core: Core, { period, toDate }: ExampleMeasure, stated: ExampleValue | null): GivenPeriod[] {
  const days = daysOf(core, period)
  const value = stated === null ? undefined : numberIn(valueOf(stated))
  return days === null || value === undefined ? [] : [{ ...days, value, toDate }]
}

const amountOf = (core: Core, { person, pay, amount, period }: ExampleAmount): GivenAmount => ({
  person,
  component: pay,
  amount: wholePart(fromDecimal(amount.value) ?? ZERO),
  days: daysOf(core, period),
})

/** The days of a fiscal period; null where there is none. */
export function daysOf(core: Pick<Core, 'calendar'>, label: string | null): GivenAmount['days'] {
  const period = label === null ? undefined : parsePeriod(core.calendar, label)
  return period === undefined || 'problem' in period ? null : { from: period.from, to: period.to }
}
