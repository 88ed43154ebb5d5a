/** Rate tables: the lines as written to bands that own each value exactly once. */

import type { Band, Expression } from '../../runtime/core/expression.ts'
import { compare, fromDecimal, ZERO } from '../../runtime/exact/ratio.ts'
import type { BandLine, Cell } from '../plan.ts'

/** How a bound and a cell are written in Core. */
export interface TableForm {
  readonly bound: (band: BandLine) => Expression
  readonly cell: (cell: Cell, band: BandLine) => Expression
}

const isUpper = (band: BandLine): boolean => band.side === 'below' || band.side === 'up_to'

/** By bound, and at one bound `from` before `above`. */
export const byBound = (a: BandLine, b: BandLine): number => {
  const [x, y] = [valueOf(a), valueOf(b)]
  return (x === undefined || y === undefined ? 0 : compare(x, y)) || Number(a.side === 'above') - Number(b.side === 'above')
}
const valueOf = (band: BandLine) => (band.bound.kind === 'literal' ? (fromDecimal(band.bound.value) ?? ZERO) : undefined)

/**
 * The bands of a table in rising order, the first open below (semantics 6.1). A table that starts at `from 0` continues its first
 * rate to negative values; bands that name their end (`up to x`, `below x`) begin where the one before ends.
 */
export function orderedBands(lines: readonly BandLine[], form: TableForm): [Band, ...Band[]] {
  const upper = lines.filter(isUpper).sort(byBound)
  const lower = lines.filter((line) => !isUpper(line)).sort(byBound)
  const firstRate = lower[0]?.cell ?? upper.find((line) => line.cell !== null)?.cell
  const band = (line: BandLine, from: Expression | null, includes: boolean): Band => {
    const cell = line.cell ?? firstRate
    if (cell === undefined || cell === null) throw new Error('a table without any cell passed the checks')
    return { from, includes, cell: form.cell(cell, line), says: cell.says, origin: line.origin }
  }
  const ended = upper.map((line, index): Band => {
    const before = upper[index - 1]
    return before === undefined ? band(line, null, false) : band(line, form.bound(before), before.side === 'below')
  })
  const started = lower.map((line, index): Band => {
    const open = index === 0 && ended.length === 0
    return band(line, open ? null : form.bound(line), line.side !== 'above')
  })
  const [first, ...rest] = [...ended, ...started]
  if (first === undefined) throw new Error('a table without bands passed the checks')
  return [first, ...rest]
}
