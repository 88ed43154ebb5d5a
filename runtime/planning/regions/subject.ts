/** One field that conditions ask about, cut into cells within which no condition can tell two values apart. */
import type { Comparison } from '../../core/expression.ts'
import type { Unit } from '../../core/unit.ts'
import { compareValues } from '../../data/order.ts'
import type { Value } from '../../data/table.ts'
import { compares } from '../../evaluate/values.ts'
import { isRatio } from '../../exact/ratio.ts'
import { type Cells, run, union, without } from './cells.ts'

export interface Subject {
  readonly path: readonly string[]
  readonly unit: Unit
  /**
   * `listed`: the values are all there are. `named`: the values that are named, and all others together. `ordered`: the values that are
   * named (odd cells), and what lies below, between and above them (even cells).
   */
  readonly kind: 'listed' | 'named' | 'ordered'
  /** In canonical order, each once. */
  readonly values: readonly Value[]
  /** The cell of no value, the last one. */
  readonly missing: number
  /** Every cell that can occur. */
  readonly all: Cells
}

export interface Asked {
  readonly path: readonly string[]
  readonly unit: Unit
  /** A text field's only values. */
  readonly oneOf: readonly string[] | null
  /** Whether a row may be without it. */
  readonly optional: boolean
  /** Whether it has no values between two whole ones. */
  readonly whole: boolean
  /** Whether something asks which of two values is greater. */
  readonly isOrdered: boolean
  readonly values: readonly Value[]
}

export function subjectOf({ path, unit, oneOf, optional, whole, isOrdered, values }: Asked): Subject {
  const listed: readonly Value[] | null = oneOf ?? (unit.kind === 'yesno' ? [false, true] : null)
  const sorted = distinct(listed ?? values)
  const isText = unit.kind === 'text' || unit.kind === 'reference'
  const kind = listed !== null ? 'listed' : isOrdered || !isText ? 'ordered' : 'named'
  const missing = kind === 'listed' ? sorted.length : kind === 'named' ? sorted.length + 1 : 2 * sorted.length + 1
  const empty = kind === 'ordered' && whole ? sorted.flatMap((value, i) => (isNext(sorted[i - 1], value) ? [2 * i] : [])) : []
  const cells = run(0, optional ? missing : missing - 1)
  return {
    path,
    unit,
    kind,
    values: sorted,
    missing,
    all: without(
      cells,
      empty.flatMap((cell) => [cell, cell]),
    ),
  }
}

const distinct = (values: readonly Value[]): readonly Value[] =>
  values.toSorted(compareValues).filter((value, i, all) => i === 0 || compareValues(all[i - 1], value) !== 0)

/** Whether nothing whole lies between two values. */
const isNext = (low: Value | undefined, high: Value): boolean =>
  typeof low === 'number' && typeof high === 'number'
    ? high - low === 1
    : low !== undefined && isRatio(low) && isRatio(high) && low.d === 1n && high.d === 1n && high.n - low.n === 1n

/** The place of a value among those that are named, or of the first that is greater. */
function placeOf({ values }: Subject, value: Value): { readonly at: number; readonly found: boolean } {
  let [low, high] = [0, values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareValues(values[middle], value) < 0) low = middle + 1
    else high = middle
  }
  return { at: low, found: values[low] !== undefined && compareValues(values[low], value) === 0 }
}

/** The cell that holds a value; no cell (-1) for a value that a list does not have. */
export function cellOf(subject: Subject, value: Value | undefined): number {
  if (value === undefined) return subject.missing
  const { at, found } = placeOf(subject, value)
  if (subject.kind === 'ordered') return found ? 2 * at + 1 : 2 * at
  if (found) return at
  return subject.kind === 'named' ? subject.values.length : -1
}

/** The cells whose values stand so to `value`; the cell of no value is none of them. */
export function cellsWhere(subject: Subject, op: Comparison, value: Value): Cells {
  const { kind, values, missing } = subject
  if (kind !== 'ordered') {
    const named = values.reduce<Cells>((cells, one, i) => (compares(op, one, value) ? union(cells, run(i, i)) : cells), [])
    return kind === 'named' && op === '<>' ? union(named, run(values.length, values.length)) : named
  }
  const at = 2 * placeOf(subject, value).at + 1
  const last = missing - 1
  switch (op) {
    case '=':
      return run(at, at)
    case '<>':
      return union(run(0, at - 1), run(at + 1, last))
    case '<':
      return run(0, at - 1)
    case '<=':
      return run(0, at)
    case '>':
      return run(at + 1, last)
    case '>=':
      return run(at, last)
    default: {
      const never: never = op
      return never
    }
  }
}

/** The cells of one of several values. */
export const cellsAmong = (subject: Subject, options: readonly Value[]): Cells => {
  const cells = options.map((one) => cellOf(subject, one)).filter((cell) => cell >= 0 && cell !== subject.missing)
  const sorted = [...new Set(cells)].sort((a, b) => a - b)
  return sorted.reduce<number[]>((made, cell) => {
    if (made.at(-1) === cell - 1) made[made.length - 1] = cell
    else made.push(cell, cell)
    return made
  }, [])
}

/** Every value: all but none. */
export const cellsKnown = (subject: Subject): Cells => run(0, subject.missing - 1)
