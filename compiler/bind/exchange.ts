/** Other currencies: where rates come from, and at which rate a metric counts. */
import type { MetricClause } from '../../grammar/forms/items.ts'
import { report as reportOf } from '../../messages/report.ts'
import type { Conversion, Exchange } from '../../runtime/core/exchange.ts'
import type { RecordShape } from '../../runtime/core/record.ts'
import { type Rounding, RoundingMode } from '../../runtime/core/unit.ts'
import { currencyOf } from '../../runtime/exact/currency.ts'
import { fromDecimal, sign } from '../../runtime/exact/ratio.ts'
import type { Metric } from '../plan.ts'
import { everyExpression } from '../reach.ts'
import { sayUnit } from '../units.ts'
import { type Context, inForce, itemsOf, originOf, type Sources, wordIn } from './context.ts'
import { fieldPath } from './expression.ts'
import { currencyOfMoney, decimalOfMoney } from './literal.ts'

const USUAL = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD'] as const

/** The record of rates, the currency between, and how other currencies are rounded. Reports CB206, CB208. */
export function bindExchange(context: Context): Exchange {
  const via = inForce(context, 'via')?.item.code
  if (via !== undefined && currencyOf(via.text) === undefined) wordIn(context, via, 'currency', USUAL)
  const holders = [...context.records.values()].filter(({ rates }) => rates)
  const [first, second] = holders
  if (first !== undefined && second !== undefined) {
    const related = [{ span: first.origin.span, note: 'it is stated here already' }]
    context.report(reportOf('CB206', second.origin.span, { clause: 'a record of rates' }, { related }))
  }
  return {
    rates: first?.name ?? null,
    via: via?.text ?? null,
    rounding: foreignRounding(context, context.currency.code),
    pay: bindPayIn(context),
  }
}

const PAID_IN = 'paid in'

/** `paid in rep.currency at rate frozen`: a text of the people. Reports CB204, CB206, CB304. */
function bindPayIn(context: Context): Exchange['pay'] {
  const stated = [context.own, context.shared].map((items) => itemsOf(items, 'paid').filter(({ currency }) => currency !== undefined))
  const [clause, second] = stated.find(([first]) => first !== undefined) ?? []
  if (clause?.currency === undefined) return null
  if (second !== undefined) {
    const related = [{ span: clause.span, note: 'it is stated here already' }]
    context.report(reportOf('CB206', second.span, { clause: PAID_IN }, { related }))
  }
  const { words, span } = clause.currency
  const [first, ...rest] = words
  if (first === undefined) return null
  const origin = originOf(PAID_IN, clause.span)
  const found = fieldPath(context.payee, 'person', first.text === context.payee ? rest : words, first, context, origin)
  if (found?.kind !== 'field') return null
  if (found.unit.kind === 'text') return { path: found.path, rate: clause.rate?.text ?? 'frozen', origin }
  context.report(reportOf('CB304', span, { clause: PAID_IN, expected: 'a text with a currency', found: sayUnit(found.unit) }))
  return null
}

/** The records with the field that holds the currency of pay marked as one, so that its codes are checked where they are read. */
export function withPayCurrency(records: readonly RecordShape[], payee: string, { pay }: Exchange): RecordShape[] {
  if (pay === null) return [...records]
  const last = pay.path.at(-1)
  const owner = pay.path.slice(0, -1).reduce<string | undefined>((record, name) => {
    const unit = records.find((shape) => shape.name === record)?.fields.find((field) => field.name === name)?.unit
    return unit?.kind === 'reference' ? unit.record : undefined
  }, payee)
  return records.map((shape) =>
    shape.name !== owner
      ? shape
      : { ...shape, fields: shape.fields.map((field) => (field.name === last ? { ...field, role: 'currency' as const } : field)) },
  )
}

