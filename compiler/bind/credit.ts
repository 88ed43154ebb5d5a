/** Credit: who gets credit for the rows that metrics count. */
import type { CreditClause, ItemOf } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { CreditRule } from '../../runtime/core/core.ts'
import type { Metric } from '../plan.ts'
import { type Context, itemsOf, later, originOf } from './context.ts'
import { bindExpression, fieldPath, rowScope } from './expression.ts'

/** The credit rules of every record that a metric counts. Without a `credit` block the single reference to the payee record gets all (semantics 3). */
export function bindCredit(context: Context, metrics: readonly Metric[]): CreditRule[] {
  const counted = [...new Set(metrics.map((metric) => metric.record))]
  return counted.flatMap((record) => {
    const stated = [context.own, context.shared]
      .map((items) => itemsOf(items, 'credit').find((item) => item.record?.text === record))
      .find((item) => item !== undefined)
    return stated === undefined ? impliedCredit(context, record, metrics) : statedCredit(context, stated, record)
  })
}

/** Reports credit clauses whose meaning is not built yet, and blocks of records that do not exist. */
export function checkCreditBlocks(context: Context): void {
  for (const item of itemsOf(context.own, 'credit')) if (item.record === undefined) later(context, item.span, 'credit for days after')
}

function impliedCredit(context: Context, record: string, metrics: readonly Metric[]): CreditRule[] {
  const shape = context.records.get(record)
  const references = shape?.fields.filter((field) => field.unit.kind === 'reference' && field.unit.record === context.payee) ?? []
  const [only, second] = references
  const origin = shape?.origin ?? originOf(record, context.head.span)
  if (only !== undefined && second === undefined)
    return [{ record, role: 'direct', share: '1', to: [only.name], when: null, origin: originOf(`credit ${record}`, only.origin.span) }]
  const place = metrics.find((metric) => metric.record === record)?.origin.span ?? origin.span
  if (!context.damaged) context.report(reportOf('CB216', place, { record, payee: context.payee, count: references.length }))
  return []
}

function statedCredit(context: Context, item: ItemOf<'credit'>, record: string): CreditRule[] {
  return (item.clauses ?? []).flatMap((clause) => bindRule(context, clause, record) ?? [])
}

function bindRule(context: Context, clause: CreditClause, record: string): CreditRule | undefined {
  if (clause.form !== 'credit_to') {
    if (clause.form === 'precedence' && clause.order.text === 'all') return undefined
    return later(context, clause.span, clause.form === 'precedence' ? clause.order.text : clause.form.replaceAll('_', ' '))
  }
  if (clause.role !== undefined && clause.role.text !== 'direct') return later(context, clause.span, `as ${clause.role.text}`)
  if (clause.share.text !== '100%') return later(context, clause.share.span, 'a split of credit')
  const address = `credit ${record}/${clause.to.words.map((w) => w.text).join('.')}`
  const [first, ...rest] = clause.to.words
  const to =
    first === undefined
      ? undefined
      : fieldPath(record, 'row', first.text === record ? rest : clause.to.words, first, context, originOf(address, clause.to.span))
  const when = clause.when === undefined ? null : bindExpression(clause.when, rowScope(address, record), context)
  if (to?.kind !== 'field' || when === undefined) return undefined
  if (to.unit.kind !== 'reference' || to.unit.record !== context.payee) {
    context.report(
      reportOf('CB304', clause.to.span, { clause: '100% to', expected: `a ${context.payee}`, found: `\`${to.path.at(-1) ?? ''}\`` }),
    )
    return undefined
  }
  return { record, role: 'direct', share: '1', to: to.path, when, origin: originOf(address, clause.span) }
}
