/** Laws 5, 6 and 17: amounts to date are what was earned, nothing is lost between earning and cash, shares and grains are the whole. */
import fc from 'fast-check'
import { expect } from 'vitest'
import { describeStatement } from '../../compiler/describe/statement.ts'
import { parsePeriod } from '../../runtime/calendar/fiscal.ts'
import type { Property } from '../../runtime/evaluate/property.ts'
import { add, compare, type Ratio, ratio, ZERO } from '../../runtime/exact/ratio.ts'
import { numberAt } from '../../runtime/trace/node.ts'
import { faultsOf } from '../../runtime/trace/retrace.ts'
import { type Answer, answer, compiledOf, yearOf } from './answer.ts'
import { law } from './law.ts'
import { totalOf } from './ledger.ts'
import { stories } from './plans.ts'
import { centsOf } from './story.ts'

law(
  'after every period, what was earned is what was paid, is held and is deferred, less what is owed',
  fc.property(stories('paid abroad'), (story) => {
    const { outcome } = answer(story)
    const faults = outcome.balances.flatMap(({ payee, period, held, deferred, owed }) => {
      const until = outcome.payPeriods.indexOf(period)
      const postedBy = ({ postedIn }: { readonly postedIn: string }): boolean => outcome.payPeriods.indexOf(postedIn) <= until
      const earned = totalOf(outcome.earnings.filter((line) => line.payee === payee && postedBy(line)))
      const cash = totalOf(outcome.payments.filter((line) => line.payee === payee && line.account === 'cash' && postedBy(line)))
      return earned === cash + held + deferred - owed
        ? []
        : [`${payee} ${period}: ${earned} is not ${cash} + ${held} + ${deferred} - ${owed}`]
    })
    expect(faults).toEqual([])
  }),
)

law(
  'what was posted for a period is what its derivation comes to, and the derivation can be done again on its printed numbers',
  fc.property(stories('paid abroad'), (story) => {
    const { outcome, core } = answer(story)
    const faults = outcome.people.flatMap(({ id }) =>
      core.components.flatMap(({ name }) =>
        outcome.payPeriods.flatMap((period) => {
          const derivation = outcome.derive(id, name, period)
          const value = derivation === undefined ? ZERO : (numberAt(derivation) ?? ZERO)
          const posted = totalOf(
            outcome.earnings.filter(
              (line) => line.payee === id && line.component === name && line.forPeriod === period && line.item === 'earned',
            ),
          )
          const sum =
            compare(value, ratio(posted)) === 0 ? [] : [`${id} ${name} ${period}: posted ${posted}, derived ${value.n}/${value.d}`]
          return [...sum, ...(derivation === undefined ? [] : faultsOf(derivation))]
        }),
      ),
    )
    expect(faults).toEqual([])
  }),
)

law(
  'the months of a yearly window add up to what it has come to',
  fc.property(stories('paid later', 'plan limits', 'paid abroad'), (story) => {
    const { outcome, core } = answer(story)
    const last = outcome.payPeriods.at(-1) ?? ''
    const yearly = core.components.filter(({ window, modifierWindow }) => window === 'year' && modifierWindow === null)
    const faults = yearly.flatMap(({ name }) =>
      outcome.people.flatMap(({ id }) => {
        const derivation = outcome.derive(id, name, last)
        const [toDate] = derivation?.how === 'difference' ? derivation.inputs : []
        if (toDate === undefined || core.calendar.startMonth !== 2) return []
        const posted = totalOf(outcome.earnings.filter((line) => line.payee === id && line.component === name && line.item === 'earned'))
        const value = numberAt(toDate) ?? ZERO
        return compare(value, ratio(posted)) === 0 ? [] : [`${id} ${name}: posted ${posted}, to date ${value.n}`]
      }),
    )
    expect(faults).toEqual([])
  }),
)

law(
  'direct credit and what is left to nobody are the row, per field',
  // credit of people outside the plan is in the ledger of their own plan
  fc.property(stories('currencies', 'credit factors', 'clawbacks', 'hires and leavers', 'changes', 'absences', 'known'), (story) => {
    const { outcome } = answer(story)
    const faults = story.deals.flatMap((deal) =>
      (['amount', 'margin'] as const).flatMap((field) => {
        const lines = outcome.credits.filter((line) => line.rowKey === deal.id && line.field === field)
        const parts = totalOf(lines.filter(({ role }) => role === 'direct' || role === 'uncredited'))
        return lines.length === 0 || parts === centsOf(deal[field] ?? '') ? [] : [`${deal.id} ${field}: ${parts} is not ${deal[field]}`]
      }),
    )
    expect(faults).toEqual([])
  }),
)

/** A property of a person over a fiscal period. */
function read({ outcome, core }: Answer, person: string, of: Property['of'], name: string, period: string): Ratio {
  const days = parsePeriod(core.calendar, period)
  if ('problem' in days) throw new Error(period)
  return outcome.read(person, { of, name, from: days.from, to: days.to, row: null }) ?? ZERO
}
const sum = (list: readonly Ratio[]): string => {
  const { n, d } = list.reduce(add, ZERO)
  return `${n}/${d}`
}

law(
  'months, quarters and the year of a target and of a quota of money add up, for everyone',
  // a month is read as it was known then: a change before a hire that counts backwards would be seen by the year alone
  fc.property(fc.oneof(stories('other calendar', 'changes'), stories('other calendar', 'unprorated')), (story) => {
    const told = answer(story)
    const { outcome, core } = told
    const year = yearOf(core)
    const quarters = [1, 2, 3, 4].map((i) => `${year}-Q${i}`)
    const quotas = core.measures.filter(({ quota, unit }) => quota !== null && unit.kind === 'money')
    for (const { id } of outcome.people)
      for (const [of, name] of [['target', ''] as const, ...quotas.map((measure) => ['quota', measure.name] as const)]) {
        if (of === 'target' && core.target === null) continue
        const months = outcome.payPeriods.map((period) => read(told, id, of, name, period))
        const whole = sum([read(told, id, of, name, year)])
        expect(sum(months), `${id} ${of} ${name}`).toBe(whole)
        expect(sum(quarters.map((period) => read(told, id, of, name, period))), `${id} ${of} ${name}`).toBe(whole)
      }
  }),
)

law(
  'the parts of pay that are worth all of the target are worth it to the cent in every month',
  fc.property(stories('no quota'), (story) => {
    const told = answer(story)
    const { outcome, core } = told
    const worths = core.components.filter(({ worth }) => worth !== null)
    if (worths.length === 0) return
    for (const { id } of outcome.people)
      for (const period of outcome.payPeriods)
        expect(sum(worths.map(({ name }) => read(told, id, 'worth', name, period))), `${id} ${period}`).toBe(
          sum([read(told, id, 'target', '', period)]),
        )
  }),
)

law(
  'every statement can be told',
  fc.property(stories(), (story) => {
    const { outcome, core } = answer(story)
    const { plan } = compiledOf(story)
    if (plan === undefined) throw new Error('no plan')
    for (const { id } of outcome.people) expect(() => describeStatement(plan, core, outcome, id, { all: true })).not.toThrow()
  }),
  10,
)
