/** What acts on an amount after its rate: gates, multipliers, limits. */
import type { ItemOf, PayClause } from '../../grammar/forms/items.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import type { ExprSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Unit } from '../../runtime/core/unit.ts'
import type { BandLine, Gate, Limit, Metric, Multiplier } from '../plan.ts'
import { isClash, type MetricUnits, sayUnit, unitOf } from '../units.ts'
import { type Context, eachOf, later, notStated, onlyOne, originOf, wordIn } from './context.ts'
import { bindExpression, type Scope } from './expression.ts'
import { decimalOfPercent } from './facts.ts'
import { bindBands, type bindRate, moneyOf, type TableScope } from './tables.ts'

type Node = ItemOf<'pay'>

/** `only when c otherwise keeps p`, at every pay period anew, for each period by itself, or decided once. Reports CB208. */
export function bindGate(context: Context, clause: Extract<PayClause, { form: 'gate' }>, scope: Scope): Gate | undefined {
  const test = bindExpression(clause.test, scope, context)
  const each = eachOf(context, clause.each)
  const window =
    clause.decided === undefined ? null : wordIn(context, clause.decided, 'window', ['month', 'quarter', 'half', 'year', 'plan'])
  if (test === undefined || each === undefined || window === undefined) return undefined
  return {
    test,
    says: printExpression(clause.test),
    keeps: clause.keeps === undefined ? '0' : decimalOfPercent(clause.keeps.text),
    afterCap: clause.afterCap !== undefined,
    each,
    decided: window === null ? null : { window, until: clause.until?.text ?? 'closed' },
    because: clause.reason?.text ?? null,
    origin: originOf(scope.address, clause.span),
  }
}

/** `multiplied by x`: a factor, a metric used as one, or a table on it. */
export function bindMultiplier(
  context: Context,
  clause: Extract<PayClause, { form: 'multiplier' }>,
  table: TableScope,
  metrics: readonly Metric[],
): Multiplier | undefined {
  if (clause.on?.text === 'credit')
    context.report(
      reportOf('CB213', clause.on.span, { what: '`on credit`', instead: 'a factor on credit belongs to the `credit` or `metric` block' }),
    )
  const e: ExprSyntax = { kind: 'path', path: clause.by, span: clause.by.span }
  const by = bindExpression(e, table.scope, context)
  const when = bindCondition(context, clause.condition, table.scope)
  const each = eachOf(context, clause.each)
  if (by === undefined || when === undefined || each === undefined) return undefined
  const metric = by.kind === 'measure' || by.kind === 'attainment' ? by.metric : null
  const says = clause.by.words.map((w) => w.text).join('.')
  const factor = (cell: ExprSyntax, at: TableScope): ReturnType<typeof bindRate> => {
    const value = bindExpression(cell, at.scope, context)
    const unit = value === undefined ? undefined : unitOf(value, at.units, moneyOf(context))
    if (value === undefined || unit === undefined) return undefined
    if (isClash(unit) || unit.kind === 'factor' || unit.kind === 'percent')
      return { kind: 'rate', value, says: printExpression(cell), origin: originOf(at.scope.address, cell.span) }
    context.report(reportOf('CB304', cell.span, { clause: 'multiplied by', expected: 'a factor such as 1.1x', found: sayUnit(unit) }))
    return undefined
  }
  const bands: BandLine[] = clause.bands === undefined ? [] : bindBands(clause.bands, table, context, factor)
  if (clause.bands === undefined && by.kind === 'measure' && metrics.find((m) => m.name === metric)?.unit.kind === 'money')
    context.report(reportOf('CB304', clause.by.span, { clause: 'multiplied by', expected: 'a factor or a percent', found: 'money' }))
  return {
    metric,
    by,
    mode: clause.bands === undefined ? null : (clause.mode?.text ?? 'retroactive'),
    bands,
    on: clause.on?.text === 'rate' ? 'rate' : 'pay',
    each,
    when,
    says: clause.condition === undefined ? says : `${says} ${clause.condition.sense.text} ${printExpression(clause.condition.test)}`,
    origin: originOf(table.scope.address, clause.span),
  }
}

