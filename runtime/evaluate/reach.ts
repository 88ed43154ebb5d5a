import type { Core } from '../core/core.ts'
import type { Crediting, OnCredit } from '../core/credit.ts'
import { eventExpressions } from '../core/events.ts'
import type { Conversion } from '../core/exchange.ts'
import type { Expression } from '../core/expression.ts'
import { everyPart, partsOf } from '../core/parts.ts'
import { expressionsOfPayments } from '../core/payments.ts'
import type { Lookup } from './lookup.ts'

type FieldRead = Extract<Expression, { kind: 'field' }>

/** The paths of the fields of a row, or of the person, that an expression reads. */
export const pathsIn = (expression: Expression, of: 'row' | 'person'): readonly (readonly string[])[] =>
  [...everyPart(expression)].flatMap((part) => (part.kind === 'field' && part.of === of ? [part.path] : []))

/** Which expressions stay the same while `metric` runs along its rows: they read neither the metric nor a step (semantics 6.7). */
export function fixedAlong(metric: string): (expression: Expression) => boolean {
  const known = new Map<Expression, boolean>()
  const fixed = (expression: Expression): boolean => {
    const remembered = known.get(expression)
    if (remembered !== undefined) return remembered
    const moves =
      expression.kind === 'step' || ((expression.kind === 'measure' || expression.kind === 'attainment') && expression.metric === metric)
    const answer = !moves && partsOf(expression).every(fixed)
    known.set(expression, answer)
    return answer
  }
  return fixed
}

const inOnCredit = ({ factors, cap }: OnCredit): (Expression | null)[] => [
  ...factors.flatMap(({ by, when }) => [by, when]),
  cap?.limit ?? null,
]

/** Every expression of a credit block. */
const inCrediting = ({ rules, factors, cap }: Crediting): (Expression | null)[] => [
  ...rules.flatMap((rule) => (rule.kind === 'share' ? [rule.share, rule.when] : [])),
  ...inOnCredit({ factors, cap }),
]

/** What changes with the versions of a program. */
type Changing = Pick<Core, 'target' | 'credit' | 'measures' | 'components'>
const inVersion = ({ target, credit, measures, components }: Changing): (Expression | null)[] => [
  target?.value ?? null,
  ...credit.flatMap(inCrediting),
  ...measures.flatMap(({ aggregate, where, quota, onCredit }) => [
    where,
    ...inOnCredit(onCredit),
    'of' in aggregate ? aggregate.of : null,
    'to' in aggregate ? aggregate.to : null,
    'test' in aggregate ? aggregate.test : null,
    quota?.source.kind === 'value' ? quota.source.value : null,
  ]),
  ...components.flatMap(({ steps }) => steps.map(({ value }) => value)),
]

/** Every expression of a program, in all its versions. */
export const expressionsOf = (core: Core): readonly Expression[] =>
  [
    core.people.where,
    ...[core, ...core.amendments].flatMap(inVersion),
    ...core.factors.map(({ factor }) => factor),
    ...core.limits.map(({ limit }) => limit),
    ...core.events.flatMap(eventExpressions),
    ...expressionsOfPayments(core.payments),
  ].filter((expression) => expression !== null)

/** Whether a program reads a field that may not have happened yet: only then can a past period change (semantics 17.8). */
export const readsEvents = (core: Core, lookup: Lookup): boolean =>
  core.measures.some(({ record, scope }) => scope.dated !== null && lookup.record(record)?.fields.get(scope.dated)?.role === 'event') ||
  core.measures.some(({ converted }) => converted?.kind === 'on') ||
  expressionsOf(core).some((expression) =>
    [...everyPart(expression)].some((part) => {
      if (part.kind !== 'field') return false
      let record = lookup.record(part.record)
      return part.path.some((name) => {
        const field = record?.fields.get(name)
        record = field?.unit.kind === 'reference' ? lookup.record(field.unit.record) : undefined
        return field?.role === 'event'
      })
    }),
  )

/** A money field that is added up, and the rate at which its other currencies count. */
export interface MoneyRead {
  readonly read: FieldRead
  readonly converted: Conversion | null
}

/** The money fields of a record's rows that some measure adds up, each once; of several rates the one of the row's own day, else the first. */
export function fieldsOfMoney(core: Core, record: string, dated: string | null): readonly MoneyRead[] {
  const fields = new Map<string, MoneyRead>()
  for (const { record: from, aggregate, scope, converted } of core.measures) {
    if (from !== record || scope.dated !== dated || !('of' in aggregate)) continue
    const read = 'to' in aggregate ? [aggregate.of, aggregate.to] : [aggregate.of]
    for (const part of read.flatMap((expression) => [...everyPart(expression)])) {
      if (part.kind !== 'field' || part.of !== 'row' || part.unit.kind !== 'money') continue
      const name = part.path.join('.')
      if (!fields.has(name) || converted === null) fields.set(name, { read: part, converted })
    }
  }
  return [...fields.values()]
}
