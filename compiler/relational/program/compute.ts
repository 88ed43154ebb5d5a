/** What a scalar or a condition of a step comes to on one row, over big integers. */
import { roundedExactly } from '../../../runtime/fast/program/number.ts'
import type { Condition, Scalar } from './scalar.ts'

export type Cell = bigint | string | null

/** Where a column's value is: its place in the row, for joins by side. */
export type Places = (name: string, side: 'left' | 'right' | undefined) => number

export type Reading = (row: readonly Cell[]) => Cell
export type Holding = (row: readonly Cell[]) => boolean

/** The value of a scalar as a function of the row. A null where none may be is an error of the program, not of the data. */
export function reading(scalar: Scalar, places: Places): Reading {
  switch (scalar.kind) {
    case 'column': {
      const place = places(scalar.name, scalar.side)
      return (row) => row[place] ?? null
    }
    case 'integer': {
      const value = BigInt(scalar.value)
      return () => value
    }
    case 'text':
      return () => scalar.value
    case 'null':
      return () => null
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'smaller':
    case 'larger': {
      const apply = OPERATIONS[scalar.kind]
      const [left, right] = [whole(scalar.left, places), whole(scalar.right, places)]
      return (row) => apply(left(row), right(row))
    }
    case 'round': {
      const [over, under] = [whole(scalar.over, places), divisor(scalar.under, places)]
      return (row) => roundedExactly(over(row), under(row), scalar.mode)
    }
    case 'quotient': {
      const [over, under] = [whole(scalar.over, places), divisor(scalar.under, places)]
      return (row) => {
        const [n, d] = [over(row), under(row)]
        if (scalar.exact && n % d !== 0n) throw new RangeError(`${n} / ${d} leaves something over`)
        return n / d
      }
    }
    case 'case': {
      const branches = scalar.when.map((one) => ({ holds: holding(one.if, places), value: reading(one.then, places) }))
      const otherwise = reading(scalar.otherwise, places)
      return (row) => (branches.find(({ holds }) => holds(row))?.value ?? otherwise)(row)
    }
    case 'coalesce': {
      const [value, otherwise] = [reading(scalar.value, places), reading(scalar.otherwise, places)]
      return (row) => value(row) ?? otherwise(row)
    }
    default: {
      const never: never = scalar
      return never
    }
  }
}

const OPERATIONS = {
  add: (a: bigint, b: bigint) => a + b,
  subtract: (a: bigint, b: bigint) => a - b,
  multiply: (a: bigint, b: bigint) => a * b,
  smaller: (a: bigint, b: bigint) => (a < b ? a : b),
  larger: (a: bigint, b: bigint) => (a > b ? a : b),
} as const

/** A scalar as a whole number. */
function whole(scalar: Scalar, places: Places): (row: readonly Cell[]) => bigint {
  const read = reading(scalar, places)
  return (row) => {
    const value = read(row)
    if (typeof value !== 'bigint') throw new TypeError(`no whole number: ${JSON.stringify(scalar)}`)
    return value
  }
}

function divisor(scalar: Scalar, places: Places): (row: readonly Cell[]) => bigint {
  const read = whole(scalar, places)
  return (row) => {
    const value = read(row)
    if (value <= 0n) throw new RangeError(`a divisor that is not above zero: ${JSON.stringify(scalar)}`)
    return value
  }
}

/** Whether a condition holds, as a function of the row. */
export function holding(condition: Condition, places: Places): Holding {
  switch (condition.kind) {
    case 'compare': {
      const [left, right] = [whole(condition.left, places), whole(condition.right, places)]
      const compares = COMPARISONS[condition.op]
      return (row) => compares(left(row), right(row))
    }
    case 'text_equals': {
      const [left, right] = [reading(condition.left, places), reading(condition.right, places)]
      return (row) => {
        const value = left(row)
        return value !== null && value === right(row)
      }
    }
    case 'text_in': {
      const value = reading(condition.value, places)
      const options = new Set<Cell>(condition.options)
      return (row) => options.has(value(row))
    }
    case 'is_null': {
      const value = reading(condition.value, places)
      return (row) => value(row) === null
    }
    case 'and': {
      const parts = condition.parts.map((part) => holding(part, places))
      return (row) => parts.every((part) => part(row))
    }
    case 'or': {
      const parts = condition.parts.map((part) => holding(part, places))
      return (row) => parts.some((part) => part(row))
    }
    case 'not': {
      const value = holding(condition.value, places)
      return (row) => !value(row)
    }
    default: {
      const never: never = condition
      return never
    }
  }
}

const COMPARISONS = {
  '=': (a: bigint, b: bigint) => a === b,
  '<>': (a: bigint, b: bigint) => a !== b,
  '<': (a: bigint, b: bigint) => a < b,
  '<=': (a: bigint, b: bigint) => a <= b,
  '>': (a: bigint, b: bigint) => a > b,
  '>=': (a: bigint, b: bigint) => a >= b,
} as const
