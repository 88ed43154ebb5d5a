/** What an example leaves out though its expectation reads it (semantics 10a). */
import type { Report } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Core, Measure } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import type { ExampleCase, Expectation } from '../plan.ts'
import { isFilled } from './data.ts'
import { keyOf, peopleOf } from './people.ts'
import { earnedByName, type Reads, readsOf } from './reads.ts'
import { type RowField, rowReads } from './row-reads.ts'

/** Reports CB871 for a spiff that pays for each row of a metric that is given as a total, CB602 for a metric, quota or person's field, and CB609 for a field of a row. Says whether anything is missing. */
export function reportMissing(core: Core, one: ExampleCase, expectation: Expectation, title: string, report: Report): boolean {
  const reads = readsOf(core, expectation, earnedByName(one))
  const spiff = withoutRows(core, one, reads)
  if (spiff !== undefined) {
    report(reportOf('CB871', expectation.origin.span, { pay: spiff.name, metric: spiff.metric }))
    return true
  }
  const metric = missingMetric(core, one, reads) ?? missingOfPerson(core, one, expectation, reads)
  if (metric !== undefined) {
    report(reportOf('CB602', expectation.origin.span, { metric, example: title }))
    return true
  }
  const row = missingInRows(core, one, reads)
  if (row !== undefined) report(reportOf('CB609', row.span, row))
  return row !== undefined
}

/** A spiff that pays for each row of a metric of which the case states only what it comes to. */
const withoutRows = (core: Core, one: ExampleCase, { events }: Reads) =>
  events
    .flatMap((event) => (event.kind === 'spiff' && event.occasion.kind === 'row' ? [event] : []))
    .find(({ metric }) => {
      const record = core.measures.find(({ name }) => name === metric)?.record
      return (stated(one, metric, 'measure') || stated(one, metric, 'attainment')) && record !== undefined && !hasRows(one, record)
    })

const measured = (core: Core, reads: Reads): Measure[] => core.measures.filter(({ name }) => reads.metrics.has(name))

const stated = (one: ExampleCase, metric: string, what: 'measure' | 'quota' | 'attainment'): boolean =>
  one.measures.some((given) => given.metric === metric && given[what] !== null)

/** A metric that is neither stated nor counted from rows, or a quota that a stated attainment needs. */
function missingMetric(core: Core, one: ExampleCase, reads: Reads): string | undefined {
  for (const { name, record, quota } of measured(core, reads)) {
    const byShare = stated(one, name, 'attainment')
    if (!stated(one, name, 'measure') && !byShare && !one.rows.some((row) => row.record === record)) return name
    if (byShare && quota?.source.kind === 'record' && !stated(one, name, 'quota') && !hasRows(one, quota.source.record))
      return `${name}.quota`
    // an example has no company to allocate to
    if (quota?.source.kind === 'planned' && reads.quotas.has(name) && !stated(one, name, 'quota')) return `${name}.quota`
  }
  return undefined
}

const hasRows = (one: ExampleCase, record: string): boolean => one.rows.some((row) => row.record === record)

/** A field of the person that is read and not stated: `rep.target_incentive`. */
function missingOfPerson(core: Core, one: ExampleCase, { person, everyone, each }: Expectation, reads: Reads): string | undefined {
  const shape = core.records.find(({ name }) => name === core.people.record)
  if (shape === undefined) return undefined
  const quotas = core.measures.flatMap(({ name, quota }) =>
    quota?.source.kind === 'value' && reads.quotas.has(name) && !stated(one, name, 'quota') ? [quota.source.value] : [],
  )
  const target = reads.target && one.target === null && core.target !== null ? [core.target.value] : []
  const paths = [...reads.expressions, ...quotas, ...target].flatMap(personPaths)
  const all = peopleOf(core, one)
  const people = everyone || each ? all : [person ?? all[0] ?? '']
  const key = keyOf(core)
  for (const name of people) {
    const values = Object.assign(
      {},
      ...one.rows
        .filter((row) => row.record === shape.name && (row.values[key] === undefined || row.values[key]?.value === name))
        .map((row) => row.values),
    )
    for (const path of paths) {
      const field = shape.fields.find((known) => known.name === path[0])
      if (field !== undefined && !field.optional && field.name !== key && values[field.name] === undefined)
        return `${shape.name}.${field.name}`
    }
  }
  return undefined
}

const personPaths = (expression: Expression): (readonly string[])[] =>
  [...everyPart(expression)].flatMap((part) => (part.kind === 'field' && part.of === 'person' ? [part.path] : []))

/** A field that a row needs for what is read of it, and does not state. */
interface MissingInRow {
  readonly field: string
  readonly reads: string
  readonly span: ExampleCase['origin']['span']
}

function missingInRows(core: Core, one: ExampleCase, reads: Reads): MissingInRow | undefined {
  const counted = measured(core, reads).filter(({ name }) => !stated(one, name, 'measure') && !stated(one, name, 'attainment'))
  for (const measure of counted) {
    const own = reads.components
      .filter((component) => component.metric === measure.name)
      .flatMap(({ steps }) => steps.map(({ value }) => value))
    const found = missingField(core, one, rowReads(core, measure, own))
    if (found !== undefined) return { ...found, reads: measure.name }
  }
  for (const { name, quota } of core.measures) {
    if (quota?.source.kind !== 'record' || !reads.quotas.has(name) || stated(one, name, 'quota')) continue
    const { record, value, by, starts } = quota.source
    const found = missingField(
      core,
      one,
      [value, by, starts].map((field) => ({ record, field })),
    )
    if (found !== undefined) return { ...found, reads: `${name}.quota` }
  }
  for (const { record, whose, from, to } of core.people.presence.away) {
    const found = missingField(
      core,
      one,
      [whose, from, to].map((field) => ({ record, field })),
    )
    if (found !== undefined) return { ...found, reads: 'away during' }
  }
  return undefined
}

function missingField(core: Core, one: ExampleCase, fields: readonly RowField[]): Omit<MissingInRow, 'reads'> | undefined {
  const people = peopleOf(core, one)
  const only = people.length === 1 ? people[0] : undefined
  for (const { record, field: name } of fields) {
    const shape = core.records.find((known) => known.name === record)
    const field = shape?.fields.find((known) => known.name === name)
    if (shape === undefined || field === undefined || field.optional || isFilled(field, shape, core, only)) continue
    const row = one.rows.find((row) => row.record === record && row.values[name] === undefined)
    if (row !== undefined) return { field: `${record}.${name}`, span: row.origin.span }
  }
  return undefined
}
