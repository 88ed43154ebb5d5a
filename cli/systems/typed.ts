/** Rows of an input as the whole numbers and texts that a program reads, for systems that do not read files by themselves. */
import type { Cell } from '../../compiler/relational/program/compute.ts'
import type { Input } from '../../compiler/relational/program/ir.ts'
import { inputsOf, type TooFar } from '../../compiler/relational/records/data.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import type { PlainFiles } from './plain.ts'
import { Stopped } from './system.ts'

/** The rows block by block; what is wrong with the file goes to `found`, and ends them. Throws Stopped where a value is beyond any data. */
export function* typedRows(input: Input, files: PlainFiles, found: Diagnostic[]): Generator<readonly (readonly Cell[])[]> {
  const { name, record, file } = input
  for (const rows of files.rows(record, found)) {
    if (hasErrors(found)) return
    const { tables, tooFar } = inputsOf({ inputs: [input] }, { tables: new Map([[record, { record, file, rows }]]) })
    const [far] = tooFar
    if (far !== undefined) throw new Stopped(tooFarWords(input, far))
    yield tables.get(name) ?? []
  }
}

function tooFarWords({ file, columns }: Input, { line, column, value, low, high, scale }: TooFar): string {
  const written = columns.find(({ field }) => field.name === column)?.field.column ?? column
  const bounds = `from ${low} to ${high}${scale === 0 ? '' : ` parts of 10^${scale}`}`
  return `${file}, line ${line}, column ${written}: \`${value}\` is no whole number ${bounds}; run it with --engine fast`
}
