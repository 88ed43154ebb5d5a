/** Tables of two dimensions (semantics 6.6). */
import type { Band, Expression } from '../../runtime/core/expression.ts'
import type { AxisBound, Cell, Rate } from '../plan.ts'
import { multiply } from './build.ts'
import { type RateParts, rateOf } from './parts.ts'
import { boundOf, measureOf, placeOf } from './tables.ts'

type Matrix = Extract<Rate, { kind: 'matrix' }>

/** The cell of the two bands, for the whole; or each slice of `across` at its rate in the row of `down`. */
export function lowerMatrix(matrix: Matrix, parts: RateParts): Expression {
  const { down, across, slices, columns, rows, origin } = matrix
  const amounts = rows.some(({ cells }) => cells.some(({ kind }) => kind === 'amount'))
  const inRow = (place: Expression, cells: readonly Cell[]): Expression =>
    step(
      place,
      columns.map((column, i) => ({ column, cell: cells[i] })),
      (c) => rateOf(c, parts),
      origin,
    )
  const downPlace = placeOf(down, parts)
  if (!slices) {
    const across_ = placeOf(across, parts)
    const chosen = axis(
      downPlace,
      rows.map(({ from, cells }) => ({ from, cell: inRow(across_, cells), says: says(from) })),
      origin,
    )
    return amounts ? chosen : multiply(parts.base, chosen, origin)
  }
  const measure = measureOf(across, parts)
  const bands = columns.map((column, i): Band => {
    const cell = axis(
      downPlace,
      rows.flatMap(({ from, cells }) => {
        const one = cells[i]
        return one === undefined ? [] : [{ from, cell: rateOf(one, parts), says: one.says }]
      }),
      origin,
    )
    const from = i === 0 ? null : boundOf(column.bound, across, parts)
    return { from, includes: column.side === 'from', cell, says: says(column), origin: column.origin }
  })
  const [first, ...rest] = bands
  if (first === undefined) throw new Error('a matrix without columns passed the checks')
  return { kind: 'bands', mode: 'graduated', driver: measure, base: measure, bands: [first, ...rest], origin }
}

const says = ({ origin }: AxisBound): string => origin.address.split('/').at(-1) ?? ''

interface Entry {
  readonly from: AxisBound
  readonly cell: Expression
  readonly says: string
}

/** The entry of the band that a place is in; the first one has no lower end. */
function axis(place: Expression, entries: readonly Entry[], origin: Expression['origin']): Expression {
  const bands = entries.map(
    ({ from, cell, says: words }, i): Band => ({
      from: i === 0 ? null : from.bound,
      includes: from.side === 'from',
      cell,
      says: words,
      origin: from.origin,
    }),
  )
  const [first, ...rest] = bands
  if (first === undefined) throw new Error('a matrix without rows passed the checks')
  return { kind: 'bands', mode: 'step', driver: place, base: place, bands: [first, ...rest], origin }
}

const step = (
  place: Expression,
  entries: readonly { readonly column: AxisBound; readonly cell: Cell | undefined }[],
  rate: (cell: Cell) => Expression,
  origin: Expression['origin'],
): Expression =>
  axis(
    place,
    entries.flatMap(({ column, cell }) => (cell === undefined ? [] : [{ from: column, cell: rate(cell), says: cell.says }])),
    origin,
  )
