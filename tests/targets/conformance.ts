/** One program on one system, as the lines of its ledger that the reference does not have, and those that it lacks. */

import type { Cell } from '../../compiler/relational/compute.ts'
import type { Program } from '../../compiler/relational/ir.ts'
import { columnsOf } from '../../compiler/relational/run.ts'
import { linesOf } from '../relational/answer.ts'
import type { Engine, Shown } from './engines/engine.ts'
import type { Case } from './plans.ts'

const cellOf = (shown: Shown): Cell => (shown === null ? null : shown.startsWith("'") ? shown.slice(1) : BigInt(shown))

export interface Compared {
  /** Lines of one side that the other has not. */
  readonly wrong: readonly string[]
  readonly lines: number
}

/** The loosest of the programs whose numbers the engine holds; undefined where it holds none. */
const heldBy = ({ holds }: Engine, { programs }: Case): Program | undefined => programs.find(holds)

/** Undefined where the engine has no numbers wide enough. */
export async function compared(engine: Engine, one: Case): Promise<Compared | undefined> {
  const { inputs, expected } = one
  const program = heldBy(engine, one)
  if (program === undefined) return undefined
  const { earnings } = program.outputs
  const step = program.steps.find(({ name }) => name === earnings)
  if (step === undefined) throw new Error(earnings)
  const shown = await engine.run(program, inputs, [earnings]).catch((error: unknown) => {
    // bounds that were tighter than the data, so that the engine could hold the numbers
    if (program !== one.programs[0] && String(error).includes('refused')) return undefined
    throw error
  })
  if (shown === undefined) return undefined
  const rows = (shown.get(earnings) ?? []).map((row) => row.map(cellOf))
  const lines = linesOf({ columns: columnsOf(step).map(({ name }) => name), rows })
  const [own, reference] = [new Set(lines), new Set(expected)]
  const wrong = [
    ...lines.filter((line) => !reference.has(line)).map((line) => `+ ${line}`),
    ...expected.filter((line) => !own.has(line)).map((line) => `- ${line}`),
  ]
  return {
    wrong: wrong.length === 0 && lines.length !== expected.length ? [`${lines.length} lines instead of ${expected.length}`] : wrong,
    lines: lines.length,
  }
}
