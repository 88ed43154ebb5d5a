/** What values and conditions are made of. */
import type { Condition, Scalar } from './scalar.ts'

type Column = Extract<Scalar, { kind: 'column' }>

/** What a value or a condition is made of directly, in the order in which it is written. */
export function partsOf(whole: Scalar | Condition): readonly (Scalar | Condition)[] {
  switch (whole.kind) {
    case 'column':
    case 'integer':
    case 'text':
    case 'null':
      return []
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'smaller':
    case 'larger':
    case 'compare':
    case 'text_equals':
      return [whole.left, whole.right]
    case 'round':
    case 'quotient':
      return [whole.over, whole.under]
    case 'case':
      return [...whole.when.flatMap((branch) => [branch.if, branch.then]), whole.otherwise]
    case 'coalesce':
      return [whole.value, whole.otherwise]
    case 'text_in':
    case 'is_null':
    case 'not':
      return [whole.value]
    case 'and':
    case 'or':
      return whole.parts
    default: {
      const never: never = whole
      return never
    }
  }
}

/** The columns that a value or a condition reads, each as often as it is read. */
export function* columnsIn(whole: Scalar | Condition): Generator<Column> {
  if (whole.kind === 'column') yield whole
  for (const part of partsOf(whole)) yield* columnsIn(part)
}
