/** The rate of a pay: flat, by a text, a table, a matrix, or an amount. */
import type { ItemOf, PayClause } from '../../grammar/forms/items.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import type { ExprSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { BandLine, Pay, Rate } from '../plan.ts'
import { alike, isClash, sayUnit, unitOf } from '../units.ts'
import { type Context, notStated, originOf } from './context.ts'
import { bindDriver, type DriverFacts } from './drivers.ts'
import { bindExpression } from './expression.ts'
import { bindKeyed } from './keyed.ts'
import { bindMatrix, bindTwoAxes } from './matrix.ts'
import { bindAmount, bindBands, bindRate, moneyOf, type TableScope } from './tables.ts'

type Node = ItemOf<'pay'>
type TableClause = Extract<PayClause, { form: 'table' }>

export function bindPayRate(
  context: Context,
  node: Node,
  clauses: readonly PayClause[],
  table: TableScope,
  facts: DriverFacts,
): Rate | undefined {
  if (node.inPlace !== undefined) {
    const e = rateSyntax(node)
    const address = `${table.scope.address}/flat`
    const cell = e === undefined ? undefined : bindRate(e, { ...table, scope: { ...table.scope, address } }, context)
    return cell && { kind: 'flat', cell, origin: originOf(address, node.span) }
  }
  const rates = clauses.filter(
    (c) => c.form === 'flat' || c.form === 'table' || c.form === 'matrix' || (c.form === 'linked' && c.above === undefined),
  )
  const [clause, second] = rates
  if (clause !== undefined && second !== undefined)
    context.report(
      reportOf('CB206', second.span, { clause: 'the rate' }, { related: [{ span: clause.span, note: 'it is stated here already' }] }),
    )
  switch (clause?.form) {
    case 'flat': {
      if (clause.rate === undefined) return bindKeyed(context, clause, table, facts.metrics)
      const cell = bindRate(clause.rate, { ...table, scope: { ...table.scope, address: `${table.scope.address}/flat` } }, context)
      return cell && { kind: 'flat', cell, origin: originOf(`${table.scope.address}/flat`, clause.span) }
    }
    case 'table':
      return bindTable(context, clause, table, facts)
    case 'matrix':
      return bindMatrix(context, clause, table, facts)
    case 'linked':
      return bindLinked(context, clause, table)
    default:
      return notStated(context, node.name?.span ?? node.span, `pay \`${node.name?.text ?? ''}\``, 'at what rate it pays', 'flat 10%')
  }
}

/** `pays corporate times 1/3`: an amount by itself. Reports CB304. */
function bindLinked(context: Context, clause: Extract<PayClause, { form: 'linked' }>, table: TableScope): Rate | undefined {
  if (clause.amount === undefined) return undefined
  const address = `${table.scope.address}/pays`
  const cell = bindAmount(clause.amount, 'pays', { ...table.scope, address }, table.units, context)
  return cell && { kind: 'amount', value: cell.value, origin: originOf(address, clause.span) }
}

function bindTable(context: Context, clause: TableClause, table: TableScope, facts: DriverFacts): Rate | undefined {
  const mode = clause.mode.text
  const inner: TableScope = { ...table, scope: { ...table.scope, address: `${table.scope.address}/${mode}` } }
  if (clause.rowAxis !== undefined) return bindTwoAxes(context, clause, clause.rowAxis, inner, facts)
  const driver = bindDriver(context, clause.driver, clause.of?.text, inner, facts)
  const lines = clause.bands.flatMap((line) => (line.form === 'band' ? [line] : []))
  const stray = clause.bands.find((line) => line.form !== 'band')
  if (stray !== undefined)
    context.report(
      reportOf('CB213', stray.span, { what: 'a row of cells', instead: 'say what its rows are by: `graduated on attainment by METRIC`' }),
    )
  const [first, ...rest] = bindBands(lines, inner, context)
  if (driver === undefined || first === undefined || stray !== undefined) return undefined
  const bands: [BandLine, ...BandLine[]] = [first, ...rest]
  if (!cellsFit(context, mode, bands)) return undefined
  if (driver.kind === 'pay' && !fitsPay(context, clause, bands)) return undefined
  const base = facts.metrics.find(({ name }) => name === table.baseMetric)
  const adds = base?.aggregate.kind === 'sum' || base?.aggregate.kind === 'count'
  if (mode === 'graduated' && driver.kind !== 'pay' && driver.metric !== table.baseMetric && !adds) {
    const instead = `\`${table.baseMetric}\` does not add up deal by deal; write \`retroactive\``
    context.report(reportOf('CB213', clause.driver.span, { what: `\`graduated on ${driver.metric}\``, instead }))
    return undefined
  }
  return { kind: 'table', mode, driver, bands, origin: originOf(inner.scope.address, clause.span) }
}

