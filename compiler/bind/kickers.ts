/** Amounts on top that no multiplier touches. */
import type { PayClause } from '../../grammar/forms/items.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Kicker, Metric } from '../plan.ts'
import type { MetricUnits } from '../units.ts'
import { type Context, originOf } from './context.ts'
import { bindExpression, rowScope, type Scope } from './expression.ts'
import { bindCondition } from './modifiers.ts'
import { bindAmount } from './tables.ts'

/** `plus $5,000 when c`, `plus 2% of METRIC where c`: a rate on a metric's own rows is kept apart, so that these rows get it. */
export function bindKicker(
  context: Context,
  clause: Extract<PayClause, { form: 'kicker' }>,
  scope: Scope,
  units: MetricUnits,
  metrics: readonly Metric[],
): Kicker | undefined {
  const amount = bindAmount(clause.amount, 'plus', scope, units, context)
  const when = bindCondition(context, clause.condition, scope)
  if (amount === undefined || when === undefined) return undefined
  const rate = rateOnMetric(amount.value, metrics)
  if (clause.where !== undefined && rate === undefined) {
    context.report(
      reportOf(
        'CB304',
        clause.amount.span,
        { clause: 'plus ... where', expected: 'a rate on a metric whose rows add up', found: `\`${printExpression(clause.amount)}\`` },
        { help: 'write for example `plus 2% of METRIC where ...`, or `plus $5,000 when ...` for one amount' },
      ),
    )
    return undefined
  }
  const where =
    clause.where === undefined || rate === undefined
      ? null
      : bindExpression(clause.where, rowScope(scope.address, rate.metric.record), context)
  if (where === undefined) return undefined
  return {
    amount: amount.value,
    rows: rate === undefined ? null : { metric: rate.metric.name, rate: rate.rate, where },
    when,
    order: clause.beforeMultipliers === undefined ? 'after_multipliers' : 'before_multipliers',
    says: `${printExpression(clause.amount)}${clause.where === undefined ? '' : ` where ${printExpression(clause.where)}`}`,
    origin: originOf(scope.address, clause.span),
  }
}

/** A rate on a metric that is a sum or a count of its rows, in either order: `2% of bookings`, `deals * $50`. */
function rateOnMetric(amount: Expression, metrics: readonly Metric[]): { rate: Expression; metric: Metric } | undefined {
  if (amount.kind !== 'arithmetic' || amount.op !== 'multiply') return undefined
  for (const [rate, measure] of [
    [amount.left, amount.right],
    [amount.right, amount.left],
  ] as const) {
    const metric = measure.kind === 'measure' ? metrics.find(({ name }) => name === measure.metric) : undefined
    if (metric !== undefined && (metric.aggregate.kind === 'sum' || metric.aggregate.kind === 'count')) return { rate, metric }
  }
  return undefined
}
