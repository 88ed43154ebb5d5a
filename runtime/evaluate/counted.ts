import type { Value } from '../data/table.ts'
import type { Ratio } from '../exact/ratio.ts'
import type { Credit } from './credit-line.ts'

/** One row that a person's measure counts, and what it adds to it: `amount` (undefined where the value is missing), and `other`
 * for the second part of a ratio or the thing that is counted distinct. */
export interface Counted {
  /** The first of the lines through which the row counts. */
  readonly credit: Credit
  readonly lines: readonly Credit[]
  readonly amount: Ratio | undefined
  readonly other: Value | undefined
}
