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
  /** How far the amounts of lines are apart, all together, in minor units. */
  readonly cents: bigint
}

/** The program in the loosest bounds whose numbers the engine holds; undefined where it holds none. */
function heldBy({ holds }: Engine, { programs }: Case): { readonly program: Program; readonly isLoosest: boolean } | undefined {
  const made = programs.map((make) => {
    let known: Program | undefined
    return () => {
      known ??= make()
      return known
    }
  })
  // closer bounds need no wider numbers, so what is held begins somewhere and ends nowhere
  const isHeld = (at: number): boolean => made[at] !== undefined && holds(made[at]())
  let [low, high] = [0, made.length - 1]
  if (isHeld(0)) high = 0
  else if (!isHeld(high)) return undefined
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (isHeld(middle)) high = middle
    else low = middle
  }
  const program = made[high]?.()
  return program === undefined ? undefined : { program, isLoosest: high === 0 }
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

/** Undefined where the engine has no numbers wide enough. */
export async function compared(engine: Engine, one: Case): Promise<Compared | undefined> {
  const { inputs, expected } = one
  const held = heldBy(engine, one)
  if (held === undefined) return undefined
  const { program, isLoosest } = held
  const { earnings } = program.outputs
  const step = program.steps.find(({ name }) => name === earnings)
  if (step === undefined) throw new Error(earnings)
  const shown = await engine.run(program, inputs, [earnings]).catch((error: unknown) => {
    // bounds that were tighter than the data, so that the engine could hold the numbers
    if (!isLoosest && String(error).includes('refused')) return undefined
    throw error
  })
  if (shown === undefined) return undefined
  const rows = (shown.get(earnings) ?? []).map((row) => row.map(cellOf))
  const lines = linesOf({ columns: columnsOf(step).map(({ name }) => name), rows })
  const isSame = lines.length === expected.length && lines.every((line, at) => line === expected[at])
  if (isSame) return { wrong: [], lines: lines.length, cents: 0n }
  const [own, reference] = [new Set(lines), new Set(expected)]
  const wrong = [
    ...lines.filter((line) => !reference.has(line)).map((line) => `+ ${line}`),
    ...expected.filter((line) => !own.has(line)).map((line) => `- ${line}`),
  ]
  return {
    wrong: wrong.length === 0 ? [`${lines.length} lines instead of ${expected.length}`] : wrong,
    lines: lines.length,
    cents: centsBetween(lines, expected),
  }
}
