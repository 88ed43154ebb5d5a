/** A quotas file to its Plan: what was meant. */
import type { Item } from '../../../grammar/forms/items.ts'
import { printExpression } from '../../../grammar/print-expression.ts'
import { report as reportOf } from '../../../messages/report.ts'
import { parseDay, showDay } from '../../../runtime/calendar/day.ts'
import { periodOf } from '../../../runtime/calendar/fiscal.ts'
import type { Calendar } from '../../../runtime/core/calendar.ts'
import type { Quotas } from '../../plan/quotas.ts'
import { bindCalendar } from '../calendar.ts'
import { type Context, headOf, inForce, itemsOf, notStated, onlyOne, originOf, type Sources, unknownName } from '../context.ts'
import { bindCredit, checkCreditBlocks } from '../credit.ts'
import { bindExamples } from '../examples/examples.ts'
import { bindExchange, checkCurrencies } from '../exchange.ts'
import { bindExpression, personScope } from '../expression.ts'
import { bindCurrency, bindEffective, bindLanguage, bindRounding } from '../facts.ts'
import { holidayRecord } from '../holidays.ts'
import { bindMetrics } from '../metrics.ts'
import { bindPresence } from '../presence.ts'
import { bindRecords } from '../records.ts'
import { bindAllocations } from './allocation.ts'
import { bindCapacity } from './capacity.ts'
import { bindTerritories, coveredRecord } from './territories.ts'

/** What may stand in a quotas file; everything else pays, and belongs into a plan. */
const OWN: ReadonlySet<Item['form']> = new Set([
  ...(['language', 'uses', 'currency', 'via', 'fiscal', 'holidays', 'rounding', 'objective', 'record', 'credit', 'effective'] as const),
  ...([
    'applies',
    'because',
    'metric',
    'away',
    'no_item',
    'hierarchy',
    'allocation',
    'segment',
    'territory',
    'winners',
    'balance',
  ] as const),
  ...(['capacity', 'example'] as const),
])

/** Binds a quotas file. Undefined where too little was stated to go on; everything found is reported (CB2xx, CB3xx, CB5xx). */
export function bindPlanning(sources: Sources): Quotas | undefined {
  bindLanguage(sources)
  for (const item of sources.own) if (!OWN.has(item.form)) notHere(sources, item)
  for (const { clauses } of itemsOf(sources.own, 'metric'))
    for (const clause of clauses)
      if (clause.form === 'quota') sources.report(reportOf('CB280', clause.span, { what: 'quota of a metric', kind: 'quotas' }))
  const currency = bindCurrency(sources)
  const calendar = bindCalendar(sources)
  const effective = bindEffective(sources)
  if (currency === undefined) return undefined
  const rounding = bindRounding(sources, currency)
  const records = bindRecords(sources, currency)
  const holidays = holidayRecord(sources, records)
  if (holidays !== undefined) records.set(holidays.name, holidays)
  const people = peopleOf(sources, records)
  if (people === undefined) return undefined
  const context: Context = { ...sources, currency, records, payee: people.record }
  const where = people.where === undefined ? null : bindExpression(people.where, personScope('applies to'), context)
  const blocks = itemsOf(sources.own, 'allocation')
  const objectives = new Set([...itemsOf(sources.shared, 'objective'), ...itemsOf(sources.own, 'objective')].map(({ name }) => name.text))
  const { metrics } = bindMetrics(context, new Set(blocks.map(({ metric }) => metric.text)), objectives)
  if (calendar === undefined || effective === undefined || rounding === undefined) return undefined
  const year = bindYear(sources, calendar, effective)
  checkCreditBlocks(context)
  const exchange = bindExchange(context)
  checkCurrencies(context, metrics, exchange)
  const credit = bindCredit(context, metrics)
  const covered = coveredRecord(context)
  const territories = bindTerritories({ context, calendar, covered })
  if (year === undefined) return undefined
  const quotas = bindAllocations({ context, calendar, effective: year, covered, metrics }, blocks)
  const capacity = bindCapacity(context, { calendar, effective: year })
  const examples = bindExamples(context, {
    planned: { metrics: new Set(quotas.map(({ metric }) => metric)), territories, hasTeam: capacity !== null },
    metrics,
    pays: [],
    events: [],
    calendar,
    effective: year,
    paidInCurrencies: false,
  })
  const { head } = sources
  return {
    kind: 'quotas',
    version: 1,
    language: 1,
    name: head.name.text,
    label: head.label?.text ?? head.name.text,
    because: onlyOne(context, itemsOf(context.own, 'because'), 'because')?.reason.text ?? null,
    company:
      sources.company === undefined
        ? null
        : { name: sources.company.name.text, label: sources.company.label?.text ?? sources.company.name.text },
    currency,
    rounding,
    exchange,
    calendar,
    holidays: holidays?.name ?? null,
    effective: year,
    appliesTo: {
      record: people.record,
      where: where ?? null,
      says: people.where === undefined ? `every ${people.record}` : printExpression(people.where),
      origin: originOf('applies to', people.span),
    },
    presence: bindPresence(context),
    records: [...records.values()],
    credit,
    metrics: [...metrics],
    quotas,
    territories,
    capacity,
    examples,
    origin: originOf(head.name.text, head.name.span),
  }
}

