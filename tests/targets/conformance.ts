/** One program on one system, as the lines of its ledgers that the reference does not have, and those that it lacks. */

import type { Cell } from '../../compiler/relational/program/compute.ts'
import type { Program } from '../../compiler/relational/program/ir.ts'
import { columnsOf } from '../../compiler/relational/program/run.ts'
import { filesOf, linesOf } from '../relational/answer.ts'
import type { Engine, Shown } from './engines/engine.ts'
import type { Case } from './plans.ts'

const cellOf = (shown: Shown): Cell => (shown === null ? null : shown.startsWith("'") ? shown.slice(1) : BigInt(shown))

export interface Compared {
  /** Lines of one side that the other has not. */
  readonly wrong: readonly string[]
  readonly lines: number
  /** How far the amounts of earnings are apart, all together, in minor units. */
  readonly cents: bigint
}

/** How far the amounts of lines are apart: a line's last part is its amount. */
function centsBetween(own: readonly string[], reference: readonly string[]): bigint {
  const sums = new Map<string, bigint>()
  const add = (line: string, sign: bigint): void => {
    const at = line.lastIndexOf(' | ')
    const key = line.slice(0, at)
    sums.set(key, (sums.get(key) ?? 0n) + sign * BigInt(line.slice(at + 3)))
  }
  for (const line of own) add(line, 1n)
  for (const line of reference) add(line, -1n)
  return [...sums.values()].reduce((sum, one) => sum + (one < 0n ? -one : one), 0n)
}

/** The ledgers that a program gives, each by the step that makes it. */
const ledgersOf = ({ outputs }: Program): string[] => [outputs.earnings, outputs.credits, outputs.payments].flatMap((step) => step ?? [])

/** Undefined where the engine has no numbers wide enough. */
export async function compared(engine: Engine, one: Case): Promise<Compared | undefined> {
  const { program, inputs } = one
  if (!engine.holds(program)) return undefined
  const shown = await engine.run(program, inputs, ledgersOf(program))
  const rowsOf = (step: string) => (shown.get(step) ?? []).map((row) => row.map(cellOf))
  const { earnings } = program.outputs
  const lines = linesOf({ columns: columnsNamed(program, earnings), rows: rowsOf(earnings) })
  const own = filesOf(program, one.core, rowsOf)
  // what lines show beside their amounts, where the program shows all of it
  const shows = !program.left.some(({ what }) => what.startsWith('earnings:'))
  const files = (['credits', 'payments', ...(shows ? (['earnings'] as const) : [])] as const).map((name) =>
    between(name, own[name], one.files[name]),
  )
  const wrong = [...between('earnings', lines, one.expected), ...files.flat()]
  return {
    wrong,
    lines: lines.length + (own.credits?.length ?? 1) - 1 + (own.payments?.length ?? 1) - 1,
    cents: wrong.length === 0 ? 0n : centsBetween(lines, one.expected),
  }
}

function columnsNamed(program: Program, step: string): string[] {
  const found = program.steps.find(({ name }) => name === step)
  if (found === undefined) throw new Error(step)
  return columnsOf(found).map(({ name }) => name)
}

/** The lines of one side that the other has not; null: the program has no such ledger. */
function between(ledger: string, own: readonly string[] | null, reference: readonly string[]): string[] {
  if (own === null || (own.length === reference.length && own.every((line, at) => line === reference[at]))) return []
  const [has, wanted] = [new Set(own), new Set(reference)]
  const wrong = [
    ...own.filter((line) => !wanted.has(line)).map((line) => `+ ${ledger}: ${line}`),
    ...reference.filter((line) => !has.has(line)).map((line) => `- ${ledger}: ${line}`),
  ]
  return wrong.length === 0 ? [`${ledger}: ${own.length} lines instead of ${reference.length}, or in another order`] : wrong
}
