/**
 * Parts of pay whose steps read fields of people that may change inside a window (semantics 14, 17.4), in the Core. Each change ends a term: a term adds what
 * the steps come to at its end less what they come to at its start, both with the fields of the term, and with gates and factors as they are at its
 * end. The steps of all terms are the steps of one part of pay, so that everything they share is computed once.
 */
import type { Component, Core, Step } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import { pathsIn } from '../../../runtime/evaluate/reach.ts'
import { isFactor } from '../../../runtime/evaluate/steps.ts'
import type { Asked } from '../../../runtime/fast/program/build.ts'
import { rowFieldsRead } from '../measures/row-fields.ts'
import type { RowSums } from '../measures/row-sums.ts'
import { versionBegins } from './amended-steps.ts'

/** How often a field of one person may change inside one window: in a year, once in each quarter but the first. */
export const MOST_CHANGES = 3

/** The terms of a window, by number; those after the last change add nothing. */
export const TERMS: readonly number[] = Array.from({ length: MOST_CHANGES + 1 }, (_, i) => i + 1)
export const CHANGES: readonly number[] = TERMS.slice(0, -1)

/** A metric or a field as it is at the end of a term: no name of a plan holds a space. The last term ends with what is known to date. */
export const untilTerm = (name: string, term: number): string => (term > MOST_CHANGES ? name : `${name} until ${term}`)

/** The metric or field, and the change up to which it is read; null where it is read to date. */
export function untilOf(name: string): { readonly name: string; readonly change: number } | null {
  const found = /^(.*) until (\d+)$/.exec(name)
  return found === null ? null : { name: found[1] ?? '', change: Number(found[2]) }
}

/** Rows up to the end of one term, read with the fields of that term or of the one after it. */
export interface Reading {
  readonly rows: number
  readonly term: number
}

/** The ends of all terms, each with what the term after it takes off: the same rows, with its own fields. The last one is what is known to date. */
export const READINGS: readonly Reading[] = TERMS.flatMap((term) => [
  ...(term === 1 ? [] : [{ rows: term - 1, term }]),
  { rows: term, term },
])

/** What acts on each period, as one of these is read: the fields inside are those of a term. */
export const asRead = (name: string, { rows, term }: Reading): string =>
  rows > MOST_CHANGES ? name : `${name} until ${rows} as of ${term}`

/** A metric as it is read there. */
export const metricAt = (metric: string, reading: Reading): string =>
  actsOnPeriods(metric) ? asRead(metric, reading) : untilTerm(metric, reading.rows)

/** The name of what acts on each period, as it is named in each of its readings. */
export const unread = (name: string): string => name.replace(/ until \d+ as of \d+$/, '')

/** A metric that stands for what acts on each period comes from periods inside the window: no name of a plan holds a space. */
export const eachPeriodName = (part: string, per: string, number: number): string =>
  `${part} each ${per}${number === 0 ? '' : ` ${number + 1}`}`
const actsOnPeriods = (metric: string): boolean => / each \w+( \d+)?$/.test(metric)

/** A field as gates and factors over longer windows read it: at the end of the pay period, and not of the window. */
export const readThen = (path: string, reads: Step['reads']): string => (reads === 'modifier' ? `${path} then` : path)

/** The day before a change, where a pay period ends with it. */
export const CLOSES = 'closes'

/** What is asked for, to date. */
export function withoutTerm(asked: Asked): Asked {
  const until = asked.what === 'measure' ? untilOf(asked.metric) : null
  return asked.what !== 'measure' || until === null ? asked : { ...asked, metric: until.name }
}

/** Quotas are those of the whole window, in every term (semantics 14). */
export const sameInAllTerms = (asked: Asked): Asked =>
  asked.what === 'quota' ? { ...asked, metric: untilOf(asked.metric)?.name ?? asked.metric } : asked

/** The fields of people that the steps of a part of pay read, also those of rates for each row; `inner`: the steps of what acts on each period. */
export function fieldsRead(component: Component, inner: readonly Component[], sums: RowSums): readonly (readonly string[])[] {
  const all = [component, ...inner]
  const paths = all.flatMap((one) => [...one.steps.flatMap(({ value }) => pathsIn(value, 'person')), ...rowFieldsRead(one, sums)])
  return [...new Map(paths.map((path) => [path.join('.'), path])).values()]
}

/** Those of them that may change inside a window of the part of pay: it has terms where there are any. */
export function fieldsChanging({ records, people }: Core, { window }: Component, fields: readonly (readonly string[])[]) {
  const shape = records.find(({ name }) => name === people.record)
  if (window === 'deal') return []
  return shape !== undefined && shape.history !== null ? fields : fields.filter((path) => versionBegins(path) !== null)
}

/** What an expression asks for at the end of a term, with its metrics as they are at the end of another. */
export interface Place {
  readonly term: number
  readonly rows: number
  readonly reads: Step['reads']
}

type Node = string | number | boolean | null | undefined | readonly Node[] | { readonly [name: string]: Node }
function replaced(node: Node, replace: (part: { readonly [name: string]: Node }) => Node | undefined): Node {
  if (Array.isArray(node)) return node.map((one: Node) => replaced(one, replace))
  if (typeof node !== 'object' || node === null) return node
  const own = node as { readonly [name: string]: Node }
  const changed = replace(own) ?? own
  return Object.fromEntries(Object.entries(changed as typeof own).map(([name, part]) => [name, replaced(part, replace)]))
}

