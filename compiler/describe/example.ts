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
type Expected = Case['expectations'][number]

const say = ({ unit, value }: ExampleValue, plan: Plan): string => sayLiteral(unit, value, plan.currency)
const exact = ({ unit, value }: ExampleValue, plan: Plan): string =>
  unit.kind === 'money' ? printed(fromDecimal(value) ?? ZERO, unit, plan.currency) : sayLiteral(unit, value, plan.currency)

/** What an expectation looks at, in words. */
function whatWords({ of, name }: Expected, plan: Plan): string {
  switch (of) {
    case 'earned':
      return name === '' ? 'all of your pay' : payLabel(name, plan)
    case 'account':
      return name === 'paid' ? 'what is paid' : `what is ${name}`
    case 'measure':
      return metricLabel(name, plan)
    case 'quota':
    case 'attainment':
      return `${metricLabel(name, plan)} ${of}`
    case 'rate':
      return `the rate of ${payLabel(name, plan)}`
    case 'worth':
      return `${payLabel(name, plan)} at target`
    case 'target':
      return 'target pay'
    case 'fund':
      return `the fund of ${payLabel(name, plan)}`
    case 'territory':
    case 'team':
      throw new RangeError(`a plan has no ${of}`)
    default: {
      const never: never = of
      return never
    }
  }
}

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

function measureWords({ metric, measure, quota, attainment, person, period, toDate }: Case['measures'][number], plan: Plan): string {
  const label = metricLabel(metric, plan)
  const when = `${person === null ? '' : ` of ${person}`}${period === null ? '' : `${toDate ? ' to the end of' : ' in'} ${period}`}`
  if (attainment !== null) return `${label} at ${say(attainment, plan)} of quota${when}`
  if (measure === null) return quota === null ? label : `${label} quota ${say(quota, plan)}${when}`
  return `${label} ${say(measure, plan)}${when}${quota === null ? '' : ` against a quota of ${say(quota, plan)}`}`
}

type Row = Case['rows'][number]

/** The field by which an example names its people; undefined where a key has several. */
function nameField(plan: Plan): string | undefined {
  const key = plan.records.find(({ name }) => name === plan.appliesTo.record)?.key ?? []
  return key.length === 1 ? key[0] : undefined
}
const isRowOf = ({ record, values }: Row, person: string, plan: Plan): boolean =>
  record === plan.appliesTo.record && values[nameField(plan) ?? '']?.value === person
const hasRow = (one: Case, person: string, plan: Plan): boolean => toldRows(one, plan).some((row) => isRowOf(row, person, plan))

/** `Ann: store north, lead points 20, Store sales $250,000 against a quota of $200,000.` */
function rowWords(one: Case, { record, values }: Row, plan: Plan): string {
  const key = record === plan.appliesTo.record ? nameField(plan) : undefined
  const name = key === undefined ? undefined : values[key]
  const cells = Object.entries(values).flatMap(([field, value]) =>
    name !== undefined && field === key ? [] : [`${spoken(field)} ${say(value, plan)}`],
  )
  if (name === undefined) return sentence(`${spoken(record)}: ${cells.join(', ')}`)
  const own = one.measures.filter(({ person }) => person === name.value).map((measure) => measureWords({ ...measure, person: null }, plan))
  return sentence(`${name.value}: ${[...cells, ...own].join(', ')}`)
}

function givenWords(one: Case, plan: Plan): string[] {
  const { target, measures, amounts } = one
  return [
    ...ownFields(one, plan).map(({ field, value }) => `a ${spoken(field)} of ${say(value, plan)}`),
    ...(target === null ? [] : [`target pay ${say(target.value, plan)}`]),
    ...measures.filter(({ person }) => person === null || !hasRow(one, person, plan)).map((measure) => measureWords(measure, plan)),
    ...amounts.map(({ pay, kind, amount, person, period }) => {
      const when = `${person === null ? '' : ` of ${person}`}${period === null ? '' : ` in ${period}`}`
      if (kind === 'owed') return `${say(amount, plan)} owed from before${when}`
      if (kind === 'deferred') return `${say(amount, plan)} put off from before${when}`
      return `${payLabel(pay, plan)} ${say(amount, plan)}${kind === 'earned' ? '' : ' already paid'}${when}`
    }),
  ]
}

const expected = ({ expectations }: Case, plan: Plan): string[] =>
  expectations.map((expectation) => {
    const { person, everyone, each, period, value } = expectation
    const whose = each ? ' of each' : everyone ? ' of everyone' : person === null ? '' : ` of ${person}`
    return `${whatWords(expectation, plan)}${whose} ${period === null ? 'is' : `in ${period} is`} ${exact(value, plan)}`
  })

const rowsWords = (one: Case, plan: Plan): Line[] => {
  const rows = toldRows(one, plan)
  const shown = rows.slice(0, MOST_ROWS).map((told) => text(rowWords(one, told, plan), 1))
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
      measures.map((m) => [m.metric, m.measure !== null, m.quota !== null, m.attainment !== null, m.period]),
      expectations.map((e) => [e.of, e.name, e.period, e.person]),
      toldRows(one, plan).length,
    ])
  }
  const [first] = cases
  if (
    first === undefined ||
    cases.length < 2 ||
    first.amounts.length > 0 ||
    first.measures.some((m) => m.attainment !== null) ||
    toldRows(first, plan).length > 0 ||
    cases.some((one) => shape(one) !== shape(first))
  )
    return undefined
  const head = [
    ...ownFields(first, plan).map(({ field }) => capitalised(spoken(field))),
    ...(first.target === null ? [] : ['Target pay']),
    ...first.measures.flatMap(({ metric, measure, quota }) => [
      ...(measure === null ? [] : [metricLabel(metric, plan)]),
      ...(quota === null ? [] : [`${metricLabel(metric, plan)} quota`]),
    ]),
    ...first.expectations.map((one) => capitalised(`${whatWords(one, plan)}${one.period === null ? '' : ` in ${one.period}`}`)),
  ]
  const values = (one: Case): string[] => [
    ...ownFields(one, plan).map(({ value }) => say(value, plan)),
    ...(one.target === null ? [] : [say(one.target.value, plan)]),
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
