/** What a part of pay pays later, or in advance: holds, instalments, advances. */
import type { ItemOf, PayClause } from '../../grammar/forms/items.ts'
import type { Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Advance, Delay, Hold } from '../../runtime/core/delays.ts'
import { exactly } from '../../runtime/evaluate/values.ts'
import { compare, ONE, sign } from '../../runtime/exact/ratio.ts'
import type { Metric } from '../plan.ts'
import { type Context, itemsOf, originOf, unknownName } from './context.ts'
import { rowScope } from './expression.ts'
import { decimalOfPercent } from './facts.ts'
import { dateOf, type PaymentFacts, wholeNumber } from './payment-parts.ts'

type HoldClause = Extract<PayClause, { form: 'hold' }>
type AdvanceClause = Extract<PayClause, { form: 'advance' }>
type InstalmentClause = Extract<PayClause, { form: 'pay_part' }>
type DelayClause = HoldClause | AdvanceClause | InstalmentClause

const isDelay = (clause: PayClause): clause is DelayClause =>
  clause.form === 'hold' || clause.form === 'advance' || (clause.form === 'pay_part' && clause.instalments !== undefined)

/** Each part of pay is paid later, or in advance, in at most one way. Reports CB201, CB205, CB242, CB243, CB245, CB304. */
export const bindDelays = (context: Context, { metrics }: PaymentFacts): Delay[] =>
  itemsOf(context.own, 'pay').flatMap((node) => bindDelay(context, node, metrics) ?? [])

function bindDelay(context: Context, node: ItemOf<'pay'>, metrics: readonly Metric[]): Delay | undefined {
  const pay = node.name?.text ?? ''
  const [first, second] = (node.clauses ?? []).filter(isDelay)
  if (first === undefined) return undefined
  if (second !== undefined) {
    const related = [{ span: first.span, note: 'the first of them' }]
    context.report(reportOf('CB242', second.span, { pay }, { related }))
  }
  const metric = metrics.find(({ name }) => name === node.metric?.text)
  if (metric === undefined) return undefined
  switch (first.form) {
    case 'hold':
      return bindHold(context, first, pay, metric)
    case 'advance':
      return bindAdvance(context, first, pay, metric)
    case 'pay_part':
      return bindInstalments(context, first, pay)
    default: {
      const never: never = first
      return never
    }
  }
}

/** The record whose rows wait, or are shared: that of the part's metric. Reports CB201, CB243. */
export function recordOf(context: Context, word: Word, pay: string, metric: Metric): string | undefined {
  const record = word.text
  if (!context.records.has(record)) return unknownName(context, word.span, record, 'record', context.records.keys())
  if (record === metric.record) return record
  context.report(reportOf('CB243', word.span, { record, pay, own: metric.record }))
  return undefined
}

function bindHold(context: Context, clause: HoldClause, pay: string, metric: Metric): Hold | undefined {
  const record = recordOf(context, clause.record, pay, metric)
  const written = clause.until ?? clause.after
  if (record === undefined || written === undefined) return undefined
  const address = `${pay}/hold`
  const until = dateOf(context, written, rowScope(address, record), 'hold')
  if (until === undefined) return undefined
  const months = clause.months === undefined ? 0 : wholeNumber(context, clause.months, 'hold', 'until 12 months after deal.closed_on')
  if (months === undefined) return undefined
  const share = decimalOfPercent(clause.share.text)
  return { kind: 'hold', component: pay, record, share, until, months, origin: originOf(address, clause.span) }
}

const MOST_INSTALMENTS = 120

function bindInstalments(context: Context, { instalments, span }: InstalmentClause, component: string): Delay | undefined {
  if (instalments === undefined) return undefined
  const count = Number(instalments.text)
  if (Number.isInteger(count) && count >= 2 && count <= MOST_INSTALMENTS)
    return { kind: 'instalments', component, count, origin: originOf(`${component}/instalments`, span) }
  const expected = `a whole number from 2 to ${MOST_INSTALMENTS}`
  context.report(reportOf('CB304', instalments.span, { clause: 'pay in ... instalments', expected, found: `\`${instalments.source}\`` }))
  return undefined
}

function bindAdvance(context: Context, clause: AdvanceClause, pay: string, metric: Metric): Advance | undefined {
  const [first] = clause.from.words
  const record = first === undefined ? undefined : recordOf(context, first, pay, metric)
  if (record === undefined) return undefined
  const address = `${pay}/advance`
  const from = dateOf(context, clause.from, rowScope(address, record), 'advance')
  const months = wholeNumber(context, clause.months, 'advance', 'advance 9 of 12 months from policy.issued_on')
  const advanced = months === undefined ? undefined : advancedPart(context, clause, months)
  if (from === undefined || months === undefined || advanced === undefined) return undefined
  const shortfallFromAllPay = clause.fromAllPay !== undefined
  return { kind: 'advance', component: pay, record, advanced, months, from, shortfallFromAllPay, origin: originOf(address, clause.span) }
}

/** `9 of` so many months, or `75% of` them: more than nothing, and no more than all. Reports CB205, CB245. */
function advancedPart(context: Context, { share, served }: AdvanceClause, months: number): Advance['advanced'] | undefined {
  const written = served ?? share
  if (written === undefined) return undefined
  const refuse = (): undefined => {
    context.report(reportOf('CB245', written.span, { advanced: written.source, months }))
    return undefined
  }
  if (served !== undefined) {
    const number = wholeNumber(context, served, 'advance', `advance 9 of ${months} months`)
    return number === undefined ? undefined : number > months ? refuse() : { kind: 'months', months: number }
  }
  const part = share === undefined ? '0' : decimalOfPercent(share.text)
  return sign(exactly(part)) <= 0 || compare(exactly(part), ONE) > 0 ? refuse() : { kind: 'share', share: part }
}
