/** What a row adds to a metric, and whether it counts, as programs over the columns of its record (semantics 4). */

import type { BigColumn, Column, Columns, DayColumn, NumberColumn } from '../../columns/column.ts'
import type { Expression } from '../../core/expression.ts'
import { partsOf } from '../../core/parts.ts'
import { literalValue } from '../../evaluate/values.ts'
import { isRatio, type Ratio } from '../../exact/ratio.ts'
import { choose, compared, difference, type Fraction, literal, negated, product, sum } from '../program/fraction.ts'
import { both, EXACT, either, input, NEVER, not, type Truth } from '../program/number.ts'

/** What stands in a slot of a row program. */
export type RowInput =
  /** The number or day of a column. */
  | { readonly what: 'value'; readonly field: string }
  /** Whether the row has a value in a column. */
  | { readonly what: 'there'; readonly field: string }
  /** Whether a condition holds for the text of a column: a table by its codes. */
  | { readonly what: 'table'; readonly field: string; readonly holds: Uint8Array }

/** Builds programs of one record's rows; all of them read the same inputs. */
export interface RowPrograms {
  readonly inputs: readonly RowInput[]
  readonly number: (expression: Expression) => Fraction
  readonly truth: (expression: Expression) => Truth
  /** The same where numbers of the row change before they are read. */
  readonly changed: (change: Change) => RowPrograms
}

/** Why rows cannot be counted by columns. Thrown here, and caught where totals are planned. */
export class CannotCount extends Error {}

/** A condition on one column, decided for each of its texts and for a row that has none. */
export interface Decided {
  readonly holds: Uint8Array
  readonly missing: boolean
}

/** Decides a condition on the texts of one column; undefined where it changes from day to day. */
export type Decide = (condition: Expression, field: string, texts: readonly string[]) => Decided | undefined

/** What becomes of a row's own number before a metric counts it. */
export type Change = (field: string, value: Fraction) => Fraction

/** The programs of a record's rows. `decide` judges conditions on texts, along references too. */
export function rowPrograms({ shape, fields }: Columns, decide: Decide): RowPrograms {
  const inputs: RowInput[] = []
  const slots = new Map<string, number>()
  const slotOf = (key: string, made: RowInput): number => {
    const known = slots.get(key)
    if (known !== undefined) return known
    slots.set(key, inputs.push(made) - 1)
    return inputs.length - 1
  }
  const column = (e: Expression): { name: string; column: Column } => {
    const name = e.kind === 'field' && e.of === 'row' && e.path.length === 1 ? e.path[0] : undefined
    const found = name === undefined ? undefined : fields.get(name)
    if (name === undefined || found === undefined) throw new CannotCount('a value that is looked up in another record')
    if (shape.fields.some((field) => field.name === name && field.role === 'event'))
      throw new CannotCount('a date that may not have happened yet')
    return { name, column: found }
  }
  const there = (name: string, { gaps }: Column): Truth =>
    gaps === null ? { kind: 'always' } : { kind: 'flag', slot: slotOf(`there ${name}`, { what: 'there', field: name }) }

  const asItStands = (name: string, found: Column): Fraction => {
    if (found.kind === 'code' || found.kind === 'text') throw new CannotCount(`the numbers of \`${name}\``)
    const slot = slotOf(`value ${name}`, { what: 'value', field: name })
    return { over: input(slot, ...boundsOf(found)), under: null, scale: found.kind === 'day' ? 0 : found.scale, known: there(name, found) }
  }

  const programs = (change: Change | null): RowPrograms => {
    const field = (e: Expression): Fraction => {
      const { name, column: found } = column(e)
      const value = asItStands(name, found)
      return change === null ? value : change(name, value)
    }
    const number = (e: Expression): Fraction => {
      switch (e.kind) {
        case 'field':
          return field(e)
        case 'literal': {
          const value = literalValue(e.unit, e.value)
          if (typeof value === 'number') return literal({ n: BigInt(value), d: 1n })
          return literal(asNumber(isRatio(value) ? value : undefined))
        }
        case 'arithmetic': {
          const [left, right] = [number(e.left), number(e.right)]
          if (e.op === 'add') return sum(left, right)
          if (e.op === 'subtract') return difference(left, right)
          if (e.op === 'multiply') return product(left, right)
          throw new CannotCount('a division on every row')
        }
        case 'negate':
          return negated(number(e.value))
        case 'else': {
          const value = number(e.value)
          return choose(value.known, value, number(e.fallback))
        }
        case 'if':
          return choose(truth(e.when), number(e.then), number(e.otherwise))
        default:
          throw new CannotCount(`\`${e.kind}\` on every row`)
      }
    }

    const truth = (e: Expression): Truth => {
      const only = onlyField(e)
      const read = only === undefined ? undefined : fields.get(only)
      if (only !== undefined && read?.kind === 'code') {
        const decided = decide(e, only, read.texts)
        if (decided === undefined) throw new CannotCount('a condition that changes from day to day')
        const { holds, missing } = decided
        const slot = slotOf(`table ${only} ${JSON.stringify(e)}`, { what: 'table', field: only, holds })
        const held: Truth = { kind: 'flag', slot }
        const has = there(only, read)
        // a comparison with nothing is false, and `not` of it is true
        return either(both(has, held), missing ? not(has) : NEVER)
      }
      switch (e.kind) {
        case 'and':
          return both(truth(e.left), truth(e.right))
        case 'or':
          return either(truth(e.left), truth(e.right))
        case 'not':
          return not(truth(e.value))
        case 'known':
          return number(e.value).known
        case 'compare':
          return compared(e.op, number(e.left), number(e.right))
        default:
          throw new CannotCount(`\`${e.kind}\` as a condition on every row`)
      }
    }
    return { inputs, number, truth, changed: programs }
  }
  return programs(null)
}

/** What bounds the numbers of a column. */
function boundsOf(column: NumberColumn | BigColumn | DayColumn): readonly [low: bigint, high: bigint] {
  switch (column.kind) {
    case 'day':
      return [-800_000n, 3_000_000n]
    case 'number':
      return [BigInt(column.low), BigInt(column.high)]
    case 'big': {
      // held as big integers, however small they are
      let [low, high] = [0n, EXACT + 1n]
      for (const value of column.values) {
        if (value < low) low = value
        else if (value > high) high = value
      }
      return [low, high]
    }
    default: {
      const never: never = column
      return never
    }
  }
}

function asNumber(value: Ratio | undefined): Ratio {
  if (value === undefined) throw new CannotCount('a text where a number is counted')
  return value
}

/** The one field of the row that a condition reads, be it the start of a path; undefined where it reads another or none. */
function onlyField(e: Expression): string | undefined {
  const read = new Set<string>()
  const visit = (one: Expression): void => {
    if (one.kind === 'field') read.add(one.of === 'row' ? one.path[0] : '')
    for (const part of partsOf(one)) visit(part)
  }
  visit(e)
  const [only] = read
  return read.size === 1 && only !== '' ? only : undefined
}
