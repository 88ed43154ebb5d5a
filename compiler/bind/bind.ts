/** A plan's text, with all that it uses, to the Plan: what was meant. */

import type { Item } from '../../grammar/forms/items.ts'
import { printExpression } from '../../grammar/print-expression.ts'
import { report as reportOf } from '../../messages/report.ts'
import { lyingIn } from '../plan/lying.ts'
import type { Metric, Objective, Plan } from '../plan.ts'
import { bindCalendar } from './calendar.ts'
import {
  type Context,
  headOf,
  inForce,
  itemsOf,
  later,
  notStated,
  onlyOne,
  originOf,
  type Sources,
  unknownName,
  wordIn,
} from './context.ts'
import { bindCredit, checkCreditBlocks } from './credit.ts'
import { bindEvents, eventBlocks } from './events.ts'
import { bindExamples } from './examples/examples.ts'
import { bindExceptions } from './exceptions.ts'
import { bindExchange, checkCurrencies, withPayCurrency } from './exchange.ts'
import { bindExpression, personScope, type Scope } from './expression.ts'
import { bindCurrency, bindEffective, bindLanguage, bindPaid, bindRounding } from './facts.ts'
import { holidayRecord } from './holidays.ts'
import { inPlaceMetrics } from './in-place.ts'
import { type BoundMetrics, bindMetrics, metricBases } from './metrics.ts'
import { bindLimit } from './modifiers.ts'
import { bindPayments, reportLaterPayments } from './payments.ts'
import { bindPays } from './pays.ts'
import { bindOverpayment, roundingPolicies, shown } from './policies.ts'
import { bindPresence } from './presence.ts'
import { bindProration } from './proration.ts'
import { perOfField } from './quotas.ts'
import { bindRecords } from './records.ts'
import { bindWholePay } from './whole-pay.ts'

/** What is planned, and belongs into a quotas file. */
const PLANNED: ReadonlySet<Item['form']> = new Set(['allocation', 'segment', 'territory', 'winners', 'balance', 'capacity'])

const CATEGORIES = ['customer', 'product', 'coverage', 'financial', 'talent'] as const

