/** The systems that relational programs are run on, each behind the same face. */
import type { Cell } from '../../../compiler/relational/program/compute.ts'
import type { Input, Program } from '../../../compiler/relational/program/ir.ts'

export type Rows = readonly (readonly Cell[])[]
export type Inputs = ReadonlyMap<string, Rows>

/** A cell as text; a text has a mark before it, so that `1` and "1" stay different. */
export type Shown = string | null

export interface Engine {
  readonly name: string
  readonly version: string
  /** Whether its numbers are wide enough for a program. */
  readonly holds: (program: Program) => boolean
  /** The rows of some steps of a program. */
  readonly run: (program: Program, inputs: Inputs, wanted: readonly string[]) => Promise<ReadonlyMap<string, readonly (readonly Shown[])[]>>
  /** The rows of a query of its own language; only of systems that have one. */
  readonly query?: (sql: string) => Promise<readonly (readonly Shown[])[]>
  readonly close: () => Promise<void>
}

/** An engine, or why it is not on this machine. */
export type Found = Engine | { readonly name: string; readonly missing: string }

export const isThere = (found: Found): found is Engine => 'run' in found

export const shownCell = (cell: Cell): Shown => (cell === null ? null : typeof cell === 'bigint' ? `${cell}` : `'${cell}`)

const plain = ({ column, field }: Input['columns'][number]): Input['columns'][number] =>
  field.unit.kind === 'reference' ? { column, field: { ...field, unit: { kind: 'text' } } } : { column, field }

/** The program without its check that the rows of other tables are there: examples state the rows that they need, and name others. */
export const withoutReferences = (program: Program): Program => ({
  ...program,
  inputs: program.inputs.map((input) => {
    const [first, ...rest] = input.columns.map(plain)
    return first === undefined ? input : { ...input, columns: [first, ...rest] }
  }),
})
