/** The rep's page. */
import { MONTHS, WEEKDAYS } from '../calendar-names.ts'
import { throughTheYear } from '../overlay/amended.ts'
import type { Objective, Plan } from '../plan.ts'
import { describeAmendments } from './amendments.ts'
import { describeCredit } from './credit.ts'
import { describeEarning, sayPercent } from './earn.ts'
import { describeEvents } from './events.ts'
import { describeExamples } from './example.ts'
import { describeExceptions } from './exceptions.ts'
import { sayExpression } from './expression.ts'
import { describeFamily, sayFamily } from './family.ts'
import { describeJoining } from './joining.ts'
import { describeLater } from './later.ts'
import { describeLimits } from './limits.ts'
import { describeMetric, describeMissing } from './measure.ts'
import { type Block, block, capitalised, type Line, type RepPage, reason, sentence, text } from './page.ts'
import { describePayday } from './payday.ts'
import { readingOf } from './reading.ts'
import { sayUnitOfMoney } from './value.ts'
import { listed, plural, sayDate, sayRounding, spoken } from './words.ts'

/** The parts of pay that serve an objective. */
const servedBy = ({ name }: Objective, plan: Plan): string[] => {
  const metrics = plan.metrics.filter(({ supports }) => supports.some(({ objective }) => objective === name))
  const through = metrics.map((metric) => {
    const pays = plan.pays.filter((pay) => pay.metric === metric.name || pay.base === metric.name)
    const events = plan.events.filter((event) => event.metric === metric.name).map(({ label }) => label)
    if (pays.length === 0 && events.length === 0) return `${metric.label}, as a condition or a factor`
    const worths = pays.map(({ label, worth }) => (worth === null ? label : `${label} (${sayPercent(worth)} of your target pay)`))
    return listed([...worths, ...events])
  })
  const own = plan.events.filter(
    ({ metric, supports }) => supports.some(({ objective }) => objective === name) && !metrics.some((one) => one.name === metric),
  )
  return [...through, ...own.map(({ label }) => label)]
}

function describeWhy(plan: Plan): Block[] {
  const objectives = plan.objectives.flatMap((objective): Line[] => {
    const parts = servedBy(objective, plan)
    if (parts.length === 0) return []
    return [
      text(sentence(objective.label)),
      text(sentence(`Served by ${listed(parts)}`), 1),
      ...(objective.because === null ? [] : [reason(objective.because, 1)]),
    ]
  })
  return block('Why this plan exists', [...(plan.because === null ? [] : [reason(plan.because)]), ...sayFamily(plan), ...objectives])
}

/** What a month is, where it is none of the calendar. */
function describeCalendar({ calendar: { weeks } }: Plan): Line[] {
  if (weeks === null) return []
  const end = `the last ${WEEKDAYS[weeks.weekday] ?? ''} of ${MONTHS[weeks.month - 1] ?? ''}`
  return [
    text(
      `The months of a quarter have ${listed(weeks.months.map(String))} weeks. The fiscal year ends on ${end}; a 53rd week belongs to its last month.`,
    ),
  ]
}

/** What counts of rows that are corrected or taken back later. */
function describeKnowledge({ name, known, withdrawn }: Plan['records'][number], plan: Plan): Line[] {
  if (!plan.metrics.some(({ record }) => record === name)) return []
  const rows = plural(spoken(name))
  return [
    ...(known === null ? [] : [text(`Of ${rows} that are corrected, what was recorded last counts, in the month of the ${spoken(name)}.`)]),
    ...(withdrawn === null ? [] : [text(`${capitalised(rows)} that are withdrawn do not count.`)]),
  ]
}

/** What no other block tells; policies are told where they act. */
function describeFinePrint(plan: Plan): Block[] {
  const { effective, appliesTo, rounding, currency, exchange, legacy } = plan
  const to = effective.to === null ? ' on' : ` to ${sayDate(effective.to)}`
  const who = appliesTo.where === null ? 'everyone on the list' : `everyone where ${sayExpression(appliesTo.where, plan)}`
  return block('To look up: the fine print', [
    text(`This plan is in force from ${sayDate(effective.from)}${to}, for ${who.replace('where your', 'whose')}.`),
    text(`Money is rounded ${sayRounding(rounding.money.mode, sayUnitOfMoney(rounding.money.unit, currency))}.`),
    ...(exchange.via === null ? [] : [text(`Two currencies without a rate of their own go through ${exchange.via}.`)]),
    ...describeCalendar(plan),
    ...plan.metrics.flatMap((metric) => describeMissing(metric, plan)),
    ...plan.records.flatMap((record) => describeKnowledge(record, plan)),
    ...(legacy === null ? [] : [text(sentence(`It is an old plan, kept until ${sayDate(legacy.until)}`)), reason(legacy.because, 1)]),
  ])
}

/** What is looked up when it is needed, and so is no part of what takes five minutes to read. */
const describeReference = (plan: Plan): Block[] => [
  ...block(
    'To look up: credit',
    plan.credit.flatMap((crediting) => describeCredit(crediting, plan)),
  ),
  ...describeJoining(plan),
  ...describeFinePrint(plan),
  ...describeFamily(plan),
]

/**
 * The rep's page: why the plan exists, what counts, how you earn, what limits it, when you are paid; then what is there to be looked up.
 * `reading` measures all before that. Made from the plan alone; the order of its blocks and the words depend on nothing else.
 * `curves` lowers the plan, so they are left out of one that has errors; how long the page takes to read is the same without them.
 */
export function describePlan(plan: Plan, { curves = true } = {}): RepPage {
  const read = [
    ...describeWhy(plan),
    ...block(
      'What you are measured on',
      plan.metrics.flatMap((metric) => describeMetric(metric, plan)),
    ),
    ...describeEarning(plan, curves),
    ...describeLimits(plan),
    ...describeEvents(plan),
    ...describeAmendments(plan),
    ...describePayday(plan),
    ...describeLater(plan),
    ...describeExceptions(plan),
    ...describeExamples(throughTheYear(plan)),
  ]
  return { title: plan.label, blocks: [...read, ...describeReference(plan)], reading: readingOf(read, plan) }
}
