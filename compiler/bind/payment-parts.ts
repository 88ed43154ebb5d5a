/** What several clauses of payment are made of: numbered clauses, dates, whole numbers of months. */
import type { Item, ItemOf } from '../../grammar/forms/items.ts'
import type { ExprSyntax, LiteralSyntax, PathSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Per } from '../../runtime/core/unit.ts'
import type { Metric, Plan } from '../plan.ts'
import type { MetricUnits } from '../units.ts'
import { type Context, itemsOf, notStated } from './context.ts'
import { bindExpression, type Scope } from './expression.ts'

export interface PaymentFacts {
  readonly metrics: readonly Metric[]
  /** Where a condition on metrics stands: the plan. */
  readonly scope: Scope
  readonly units: MetricUnits
  /** How often the plan pays. */
  readonly paid: Per
  readonly prorate: Plan['prorate']
}

/** All clauses of a form, the second with the address `clawback 2`. */
export const numbered = <F extends Item['form'], T>(
  context: Context,
  form: F,
  bindOne: (node: ItemOf<F>, address: string) => T | undefined,
): T[] => itemsOf(context.own, form).flatMap((node, i) => bindOne(node, i === 0 ? form : `${form} ${i + 1}`) ?? [])

/** A path as an expression. */
export const pathExpression = (syntax: PathSyntax): ExprSyntax => ({ kind: 'path', path: syntax, span: syntax.span })

/** A path that must lead to a date. Reports CB304. */
export function dateOf(context: Context, written: PathSyntax, scope: Scope, clause: string): Expression | undefined {
  const bound = bindExpression(pathExpression(written), scope, context)
  if (bound === undefined || (bound.kind === 'field' && bound.unit.kind === 'date')) return bound
  context.report(reportOf('CB304', written.span, { clause, expected: 'a date', found: 'something else' }))
  return undefined
}

/** A number of months, whole and above zero. Reports CB205. */
export function wholeNumber(context: Context, literal: LiteralSyntax, clause: string, example: string): number | undefined {
  const number = Number(literal.text)
  return Number.isInteger(number) && number > 0
    ? number
    : notStated(context, literal.span, `\`${clause}\``, 'a whole number of months', example)
}
