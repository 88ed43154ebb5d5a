/** A plan as a relational program, run by the plain interpreter, as lines that can be compared with those of the reference evaluator. */
import { findingsOf } from '../../cli/systems/warnings.ts'
import { ANY_DATA } from '../../compiler/relational/limits.ts'
import { lowerToRelations } from '../../compiler/relational/lower.ts'
import { creditLineOf, earningLineOf, paymentLineOf, type Shown } from '../../compiler/relational/outputs/lines.ts'
import type { Cell } from '../../compiler/relational/program/compute.ts'
import { type Program, WARNED, type Warned } from '../../compiler/relational/program/ir.ts'
import { columnsOf, runProgram, type Table } from '../../compiler/relational/program/run.ts'
import { inputsOf } from '../../compiler/relational/records/data.ts'
import type { Core } from '../../runtime/core/core.ts'
import { shownKey } from '../../runtime/data/order.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { Outcome, Question } from '../../runtime/evaluate/outcome.ts'
import { compareText } from '../../runtime/exact/order.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import type { Sheet } from '../../runtime/write/column.ts'
import { creditsCsv, csvOf, earningsCsv, paymentsCsv } from '../../runtime/write/csv.ts'
import { creditSheet, earningSheet, paymentSheet } from '../../runtime/write/sheets.ts'

/** What of a line is compared: all that is money, and all that says whose and for what. */
export type Line = string

const lineOf = (...parts: readonly (string | bigint)[]): Line => parts.join(' | ')

export const referenceLines = (earnings: readonly EarningLine[]): Line[] =>
  earnings
    .map((one) => lineOf(one.component, one.payee, one.forPeriod, one.postedIn, one.record, one.rowKey, one.item, one.kind, one.amount))
    .sort()

/** The lines in a program's table of earnings. */
export function linesOf({ columns, rows }: Table): Line[] {
  const keys = columns.filter((name) => name.startsWith('row_key'))
  return rows
    .map((row) => {
      const cell = (name: string): Cell => row[columns.indexOf(name)] ?? null
      const key = keys.flatMap((name) => cell(name) ?? []).map(String)
      const amount = cell('amount')
      if (typeof amount !== 'bigint') throw new Error('an amount that is none')
      const words = (name: string): string => String(cell(name) ?? '')
      return lineOf(
        words('component'),
        words('payee'),
        words('for_period'),
        words('posted_in'),
        words('record'),
        shownKey(key),
        words('item'),
        words('kind'),
        amount,
      )
    })
    .sort()
}

/** The ledgers of a program as the files that `caboose run` writes, line by line; null: the program has no such ledger. */
export function filesOf(program: Program, core: Core, rowsOf: (step: string) => readonly (readonly Cell[])[]): Files {
  const shown = (name: string): Shown[] => rowsOf(name).map((row) => row.map((cell) => (cell === null ? null : String(cell))))
  const file = <Line>(
    step: string | null,
    sheet: Sheet<Line>,
    reader: typeof creditLineOf | typeof earningLineOf | typeof paymentLineOf,
  ) => {
    if (step === null) return null
    const found = program.steps.find(({ name }) => name === step)
    if (found === undefined) throw new Error(step)
    const lineOf = reader(program, columnsOf(found)) as (row: Shown) => Line
    return csvOf(shown(step).map(lineOf), sheet).split('\n')
  }
  const { outputs } = program
  return {
    credits: file(outputs.credits, creditSheet, creditLineOf),
    earnings: file(outputs.earnings, earningSheet(core), earningLineOf),
    payments: file(outputs.payments, paymentSheet, paymentLineOf),
  }
}

type Ledgers = 'credits' | 'earnings' | 'payments'
export type Files = Readonly<Record<Ledgers, readonly string[] | null>>

/** The files that the reference evaluator's ledgers are written as. */
export const referenceFiles = (
  { credits, earnings, payments }: Pick<Outcome, Ledgers>,
  core: Core,
): Readonly<Record<Ledgers, readonly string[]>> => ({
  credits: creditsCsv(credits).split('\n'),
  earnings: earningsCsv(earnings, core).split('\n'),
  payments: paymentsCsv(payments).split('\n'),
})

