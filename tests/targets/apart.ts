/** Programs whose every step is a table. */
import type { Program } from '../../compiler/relational/program/ir.ts'
import { columnsOf } from '../../compiler/relational/program/run.ts'

/** The program with every step as a table of its own: what is warned of is one. */
export const apart = (program: Program): Program => ({
  ...program,
  warnings: program.steps.flatMap((step) => {
    const [first] = columnsOf(step)
    return first === undefined ? [] : [{ step: step.name, code: 'CB853' as const, of: 'a', shows: [first.name] as [string], by: [] }]
  }),
})
