/** Rows that were read, as the tables that a program reads. */
import type { Field } from '../../../runtime/core/record.ts'
import { digitsOf } from '../../../runtime/currency/minor.ts'
import type { Data, Row, Value } from '../../../runtime/data/table.ts'
import { isRatio, multiply, ratio, toDecimal } from '../../../runtime/exact/ratio.ts'
import type { Cell } from '../program/compute.ts'
import type { Column, Program } from '../program/ir.ts'

/** A value outside what the program was proved for: where it is, what it is, and the bounds. */
export interface TooFar {
  readonly record: string
  readonly line: number
  readonly column: string
  readonly value: string
  readonly low: string
  readonly high: string
  /** How many decimals may be kept; the value has more where it lies between the bounds. */
  readonly scale: number
}

/** The tables of all inputs by name, and every value that lies outside their columns' bounds. */
export function inputsOf(
  { inputs }: Pick<Program, 'inputs'>,
  data: Data,
): { readonly tables: ReadonlyMap<string, readonly (readonly Cell[])[]>; readonly tooFar: readonly TooFar[] } {
  const tooFar: TooFar[] = []
  const tables = new Map<string, (readonly Cell[])[]>()
  for (const { name, record, columns } of inputs) {
    const rows = data.tables.get(record)?.rows ?? []
    tables.set(
      name,
      rows.map((row) => columns.map(({ column, field }) => cellOf(column, row, field, record, tooFar))),
    )
  }
  return { tables, tooFar }
}

function cellOf(column: Column, row: Row, field: Field, record: string, tooFar: TooFar[]): Cell {
  const value = inOneUnit(row, field)
  if (value === undefined || column.type === 'text') return value === undefined ? null : String(value)
  const { low, high, scale } = column
  const whole = wholeOf(value, scale)
  if (whole !== undefined && whole >= BigInt(low) && whole <= BigInt(high)) return whole
  tooFar.push({ record, line: row.line, column: field.name, value: shown(value), low, high, scale })
  return 0n
}

/** A value of a row; money of other currencies in minor units of the plan's, as if one of each were the same. */
function inOneUnit({ values }: Row, { name, unit, currency }: Field): Value | undefined {
  const value = values.get(name)
  const code = currency === null ? undefined : values.get(currency)
  if (typeof code !== 'string' || unit.kind !== 'money' || value === undefined || !isRatio(value)) return value
  return multiply(value, ratio(10n ** BigInt(digitsOf(unit.currency)), 10n ** BigInt(digitsOf(code))))
}

/** A value as a whole number of so many decimals; undefined where it has more. */
function wholeOf(value: Value, scale: number): bigint | undefined {
  if (typeof value === 'number') return BigInt(value)
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (!isRatio(value)) return undefined
  const over = value.n * 10n ** BigInt(scale)
  return over % value.d === 0n ? over / value.d : undefined
}

const shown = (value: Value): string => (isRatio(value) ? (toDecimal(value) ?? `${value.n}/${value.d}`) : String(value))
