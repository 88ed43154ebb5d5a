/** Rate tables: bounds and cells. */
import type { BandSyntax } from '../../grammar/forms/items.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import type { ExprSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import { percentOf } from '../check/unit-advice.ts'
import type { BandLine, Cell } from '../plan.ts'
import { alike, isClash, type MetricUnits, sayUnit, unitOf } from '../units.ts'
import { type Context, originOf } from './context.ts'
import { bindExpression, type Scope } from './expression.ts'
import { valueOfLiteral } from './literal.ts'

export interface TableScope {
  readonly scope: Scope
  readonly units: MetricUnits
  /** What a cell's rate multiplies. */
  readonly base: Unit
  /** The metric that it multiplies. */
  readonly baseMetric: string
  /** Why a factor has no base rate here; undefined where it has one. */
  readonly noBaseRate: string | undefined
}

export const moneyOf = (context: Context): Unit => ({ kind: 'money', currency: context.currency.code })

/** A rate: a percent of the base, a multiple of the base rate, or money for each unit. Reports CB301, CB304, CB305, CB307. */
export function bindRate(e: ExprSyntax, table: TableScope, context: Context): Cell | undefined {
  const value = bindExpression(e, table.scope, context)
  if (value === undefined) return undefined
  const unit = unitOf(value, table.units, moneyOf(context))
  const cell = (kind: Cell['kind']): Cell => ({ kind, value, says: printExpression(e), origin: originOf(table.scope.address, e.span) })
  if (isClash(unit)) return cell('rate')
  switch (unit.kind) {
    case 'percent':
      if (table.base.kind === 'money') return cell('rate')
      context.report(reportOf('CB305', e.span, { base: sayUnit(table.base) }))
      return undefined
    case 'factor':
      if (table.noBaseRate === undefined) return cell('base_rate')
      context.report(reportOf('CB307', e.span, { what: table.noBaseRate }))
      return undefined
    case 'money':
      if (table.base.kind !== 'money') return cell('per_unit')
      context.report(reportOf('CB301', e.span, { left: 'money', right: 'money' }))
      return undefined
    default:
      context.report(
        reportOf('CB304', e.span, { clause: 'a rate', expected: 'a percent, a factor or money', found: sayUnit(unit) }, adviceOnRate(e)),
      )
      return undefined
  }
}

function adviceOnRate(e: ExprSyntax): { help?: string } {
  if (e.kind !== 'literal' || e.literal.kind !== 'number') return {}
  return { help: `write \`${percentOf(e.literal.text) ?? `${e.literal.text}x`}\`` }
}

/** An amount of money, as after `pays`. Reports CB304. */
export function bindAmount(e: ExprSyntax, clause: string, scope: Scope, units: MetricUnits, context: Context): Cell | undefined {
  const value = bindExpression(e, scope, context)
  if (value === undefined) return undefined
  const unit = unitOf(value, units, moneyOf(context))
  if (!isClash(unit) && unit.kind !== 'money') {
    const help = unit.kind === 'percent' ? { help: `say of what: \`${clause} ${printExpression(e)} of worth\`` } : {}
    context.report(reportOf('CB304', e.span, { clause, expected: 'money', found: sayUnit(unit) }, help))
    return undefined
  }
  return { kind: 'amount', value, says: printExpression(e), origin: originOf(scope.address, e.span) }
}

const SIDES = { from: 'from', above: 'above', reaching: 'reaching', below: 'below', 'up to': 'up_to', at: 'reaching' } as const

/** The lines of a table, in the order written. */
export function bindBands(
  bands: readonly BandSyntax[],
  table: TableScope,
  context: Context,
  rate: (e: ExprSyntax, t: TableScope) => Cell | undefined = (e, t) => bindRate(e, t, context),
): BandLine[] {
  return bands.flatMap((band): BandLine[] => {
    const address = `${table.scope.address}/${band.side.text} ${printExpression(band.bound)}`
    const inner: TableScope = { ...table, scope: { ...table.scope, address } }
    const bound = bindExpression(band.bound, inner.scope, context)
    const origin = originOf(address, band.span)
    const cell = cellOf(band, inner, context, rate)
    if (bound === undefined || cell === undefined) return []
    const slope = band.slope === undefined ? null : bindSlope(band.slope, bound, cell, inner, context)
    if (slope === undefined) return []
    const says = cell === null || slope === null ? cell : { ...cell, says: `${cell.says} ${saySlope(band.slope)}` }
    return [{ side: SIDES[band.side.text], bound, cell: says, slope, continues: band.continues !== undefined, origin }]
  })
}

function cellOf(
  band: BandSyntax,
  table: TableScope,
  context: Context,
  rate: (e: ExprSyntax, t: TableScope) => Cell | undefined,
): Cell | null | undefined {
  if (band.asFirst !== undefined || band.continues !== undefined) return null
  if (band.nothing !== undefined) {
    const origin = originOf(table.scope.address, band.span)
    return { kind: 'amount', value: { kind: 'literal', unit: moneyOf(context), value: '0', origin }, says: 'nothing', origin }
  }
  if (band.rate !== undefined) return rate(band.rate, table)
  return band.amount === undefined ? undefined : bindAmount(band.amount, 'pays', table.scope, table.units, context)
}

type SlopeSyntax = NonNullable<BandSyntax['slope']>
const saySlope = (slope: SlopeSyntax | undefined): string =>
  slope === undefined ? '' : `plus ${slope.amount.source} per ${slope.full === undefined ? '' : 'full '}${slope.step.source}`

/** What each further step adds: of the same thing as the cell before it, per step of the table's own measure. Reports CB304. */
function bindSlope(
  slope: SlopeSyntax,
  bound: Expression,
  cell: Cell | null,
  table: TableScope,
  context: Context,
): BandLine['slope'] | undefined {
  const { address } = table.scope
  const amount = valueOfLiteral(slope.amount, context.currency, context)
  const step = valueOfLiteral(slope.step, context.currency, context)
  if (amount === undefined || step === undefined || cell === null) return undefined
  const wrong = (span: Span, expected: string, found: string): undefined => {
    context.report(reportOf('CB304', span, { clause: 'plus ... per', expected, found }))
    return undefined
  }
  const place = unitOf(bound, table.units, moneyOf(context))
  if (!isClash(place) && !alike(place, step.unit))
    return wrong(slope.step.span, `${sayUnit(place)}, as the bounds of this table`, sayUnit(step.unit))
  if (step.value === '0' || step.value.startsWith('-')) return wrong(slope.step.span, 'a step above zero', `\`${slope.step.source}\``)
  const origin = originOf(`${address}/plus`, slope.span)
  const each: Expression = { kind: 'literal', ...amount, origin }
  const per: Expression = { kind: 'literal', ...step, origin }
  const of = cell.value.kind === 'arithmetic' && cell.value.op === 'multiply' ? cell.value.right : undefined
  const full = slope.full !== undefined
  if (amount.unit.kind === 'money') return { amount: each, step: per, full }
  if (of === undefined || amount.unit.kind !== 'percent')
    return wrong(
      slope.amount.span,
      of === undefined ? 'money, as the amount before it' : 'a percent, as the amount before it',
      sayUnit(amount.unit),
    )
  return { amount: { kind: 'arithmetic', op: 'multiply', left: each, right: of, origin }, step: per, full }
}
