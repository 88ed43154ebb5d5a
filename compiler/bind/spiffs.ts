/** Spiffs and milestones: what each deal pays, or what is paid once. */
import type { ItemOf } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Budget, Occasion } from '../../runtime/core/events.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import type { Spiff } from '../plan/events.ts'
import type { Metric } from '../plan.ts'
import { type Context, notStated, onlyOne, originOf } from './context.ts'
import { commonOf, type EventFacts, eventScope, isPayee, metricNamed, moneyLiteral, refused, wants } from './event-parts.ts'
import { bindExpression, personScope, rowScope } from './expression.ts'
import { valueOfLiteral } from './literal.ts'

type Node = ItemOf<'spiff'>
type AmountClause = Extract<Node['clauses'][number], { form: 'spiff_amount' }>

export function bindSpiff(context: Context, node: Node, facts: EventFacts): Spiff | undefined {
  const common = commonOf(context, node, facts)
  const { name } = common
  const metric = metricNamed(context, node.metric, facts)
  const stated = onlyOne(context, node.clauses, 'spiff_amount')
  if (stated === undefined) return notStated(context, node.name.span, `spiff \`${name}\``, 'what it pays', '$500 per deal')
  if (metric === undefined) return undefined
  const amount = moneyLiteral(context, stated.amount, 'a spiff', `${name}/amount`)
  const occasion = occasionOf(context, node, stated, metric)
  const cap = capOf(context, node)
  const budget = budgetOf(context, node)
  const eligible = onlyOne(context, node.clauses, 'eligible')
  const test = eligible === undefined ? null : bindExpression(eligible.test, eventScope(`${name}/eligible when`, facts), context)
  if (amount === undefined || occasion === undefined || cap === undefined || budget === undefined || test === undefined) return undefined
  if (budget?.share === 'in_proportion' && common.to === null && facts.effective.to === null)
    return notStated(
      context,
      budget.origin.span,
      `spiff \`${name}\``,
      'when it ends, which is when its budget is shared',
      'effective from 2026-05-01 to 2026-07-31',
    )
  return { kind: 'spiff', ...common, metric: metric.name, amount, occasion, cap, budget, eligible: test }
}

function occasionOf(context: Context, node: Node, clause: AmountClause, metric: Metric): Occasion | undefined {
  const counting = onlyOne(context, node.clauses, 'counting')
  const weighted = onlyOne(context, node.clauses, 'weighted')
  if (clause.metric !== undefined) {
    for (const extra of [counting, weighted])
      if (extra !== undefined) return refused(context, extra, extra.form, 'it says which deals count; a prize that is paid once has none')
    return onceOf(context, node, clause, metric)
  }
  if (clause.per === undefined) return undefined
  if (clause.per.text !== metric.record) return wants(context, clause.per, 'per', metric.record)
  const where =
    clause.where === undefined ? null : bindExpression(clause.where, rowScope(`${node.name.text}/where`, metric.record), context)
  return where === undefined ? undefined : { kind: 'row', where, lines: counting?.lines.text ?? 'direct', weighted: weighted !== undefined }
}

/** `once when new_logos reaches 10`; a percent is of the quota, unless the metric itself is one. */
function onceOf(context: Context, node: Node, clause: AmountClause, metric: Metric): Occasion | undefined {
  const { metric: named, reaches } = clause
  if (named === undefined || reaches === undefined) return undefined
  if (named.text !== metric.name) {
    context.report(
      reportOf('CB213', named.span, { what: `\`${named.text}\``, instead: `the spiff is on \`${metric.name}\`: let it reach the number` }),
    )
    return undefined
  }
  const address = `${node.name.text}/once when`
  const bound = valueOfLiteral(reaches, context.currency, context)
  if (bound === undefined) return undefined
  if (metric.window === 'deal')
    return notStated(context, named.span, `metric \`${metric.name}\``, 'over which window it adds up', 'accumulates over quarter')
  const origin = originOf(address, clause.span)
  const ofQuota = bound.unit.kind === 'percent' && metric.unit.kind !== 'percent'
  if (ofQuota && metric.quota === null)
    return notStated(context, reaches.span, `metric \`${metric.name}\``, 'what its quota is', 'quota 40 per year')
  return {
    kind: 'once',
    test: {
      kind: 'compare',
      op: '>=',
      left: ofQuota
        ? { kind: 'attainment', metric: metric.name, basis: metric.basis, whenNoQuota: null, origin: originOf(address, named.span) }
        : { kind: 'measure', metric: metric.name, origin: originOf(address, named.span) },
      right: { kind: 'literal', ...bound, origin: originOf(address, reaches.span) },
      origin,
    },
    window: metric.window,
  }
}

/** `cap $5,000 per rep`; null where there is none, undefined where it has a mistake. */
function capOf(context: Context, node: Node): Spiff['cap'] | undefined {
  const clause = onlyOne(context, node.clauses, 'spiff_cap')
  if (clause === undefined) return null
  if (!isPayee(context, clause.per.text)) return wants(context, clause.per, 'cap ... per', context.payee)
  const limit = bindExpression(clause.limit, personScope(`${node.name.text}/cap`), context)
  return limit && { limit, origin: originOf(`${node.name.text}/cap`, clause.span) }
}

/** `budget $150,000, when exceeded shared in proportion`, or `first come`. */
function budgetOf(context: Context, node: Node): Budget | null | undefined {
  const clause = onlyOne(context, node.clauses, 'budget')
  if (clause === undefined) return null
  const address = `${node.name.text}/budget`
  const limit = bindExpression(clause.limit, personScope(address), context)
  if (limit === undefined) return undefined
  if ([...everyPart(limit)].some(({ kind }) => kind === 'field')) {
    context.report(reportOf('CB304', clause.limit.span, { clause: 'budget', expected: 'one amount for all', found: "a person's field" }))
    return undefined
  }
  if (clause.shared === undefined && clause.firstCome === undefined)
    return notStated(context, clause.span, '`budget`', 'who gets what when it is exceeded', ', when exceeded shared in proportion')
  return { limit, share: clause.firstCome === undefined ? 'in_proportion' : 'first_come', origin: originOf(address, clause.span) }
}