/** How several multipliers work together; mandatory where there are several. */
export function bindStacking(context: Context, node: Node, clauses: readonly PayClause[]): 'multiply' | 'add' {
  const stacking = onlyOne(context, clauses, 'stacking')
  const several = clauses.filter((c) => c.form === 'multiplier').length > 1
  if (several && stacking === undefined)
    notStated(
      context,
      node.name?.span ?? node.span,
      `pay \`${node.name?.text ?? ''}\``,
      'how its multipliers work together',
      'stacking multiply',
    )
  return stacking?.how.text ?? 'multiply'
}

type LimitClause = Extract<PayClause, { form: 'cap' | 'floor' }>
/** A cap or floor. `what`: pay unless it says attainment or rate. `of`: the base, whose rows it may be stated for one by one. */
export function bindLimit(
  context: Context,
  clause: LimitClause,
  scope: Scope,
  units: MetricUnits,
  of: { readonly record: string; readonly unit: Unit } | null = null,
): Limit | undefined {
  const record = of?.record ?? null
  const base: Unit = of?.unit ?? moneyOf(context)
  const what = clause.what?.text ?? 'pay'
  if (what === 'credit') {
    const instead = 'a limit on credit belongs to the `credit` or `metric` block'
    context.report(reportOf('CB213', clause.span, { what: `\`${clause.form} credit\``, instead }))
    return undefined
  }
  const each = eachOf(context, clause.each)
  if (each === undefined) return undefined
  if (each !== null && (clause.per !== undefined || what !== 'pay' || (clause.condition !== undefined && scope.pay !== null))) {
    const instead = 'a limit for each period stands alone, on pay'
    context.report(reportOf('CB213', clause.each?.span ?? clause.span, { what: `\`each ${each}\``, instead }))
    return undefined
  }
  if (clause.per !== undefined) {
    const rows = record === null ? [] : [record, 'deal']
    if (rows.length === 0 || what !== 'pay') return later(context, clause.span, `${clause.form} ... per`)
    if (wordIn(context, clause.per, 'row that it pays for', rows) === undefined) return undefined
  }
  if (what !== 'pay' && scope.pay === null) return later(context, clause.span, `${clause.form} ${what}`)
  const value = bindExpression(clause.limit, scope, context)
  const when = bindCondition(context, clause.condition, scope)
  if (value === undefined || when === undefined) return undefined
  const unit = unitOf(value, units, moneyOf(context))
  const wanted = what === 'pay' || (what === 'rate' && base.kind !== 'money') ? 'money' : 'percent'
  if (!isClash(unit) && unit.kind !== wanted) {
    const help = unit.kind === 'percent' ? { help: `say of what: \`${clause.form} at ${printExpression(clause.limit)} of worth\`` } : {}
    context.report(
      reportOf(
        'CB304',
        clause.limit.span,
        { clause: clause.form, expected: wanted === 'money' ? 'money' : 'a percent', found: sayUnit(unit) },
        help,
      ),
    )
    return undefined
  }
  return {
    kind: clause.form,
    what,
    value,
    perDeal: clause.per !== undefined,
    each,
    order: clause.order?.text === 'before multipliers' ? 'before_multipliers' : 'after_multipliers',
    when,
    says: [
      printExpression(clause.limit),
      ...(clause.per === undefined ? [] : [`per ${clause.per.text}`]),
      ...(each === null ? [] : [`each ${each}`]),
      ...(clause.condition === undefined ? [] : [`${clause.condition.sense.text} ${printExpression(clause.condition.test)}`]),
    ].join(' '),
    origin: originOf(scope.address, clause.span),
  }
}

/** `when c` or `unless c`; null where nothing is said. */
export function bindCondition(
  context: Context,
  condition: { readonly sense: { readonly text: string }; readonly test: ExprSyntax } | undefined,
  scope: Scope,
): Expression | null | undefined {
  if (condition === undefined) return null
  const test = bindExpression(condition.test, scope, context)
  return test !== undefined && condition.sense.text === 'unless' ? { kind: 'not', value: test, origin: test.origin } : test
}
