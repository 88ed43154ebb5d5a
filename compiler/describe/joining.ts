/** Joining and leaving: what shrinks with the time in the plan, and what counts. */
import type { Proration } from '../../runtime/core/core.ts'
import type { Limit, Plan } from '../plan.ts'
import { type Block, block, type Line, text } from './page.ts'
import { countOf, listed, spoken } from './words.ts'

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

const isAmount = ({ what, value, perDeal }: Limit): boolean => what === 'pay' && value.kind === 'literal' && !perDeal

/** Caps, floors, guarantees and draws that shrink, those that shrink alike together. */
function sayOthers({ pays, limits, payments, prorate, undecided }: Plan): string[] {
  const { topUps, draw } = payments
  const amounts = [...limits, ...pays.flatMap((pay) => pay.limits)].filter(isAmount)
  const has = {
    cap: amounts.some(({ kind }) => kind === 'cap'),
    floor: amounts.some(({ kind }) => kind === 'floor'),
    guarantee: topUps.some(({ kind }) => kind === 'guarantee'),
    draw: draw !== null || topUps.some(({ kind }) => kind === 'draw'),
  }
  const alike = new Map<string, { readonly proration: Proration; readonly things: string[] }>()
  for (const thing of ['cap', 'floor', 'guarantee', 'draw'] as const) {
    const proration = prorate[thing]
    if (proration === null || !has[thing]) continue
    const key = JSON.stringify(proration)
    const same = alike.get(key)
    if (same === undefined) alike.set(key, { proration, things: [`your ${thing}`] })
    else same.things.push(`your ${thing}`)
  }
  return [...alike.values()].flatMap(({ proration, things }) =>
    things.length === 1
      ? sayProration(`${listed(things)} shrinks`, `${listed(things)} stays whole`, proration, undecided)
      : sayProration(`${listed(things)} shrink`, `${listed(things)} stay whole`, proration, undecided),
  )
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
  const others = sayOthers(plan)
  const fixed = [...(target === null && plan.target !== null ? ['target'] : []), ...(quota === null && quotas ? ['quota'] : [])]
  const open = plan.undecided.filter(isReason).map((one) => REASONS[one])
  const lines: Line[] = [
    ...[...said, ...others].map((one) => text(one)),
    ...(fixed.length === 0
      ? []
      : [text(`Your ${listed(fixed)} ${fixed.length === 1 ? 'stays' : 'stay'} whole, also when you join or leave part-way.`)]),
    ...(open.length === 0 || said.length + others.length === 0
      ? []
      : [text(`Nobody has decided yet what happens when you ${listed(open, 'or')}.`)]),
    text('Only what happens while you are in this plan counts for you.'),
    ...(plan.alongside ? [text('You may have another plan at the same time; each is worked out by itself.')] : []),
    ...sayPresence(plan).map((one) => text(one)),
  ]
  return block('To look up: joining and leaving', lines)
}
