/** Constant tables that say the same in the same words, made once. */
import type { Program, Step } from './ir.ts'

/** The program without constant tables that are there already; what reads them reads the first. */
export function tablesOnce(program: Program): Program {
  const { outputs, checks, bounds, warnings } = program
  const held = new Set([...Object.values(outputs), ...[...checks, ...bounds, ...warnings].map(({ step }) => step)])
  const first = new Map<string, string>()
  const same = new Map<string, string>()
  for (const step of program.steps) {
    if (step.op !== 'values' || held.has(step.name)) continue
    const text = JSON.stringify([step.says, step.columns, step.rows])
    const known = first.get(text)
    if (known === undefined) first.set(text, step.name)
    else same.set(step.name, known)
  }
  if (same.size === 0) return program
  const nameOf = (name: string): string => same.get(name) ?? name
  const steps = program.steps.flatMap((step) => (same.has(step.name) ? [] : [reading(step, nameOf)]))
  return { ...program, steps: steps as Program['steps'] }
}

/** A step that reads tables by other names. */
function reading(step: Step, nameOf: (name: string) => string): Step {
  switch (step.op) {
    case 'values':
    case 'scan':
      return step
    case 'select':
    case 'aggregate':
    case 'window':
      return { ...step, from: nameOf(step.from) }
    case 'join':
      return { ...step, left: nameOf(step.left), right: nameOf(step.right) }
    case 'union':
      return { ...step, from: step.from.map(nameOf) as typeof step.from }
    default: {
      const never: never = step
      return never
    }
  }
}
