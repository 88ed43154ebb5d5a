import { jsModule } from '../../../compiler/emit/js/module.ts'
import { tablesOf } from '../../../compiler/emit/tables.ts'
import type { Program } from '../../../compiler/relational/program/ir.ts'
import { type Engine, type Inputs, type Shown, shownCell, withoutReferences } from './engine.ts'

export const STAMP = { plan: 'sha256:0', version: '0.0.0' }

/** What a generated module gives. */
export interface Module {
  readonly run: (tables: object) => Readonly<Record<string, readonly Row[]>>
  readonly check: (
    tables: object,
  ) => readonly { readonly record: string; readonly row: number; readonly column: string; readonly says: string }[]
  readonly trace: (
    line: object,
  ) => readonly { readonly step: string; readonly says: string; readonly line: number | null; readonly rows: readonly Row[] }[]
}
type Row = Readonly<Record<string, number | bigint | string | null>>

export const load = async (text: string): Promise<Module> =>
  (await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)) as Module

/** Rows as the objects that a module reads. */
export const asTables = (program: Program, inputs: Inputs): object =>
  Object.fromEntries(
    program.inputs.map(({ name, columns }) => [
      name,
      (inputs.get(name) ?? []).map((row) => Object.fromEntries(columns.map(({ column }, i) => [column.name, row[i] ?? null]))),
    ]),
  )

const shown = (value: number | bigint | string | null | undefined): Shown => {
  if (typeof value !== 'number') return shownCell(value ?? null)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no whole number that a double holds`)
  return shownCell(BigInt(value))
}

/** Node runs the module; the steps that are wanted are asked for as its ledgers. */
export function openJavascript(): Engine {
  return {
    name: 'JavaScript',
    version: `Node ${process.versions.node}`,
    holds: () => true,
    run: async (program, inputs, wanted) => {
      const tables = tablesOf(program)
      const found = new Map<string, readonly (readonly Shown[])[]>()
      const given = asTables(program, inputs)
      // a module gives three ledgers: so many steps are asked of one run
      for (let at = 0; at < wanted.length; at += 3) {
        const [earnings = '', credits = null, payments = null] = wanted.slice(at, at + 3)
        const module = await load(jsModule({ ...withoutReferences(program), outputs: { earnings, credits, payments } }, STAMP))
        const made = module.run(given)
        for (const [ledger, name] of [
          ['earnings', earnings],
          ['credits', credits],
          ['payments', payments],
        ] as const) {
          if (name === null) continue
          const names = tables(name).map((column) => column.name)
          found.set(
            name,
            (made[ledger] ?? []).map((row) => names.map((column) => shown(row[column]))),
          )
        }
      }
      return found
    },
    close: async () => undefined,
  }
}
