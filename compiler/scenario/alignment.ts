/** The Goal Alignment Matrix of the base and of each scenario: what every plan pays for, and what one of them no longer does. */
import { type Block, block, type Line, row, text, total } from '../describe/page.ts'
import { type Matrix, matrixOf, type Row } from '../matrix/matrix.ts'
import { cellNotes, weightCell, weightInAll } from '../matrix/page.ts'
import type { Compared } from './scenario.ts'

/** The matrix of all of them. Objectives that other plans of the company serve are left out. */
export function alignmentOf({ base, scenarios }: Compared): Matrix {
  const matrix = matrixOf([base, ...scenarios].map(({ plan }) => plan))
  return {
    ...matrix,
    rows: matrix.rows.filter(({ served }) => served.length > 0).map((one) => ({ ...one, flags: [...moved(one, matrix), ...one.flags] })),
  }
}

const servedIn = ({ served }: Row, plan: string) => served.filter((one) => one.plan === plan)

/** Plans that serve an objective otherwise than the first of them does. */
function moved(one: Row, { plans: [base = '', ...others] }: Matrix): string[] {
  const before = servedIn(one, base).length > 0
  return others.flatMap((plan) => {
    const now = servedIn(one, plan).length > 0
    if (before === now) return []
    return [now ? `${plan} serves it, and ${base} does not` : `${plan} no longer serves it`]
  })
}

/** Weights by objective and plan; what is to look at stands below, in sentences. */
export function alignmentBlock(compared: Compared): readonly Block[] {
  const matrix = alignmentOf(compared)
  const { plans, rows } = matrix
  const all = plans.map((plan) => weightInAll(rows, plan))
  const lines: Line[] = [
    row(['objective', ...plans]),
    ...rows.map((one) => row([one.objective.label, ...plans.map((plan) => weightCell(one, rows, plan))])),
    ...(all.every((cell) => cell === '') ? [] : [total(['all', ...all])]),
    ...rows.flatMap(({ objective, flags }) => flags.map((flag) => text(`${objective.label}: ${flag}.`))),
    ...cellNotes(rows, plans),
  ]
  return block('Goal alignment', rows.length === 0 ? [] : lines)
}
