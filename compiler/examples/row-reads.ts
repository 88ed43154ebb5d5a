/** Which fields of rows a measure reads, through what it adds up and through who gets credit. */
import type { Core, Measure } from '../../runtime/core/core.ts'
import type { CreditRule, OnCredit } from '../../runtime/core/credit.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'

/** A field of the rows of a record. */
export interface RowField {
  readonly record: string
  readonly field: string
}

/** The fields of rows that decide a measure, with those that `more` (the steps of the pays on it) reads of a row. */
export function rowReads(core: Core, { record, aggregate, where, onCredit }: Measure, more: readonly Expression[]): RowField[] {
  const credit = core.credit.filter((crediting) => crediting.record === record)
  const inside: (Expression | null)[] = [
    ...('of' in aggregate ? [aggregate.of] : []),
    ...('to' in aggregate ? [aggregate.to] : []),
    where,
    ...factorsOf(onCredit),
    ...credit.flatMap((crediting) => [...factorsOf(crediting), ...crediting.rules.flatMap(expressionsOf)]),
    ...more,
  ]
  const read = inside.flatMap((e) => (e === null ? [] : [...everyPart(e)]))
  return [
    ...read.flatMap((part) => (part.kind === 'field' && part.of === 'row' ? [{ record: part.record, field: part.path[0] ?? '' }] : [])),
    ...credit.flatMap(({ rules }) => rules.flatMap((rule) => receiversOf(record, rule))),
  ]
}

const factorsOf = ({ factors, cap }: OnCredit): (Expression | null)[] => [
  ...factors.flatMap(({ by, when }) => [by, when]),
  cap?.limit ?? null,
]

const expressionsOf = (rule: CreditRule): (Expression | null)[] => (rule.kind === 'share' ? [rule.share, rule.when] : [])

/** The fields that lead from a row, or from the rows linked to it, to the people. */
function receiversOf(record: string, rule: CreditRule): RowField[] {
  if (rule.kind === 'levels') return []
  const { to } = rule
  if (to.kind === 'territory') return to.lies.link.slice(0, 1).map((field) => ({ record, field }))
  return to.kind === 'path'
    ? [{ record, field: to.path[0] ?? '' }]
    : [
        { record: to.record, field: to.link },
        { record: to.record, field: to.path[0] ?? '' },
      ]
}
