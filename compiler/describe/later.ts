/** What the rep's page says of clawbacks, holds, draws and guarantees. */

import type { Expression } from '../../runtime/core/expression.ts'
import type { Clawback, Draw, TopUp } from '../../runtime/core/payments.ts'
import type { Plan } from '../plan.ts'
import { sayDelay } from './delays.ts'
import { sayPercent } from './earn.ts'
import { sayExpression } from './expression.ts'
import { type Block, block, type Line, sentence, text } from './page.ts'
import { saySplits } from './shared.ts'
import { sayPer, spoken } from './words.ts'

function sayClawback({ record, share, when, unserved }: Clawback, plan: Plan): string[] {
  const noun = spoken(record)
  const condition = `If ${sayExpression(when, plan)}`
  const whole = share === '1' ? `the ${noun}` : `${sayPercent(share)} of the ${noun}`
  const lost =
    unserved === null
      ? `${whole} counts no more`
      : `${share === '1' ? '' : `${sayPercent(share)} of `}the part of its ${sayMonths(unserved.months, plan)} that was not served counts no more`
  return [`${condition}, ${lost}: your pay is worked out again without it.`]
}

const sayMonths = (months: Expression, plan: Plan): string =>
  months.kind === 'literal' ? `${sayExpression(months, plan)} months` : sayExpression(months, plan)

function sayRecovery({ clawbacks }: Plan['payments']): string[] {
  const share = clawbacks.find(({ recovered }) => recovered !== null)?.recovered ?? null
  return share === null ? [] : [`What is taken back that way comes out of your pay, at most ${sayPercent(share)} of it each time.`]
}

/** `$4,000 per month for 6 months from your hired on date`. */
function sayTerm({ amount, per, term }: TopUp | Draw, plan: Plan): string {
  const how = `${sayExpression(amount, plan)} per ${sayPer(per)}`
  if (term === null) return how
  return `${how}, for ${term.months} months from ${sayExpression(term.from, plan).replace(/ on$/, '')} date on`
}

const sayTopUp = (topUp: TopUp, plan: Plan): string =>
  `You earn at least ${sayTerm(topUp, plan)}: what is missing is added${topUp.kind === 'draw' ? ' and is yours to keep' : ''}.`

const LEAVING = {
  owed: 'what is still open is owed',
  forgiven: 'what is still open is forgiven',
  last_pay: 'what is still open is taken from your last pay; what that does not cover is owed',
} as const

function sayDraw(draw: Draw | null, plan: Plan): string[] {
  if (draw === null) return []
  const from = draw.recovery === 'pay' ? 'later pay, which never falls below the draw for it' : 'later pay above the draw'
  const share = draw.share === '1' ? '' : `, at most ${sayPercent(draw.share)} of it each time`
  const start = draw.fromMonth === 1 ? '' : `, from month ${draw.fromMonth} on`
  return [
    `You are paid at least ${sayTerm(draw, plan)}. What is missing is advanced to you as a draw.`,
    `The draw comes back out of ${from}${share}${start}.`,
    ...(draw.forgiven === null ? [] : [`When ${sayExpression(draw.forgiven, plan)}, what is still open is forgiven.`]),
    `When you leave, ${LEAVING[draw.leaving]}.`,
  ]
}

function sayPayout(plan: Plan): string[] {
  const { most, least } = plan.payments.payout
  const [period, said] = [sayPer(plan.paid), (amount: Expression): string => sayExpression(amount, plan)]
  return [
    ...(most === null
      ? []
      : [`At most ${said(most.amount)} is paid out to you in a ${period}. What is more waits for the next ${period}.`]),
    ...(least === null
      ? []
      : [
          `Less than ${said(least.amount)} is not paid out; it waits for the next ${period}. Your last payment has no least, and neither has the plan's.`,
        ]),
  ]
}

/** What is paid later, filled up, advanced or taken back; nothing where the plan has none of it. */
export function describeLater(plan: Plan): Block[] {
  const { clawbacks, delays, topUps, draw } = plan.payments
  const said = [
    ...topUps.map((topUp) => sayTopUp(topUp, plan)),
    ...sayDraw(draw, plan),
    ...delays.flatMap((delay) => sayDelay(delay, plan)),
    ...clawbacks.flatMap((clawback) => sayClawback(clawback, plan)),
    ...sayRecovery(plan.payments),
    ...saySplits(plan).map((one) => `${one}; the rest is yours`),
    ...sayPayout(plan),
  ]
  return block(
    'What is held, advanced or taken back',
    said.map((one): Line => text(sentence(one.replace(/\.$/, '')))),
  )
}
