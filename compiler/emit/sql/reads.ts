/** What steps read. */
import type { Step } from '../../relational/program/ir.ts'

/** The steps that a step reads. */
export function readsOf(step: Step): readonly string[] {
  switch (step.op) {
    case 'values':
    case 'scan':
      return []
    case 'select':
    case 'aggregate':
    case 'window':
      return [step.from]
    case 'join':
      return [step.left, step.right]
    case 'union':
      return step.from
    default: {
      const never: never = step
      return never
    }
  }
}