/** An expression with the names of what it reads at a place; `stepAt`: the names of steps. */
export function readAt<T>(expression: T, { term, rows, reads }: Place, stepAt: (id: string) => string): T {
  const changed = replaced(expression as Node, (part) => {
    if (part.kind === 'measure' || part.kind === 'attainment') return { ...part, metric: metricAt(String(part.metric), { rows, term }) }
    if (part.kind === 'step') return { ...part, id: stepAt(String(part.id)) }
    if (part.kind !== 'field' || part.of !== 'person') return undefined
    return { ...part, path: [untilTerm(readThen((part.path as readonly string[]).join('.'), reads), term)] }
  })
  return changed as T
}

/** How the steps of a part of pay read a person's fields: those over a longer window at the end of the pay period. */
const readsOf = ({ modifierWindow }: Component, { reads }: Step): Step['reads'] => (modifierWindow === null ? 'window' : reads)

/** The place at which a step is read, at the end of a term or at its start: gates and factors always at its end (17.18), but those of each period. */
export const placeOf = (component: Component, step: Step, term: number, at: 'end' | 'start'): Place => ({
  term,
  rows: at === 'end' || (isFactor(step) && !isOfPeriods(step)) ? term : term - 1,
  reads: readsOf(component, step),
})
const isOfPeriods = ({ value }: Step): boolean => value.kind === 'measure' && actsOnPeriods(value.metric)

/** The steps before what acts on each period in all its readings, as one part of pay; gates and factors see the rows of a reading like all else. */
export function inReadings(component: Component): Component {
  const steps = READINGS.flatMap((reading) => {
    const name = (id: string): string => inReading(id, reading)
    return component.steps.map((step) => ({
      ...step,
      id: name(step.id),
      value: readAt(step.value, { ...reading, reads: readsOf(component, step) }, name),
    }))
  })
  const [first, ...more] = steps
  return first === undefined ? component : { ...component, steps: [first, ...more] }
}

/** The name of a step in a reading. */
export const inReading = (id: string, { rows, term }: Reading): string => `${id} until ${rows} as of ${term}`

/** The steps of all terms as one part of pay. */
export function inTerms(component: Component): Component {
  const { origin, round } = component
  const steps = TERMS.flatMap((term): Step[] => {
    const through: Expression = term === 1 ? ended(component, term, 'end') : added(component, term)
    const sum: Step = {
      id: sumOf(term),
      label: `${component.label} up to ${term > MOST_CHANGES ? 'date' : `change ${term}`}`,
      stage: 'rate',
      reads: 'window',
      value: through,
      origin,
    }
    const closed: Step = {
      ...sum,
      id: closedBy(term),
      label: `${sum.label}, rounded where it was paid`,
      value: roundedWherePaid(term, round, origin),
    }
    return [
      ...stepsAt(component, term, 'end'),
      ...(term === 1 ? [] : stepsAt(component, term, 'start')),
      sum,
      ...(term > MOST_CHANGES ? [] : [closed]),
    ]
  })
  const [first, ...more] = steps
  return first === undefined ? component : { ...component, steps: [first, ...more] }
}

/** What all terms up to one have earned, before it is rounded where it was paid, and after. */
export const sumOf = (term: number): string => `through ${term}`
export const closedBy = (term: number): string => `closed ${term}`

function stepsAt(component: Component, term: number, at: 'end' | 'start'): Step[] {
  const name = (id: string): string => `${id} ${at} ${term}`
  const says = at === 'end' ? `of term ${term}` : `at the start of term ${term}`
  return component.steps.map((step) => ({
    ...step,
    id: name(step.id),
    label: `${step.label}, ${says}`,
    value: readAt(step.value, placeOf(component, step, term, at), name),
  }))
}

const step = (id: string, origin: Origin): Expression => ({ kind: 'step', id, origin })

/** What the steps come to; nothing where they have no value. */
function ended({ steps, origin }: Component, term: number, at: 'end' | 'start'): Expression {
  const last = steps.at(-1)?.id ?? ''
  const nothing: Expression = { kind: 'literal', unit: { kind: 'factor' }, value: '0', origin }
  return { kind: 'else', value: step(`${last} ${at} ${term}`, origin), fallback: nothing, origin }
}

function added(component: Component, term: number): Expression {
  const { origin } = component
  const both = { left: ended(component, term, 'end'), right: ended(component, term, 'start') }
  return {
    kind: 'arithmetic',
    op: 'add',
    left: step(closedBy(term - 1), origin),
    right: { kind: 'arithmetic', op: 'subtract', ...both, origin },
    origin,
  }
}

/** What ends with a pay period was paid as it was rounded then (17.33). */
function roundedWherePaid(term: number, round: Component['round'], origin: Origin): Expression {
  const sum = step(sumOf(term), origin)
  const day: Expression = { kind: 'field', of: 'person', record: '', path: [untilTerm(CLOSES, term)], unit: { kind: 'date' }, origin }
  return {
    kind: 'if',
    when: { kind: 'known', value: day, origin },
    then: { kind: 'round', value: sum, ...round, origin },
    otherwise: sum,
    origin,
  }
}