/** Binds a plan; `more` is what joins it later. Undefined where too little was stated to go on; everything found is reported (CB2xx, CB3xx). */
export function bind(sources: Sources, more: Pick<Plan, 'metrics' | 'pays'> = { metrics: [], pays: [] }): Plan | undefined {
  bindLanguage(sources)
  if (sources.head.form === 'company') return bindCompany(sources)
  reportLater(sources)
  const currency = bindCurrency(sources)
  const calendar = bindCalendar(sources)
  const effective = bindEffective(sources)
  const paid = bindPaid(sources)
  const applies = inForce(sources, 'applies')
  if (applies === undefined) notStated(sources, sources.head.span, headOf(sources), 'whom it pays', 'applies to rep')
  if (currency === undefined) return undefined
  const rounding = bindRounding(sources, currency)
  const records = bindRecords(sources, currency)
  const holidays = holidayRecord(sources, records)
  if (holidays !== undefined) records.set(holidays.name, holidays)
  const payee = applies?.item.record.text
  if (payee !== undefined && !records.has(payee))
    unknownName(sources, applies?.item.record.span ?? sources.head.span, payee, 'record', records.keys())
  if (applies === undefined || payee === undefined || !records.has(payee)) return undefined
  const context: Context = { ...sources, currency, records, payee }
  const where = applies.item.where === undefined ? null : bindExpression(applies.item.where, personScope('applies to'), context)
  const objectives = bindObjectives(context)
  const target = bindTarget(context)
  if (calendar === undefined || effective === undefined || paid === undefined || rounding === undefined) {
    bindMetrics(context, wantedMetrics(context), new Set(objectives.map((o) => o.name)))
    return undefined
  }
  const { metrics, policies, brokenQuotas } = withInPlace(context, objectives)
  const pays = bindPays(context, { metrics, hasTarget: itemsOf(context.own, 'target').length > 0, brokenQuotas, rounding })
  const events = bindEvents(context, { metrics, objectives, effective })
  reportLaterPayments(context)
  checkNames(context)
  checkPlanned(context, metrics, brokenQuotas)
  checkCreditBlocks(context)
  const exchange = bindExchange(context)
  checkCurrencies(context, metrics, exchange)
  const credit = bindCredit(context, metrics)
  const proration = bindProration(context)
  const overpayment = bindOverpayment(context)
  const scope: Scope = { address: 'plan', row: null, metrics: metricBases(metrics), pay: null, target: target !== null }
  const units = (name: string): Metric['unit'] => metrics.find((m) => m.name === name)?.unit ?? { kind: 'number' }
  const limits = context.own.flatMap((item) =>
    item.form === 'cap' || item.form === 'floor' ? (bindLimit(context, item, { ...scope, address: item.form }, units) ?? []) : [],
  )
  const wholePay = bindWholePay(context, scope, units, metrics)
  const payments = bindPayments(context, { metrics, scope, units, paid, prorate: proration.prorate })
  const planName = sources.head.name.text
  const planPolicies = [
    ...proration.stated.map((one) => shown('prorate', planName, one)),
    ...(overpayment.stated === undefined ? [] : [shown('overpayment', planName, overpayment.stated)]),
    ...roundingPolicies(sources),
  ]
  const legacy = onlyOne(context, itemsOf(context.own, 'status'), 'status')
  const because = onlyOne(context, itemsOf(context.own, 'because'), 'because')
  return {
    kind: 'plan',
    version: 1,
    language: 1,
    name: sources.head.name.text,
    label: sources.head.label?.text ?? sources.head.name.text,
    because: because?.reason.text ?? null,
    company:
      sources.company === undefined
        ? null
        : { name: sources.company.name.text, label: sources.company.label?.text ?? sources.company.name.text },
    currency,
    rounding,
    exchange,
    calendar,
    effective,
    paid,
    appliesTo: {
      record: payee,
      where: where ?? null,
      says: applies.item.where === undefined ? `every ${payee}` : printExpression(applies.item.where),
      origin: originOf('applies to', applies.item.span),
    },
    target,
    alongside: inForce(context, 'alongside') !== undefined,
    presence: bindPresence(context),
    holidays: holidays?.name ?? null,
    prorate: proration.prorate,
    undecided: proration.undecided,
    overpayment: overpayment.share,
    policies: [...policies, ...planPolicies],
    objectives,
    records: withPayCurrency([...records.values()], payee, exchange),
    credit,
    metrics: [...metrics],
    pays,
    wholePay,
    limits,
    events,
    payments,
    exceptions: bindExceptions(context, { pays, events, payments, calendar, effective, paid }),
    examples: bindExamples(context, {
      planned: null,
      metrics: withMore(metrics, more.metrics),
      pays: withMore(pays, more.pays),
      events,
      calendar,
      effective,
      paidInCurrencies: exchange.pay !== null,
    }),
    promises: itemsOf(context.own, 'promise').map((p) => ({
      title: p.title.text,
      origin: originOf(`promise ${p.title.text}`, p.title.span),
    })),
    startsFrom: null,
    amendments: [],
    planning: plannedIn(context, metrics, credit),
    legacy:
      legacy === undefined ? null : { until: legacy.until.text, because: legacy.reason.text, origin: originOf('status', legacy.span) },
    origin: originOf(sources.head.name.text, sources.head.name.span),
  }
}

/** A metric of which a used quotas file allocates a quota has that one; a quota with a mistake of its own may be meant to be it. Reports CB409. */
function checkPlanned({ planned, report }: Context, metrics: readonly Metric[], broken: ReadonlySet<string>): void {
  for (const { name: file, quotas } of planned)
    for (const { metric } of quotas?.quotas ?? []) {
      const own = metrics.find(({ name }) => name === metric)
      if (own === undefined || broken.has(metric) || (own.quota?.source.kind === 'planned' && own.quota.source.planning === file)) continue
      report(reportOf('CB409', (own.quota ?? own).origin.span, { metric, quotas: file, none: own.quota === null }))
    }
}

/** The quotas files whose quotas the metrics have, or through whose territories rows are credited or measured. */
function plannedIn({ planned }: Context, metrics: readonly Metric[], credit: Plan['credit']): Plan['planning'] {
  const lying = new Set(lyingIn({ metrics, credit }).flatMap(({ files }) => files))
  const isRead = (name: string): boolean =>
    lying.has(name) || metrics.some(({ quota }) => quota?.source.kind === 'planned' && quota.source.planning === name)
  return planned.flatMap(({ name, quotas }) => (quotas !== undefined && isRead(name) ? [quotas] : []))
}

/** What is there on the first day, and what joins later; examples speak of both. */
const withMore = <T extends { readonly name: string }>(first: readonly T[], later: readonly T[]): T[] => [
  ...first,
  ...new Map(later.filter(({ name }) => !first.some((one) => one.name === name)).map((one) => [one.name, one])).values(),
]

/** A company file by itself: its facts are checked, and it pays nobody. */
function bindCompany(sources: Sources): undefined {
  const currency = itemsOf(sources.own, 'currency').length === 0 ? undefined : bindCurrency(sources)
  if (itemsOf(sources.own, 'fiscal').length > 0) bindCalendar(sources)
  if (currency === undefined) return
  if (itemsOf(sources.own, 'rounding').length > 0) bindRounding(sources, currency)
  bindRecords(sources, currency)
}