function notHere(sources: Sources, item: Item): void {
  const words = item.form.replaceAll('_', ' ')
  const end = 'name' in item && item.name !== undefined ? item.name.span.end : item.span.end
  sources.report(reportOf('CB280', { ...item.span, end }, { what: words, kind: 'quotas' }))
}

/** Who has quotas: whom the file applies to, else the record of the lowest level that a line names. Reports CB201, CB205. */
function peopleOf(sources: Sources, records: ReadonlyMap<string, unknown>) {
  const applies = inForce(sources, 'applies')?.item
  if (applies !== undefined) {
    if (records.has(applies.record.text)) return { record: applies.record.text, where: applies.where, span: applies.span }
    return unknownName(sources, applies.record.span, applies.record.text, 'record', records.keys())
  }
  const clauses = itemsOf(sources.own, 'allocation').flatMap((block) => [...block.clauses])
  const named = clauses.flatMap((clause) =>
    clause.form === 'each_person'
      ? [clause.level]
      : clause.form === 'allocate'
        ? [clause.share.level, ...clause.below.map(({ share }) => share.level)]
        : [],
  )
  const candidates = [...new Set(named.map(({ text }) => text))].filter((name) => records.has(name))
  const referred = candidates.filter((name) => !candidates.some((other) => other !== name && refersTo(records, other, name)))
  const [only, second] = referred
  const word = named.find(({ text }) => text === only)
  if (only !== undefined && second === undefined && word !== undefined) return { record: only, where: undefined, span: word.span }
  return notStated(sources, sources.head.span, headOf(sources), 'who has quotas', 'applies to rep')
}

function refersTo(records: ReadonlyMap<string, unknown>, from: string, to: string): boolean {
  const shapes = records as ReadonlyMap<string, Quotas['records'][number]>
  const seen = new Set<string>()
  for (let open = [from]; open.length > 0; ) {
    const names = open.flatMap(
      (name) => shapes.get(name)?.fields.flatMap(({ unit }) => (unit.kind === 'reference' ? [unit.record] : [])) ?? [],
    )
    if (names.includes(to)) return true
    open = names.filter((name) => !seen.has(name))
    for (const name of open) seen.add(name)
  }
  return false
}

/** A quotas file plans one fiscal year. Reports CB205, CB534. */
function bindYear(
  sources: Sources,
  calendar: Calendar,
  { from, to, origin }: NonNullable<ReturnType<typeof bindEffective>>,
): Quotas['effective'] | undefined {
  const first = parseDay(from)
  const last = to === null ? undefined : parseDay(to)
  if (first === undefined || (to !== null && last === undefined)) return undefined
  const year = periodOf(calendar, 'year', first)
  if (to !== null && year.from === first && year.to === last) return { from, to, origin }
  sources.report(reportOf('CB534', origin.span, { year: year.label, from: showDay(year.from), to: showDay(year.to) }))
  return undefined
}
