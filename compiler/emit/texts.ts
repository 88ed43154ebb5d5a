/** All texts of a program that a generated text holds, and those that none may hold. */
import type { Program, Step } from '../relational/ir.ts'
import type { Condition, Scalar } from '../relational/scalar.ts'
import { refusedIn } from './words.ts'

/** A text that no generated text may hold: the character, and the step (undefined: how a file is described). */
export interface RefusedText {
  readonly text: string
  /** `U+202E`. */
  readonly character: string
  readonly step: Step | undefined
}

function* ofScalar(scalar: Scalar): Generator<string> {
  switch (scalar.kind) {
    case 'text':
      yield scalar.value
      return
    case 'column':
    case 'integer':
    case 'null':
      return
    case 'round':
    case 'quotient':
      yield* ofScalar(scalar.over)
      yield* ofScalar(scalar.under)
      return
    case 'case':
      for (const { if: condition, then } of scalar.when) {
        yield* ofCondition(condition)
        yield* ofScalar(then)
      }
      yield* ofScalar(scalar.otherwise)
      return
    case 'coalesce':
      yield* ofScalar(scalar.value)
      yield* ofScalar(scalar.otherwise)
      return
    default:
      yield* ofScalar(scalar.left)
      yield* ofScalar(scalar.right)
  }
}

function* ofCondition(condition: Condition): Generator<string> {
  switch (condition.kind) {
    case 'compare':
    case 'text_equals':
      yield* ofScalar(condition.left)
      yield* ofScalar(condition.right)
      return
    case 'text_in':
      yield* ofScalar(condition.value)
      yield* condition.options
      return
    case 'is_null':
      yield* ofScalar(condition.value)
      return
    case 'and':
    case 'or':
      for (const part of condition.parts) yield* ofCondition(part)
      return
    case 'not':
      yield* ofCondition(condition.value)
      return
    default: {
      const never: never = condition
      return never
    }
  }
}

function* ofStep(step: Step): Generator<string> {
  switch (step.op) {
    case 'values':
      for (const row of step.rows) for (const [i, cell] of row.entries()) if (cell !== null && step.columns[i]?.type === 'text') yield cell
      return
    case 'select':
      if (step.where !== null) yield* ofCondition(step.where)
      for (const { value } of step.columns) yield* ofScalar(value)
      return
    case 'join':
      if (step.and !== null) yield* ofCondition(step.and)
      return
    default:
  }
}

/** Texts of a program with a NUL, a control character, half a character or a mark that turns the direction of text. */
export function refusedTexts({ inputs, steps }: Program): RefusedText[] {
  const described = inputs.flatMap(({ record, file, columns }) => [
    record,
    file,
    ...columns.flatMap(({ field }) => [field.name, field.column, ...(field.oneOf ?? [])]),
  ])
  const all = [
    ...described.map((text) => ({ text, step: undefined })),
    ...steps.flatMap((step) => [...ofStep(step)].map((text) => ({ text, step }))),
  ]
  return all.flatMap((one) => {
    const character = refusedIn(one.text)
    return character === undefined ? [] : [{ ...one, character }]
  })
}