function reportLater(sources: Sources): void {
  for (const item of sources.own)
    if (PLANNED.has(item.form))
      sources.report(reportOf('CB280', item.span, { what: item.form === 'allocation' ? 'quota' : item.form, kind: sources.head.form }))
  for (const item of [...sources.own, ...sources.shared]) {
    if (item.form === 'recovery_scope' && item.scope.text === 'across plans') later(sources, item.span, 'across plans')
  }
  for (const event of eventBlocks(sources.shared)) later(sources, event.span, `a ${event.form} for several plans`)
}

/** Company metrics that the plan's pays and gates name. */
function wantedMetrics(context: Context): Set<string> {
  const wanted = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) return value.forEach(visit)
    if ('words' in value && Array.isArray(value.words)) wanted.add((value.words[0] as { text: string } | undefined)?.text ?? '')
    // no list of its parts is made: this walks over all that a plan says
    for (const key in value) if (key !== 'span' && key !== 'comments') visit(value[key as keyof typeof value])
  }
  for (const pay of itemsOf(context.own, 'pay')) {
    wanted.add(pay.metric?.text ?? '')
    visit(pay)
  }
  for (const event of eventBlocks(context.own)) {
    wanted.add(event.metric?.text ?? '')
    visit(event)
  }
  for (const item of context.own) if (item.form === 'draw' || item.form === 'cap' || item.form === 'floor') visit(item)
  // metrics that other metrics are made of
  for (let known = -1; known < wanted.size; ) {
    known = wanted.size
    for (const node of [
      ...itemsOf(context.own, 'metric'),
      ...itemsOf(context.shared, 'metric').filter(({ name }) => wanted.has(name.text)),
    ])
      for (const clause of node.clauses) {
        if (clause.form === 'growth') wanted.add(clause.metric.text)
        if (clause.form === 'team_share') visit(clause.test)
      }
  }
  return wanted
}

function withInPlace(context: Context, objectives: readonly Objective[]): BoundMetrics {
  const { metrics, policies, brokenQuotas } = bindMetrics(context, wantedMetrics(context), new Set(objectives.map((o) => o.name)))
  return { metrics: [...metrics, ...inPlaceMetrics(context, objectives)], policies, brokenQuotas }
}

function bindObjectives(context: Context): Objective[] {
  return [...itemsOf(context.shared, 'objective'), ...itemsOf(context.own, 'objective')].map((node) => {
    const clauses = node.clauses ?? []
    const category = clauses.find((c) => c.form === 'category')
    return {
      name: node.name.text,
      label: node.label?.text ?? node.name.text,
      category: category === undefined ? null : (wordIn(context, category.category, 'category of objective', CATEGORIES) ?? null),
      owner: clauses.find((c) => c.form === 'owner')?.owner.text ?? null,
      because: node.reason?.text ?? clauses.find((c) => c.form === 'because')?.reason.text ?? null,
      origin: originOf(node.name.text, node.name.span),
    }
  })
}

function bindTarget(context: Context): Plan['target'] {
  const node = onlyOne(context, itemsOf(context.own, 'target'), 'target')
  if (node === undefined) return null
  const value = bindExpression(node.amount, personScope('target'), context)
  if (value === undefined) return null
  const stated =
    node.per === undefined
      ? value.kind === 'field'
        ? perOfField(context, value)
        : null
      : wordIn(context, node.per, 'period', ['month', 'quarter', 'half', 'year'] as const)
  if (stated === null || stated === undefined)
    return notStated(context, node.span, '`target`', 'for which period it is', 'target rep.target_incentive per year') ?? null
  return { value, per: stated, says: printExpression(node.amount), origin: originOf('target', node.span) }
}

/** One namespace for metrics, pays, spiffs, contests and pools. Reports CB202. */
function checkNames(context: Context): void {
  const seen = new Map<string, Item & { name: { span: Item['span'] } }>()
  for (const item of context.own) {
    if (!('name' in item) || item.name === undefined || !['metric', 'pay', 'spiff', 'contest', 'pool'].includes(item.form)) continue
    const named = item as Item & { name: { text: string; span: Item['span'] } }
    const first = seen.get(named.name.text)
    if (first !== undefined && !(first.form === 'metric' && item.form === 'metric'))
      context.report(
        reportOf(
          'CB202',
          named.name.span,
          { name: named.name.text },
          { related: [{ span: first.name.span, note: 'it is declared here already' }] },
        ),
      )
    else seen.set(named.name.text, named)
  }
}
