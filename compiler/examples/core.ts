/** The Core of a case: what the case does not describe decides nothing. */
import type { Core, Measure } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { ExampleCase } from '../plan.ts'
import { everyExpression } from '../reach.ts'
import { earnedByName, readsOf } from './reads.ts'

/**
 * Conditions on people that the case does not describe do not keep them out; a target that it does not state, and values that no
 * expectation reads, are no errors (what an expectation reads and the case does not state is reported by `missing.ts`).
 */
export function coreOf(core: Core, one: ExampleCase): Core {
  const stated = new Set(one.rows.filter((row) => row.record === core.people.record).flatMap((row) => Object.keys(row.values)))
  const reads = (e: Expression | null): boolean =>
    e !== null && everyExpression(e).some((part) => part.kind === 'field' && !stated.has(part.path[0]))
  const keep = (field: string | null): string | null => (field !== null && stated.has(field) ? field : null)
  const read = new Set(
    one.expectations.flatMap((expectation) => {
      const { metrics, quotas } = readsOf(core, expectation, earnedByName(one))
      return [...metrics, ...quotas]
    }),
  )
  const { people } = core
  const alone = ({ target, measures }: Pick<Core, 'target' | 'measures'>): Pick<Core, 'target' | 'measures'> => ({
    target: target !== null && one.target === null && reads(target.value) ? null : target,
    measures: measures.map((measure) => (read.has(measure.name) ? measure : quiet(measure))),
  })
  return {
    ...core,
    people: {
      ...people,
      where: reads(people.where) ? null : people.where,
      hired: keep(people.hired),
      left: keep(people.left),
      label: null,
    },
    // an example that names no day off has none
    holidays: one.rows.some(({ record }) => record === core.holidays) ? core.holidays : null,
    exceptions: exceptionsIn(core, one),
    ...alone(core),
    amendments: core.amendments.map((version) => ({ ...version, ...alone(version) })),
  }
}

/** The exceptions for people and rows that the case names: others are nothing to it. */
function exceptionsIn({ people, exceptions }: Core, one: ExampleCase): Core['exceptions'] {
  const names = (record: string, key: string): boolean =>
    one.rows.some((row) => row.record === record && Object.values(row.values).some(({ value }) => value === key))
  return {
    adjustments: exceptions.adjustments.filter(({ payee }) => names(people.record, payee)),
    exemptions: exceptions.exemptions.filter(
      ({ payee, from }) => names(people.record, payee) && (from.kind !== 'clawback' || names(from.record, from.row)),
    ),
  }
}

/** A measure whose missing values stop nothing. */
const quiet = (measure: Measure): Measure => ({
  ...measure,
  whenEmpty: measure.whenEmpty === 'error' ? 'no_pay' : measure.whenEmpty,
  quota: measure.quota?.whenMissing === 'error' ? { ...measure.quota, whenMissing: 'no_pay' } : measure.quota,
})
