/** What may be imagined of a person for a plan without data: what its examples state, or else that every quota is reached. */
import type { Core } from '../../runtime/core/core.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { peopleOf } from '../examples/people.ts'
import type { Metric } from '../plan/metric.ts'
import type { ExampleCase, Plan } from '../plan.ts'

/** A case with the words under which it is chosen. */
export interface Imaginable {
  readonly label: string
  readonly one: ExampleCase
}

/** Cases of the examples, as written: those that speak of one person and no single periods, where there are any; without examples, one in which every quota is reached. */
export function imaginable(plan: Plan, core: Core): readonly Imaginable[] {
  const cases = plan.examples.flatMap(({ title, cases: own }) =>
    own.map((one, at): Imaginable => ({ label: own.length === 1 ? title : `${title}, row ${at + 1}`, one })),
  )
  const alone = cases.filter(({ one }) => peopleOf(core, one).length === 1)
  const simple = alone.filter(({ one }) => one.measures.every(({ period }) => period === null))
  const found = [simple, alone, cases].find(({ length }) => length > 0)
  return found ?? [{ label: 'every quota is reached', one: atQuota(plan) }]
}

/** The place of the case with which a page begins: the one that speaks of most parts of pay, of equals the first. */
export function firstOf(cases: readonly Imaginable[]): number {
  const widths = cases.map(({ one }) => new Set(one.expectations.flatMap(({ of, name }) => (of === 'earned' ? [name] : []))).size)
  return Math.max(0, widths.indexOf(Math.max(...widths)))
}

/** Nobody's target and results: round figures, so that nobody takes them for somebody's. */
const ROUND: Readonly<Partial<Record<Unit['kind'], string>>> = { money: '10000000', number: '10', percent: '1' }

function atQuota(plan: Plan): ExampleCase {
  const { origin } = plan
  const value = (unit: Unit, text: string) => ({ unit, value: text, origin })
  const of = ({ name, unit, quota }: Metric): ExampleCase['measures'][number] => ({
    person: null,
    metric: name,
    measure: quota === null ? value(unit, ROUND[unit.kind] ?? '1') : null,
    quota: quota === null || quota.source.kind === 'value' ? null : value(quota.unit, ROUND[quota.unit.kind] ?? '1'),
    attainment: quota === null ? null : value({ kind: 'percent' }, '1'),
    period: null,
    toDate: false,
    origin,
  })
  return {
    measures: plan.metrics.map(of),
    target: plan.target === null ? null : { value: value({ kind: 'money', currency: plan.currency.code }, '10000000'), per: 'year' },
    rows: [],
    amounts: [],
    expectations: [...plan.pays, ...plan.events].map(({ name }) => ({
      of: 'earned',
      name,
      number: null,
      says: name,
      person: null,
      everyone: false,
      each: false,
      period: null,
      toDate: false,
      row: null,
      value: value({ kind: 'money', currency: plan.currency.code }, '0'),
      roundedTo: null,
      origin,
    })),
    origin,
  }
}
