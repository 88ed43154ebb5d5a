/** What one row adds, by itself: for ledgers that show a line for each row. */
import { functionOf } from '../program/doubles.ts'
import type { Num } from '../program/number.ts'
import { EXACT } from '../program/number.ts'
import { mayWriteCode } from '../program/written.ts'
import { fillsOf } from './blocks.ts'
import { type Handed, textOfNumber } from './javascript.ts'
import type { RowValue } from './job.ts'
import { type Layout, layoutOf } from './layout.ts'
import { ROUNDING, type Rounding } from './rounding.ts'
import { reachOf } from './rung.ts'
import { stepsOf } from './steps.ts'

/** A number by row: as doubles where all of them together are exact in doubles, else as big integers. */
export type RowNumber =
  | { readonly held: 'doubles'; readonly of: (row: number) => number }
  | { readonly held: 'big'; readonly of: (row: number) => bigint }

/** The number of a program by row, of which at most `most` are added up. */
export function rowNumber(value: Num, inputs: readonly RowValue[], most: number): RowNumber {
  const layout = layoutOf(inputs)
  const handed = { columns: layout.columns, bits: layout.bits, tables: layout.tables }
  const doubles = reachOf(value, most) <= EXACT
  if (!mayWriteCode()) return stepByStep(value, layout, doubles)
  const text = textOfNumber(stepsOf([value]), layout, doubles ? 'double' : 'big')
  const made = functionOf<(handed: Pick<Handed, 'columns' | 'bits' | 'tables'>, round: Rounding) => (row: number) => never>(text)
  return { held: doubles ? 'doubles' : 'big', of: made(handed, ROUNDING) }
}

function stepByStep(value: Num, layout: Layout, doubles: boolean): RowNumber {
  const steps = stepsOf([value])
  const { fills, doublesOf, bigsOf } = fillsOf(steps, layout)
  const [at = 0] = steps.results
  const [inDoubles, inBigs] = doubles ? [doublesOf(at), []] : [new Float64Array(), bigsOf(at)]
  const fill = (row: number): void => {
    for (const one of fills) one(row, 1)
  }
  return doubles
    ? {
        held: 'doubles',
        of: (row) => {
          fill(row)
          return inDoubles[0] ?? 0
        },
      }
    : {
        held: 'big',
        of: (row) => {
          fill(row)
          return inBigs[0] ?? 0n
        },
      }
}
