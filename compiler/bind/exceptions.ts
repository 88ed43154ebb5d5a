/** `adjust`, `set` and `exempt`: what a person decided, with who, why and when. */
import type { ItemOf } from '../../grammar/forms/items.ts'
import type { Word } from '../../grammar/syntax.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Span } from '../../messages/span.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { parsePeriod, periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Calendar } from '../../runtime/core/calendar.ts'
import type { Adjustment, Exceptions, Exemption, LeftOut } from '../../runtime/core/exceptions.ts'
import type { Payments } from '../../runtime/core/payments.ts'
import type { Per } from '../../runtime/core/unit.ts'
import type { Pay } from '../plan.ts'
import { type Context, itemsOf, originOf, unknownName } from './context.ts'
import { bindExpression, personScope } from './expression.ts'

/** What exceptions are made from. */
export interface ExceptionFacts {
  readonly pays: readonly Pay[]
  readonly events: readonly { readonly name: string }[]
  readonly payments: Pick<Payments, 'clawbacks'>
  readonly calendar: Calendar
  readonly effective: { readonly from: string; readonly to: string | null }
  readonly paid: Per
}

type Amount = ItemOf<'adjust'> | ItemOf<'set'>
type Decided = Amount | ItemOf<'exempt'>

/** The plan's exceptions. Reports CB250 to CB254, CB201, and what is wrong with an amount. */
export function bindExceptions(context: Context, facts: ExceptionFacts): Exceptions {
  const { own } = context
  const adjustments = own.flatMap((item) => (item.form === 'adjust' || item.form === 'set' ? (bindAmount(context, item, facts) ?? []) : []))
  const exemptions = itemsOf(own, 'exempt').flatMap((item) => bindExempt(context, item, facts) ?? [])
  reportConflicts(context, adjustments, exemptions)
  return { adjustments, exemptions }
}

const decidedOf = ({ who, authority: { reason, author, dated } }: Decided) => ({
  payee: who.text,
  reason: reason.text,
  author: author.text,
  dated: dated.text,
})

function bindAmount(context: Context, item: Amount, facts: ExceptionFacts): Adjustment | undefined {
  const { pays, events } = facts
  const { part, period, authority } = item
  const names = [...pays, ...events].map(({ name }) => name)
  const known = names.includes(part.text) || unknownName(context, part.span, part.text, 'part of pay', names) !== undefined
  const label = payPeriodOf(context, period, facts)
  const value = bindExpression(item.amount, personScope(item.form), context)
  if (value !== undefined && (value.kind !== 'literal' || value.unit.kind !== 'money'))
    context.report(reportOf('CB252', item.amount.span, { form: item.form }))
  const amount = value?.kind === 'literal' && value.unit.kind === 'money' ? value.value : undefined
  const common = decidedOf(item)
  const origin = originOf(`${item.form}/${common.payee}/${part.text}/${period.text}/${authority.dated.text}`, item.span)
  if (!known || label === undefined || amount === undefined) return undefined
  const of = { ...common, part: part.text, period: label, amount, origin }
  return item.form === 'adjust' ? { kind: 'adjust', ...of } : { kind: 'set', ...of, until: item.until?.text ?? null }
}

/** The pay period that is meant; it must be one that the plan pays. Reports CB250. */
function payPeriodOf(
  context: Context,
  { text, span }: { readonly text: string; readonly span: Span },
  { calendar, effective, paid }: ExceptionFacts,
): string | undefined {
  const [from, to] = [parseDay(effective.from), effective.to === null ? undefined : parseDay(effective.to)]
  const found = parsePeriod(calendar, text)
  if (from === undefined) return undefined
  const inside = !('problem' in found) && found.kind === paid && found.to >= from && (to === undefined || found.from <= to)
  if (inside) return found.label
  context.report(reportOf('CB250', span, { period: text, paid, first: periodOf(calendar, paid, from).label }))
  return undefined
}

function bindExempt(context: Context, item: ItemOf<'exempt'>, facts: ExceptionFacts): Exemption | undefined {
  const from = leftOut(context, item, facts)
  if (from === undefined) return undefined
  const common = decidedOf(item)
  const what = from.kind === 'clawback' ? `clawback/${from.record}/${from.row}` : `${from.kind}/${from.part}`
  return { kind: 'exempt', ...common, from, origin: originOf(`exempt/${common.payee}/${what}/${common.dated}`, item.span) }
}

function leftOut(context: Context, item: ItemOf<'exempt'>, { pays, payments }: ExceptionFacts): LeftOut | undefined {
  if (item.record !== undefined && item.row !== undefined) {
    const record = item.record.text
    if (!context.records.has(record)) return unknownName(context, item.record.span, record, 'record', context.records.keys())
    if (payments.clawbacks.some((clawback) => clawback.record === record)) return { kind: 'clawback', record, row: item.row.text }
    return nothingThere(context, item.record.span, 'clawback', record)
  }
  const gate = item.of !== undefined
  const word: Word | undefined = item.of ?? item.part
  if (word === undefined) return undefined
  const kind = item.limit?.text ?? (gate ? 'gate' : 'part')
  if (gate && item.part?.text !== 'gate') {
    context.report(reportOf('CB251', item.part?.span ?? item.span, { word: item.part?.text ?? '' }))
    return undefined
  }
  const pay = pays.find(({ name }) => name === word.text)
  if (pay === undefined)
    return unknownName(
      context,
      word.span,
      word.text,
      'part of pay',
      pays.map(({ name }) => name),
    )
  if (kind === 'part') return { kind, part: pay.name }
  const has =
    kind === 'gate' ? pay.gates.length > 0 : pay.limits.some((limit) => limit.kind === kind && limit.what === 'pay' && !limit.perDeal)
  return has ? { kind, part: pay.name } : nothingThere(context, item.span, kind, pay.name)
}

function nothingThere(context: Context, span: Span, what: string, where: string): undefined {
  context.report(reportOf('CB254', span, { what, where }))
  return undefined
}

/** Decisions that exclude each other: a value with anything else on its amount, and one decision that is written twice. CB253. */
function reportConflicts(context: Context, adjustments: readonly Adjustment[], exemptions: readonly Exemption[]): void {
  const later = (
    list: readonly (Adjustment | Exemption)[],
    conflicts: (a: Adjustment | Exemption, b: Adjustment | Exemption) => boolean,
  ): void =>
    list.forEach((one, at) => {
      const first = list.slice(0, at).find((before) => conflicts(before, one))
      if (first === undefined) return
      const related = [{ span: first.origin.span, note: 'the other decision' }]
      context.report(reportOf('CB253', one.origin.span, { person: one.payee, dated: first.dated }, { related }))
    })
  later(adjustments, (a, b) => {
    if (a.kind === 'exempt' || b.kind === 'exempt' || a.payee !== b.payee || a.part !== b.part || a.period !== b.period) return false
    if (a.kind === 'adjust' && b.kind === 'adjust') return a.dated === b.dated
    return meet(a, b)
  })
  later(exemptions, (a, b) => a.origin.address === b.origin.address)
}

/** Whether two decisions hold on one day: one that ends before the other is decided gives way to it. */
const meet = (a: Adjustment, b: Adjustment): boolean => !endsBefore(a, b) && !endsBefore(b, a)
const endsBefore = (a: Adjustment, b: Adjustment): boolean => a.kind === 'set' && a.until !== null && a.until < b.dated
