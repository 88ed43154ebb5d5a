/** `pay 20% to deal.partner`: commission that is paid on. */
import type { ItemOf, PayClause } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Split } from '../../runtime/core/splits.ts'
import { add, compare, fromDecimal, ONE, ZERO } from '../../runtime/exact/ratio.ts'
import type { Metric } from '../plan.ts'
import { sayUnit } from '../units.ts'
import { type Context, itemsOf, originOf } from './context.ts'
import { recordOf } from './delays.ts'
import { bindExpression, rowScope } from './expression.ts'
import { decimalOfPercent } from './facts.ts'
import { type PaymentFacts, pathExpression } from './payment-parts.ts'

type SplitClause = Extract<PayClause, { form: 'pay_part' }>

/** What each part of pay pays on to others; never more than all of it. Reports CB201, CB243, CB248, CB304. */
export const bindSplits = (context: Context, { metrics }: PaymentFacts): Split[] =>
  itemsOf(context.own, 'pay').flatMap((node) => {
    const metric = metrics.find(({ name }) => name === node.metric?.text)
    return metric === undefined ? [] : bindOfPay(context, node, metric)
  })

function bindOfPay(context: Context, node: ItemOf<'pay'>, metric: Metric): Split[] {
  const pay = node.name?.text ?? ''
  const clauses = (node.clauses ?? []).filter((clause): clause is SplitClause => clause.form === 'pay_part' && clause.to !== undefined)
  const splits: Split[] = []
  let all = ZERO
  for (const clause of clauses) {
    all = add(all, fromDecimal(decimalOfPercent(clause.share?.text ?? '')) ?? ZERO)
    if (compare(all, ONE) > 0) {
      context.report(reportOf('CB248', clause.span, { pay }))
      return []
    }
    const split = bindSplit(context, clause, pay, metric)
    if (split !== undefined) splits.push(split)
  }
  return splits
}

function bindSplit(context: Context, { to, share, span }: SplitClause, pay: string, metric: Metric): Split | undefined {
  const [first] = to?.words ?? []
  const record = first === undefined ? undefined : recordOf(context, first, pay, metric)
  if (to === undefined || share === undefined || record === undefined) return undefined
  const address = `${pay}/pay to ${to.words.map(({ text }) => text).join('.')}`
  const bound = bindExpression(pathExpression(to), rowScope(address, record), context)
  if (bound === undefined) return undefined
  if (bound.kind !== 'field' || bound.unit.kind !== 'reference' || bound.unit.record !== context.payee) {
    const found = bound.kind === 'field' ? sayUnit(bound.unit) : 'something else'
    context.report(reportOf('CB304', to.span, { clause: 'pay ... to', expected: `a ${context.payee}`, found }))
    return undefined
  }
  return { component: pay, record, share: decimalOfPercent(share.text), to: bound, origin: originOf(address, span) }
}
