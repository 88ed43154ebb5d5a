/** Lines of a table that go on: slopes inside a band, and a curve that continues past its last point (semantics 6.5). */
import type { Band, Expression } from '../../runtime/core/expression.ts'
import type { BandLine, Cell } from '../plan.ts'
import { add, divide, greatest, literal, multiply, rounded, subtract } from './build.ts'
import { byBound, orderedBands } from './table.ts'

/** The bands of a table whose cells may rise with the driver. `place` is the driver. */
export function withTails(
  lines: readonly BandLine[],
  place: Expression,
  bound: (band: BandLine) => Expression,
  cell: (cell: Cell) => Expression,
): [Band, ...Band[]] {
  const continued = lines.find(({ continues }) => continues)
  const points = lines.filter(({ continues, side }) => !continues && side !== 'below' && side !== 'up_to').toSorted(byBound)
  const [before, last] = [points.at(-2), points.at(-1)]
  const sloped = (c: Cell, line: BandLine): Expression => {
    const plain = cell(c)
    if (line.slope !== null) return add(plain, multiply(line.slope.amount, stepsOf(line, line.slope, place), line.origin), line.origin)
    if (continued === undefined || line !== last || before?.cell == null) return plain
    // y + (D - x) (y - y0) / (x - x0), from the last point on
    const { origin } = continued
    const rise = subtract(plain, cell(before.cell), origin)
    const run = subtract(bound(line), bound(before), origin)
    return add(plain, divide(multiply(past(line, place), rise, origin), run, origin), origin)
  }
  return orderedBands(
    lines.filter(({ continues }) => !continues),
    { bound, cell: sloped },
  )
}

/** How far the driver lies past a line's bound; nothing before it. */
const past = ({ bound, origin }: BandLine, place: Expression): Expression =>
  greatest([subtract(place, bound, origin), literal('0', bound.kind === 'literal' ? bound.unit : { kind: 'number' }, origin)], origin)

/** The steps of a slope past its bound, whole ones where it says `per full`. */
function stepsOf(line: BandLine, { step, full }: NonNullable<BandLine['slope']>, place: Expression): Expression {
  const steps = divide(past(line, place), step, line.origin)
  return full ? rounded(steps, { mode: 'down', unit: '1' }, line.origin) : steps
}
