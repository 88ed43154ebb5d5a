/** A quotas file computed whole, from text and files to proposals of balance: what `caboose quotas` does before it prints. */
import { compile } from '../../compiler/compile.ts'
import { runPlanning } from '../../compiler/run-planning.ts'
import { nodesOf } from '../../runtime/planning/allocation/node.ts'

type Texts = Readonly<Record<string, string>>
type Bytes = Readonly<Record<string, Uint8Array>>

export interface Found {
  /** How many rows each territory has, in the order of the text. */
  readonly rows: readonly number[]
  /** By how much the parts of all nodes together differ from what their parents give them. */
  readonly missing: bigint
  /** Steps that are proposed. */
  readonly steps: number
}

export function planned(texts: Texts, files: Bytes): Found {
  const { planning, diagnostics } = compile('quotas.plan', (path) => texts[path])
  if (planning === undefined) throw new Error(diagnostics[0]?.message)
  const { planned: found, diagnostics: refused } = runPlanning(planning.core, (file) => files[file])
  if (found === undefined) throw new Error(refused[0]?.message)
  const { assignment } = found.coverage ?? {}
  const rows = (assignment?.chart.places ?? []).map(() => 0)
  for (const { territories } of assignment?.rows ?? []) for (const index of territories) rows[index] = (rows[index] ?? 0) + 1
  let missing = 0n
  for (const { trees } of found.quotas)
    for (const { root } of trees)
      for (const { children, street } of nodesOf(root)) {
        const left = street - children.reduce((sum, { amount }) => sum + amount, 0n)
        if (children.length > 0) missing += left < 0n ? -left : left
      }
  return { rows, missing, steps: found.coverage?.proposal()?.steps.length ?? 0 }
}