/** What the reference evaluator warns of, of that which programs count. */
export const referenceWarnings = ({ warnings }: Pick<Outcome, 'warnings'>): string[] =>
  warnings.flatMap(({ code, message }) => (WARNED.some((one) => one === code) ? [message] : [])).sort()

/** Where files differ from the reference's: lines of one side that the other has not, and their order. Ledgers that a program has not are named. */
export function differences(own: Files, reference: ReturnType<typeof referenceFiles>): string[] {
  return (['credits', 'earnings', 'payments'] as const).flatMap((name) => {
    const [lines, expected] = [own[name], reference[name]]
    if (lines === null) return [`no ${name}`]
    const [has, wanted] = [new Set(lines), new Set(expected)]
    const wrong = [
      ...lines.filter((line) => !wanted.has(line)).map((line) => `+ ${name}: ${line}`),
      ...expected.filter((line) => !has.has(line)).map((line) => `- ${name}: ${line}`),
    ]
    return wrong.length === 0 && lines.join('\n') !== expected.join('\n') ? [`${name}: another order, or lines twice`] : wrong
  })
}

/** The differences of ledgers of which a program says that they are whole. */
export const whole = ({ left }: Program, found: readonly string[]): string[] =>
  found.filter((one) => !left.some(({ what }) => one === `no ${what.split(':')[0]}` || one.slice(2).startsWith(`${what.split(':')[0]}:`)))

/** Every value of a step that lies outside the bounds of its column. */
export const beyond = (program: Program, tables: ReadonlyMap<string, Table>): string[] =>
  program.steps.flatMap((step) => {
    const rows = tables.get(step.name)?.rows ?? []
    return columnsOf(step).flatMap((column, place) =>
      rows.flatMap((row) => {
        const value = row[place] ?? null
        if (value === null) return column.nullable ? [] : [`${step.name}.${column.name} is null`]
        if (column.type === 'text' || typeof value === 'string')
          return column.type === 'text' && typeof value === 'string' ? [] : [`${step.name}.${column.name} is of another type`]
        const inside = value >= BigInt(column.low) && value <= BigInt(column.high)
        return inside ? [] : [`${step.name}.${column.name} is ${value}, not from ${column.low} to ${column.high}`]
      }),
    )
  })

/** The rows of a warning, in its order. */
function rowsOf({ shows, by }: Warned, { columns, rows }: Table = { columns: [], rows: [] }): Shown[] {
  const cell = (row: readonly Cell[], name: string): Cell => row[columns.indexOf(name)] ?? null
  const compared = (a: Cell, b: Cell): number =>
    typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : Number((a ?? 0n) > (b ?? 0n)) - Number((a ?? 0n) < (b ?? 0n))
  return [...rows]
    .sort((a, b) => by.reduce((order, name) => order || compared(cell(a, name), cell(b, name)), 0))
    .map((row) => shows.map((name) => cell(row, name)?.toString() ?? null))
}

/** What a plan's program says of data, or why there is none. */
export function relationalAnswer(core: Core, data: Data, question: Question) {
  const lowered = lowerToRelations(core, question, ANY_DATA)
  if (lowered === undefined) return { refused: 'no pay periods' }
  if ('refused' in lowered) return { refused: lowered.refused.map(({ what }) => what).join('; ') }
  const { program } = lowered
  const { tables: inputs, tooFar } = inputsOf(program, data)
  const tables = runProgram(program, inputs)
  const earnings = tables.get(program.outputs.earnings)
  if (earnings === undefined) throw new Error('no earnings')
  const wrong = program.checks.filter(({ step }) => (tables.get(step)?.rows.length ?? 0) > 0).map(({ says }) => says)
  const files = filesOf(program, core, (step) => tables.get(step)?.rows ?? [])
  const found = program.warnings.map((warned) => ({ warned, rows: rowsOf(warned, tables.get(warned.step)) }))
  const warnings = findingsOf(core, found, () => new Map()).map(({ message }) => message)
  return { warnings: warnings.sort(), program, tables, tooFar, wrong, lines: linesOf(earnings), files, beyond: beyond(program, tables) }
}
