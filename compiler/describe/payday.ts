/** When you are paid; joining and leaving. */

import { GRAINS } from '../../runtime/calendar/period.ts'
import type { Proration } from '../../runtime/core/core.ts'
import type { Plan } from '../plan.ts'
import { sayPercent } from './earn.ts'
import { sayExpression } from './expression.ts'
import { type Block, block, type Line, sentence, text } from './page.ts'
import { countOf, listed, sayPer, spoken, windowNoun } from './words.ts'

/** The windows that are longer than the period of pay: `Commission adds up over the fiscal year, Bonus over the quarter`. */
function sayTrueUp(plan: Plan): string[] {
  const byNoun = new Map<string, string[]>()
  for (const { label, metric } of plan.pays) {
    const window = plan.metrics.find(({ name }) => name === metric)?.window
    if (window === undefined || window === 'deal' || (window !== 'plan' && GRAINS[window] <= GRAINS[plan.paid])) continue
    const noun = windowNoun(window)
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), label])
  }
  if (byNoun.size === 0) return []
  const parts = [...byNoun].map(
    ([noun, labels], at) => `${listed(labels)}${at > 0 ? '' : labels.length === 1 ? ' adds up' : ' add up'} over the ${noun}`,
  )
  return [`${listed(parts)}: each time we pay what is new in all you have earned so far.`]
}

function sayOverpayment({ overpayment }: Plan): string {
  if (overpayment === 'never') return 'What you have earned is not taken back when a later result is lower.'
  const share = overpayment === '1' ? 'all of it if need be' : `at most ${sayPercent(overpayment)} of it`
  return `If a later result is lower, the difference comes out of your next pay, ${share}.`
}

/** Frequency, true-up to date and what happens to an overpayment. */
export const describePayday = (plan: Plan): Block[] =>
  block('When you are paid', [
    text(`You are paid every ${sayPer(plan.paid)}.`),
    ...(plan.target === null
      ? []
      : [text(sentence(`Your target pay is ${sayExpression(plan.target.value, plan)} per ${sayPer(plan.target.per)}`))]),
    ...sayTrueUp(plan).map((one) => text(one)),
    text(sayOverpayment(plan)),
    ...plan.pays.filter((pay) => pay.earnedStaysEarned).map((pay) => text(`What you have earned in ${pay.label} stays earned.`)),
  ])

type Reason = Proration['reasons'][number]
const REASONS: Readonly<Record<Reason, string>> = {
  hired_on: 'join',
  left_on: 'leave the company',
  leave: 'are on leave',
  transfer: 'change plans',
  change: 'get a new target or quota in mid-month',
}
const BY: Readonly<Record<Proration['by'], string>> = {
  days: 'by days of the month',
  workdays: 'by workdays; weekends and holidays do not count',
  days_in_year: 'by days of the year',
  months_by_day_15: 'by whole months; a month counts if you are here on its day 15',
  months_started: 'by months that you start',
  months_completed: 'by months that you complete',
}
const ALL: readonly Reason[] = ['hired_on', 'left_on', 'leave', 'transfer', 'change']
const isReason = (name: string): name is Reason => Object.hasOwn(REASONS, name)

function sayProration(what: string, whole: string, { by, reasons }: Proration, undecided: readonly string[]): string[] {
  const rest = ALL.filter((one) => !reasons.includes(one) && !undecided.includes(one))
  return [
    `When you ${listed(
      reasons.map((one) => REASONS[one]),
      'or',
    )}, ${what} with the time, ${BY[by]}.`,
    ...(rest.length === 0
      ? []
      : [
          `When you ${listed(
            rest.map((one) => REASONS[one]),
            'or',
          )}, ${whole}.`,
        ]),
  ]
}

/** What counts during a leave, and after the last day. */
function sayPresence({ presence: { away, creditWhileAway, creditAfter } }: Plan): string[] {
  const leave = creditWhileAway
    ? 'What comes in for you while you are on leave counts.'
    : 'What comes in for you while you are on leave does not count.'
  const after = creditAfter?.date === 'left_on' ? 'you leave the company' : `your ${spoken(creditAfter?.date ?? '')} date`
  return [
    ...(away.length === 0 ? [] : [leave]),
    ...(creditAfter === null ? [] : [`What comes in for you in the ${countOf(creditAfter.days, 'day')} after ${after} still counts.`]),
  ]
}

/** What shrinks when someone is not there all the time, and for which reasons. */
export function describeJoining(plan: Plan): Block[] {
  const quotas = plan.metrics.some((metric) => metric.quota !== null)
  const target = plan.target === null ? null : plan.prorate.target
  const quota = quotas ? plan.prorate.quota : null
  const same = target !== null && quota !== null && JSON.stringify(target) === JSON.stringify(quota)
  const said = same
    ? sayProration('your target and your quota shrink', 'both stay whole', target, plan.undecided)
    : [
        ...(target === null ? [] : sayProration('your target shrinks', 'your target stays whole', target, plan.undecided)),
        ...(quota === null ? [] : sayProration('your quota shrinks', 'your quota stays whole', quota, plan.undecided)),
      ]
  const fixed = [...(target === null && plan.target !== null ? ['target'] : []), ...(quota === null && quotas ? ['quota'] : [])]
  const open = plan.undecided.filter(isReason).map((one) => REASONS[one])
  const lines: Line[] = [
    ...said.map((one) => text(one)),
    ...(fixed.length === 0
      ? []
      : [text(`Your ${listed(fixed)} ${fixed.length === 1 ? 'stays' : 'stay'} whole, also when you join or leave part-way.`)]),
    ...(open.length === 0 || said.length === 0 ? [] : [text(`Nobody has decided yet what happens when you ${listed(open, 'or')}.`)]),
    text('Only what happens while you are in this plan counts for you.'),
    ...sayPresence(plan).map((one) => text(one)),
  ]
  return block('To look up: joining and leaving', lines)
}
