/** Cells of a ledger's file as calls of the functions that a generated text has for them: Python and JavaScript write these alike. */
import { allCurrencies } from '../../runtime/exact/currency.ts'
import type { Program } from '../relational/program/ir.ts'
import { type Cell, type LedgerFile, ledgerFiles, type Over } from './ledger-file.ts'

/** How a language writes a text, and no value. */
export interface Words {
  readonly literal: (text: string) => string
  readonly none: string
}

/** A ledger's file in a language: its name, its column names, the cells of a line, and what its lines are ordered by, made of `row`. */
export interface Called {
  readonly file: LedgerFile
  readonly names: readonly string[]
  readonly cells: readonly string[]
  readonly order: readonly string[]
}

export const calledFiles = (program: Program, words: Words): readonly Called[] =>
  ledgerFiles(program).map((file) => ({
    file,
    names: file.columns.map(([name]) => name),
    cells: file.columns.map(([, cell]) => callOf(cell, words, program)),
    order: file.order.map((cell) => orderedBy(cell, words)),
  }))

/** Currencies of other than two decimals, where a ledger of the program has amounts of several currencies. */
export function otherDecimals(program: Program): readonly (readonly [code: string, digits: number])[] {
  const several = ledgerFiles(program).some(({ columns }) => columns.some(([, cell]) => cell.is === 'money' && cell.currency !== null))
  return several ? allCurrencies().flatMap(({ code, digits }) => (digits === 2 ? [] : [[code, digits] as const])) : []
}

const list = (parts: readonly string[]): string => `[${parts.join(', ')}]`

function callOf(cell: Cell, words: Words, { currency }: Program): string {
  const { literal, none } = words
  const of = (name: string): string => `row[${literal(name)}]`
  const over = (one: Over | null): string =>
    one === null ? none : `over(${of(one.column)}, ${one.under === null ? none : of(one.under)}, ${one.scale})`
  switch (cell.is) {
    case 'nothing':
      return literal('')
    case 'said':
    case 'text':
    case 'key':
    case 'source':
      return cell.is === 'said' && /^[0-9A-Za-z_]*$/.test(cell.text) ? literal(cell.text) : `text(${orderedBy(cell, words)})`
    case 'day':
      return `day(${of(cell.column)})`
    case 'whole':
      return `counted(${of(cell.column)})`
    case 'money':
      return `money(${of(cell.column)}, ${cell.currency === null ? currency.digits : `decimals(${of(cell.currency)}, ${literal(currency.code)})`})`
    case 'fraction':
      return `fraction(${over(cell.of)})`
    case 'measure':
      return `measured(${over(cell.of)}, ${of('component')})`
    case 'attainment':
      return `attained(${[cell.stated, cell.measure, cell.quota].map(over).join(', ')})`
    default: {
      const never: never = cell
      return never
    }
  }
}

/** A cell as lines are ordered by it: a text as it is before it is guarded, or a number. */
function orderedBy(cell: Cell, { literal }: Words): string {
  const of = (name: string): string => `row[${literal(name)}]`
  switch (cell.is) {
    case 'said':
      return literal(cell.text)
    case 'text':
      return cell.otherwise === null ? of(cell.column) : `first(${of(cell.column)}, ${literal(cell.otherwise)})`
    case 'whole':
      return `first(${of(cell.column)}, 0)`
    case 'key':
      return `keyed(${list(cell.columns.map(of))})`
    case 'source':
      return `source(${list(cell.columns.map((name) => `[${literal(name)}, ${of(name)}]`))}, ${list(cell.keys.map(of))})`
    default:
      throw new RangeError(`lines are not ordered by ${cell.is}`)
  }
}
