/** How far the figures of the data at hand reach: closer bounds than those of any data, so that numbers need be less wide. */

import { ANY_DATA, type Limits } from '../relational/limits.ts'
import type { Program } from '../relational/program/ir.ts'

/** What one field of a record holds. */
export interface Observed {
  readonly record: string
  readonly field: string
  /** The least and the greatest, in whole numbers of the scale in which the field was read. */
  readonly low: bigint
  readonly high: bigint
  /** The scale in which it was read, less the decimals that no value uses. */
  readonly scale: number
  /** How many decimals those are. */
  readonly spare: number
}

/**
 * The bounds of the data at hand, which the checks of a run hold. Days, texts and yes or no keep the bounds of any data; so does a field that
 * was not observed. `rows`: how many there are of the record that has most of them; `together`: what the rows of a metric come to for one person,
 * where that was observed.
 */
export function limitsOf(observed: readonly Observed[], rows: bigint, together: ReadonlyMap<string, bigint> = new Map()): Limits {
  const known = new Map(observed.map((one) => [`${one.record}.${one.field}`, one]))
  return {
    field: (unit, record, name) => {
      const found = known.get(`${record}.${name}`)
      if (found === undefined || unit.kind === 'date' || unit.kind === 'yesno') return ANY_DATA.field(unit, record, name)
      const { low, high, scale, spare } = found
      const parts = 10n ** BigInt(spare)
      return { low: low / parts, high: high / parts, scale }
    },
    converted: 'proved',
    rowsTogether: rows > 1n ? rows : 1n,
    together: (metric) => together.get(metric),
  }
}

/** A metric whose rows are added up for people: the step with the rows, each of them once beside its `payee`, and the column that is added. */
export interface Summed {
  readonly metric: string
  readonly rows: string
  readonly of: string
}

/** The sums of rows by person that a program does not prove but holds by a check. */
export function summedRows({ bounds, steps }: Program): readonly Summed[] {
  const named = new Map(steps.map((step) => [step.name, step]))
  return bounds.flatMap(({ step: name, column: metric }): Summed[] => {
    const step = named.get(name)
    const sum = step?.op === 'aggregate' ? step.columns.find((one) => one.column.name === metric) : undefined
    // rows are put into windows before they are added up
    const windows = step?.op === 'aggregate' ? named.get(step.from) : undefined
    if (sum?.does !== 'sum' || windows?.op !== 'join') return []
    const taken = (wanted: string) => windows.columns.find(({ column, side }) => column.name === wanted && side === 'left')
    const [amount, payee] = [taken(sum.of), taken('payee')]
    return amount === undefined || payee?.of !== 'payee' ? [] : [{ metric, rows: windows.left, of: amount.of }]
  })
}

/** The bounds of any data, but with no amount of money, of a row or of all rows of a person in a window, above this many minor units. */
export const withAmountsUpTo = (most: bigint): Limits => ({
  ...ANY_DATA,
  field: (unit, record, name, price) => {
    const reach = ANY_DATA.field(unit, record, name, price)
    return unit.kind === 'money' ? { ...reach, low: -most, high: most } : reach
  },
})
