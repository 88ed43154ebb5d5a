/** The rows of a plan's examples as files, so that both evaluators read them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../../compiler/compile.ts'
import { coreOf } from '../../compiler/examples/core.ts'
import { dataOf } from '../../compiler/examples/data.ts'
import { digitsOf } from '../../compiler/run.ts'
import { showDay } from '../../runtime/calendar/day.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Field, RecordShape } from '../../runtime/core/record.ts'
import { canonicalText } from '../../runtime/data/cells.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import type { Row, Table, Value } from '../../runtime/data/table.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { divide, isRatio, multiply, ratio, toDecimal } from '../../runtime/exact/ratio.ts'

/** A case of an example: its program, and its rows as files. */
export interface ExampleFiles {
  readonly name: string
  readonly core: Core
  readonly files: DataFiles
}

/** A value as a file without any form has it. */
function cellOf({ unit, currency }: Field, value: Value, row: Row): string {
  if (typeof value === 'number') return showDay(value)
  if (!isRatio(value)) return canonicalText(value)
  const own = currency === null ? undefined : row.values.get(currency)
  const digits = unit.kind === 'money' ? digitsOf(typeof own === 'string' ? own : unit.currency) : 0
  const shown = unit.kind === 'percent' ? multiply(value, ratio(100n)) : divide(value, ratio(10n ** BigInt(digits)))
  return toDecimal(shown) ?? ''
}

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function csvOf({ fields }: RecordShape, rows: readonly Row[]): string {
  const cells = rows.map((row) =>
    fields.map((field) => {
      const value = row.values.get(field.name)
      return quoted(value === undefined ? '' : cellOf(field, value, row))
    }),
  )
  return `${[fields.map(({ column }) => quoted(column)), ...cells].map((line) => line.join(',')).join('\n')}\n`
}

/** What an example leaves out is nowhere asked for, and files have no form of their own. */
const plain = (shape: RecordShape): RecordShape => ({
  ...shape,
  fields: shape.fields.map((field) => ({
    ...field,
    optional: true,
    oneOf: null,
    form: { scale: 'plain', dates: null, zone: null },
  })),
})

const filesOf = (core: Core, tables: ReadonlyMap<string, Table>): DataFiles => {
  const texts = new Map(core.records.map((shape) => [shape.file, csvOf(shape, tables.get(shape.name)?.rows ?? [])]))
  return (file) => {
    const text = texts.get(file)
    return text === undefined ? undefined : new TextEncoder().encode(text)
  }
}

/** Every case of every example of the plans in a folder. */
export function exampleFiles(folder: string): ExampleFiles[] {
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
  const plans = readdirSync(folder).filter((name) => name.endsWith('.plan'))
  return plans.flatMap((file) => {
    const { plan, core } = compile(file, read)
    if (plan === undefined || core === undefined) return []
    const program = wholeOf(core)
    return plan.examples.flatMap(({ title, cases }) =>
      cases.map((one, i): ExampleFiles => {
        const own = coreOf(program, one)
        const stated: Core = { ...own, records: own.records.map(plain) }
        return {
          name: `${file}: ${title}${cases.length > 1 ? ` (${i + 1})` : ''}`,
          core: stated,
          files: filesOf(stated, dataOf(own, one).tables),
        }
      }),
    )
  })
}