/** How money of other currencies than the plan's is rounded, as the plan or its company states it. */
function foreignRounding(sources: Sources, own: string): Exchange['rounding'] {
  const found: Record<string, Rounding> = {}
  for (const item of [...itemsOf(sources.shared, 'rounding'), ...itemsOf(sources.own, 'rounding')]) {
    if (item.what.text !== 'money' || item.unit.kind !== 'money') continue
    const currency = currencyOf(currencyOfMoney(item.unit))
    const mode = RoundingMode.options.find((one) => one === item.mode?.text)
    if (currency === undefined || currency.code === own || mode === undefined) continue
    const unit = decimalOfMoney(item.unit, currency, sources)
    if (unit !== undefined) found[currency.code] = { mode, unit }
  }
  return found
}

type Converted = Extract<MetricClause, { form: 'converted' }>

/** `converted on deal.paid_on` or `converted at plan rate 1.10`; null: as of the incentive date. Reports CB204, CB208, CB213, CB304. */
export function bindConverted(context: Context, clause: Converted | undefined, record: string, metric: string): Conversion | null {
  if (clause === undefined) return null
  const shape = context.records.get(record)
  if (shape !== undefined && !shape.fields.some(({ currency }) => currency !== null)) {
    const instead = `all money of \`${record}\` is in ${context.currency.code}; say where a row names its currency: \`amount money in ${record}.currency\``
    context.report(reportOf('CB213', clause.span, { what: '`converted`', instead }))
    return null
  }
  const origin = originOf(`${metric}/converted`, clause.span)
  if (clause.rate !== undefined) {
    const rate = fromDecimal(clause.rate.text)
    if (rate !== undefined && !clause.rate.negative && sign(rate) > 0) return { kind: 'at', rate: clause.rate.text, origin }
    const { text, span } = clause.rate
    context.report(reportOf('CB208', span, { word: text, what: 'rate above zero', allowed: ['1.10'], meant: undefined }))
    return null
  }
  const [first, ...rest] = clause.date?.words ?? []
  if (clause.date === undefined || first === undefined) return null
  const found = fieldPath(record, 'row', first.text === record ? rest : clause.date.words, first, context, origin)
  if (found?.kind !== 'field') return null
  if (found.path.length === 1 && found.unit.kind === 'date') return { kind: 'on', date: found.path[0], origin }
  const { span } = clause.date
  context.report(reportOf('CB304', span, { clause: 'converted on', expected: `a date of ${record}`, found: `\`${found.path.join('.')}\`` }))
  return null
}

/** Rows in other currencies need rates; people and quotas are in the plan's currency. Reports CB276, CB278. */
export function checkCurrencies(context: Context, metrics: readonly Metric[], { rates, pay }: Exchange): void {
  const people = context.records.get(context.payee)
  for (const { name, currency, origin } of people?.fields ?? [])
    if (currency !== null)
      context.report(reportOf('CB278', origin.span, { field: `${context.payee}.${name}`, whose: 'the money of people' }))
  for (const { quota } of metrics) {
    if (quota?.source.kind !== 'record') continue
    const { record, value } = quota.source
    const field = context.records.get(record)?.fields.find(({ name }) => name === value)
    if (field?.currency != null) context.report(reportOf('CB278', quota.origin.span, { field: `${record}.${value}`, whose: 'a quota' }))
  }
  if (rates !== null) return
  if (pay !== null) context.report(reportOf('CB276', pay.origin.span, { field: 'pay', currency: context.currency.code }))
  const reported = new Set<string>()
  for (const metric of metrics) {
    if (metric.converted?.kind === 'at') continue
    for (const part of [metric.where, ...partsRead(metric)].flatMap((one) => (one === null ? [] : everyExpression(one)))) {
      if (part.kind !== 'field' || part.of !== 'row') continue
      const field = context.records.get(part.record)?.fields.find(({ name }) => name === part.path[0])
      if (part.path.length > 1 || field === undefined || field.currency === null || reported.has(field.origin.address)) continue
      reported.add(field.origin.address)
      context.report(reportOf('CB276', field.origin.span, { field: `${part.record}.${field.name}`, currency: context.currency.code }))
    }
  }
}

const partsRead = ({ aggregate }: Metric) => [...('of' in aggregate ? [aggregate.of] : []), ...('to' in aggregate ? [aggregate.to] : [])]