/** Slices are multiplied by rates; points on a curve are amounts (semantics 6.2, 6.5, 17.33). Reports CB304. */
function cellsFit(context: Context, mode: 'graduated' | 'retroactive' | 'interpolated', bands: readonly BandLine[]): boolean {
  const continued = bands.find(({ continues }) => continues)
  if (continued !== undefined && mode !== 'interpolated') {
    const instead = 'only a curve goes on: `interpolated on ...`'
    context.report(reportOf('CB213', continued.origin.span, { what: '`continues`', instead }))
    return false
  }
  if (mode === 'retroactive') return true
  const wrong = bands.find(({ cell }) => cell !== null && (cell.kind === 'amount') === (mode === 'graduated'))
  if (wrong === undefined) return true
  const [expected, found, help] =
    mode === 'graduated'
      ? ['a rate, as in `from 80% at 5%`', 'an amount', 'write `at` and a rate, or `retroactive` for amounts by themselves']
      : ['an amount, as in `reaching 80% pays 50% of worth`', 'a rate', 'write `pays` and an amount']
  context.report(reportOf('CB304', wrong.origin.span, { clause: mode, expected, found }, { help }))
  return false
}

/** A table on pay needs to know where the pay reaches its bounds: a first bound of zero, and stated rates above zero (semantics 6.6). */
function fitsPay(context: Context, clause: TableClause, bands: readonly BandLine[]): boolean {
  const wrong = bands.find(
    ({ side, bound, cell }) =>
      side !== 'from' || bound.kind !== 'literal' || cell?.value.kind !== 'literal' || !/^0*\.?0*[1-9]/.test(cell.value.value),
  )
  if (clause.mode.text === 'graduated' && wrong === undefined) return true
  const expected = clause.mode.text === 'graduated' ? 'lines `from $... at` a stated rate above zero' : '`graduated`'
  const found = wrong === undefined ? `\`${clause.mode.text}\`` : `\`${wrong.origin.address.split('/').at(-1) ?? ''}\``
  context.report(reportOf('CB304', wrong?.origin.span ?? clause.mode.span, { clause: 'on pay', expected, found }))
  return false
}

const rateSyntax = (node: Node): ExprSyntax | undefined => {
  if (node.rate !== undefined) return { kind: 'literal', literal: node.rate, span: node.rate.span }
  return node.rateField === undefined ? undefined : { kind: 'path', path: node.rateField, span: node.rateField.span }
}

/** `pays only on the part above 80% of quota`: null where nothing is said. Reports CB213, CB304. */
export function bindAbove(
  context: Context,
  clauses: readonly PayClause[],
  table: TableScope,
  rate: Rate | undefined,
): Pay['above'] | undefined {
  const clause = clauses.find((c) => c.form === 'linked' && c.above !== undefined)
  if (clause?.form !== 'linked' || clause.above === undefined) return null
  const address = `${table.scope.address}/above`
  const value = bindExpression(clause.above, { ...table.scope, address }, context)
  if (value === undefined || rate === undefined) return undefined
  const unit = unitOf(value, table.units, moneyOf(context))
  if (isClash(unit) || !alike(unit, table.base)) {
    const found = isClash(unit) ? 'not one kind of number' : sayUnit(unit)
    context.report(reportOf('CB304', clause.above.span, { clause: 'pays only on the part above', expected: sayUnit(table.base), found }))
    return undefined
  }
  const foreign =
    rate.kind === 'table' && rate.mode === 'graduated' && rate.driver.kind !== 'pay' && rate.driver.metric !== table.baseMetric
  const keyed = rate.kind === 'keyed' && rate.by.kind === 'field' && rate.by.of === 'row'
  if (foreign || keyed || rate.kind === 'amount') {
    const instead = 'each deal, or an amount by itself, has no part above a bound; use `only when`'
    context.report(reportOf('CB213', clause.span, { what: '`pays only on the part above`', instead }))
    return undefined
  }
  return { value, says: printExpression(clause.above), origin: originOf(address, clause.span) }
}
