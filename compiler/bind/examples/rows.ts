/** Rows of records that an example states. */
import type { LiteralSyntax } from '../../../grammar/syntax.ts'
import type { Span } from '../../../messages/span.ts'
import type { RecordShape } from '../../../runtime/core/record.ts'
import type { ExampleValue } from '../../plan.ts'
import { pluralOf } from '../event-parts.ts'
import { unknownField } from '../records.ts'
import { type Scene, stated } from './scene.ts'

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
  const value = stated(scene, literal, { clause: `${shape.name}.${name}`, unit: field.unit })
  if (value !== undefined) values[name] = value
}

/** The record that a word names: by its own name, or of several rows by the plural of it. */
export const recordNamed = ({ context }: Scene, word: string): RecordShape | undefined =>
  context.records.get(word) ?? [...context.records.values()].find(({ name }) => word === pluralOf(name))
