import type { Origin } from '../core/origin.ts'
import type { Unit } from '../core/unit.ts'
import type { Rate } from '../currency/pair.ts'
import type { Value } from '../data/table.ts'
import type { Ratio } from '../exact/ratio.ts'

/** A row that a measure counted, with what it added (in the measure's unit; null for averages and the like). */
export interface Contribution {
  readonly record: string
  readonly rowKey: string
  readonly date: string
  readonly amount: Value | null
}

/** An amount before and after it was converted from one currency to another (semantics 11). */
export interface Conversion {
  /** Minor units of `currency`. */
  readonly amount: Ratio
  readonly currency: string
  readonly rate: Rate
  /** Minor units of the currency `to`. */
  readonly value: Ratio
  readonly to: string
}

/**
 * How one value came to be: a tree whose leaves are plan text, data rows and the calendar.
 * The arithmetic of a node, done on its inputs as printed, gives the node's value exactly (semantics 12, no hidden digits).
 */
export interface Derivation {
  /** The step's or clause's name in the plan's words: `Cloud commission`, `sales`, `quota`, `from 80%`. */
  readonly label: string
  /** What was done, as a closed set of verbs for renderers. */
  readonly how:
    | 'stated' // written in the plan
    | 'field' // a person's or row's field
    | 'measured' // aggregate over rows
    | 'quota'
    | 'attainment'
    | 'target'
    | 'worth'
    | 'add'
    | 'subtract'
    | 'multiply'
    | 'divide'
    | 'negate'
    | 'minimum'
    | 'maximum'
    | 'compare'
    | 'logic'
    | 'choose'
    | 'slice' // one band of a graduated table: length times cell
    | 'slices' // the sum of the slices
    | 'band' // the band of the driver
    | 'between' // on the line between two points
    | 'round'
    | 'step'
    | 'term' // what the clauses from a day on add: with them now, less with them on the day before
    | 'window' // one window of several that are added
    | 'earned' // earned to date
    | 'difference' // to date now less to date before
    | 'limited' // by a plan limit
    | 'ranked' // a place of a contest
    | 'shared' // a part of a budget or a pool
    | 'allocated' // a step of an allocation of quotas
  readonly value: Value | undefined
  readonly unit: Unit
  /** Free words: the text as the plan wrote it, the comparison symbol, the rounding mode. */
  readonly note: string
  readonly origin: Origin | undefined
  readonly inputs: readonly Derivation[]
  readonly rows: readonly Contribution[]
}
