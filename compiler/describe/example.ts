/** Worked examples, from the plan's own. */

import { fromDecimal, ZERO } from '../../runtime/exact/ratio.ts'
import type { Example, ExampleValue, Plan } from '../plan.ts'
import { metricLabel, payLabel } from './expression.ts'
import { type Block, block, capitalised, type Line, row, sentence, text } from './page.ts'
import { printed, sayLiteral } from './value.ts'
import { countOf, listed, spoken } from './words.ts'

/** More would not be read. */
const MOST_EXAMPLES = 1
const MOST_ROWS = 6

type Case = Example['cases'][number]

const say = ({ unit, value }: ExampleValue, plan: Plan): string => sayLiteral(unit, value, plan.currency)
const exact = ({ unit, value }: ExampleValue, plan: Plan): string =>
  unit.kind === 'money' ? printed(fromDecimal(value) ?? ZERO, unit, plan.currency) : sayLiteral(unit, value, plan.currency)

const whatWords = (what: string, plan: Plan): string => (what === 'pay' ? 'all of your pay' : payLabel(what, plan))

/** The person's own fields, where an example is about one person; the key is no news. */
function ownFields({ rows }: Case, plan: Plan): { field: string; value: ExampleValue }[] {
  const [only, second] = rows.filter(({ record }) => record === plan.appliesTo.record)
  if (only === undefined || second !== undefined) return []
  const key = plan.records.find(({ name }) => name === only.record)?.key ?? []
  return Object.entries(only.values).flatMap(([field, value]) => (key.includes(field) ? [] : [{ field, value }]))
}

/** The rows that are told one by one: all but those of a single person. */
const toldRows = (one: Case, plan: Plan): Case['rows'] =>
  ownFields(one, plan).length === 0 ? one.rows : one.rows.filter(({ record }) => record !== plan.appliesTo.record)

function givenWords(one: Case, plan: Plan): string[] {
  const { target, measures } = one
  return [
    ...ownFields(one, plan).map(({ field, value }) => `a ${spoken(field)} of ${say(value, plan)}`),
    ...(target === null ? [] : [`target pay ${say(target, plan)}`]),
    ...measures.map(({ metric, measure, quota }) => {
      const label = metricLabel(metric, plan)
      if (measure === null) return quota === null ? label : `${label} quota ${say(quota, plan)}`
      return `${label} ${say(measure, plan)}${quota === null ? '' : ` against a quota of ${say(quota, plan)}`}`
    }),
  ]
}

const expected = ({ expectations }: Case, plan: Plan): string[] =>
  expectations.map(({ what, person, period, value }) => {
    const whose = person === null ? '' : ` of ${person}`
    return `${whatWords(what, plan)}${whose} ${period === null ? 'is' : `in ${period} is`} ${exact(value, plan)}`
  })

const rowsWords = (one: Case, plan: Plan): Line[] => {
  const rows = toldRows(one, plan)
  const shown = rows.slice(0, MOST_ROWS).map(({ record, values }) => {
    const cells = Object.entries(values).map(([field, value]) => `${spoken(field)} ${say(value, plan)}`)
    return text(sentence(`${spoken(record)}: ${cells.join(', ')}`), 1)
  })
  const left = rows.length - shown.length
  return left > 0 ? [...shown, text(`and ${countOf(left, 'more row')}`, 1)] : shown
}

function describeCase(one: Case, plan: Plan): Line[] {
  const given = givenWords(one, plan)
  return [
    ...(given.length === 0 ? [] : [text(sentence(`Take ${listed(given)}`), 1)]),
    ...rowsWords(one, plan),
    ...expected(one, plan).map((words) => text(sentence(`Then ${words}`), 1)),
  ]
}

/** Cases that state the same things are a table: one row a case. */
function asTable(cases: readonly Case[], plan: Plan): Line[] | undefined {
  const shape = (one: Case): string => {
    const { target, measures, expectations } = one
    return JSON.stringify([
      ownFields(one, plan).map(({ field }) => field),
      target !== null,
      measures.map((m) => [m.metric, m.measure !== null, m.quota !== null]),
      expectations.map((e) => [e.what, e.period, e.person]),
      toldRows(one, plan).length,
    ])
  }
  const [first] = cases
  if (first === undefined || cases.length < 2 || toldRows(first, plan).length > 0 || cases.some((one) => shape(one) !== shape(first)))
    return undefined
  const head = [
    ...ownFields(first, plan).map(({ field }) => capitalised(spoken(field))),
    ...(first.target === null ? [] : ['Target pay']),
    ...first.measures.flatMap(({ metric, measure, quota }) => [
      ...(measure === null ? [] : [metricLabel(metric, plan)]),
      ...(quota === null ? [] : [`${metricLabel(metric, plan)} quota`]),
    ]),
    ...first.expectations.map(({ what, period }) => capitalised(`${whatWords(what, plan)}${period === null ? '' : ` in ${period}`}`)),
  ]
  const values = (one: Case): string[] => [
    ...ownFields(one, plan).map(({ value }) => say(value, plan)),
    ...(one.target === null ? [] : [say(one.target, plan)]),
    ...one.measures.flatMap(({ measure, quota }) => [measure, quota].flatMap((one) => (one === null ? [] : [say(one, plan)]))),
    ...one.expectations.map(({ value }) => exact(value, plan)),
  ]
  return [row(head, 1), ...cases.map((one) => row(values(one), 1))]
}

/** The first examples of the plan; they are run with it, so they are true. */
export function describeExamples(plan: Plan): Block[] {
  const lines = plan.examples.slice(0, MOST_EXAMPLES).flatMap(({ title, cases }) => {
    const body = asTable(cases, plan) ?? cases.slice(0, MOST_ROWS).flatMap((one) => describeCase(one, plan))
    return body.length === 0 ? [] : [text(capitalised(`${title}:`)), ...body]
  })
  return block('A worked example', lines)
}
