/** Rows of records that an example states. */
import type { LiteralSyntax } from '../../../grammar/syntax.ts'
import { report as reportOf } from '../../../messages/report.ts'
import type { Span } from '../../../messages/span.ts'
import type { RecordShape } from '../../../runtime/core/record.ts'
import type { ExampleValue } from '../../plan.ts'
import { pluralOf } from '../event-parts.ts'
import { unknownField } from '../records.ts'
import { type Scene, stated, statedInAnyCurrency } from './scene.ts'

/** A row while it is gathered. */
export interface OpenRow {
  readonly shape: RecordShape
  readonly values: Record<string, ExampleValue>
}

export const hasField = (shape: RecordShape | undefined, name: string): boolean =>
  shape?.fields.some((field) => field.name === name) ?? false

/** Sets a field of a row. Reports CB203 for a field that the record has not, CB304 for a value of another kind. */
export function setField(scene: Scene, { shape, values }: OpenRow, name: string, literal: LiteralSyntax, span: Span): void {
  const field = shape.fields.find((one) => one.name === name)
  if (field === undefined) {
    unknownField(scene.context, span, name, shape.name, shape.fields)
    return
  }
  const clause = `${shape.name}.${name}`
  const value =
    field.currency === null
      ? stated(scene, literal, { clause, unit: field.unit })
      : statedInAnyCurrency(scene, literal, { clause, unit: field.unit })
  if (value === undefined) return
  values[name] = value
  if (field.currency !== null && value.unit.kind === 'money') namesCurrency(scene, { shape, values }, field.currency, name, literal.span)
  else if (field.role === 'currency')
    for (const { name: money, currency } of shape.fields)
      if (currency === name && values[money] !== undefined) namesCurrency(scene, { shape, values }, name, money, values[money].origin.span)
}

/** The row's currency is that of its amounts, whichever of them is stated first. Reports CB279 where they differ. */
function namesCurrency(scene: Scene, { shape, values }: OpenRow, field: string, money: string, span: Span): void {
  const amount = values[money]
  if (amount?.unit.kind !== 'money') return
  const stated = values[field]
  if (stated === undefined) values[field] = { unit: { kind: 'text' }, value: amount.unit.currency, origin: amount.origin }
  else if (stated.value !== amount.unit.currency)
    scene.context.report(reportOf('CB279', span, { field: `${shape.name}.${money}`, found: amount.unit.currency, stated: stated.value }))
}

/** The record that a word names: by its own name, or of several rows by the plural of it. */
export const recordNamed = ({ context }: Scene, word: string): RecordShape | undefined =>
  context.records.get(word) ?? [...context.records.values()].find(({ name }) => word === pluralOf(name))
