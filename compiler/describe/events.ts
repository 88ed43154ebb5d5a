/** Spiffs, milestones, contests and pools on the rep's page. */
import { parseDay } from '../../runtime/calendar/day.ts'
import type { Ties } from '../../runtime/core/events.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import type { Contest, Places, PlanEvent, Pool, Spiff } from '../plan/events.ts'
import type { Plan } from '../plan.ts'
import { metricLabel, sayExpression } from './expression.ts'
import { type Block, block, type Line, reason, text } from './page.ts'
import { sayLiteral } from './value.ts'
import { plural, sayDate, sayDays, sayWindow, spoken } from './words.ts'

/** `From 1 May to 31 Jul 2026`; nothing for an event that runs as long as the plan. */
function sayOwnDays({ from, to }: PlanEvent): string[] {
  if (from === null) return []
  const [first, last] = [parseDay(from), to === null ? undefined : parseDay(to)]
  if (first === undefined) return []
  return [last === undefined ? `It begins on ${sayDate(from)}.` : `It runs from ${sayDays(first, last)}.`]
}

const sayEligible = ({ eligible }: PlanEvent, plan: Plan): string[] =>
  eligible === null ? [] : [`You take part when ${sayExpression(eligible, plan)}.`]

function sayOccasion({ occasion, amount, metric }: Spiff, plan: Plan): string[] {
  const record = spoken(plan.metrics.find(({ name }) => name === metric)?.record ?? 'deal')
  const money = sayExpression(amount, plan)
  switch (occasion.kind) {
    case 'row': {
      const where = occasion.where === null ? '' : ` where ${sayExpression(occasion.where, plan)}`
      const credit = occasion.lines === 'all' ? 'Deals for which you have an overlay or rollup credit count too.' : ''
      const share = occasion.weighted ? `For a ${record} that you share you get your share of it.` : ''
      return [`You get ${money} for every ${record} that counts for ${metricLabel(metric, plan)}${where}.`, share, credit].filter(
        (one) => one !== '',
      )
    }
    case 'once':
      return [
        `You get ${money} once in ${sayWindow(occasion.window)}, when ${sayExpression(occasion.test, plan)}.`,
        'If a later correction undoes that, it is taken back.',
      ]
    default: {
      const never: never = occasion
      return never
    }
  }
}

function saySpiff(spiff: Spiff, plan: Plan): string[] {
  const { cap, budget } = spiff
  return [
    ...sayOccasion(spiff, plan),
    ...(cap === null ? [] : [`One person gets at most ${sayExpression(cap.limit, plan)}.`]),
    ...(budget === null ? [] : sayBudget(sayExpression(budget.limit, plan), budget.share)),
  ]
}

const sayBudget = (limit: string, share: 'in_proportion' | 'first_come'): string[] =>
  share === 'first_come'
    ? [`There is ${limit} for everyone together, first come, first served: by the date of the deal.`]
    : [`There is ${limit} for everyone together, shared in proportion if more is earned, and paid at the end.`]

const TIES: Readonly<Record<Ties, string>> = {
  share: 'Equals share the prizes of their places.',
  all: 'Equals each get the prize of the place, and the places after it are skipped.',
  next: 'Equals each get the prize of the place, and the next person has the next place.',
}

function sayPlaces({ first, last, prize }: Places, plan: Plan): Line {
  const money = sayLiteral({ kind: 'money', currency: plan.currency.code }, prize, plan.currency)
  return text(first === last ? `Place ${first}: ${money}` : `Places ${first} to ${last}: ${money} each`, 1)
}

function sayContest(contest: Contest, plan: Plan): Line[] {
  const { by, then, where, window, places, ties } = contest
  const who = where === null ? `Everyone in this plan` : `Everyone in this plan where ${sayExpression(where, plan)}`
  const over = window === 'plan' && contest.dated !== null ? 'its days' : sayWindow(window)
  const equal = then === null ? '' : ` Between equals ${sayExpression(then, plan)} decides.`
  return [
    text(`${who} is ranked by ${sayExpression(by, plan).replace(/^your /, '')} over ${over}.${equal}`),
    ...[...places].sort((a, b) => a.first - b.first).map((one) => sayPlaces(one, plan)),
    text(TIES[ties]),
  ]
}

/** `When it ends`, `At the end of each month`. */
const sayEnd = ({ window, dated }: Contest | Pool): string =>
  window === 'plan' ? (dated === null ? 'When the plan ends' : 'When it ends') : `At the end of ${sayWindow(window)}`

/** Without `your`: everyone's is read. */
const sayOfAll = (e: Expression, plan: Plan): string => sayExpression(e, plan).replace(/\byour /g, '')

function sayPool(pool: Pool, plan: Plan): string[] {
  const { fund, weight, onePer, oddCents } = pool
  const part = weight === null ? 'equally' : `in proportion to ${sayOfAll(weight, plan)}`
  const who = plural(spoken(plan.appliesTo.record))
  const group = onePer === null ? '' : sayOfAll(onePer, plan)
  const reads = [fund, ...(pool.gate === null ? [] : [pool.gate])]
    .flatMap((e) => [...everyPart(e)])
    .some(({ kind }) => kind === 'measure' || kind === 'quota' || kind === 'attainment')
  return [
    `${sayEnd(pool)}, ${sayOfAll(fund, plan)} is shared ${part}.`,
    ...(group === '' ? [] : [`There is one pool for each ${group}.`]),
    ...(pool.gate === null ? [] : [`It pays only when ${sayOfAll(pool.gate, plan)}.`]),
    ...(reads ? [`It goes by what all ${who}${group === '' ? '' : ` of a ${group}`} reach together.`] : []),
    ...ODD_CENTS[oddCents],
  ]
}

const ODD_CENTS: Readonly<Record<Pool['oddCents'], readonly string[]>> = {
  largest_remainder: [],
  largest_part: ['Cents that cannot be shared go to the largest part.'],
  company: ['Cents that cannot be shared stay with the company.'],
}

function linesOf(event: PlanEvent, plan: Plan): Line[] {
  switch (event.kind) {
    case 'spiff':
      return saySpiff(event, plan).map((one) => text(one))
    case 'contest':
      return sayContest(event, plan)
    case 'pool':
      return sayPool(event, plan).map((one) => text(one))
    default: {
      const never: never = event
      return never
    }
  }
}

/** A block for each event. What it pays comes on top of everything else. */
export const describeEvents = (plan: Plan): Block[] =>
  plan.events.flatMap((event) =>
    block(`On top: ${event.label}`, [
      ...sayOwnDays(event).map((one) => text(one)),
      ...linesOf(event, plan),
      ...sayEligible(event, plan).map((one) => text(one)),
      ...(event.because === null ? [] : [reason(event.because)]),
    ]),
  )
