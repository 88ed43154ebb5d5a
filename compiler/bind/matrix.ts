/** Tables of two dimensions. */
import type { PayClause } from '../../grammar/forms/items.ts'
import type { ExprSyntax, LiteralSyntax, NodeBase, PathSyntax, Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import { compare, fromDecimal } from '../../runtime/exact/ratio.ts'
import type { AxisBound, Cell, Driver, Rate } from '../plan.ts'
import { alike, isClash, sayUnit, unitOf } from '../units.ts'
import { type Context, originOf } from './context.ts'
import { bindDriver, type DriverFacts } from './drivers.ts'
import { bindExpression } from './expression.ts'
import { bindAmount, bindRate, moneyOf, type TableScope } from './tables.ts'

type Matrix = Extract<Rate, { kind: 'matrix' }>
type RowSyntax = Extract<Extract<PayClause, { form: 'matrix' }>['rows'][number], { form: 'matrix_row' }>
type CellSyntax = RowSyntax['cells'][number]

/** `matrix a down, b across, at | pays | pays percent of worth`. Reports CB205, CB213, CB304. */
export function bindMatrix(
  context: Context,
  clause: Extract<PayClause, { form: 'matrix' }>,
  table: TableScope,
  facts: DriverFacts,
): Matrix | undefined {
  const inner: TableScope = { ...table, scope: { ...table.scope, address: `${table.scope.address}/matrix` } }
  const down = bindDriver(context, clause.down, undefined, inner, facts)
  const across = bindDriver(context, clause.across, undefined, inner, facts)
  const cell = (value: ExprSyntax, at: TableScope): Cell | undefined => {
    if (clause.cells?.text === 'at') return bindRate(value, at, context)
    const { noun } = clause
    return bindAmount(noun === undefined ? value : partOf(value, noun), 'pays', at.scope, at.units, context)
  }
  const grid =
    down === undefined || across === undefined ? undefined : bindGrid(context, clause, clause.rows, { down, across }, inner, cell)
  return grid && { kind: 'matrix', ...grid, slices: false, origin: originOf(inner.scope.address, clause.span) }
}

/** `graduated on a by b`: the columns are slices of `a`, the row is that of `b`. Reports CB205, CB213, CB304. */
export function bindTwoAxes(
  context: Context,
  clause: Extract<PayClause, { form: 'table' }>,
  rowAxis: PathSyntax,
  table: TableScope,
  facts: DriverFacts,
): Matrix | undefined {
  const across = bindDriver(context, clause.driver, clause.of?.text, table, facts)
  const down = bindDriver(context, rowAxis, undefined, table, facts)
  if (across === undefined || down === undefined) return undefined
  if (clause.mode.text !== 'graduated' || across.kind === 'pay' || across.metric !== table.baseMetric || down.kind === 'pay') {
    const instead =
      clause.mode.text === 'graduated' ? `slice \`${table.baseMetric}\`, which it pays on` : 'write `matrix a down, b across, at`'
    context.report(reportOf('CB213', clause.driver.span, { what: `\`${clause.mode.text} on ... by\``, instead }))
    return undefined
  }
  const rows = clause.bands.flatMap((line) => (line.form === 'matrix_row' ? [line] : []))
  const stray = clause.bands.find((line) => line.form !== 'matrix_row')
  if (stray !== undefined) {
    const instead = 'write a head `| | from 0% | from 100% |` and a row for each step'
    context.report(reportOf('CB213', stray.span, { what: 'a single line', instead }))
    return undefined
  }
  const grid = bindGrid(context, clause, rows, { down, across }, table, (value, at) => bindRate(value, at, context))
  return grid && { kind: 'matrix', ...grid, slices: true, origin: originOf(table.scope.address, clause.span) }
}

/** A number with what it is a part of: `9%` as `9% of worth`. */
const partOf = (left: ExprSyntax, noun: Word): ExprSyntax => ({
  kind: 'binary',
  op: 'of',
  left,
  right: { kind: 'path', path: { words: [noun], span: left.span }, span: left.span },
  span: left.span,
})

function bindGrid(
  context: Context,
  clause: NodeBase,
  lines: readonly RowSyntax[],
  { down, across }: { down: Driver; across: Driver },
  table: TableScope,
  cell: (value: ExprSyntax, at: TableScope) => Cell | undefined,
): Pick<Matrix, 'down' | 'across' | 'columns' | 'rows'> | undefined {
  const [head, ...body] = lines
  const wrong = (span: NodeBase['span'], expected: string, found: string): undefined => {
    context.report(reportOf('CB304', span, { clause: 'matrix', expected, found }))
    return undefined
  }
  if (head === undefined || body.length === 0) return wrong(clause.span, 'a head and at least one row', 'less')
  const columns = head.cells.slice(1).map((one) => bindAxis(context, one, across, table))
  const rows = body.map((line) => {
    const [start, ...values] = line.cells
    const from = start === undefined ? undefined : bindAxis(context, start, down, table)
    if (values.length !== columns.length)
      return wrong(line.span, `${columns.length} cells in each row, as in the head`, `a row of ${values.length}`)
    const cells = values.map((one, i) => {
      if (one.value === undefined) return wrong(one.span, 'a cell', one.side === undefined ? 'nothing' : 'a bound')
      const address = `${from?.origin.address ?? table.scope.address}/${columns[i]?.origin.address.split('/').at(-1) ?? ''}`
      return cell(literalSyntax(one.value), { ...table, scope: { ...table.scope, address } })
    })
    return from === undefined || cells.some((one) => one === undefined) ? undefined : { from, cells: cells.flatMap((one) => one ?? []) }
  })
  if (columns.some((one) => one === undefined) || rows.some((one) => one === undefined)) return undefined
  return {
    down,
    across,
    ...rising(
      columns.flatMap((one) => one ?? []),
      rows.flatMap((one) => one ?? []),
    ),
  }
}

/** Rows and columns by their bounds: their order in the text means nothing. */
function rising(columns: Matrix['columns'], rows: Matrix['rows']): Pick<Matrix, 'columns' | 'rows'> {
  const order = columns.map((_, i) => i).sort((a, b) => byBound(columns[a], columns[b]))
  const inOrder = <T>(list: readonly T[]): T[] => order.flatMap((i) => list[i] ?? [])
  return {
    columns: inOrder(columns),
    rows: rows.map(({ from, cells }) => ({ from, cells: inOrder(cells) })).sort((a, b) => byBound(a.from, b.from)),
  }
}

const byBound = (a: AxisBound | undefined, b: AxisBound | undefined): number => {
  const [x, y] = [a, b].map((axis) => (axis?.bound.kind === 'literal' ? fromDecimal(axis.bound.value) : undefined))
  return (x === undefined || y === undefined ? 0 : compare(x, y)) || Number(a?.side === 'above') - Number(b?.side === 'above')
}

const literalSyntax = (literal: LiteralSyntax): ExprSyntax => ({ kind: 'literal', literal, span: literal.span })

/** Where a row or a column begins, in the measure of its axis. Reports CB304. */
function bindAxis(context: Context, { side, bound, span }: CellSyntax, driver: Driver, table: TableScope): AxisBound | undefined {
  if (side === undefined || bound === undefined) {
    context.report(reportOf('CB304', span, { clause: 'matrix', expected: '`from` or `above` and a bound', found: 'another cell' }))
    return undefined
  }
  const value = bindExpression(literalSyntax(bound), table.scope, context)
  if (value === undefined) return undefined
  const unit = unitOf(value, table.units, moneyOf(context))
  const wanted = driver.kind === 'attainment' ? ({ kind: 'percent' } as const) : table.units(driver.metric)
  if (isClash(unit) || !alike(unit, wanted)) {
    const found = isClash(unit) ? 'not one kind of number' : sayUnit(unit)
    context.report(reportOf('CB304', bound.span, { clause: 'a bound of this table', expected: sayUnit(wanted), found }))
    return undefined
  }
  return { side: side.text, bound: value, origin: originOf(`${table.scope.address}/${side.text} ${bound.source}`, span) }
}
