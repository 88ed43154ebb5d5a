/** What several clauses of payment are made of: numbered clauses, dates, whole numbers of months. */
import type { ItemOf } from '../../grammar/forms/items.ts'
import { clawback, draw, guarantee } from '../../grammar/forms/payment.ts'
import { printClause } from '../../grammar/print.ts'
import type { ExprSyntax, LiteralSyntax, PathSyntax } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Per } from '../../runtime/core/unit.ts'
import { compareText } from '../../runtime/exact/order.ts'
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

type Repeated = 'clawback' | 'guarantee' | 'draw'

/** All clauses of a form by what they say, so that their order in the text changes no ledger; the second has the address `clawback 2`. */
export function addressed<F extends Repeated>(context: Context, form: F): { node: ItemOf<F>; address: string }[] {
  const said = itemsOf(context.own, form).map((node) => ({ node, says: printClause(node, [clawback, guarantee, draw]) }))
  said.sort((a, b) => compareText(a.says, b.says))
  return said.map(({ node }, i) => ({ node, address: i === 0 ? form : `${form} ${i + 1}` }))
}

/** All clauses of a form, bound in that order. */
export const numbered = <F extends Repeated, T>(
  context: Context,
  form: F,
  bindOne: (node: ItemOf<F>, address: string) => T | undefined,
): T[] => addressed(context, form).flatMap(({ node, address }) => bindOne(node, address) ?? [])

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
