/** A table of two dimensions as a sentence and a grid. */
import type { AxisBound, Driver, Pay, Plan, Rate } from '../plan.ts'
import { noun } from './bands.ts'
import { sayExpression } from './expression.ts'
import { type Line, row, text } from './page.ts'

type Matrix = Extract<Rate, { kind: 'matrix' }>

const sayBound = ({ side, bound }: AxisBound, plan: Plan): string => `${side} ${sayExpression(bound, plan)}`
const axis = (driver: Driver, pay: Pay, plan: Plan): string => noun(driver, pay, plan).replace(/^of (?:the )?/, '')

/** How a matrix works, and its cells as the plan wrote them. */
export function describeMatrix(matrix: Matrix, pay: Pay, plan: Plan): Line[] {
  const [down, across] = [axis(matrix.down, pay, plan), axis(matrix.across, pay, plan)]
  const how = matrix.slices
    ? `Each step of your ${across} pays only for the part that falls in it; the rates are those of the row that your ${down} reaches:`
    : `Your ${down} sets the row, your ${across} sets the column; where they meet is what you earn${matrix.rows.some(({ cells }) => cells.some(({ kind }) => kind === 'amount')) ? '' : ' on everything'}:`
  return [
    text(how),
    row([`${down} | ${across}`, ...matrix.columns.map((column) => sayBound(column, plan))], 1),
    ...matrix.rows.map(({ from, cells }) => row([sayBound(from, plan), ...cells.map(({ says }) => says)], 1)),
  ]
}
