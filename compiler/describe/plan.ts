/** The rep's page. */
import type { Objective, Plan, Policy } from '../plan.ts'
import { describeCredit } from './credit.ts'
import { describeEarning, sayPercent } from './earn.ts'
import { describeEvents } from './events.ts'
import { describeExamples } from './example.ts'
import { sayExpression } from './expression.ts'
import { describeLimits } from './limits.ts'
import { describeMetric } from './measure.ts'
import { type Block, block, type Line, type RepPage, reason, sentence, text } from './page.ts'
import { describeJoining, describePayday } from './payday.ts'
import { readingOf } from './reading.ts'
import { sayUnitOfMoney } from './value.ts'
import { listed, sayDate, sayRounding } from './words.ts'

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
  return block('Why this plan exists', [...(plan.because === null ? [] : [reason(plan.because)]), ...objectives])
}

/** Policies that a block of the page has told already. */
const ABOVE: Partial<Record<Policy['what'], string>> = {
  prorate: 'joining and leaving: as told above',
  overpayment: 'what is taken back: as told above',
}
const FROM = { clause: 'decided for this measure or part', plan: 'decided by this plan', company: "the company's policy" } as const

function describeFinePrint(plan: Plan): Block[] {
  const { effective, appliesTo, rounding, currency, legacy } = plan
  const to = effective.to === null ? ' on' : ` to ${sayDate(effective.to)}`
  const who = appliesTo.where === null ? 'everyone on the list' : `everyone where ${sayExpression(appliesTo.where, plan)}`
  const at = (name: string): string => {
    const label = [...plan.metrics, ...plan.pays].find((one) => one.name === name)?.label
    return label === undefined ? '' : `${label}: `
  }
  return block('The fine print', [
    text(`This plan is in force from ${sayDate(effective.from)}${to}, for ${who.replace('where your', 'whose')}.`),
    text(`Money is rounded ${sayRounding(rounding.money.mode, sayUnitOfMoney(rounding.money.unit, currency))}.`),
    ...(legacy === null ? [] : [text(sentence(`It is an old plan, kept until ${sayDate(legacy.until)}`)), reason(legacy.because, 1)]),
    ...plan.policies
      .filter(({ what }) => what !== 'rounding')
      .map(({ what, at: place, says, from }) => text(sentence(`${at(place)}${ABOVE[what] ?? says} (${FROM[from]})`))),
  ])
}

/**
 * The rep's page: why the plan exists, what counts, how you earn, what limits it, when you are paid, and the fine print.
 *
 * Made from the plan alone; the order of its blocks and the words depend on nothing else. `curves` lowers the plan, so they are left
 * out of one that has errors; how long the page takes to read is the same without them.
 */
export function describePlan(plan: Plan, { curves = true } = {}): RepPage {
  const blocks = [
    ...describeWhy(plan),
    ...block('What you are measured on', [
      ...plan.metrics.flatMap((metric) => describeMetric(metric, plan)),
      ...plan.credit.flatMap((crediting) => describeCredit(crediting, plan)),
    ]),
    ...describeEarning(plan, curves),
    ...describeLimits(plan),
    ...describeEvents(plan),
    ...describePayday(plan),
    ...describeJoining(plan),
    ...describeExamples(plan),
    ...describeFinePrint(plan),
  ]
  return { title: plan.label, blocks, reading: readingOf(blocks, plan) }
}
