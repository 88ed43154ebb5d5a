/** When you are paid. */

import { GRAINS } from '../../runtime/calendar/period.ts'
import type { Plan } from '../plan.ts'
import { sayPercent } from './earn.ts'
import { sayExpression } from './expression.ts'
import { type Block, block, sentence, text } from './page.ts'
import { sayPayCurrency } from './pay-currency.ts'
import { listed, sayPer, windowNoun } from './words.ts'

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
    ...sayPayCurrency(plan).map((one) => text(one)),
    ...(plan.target === null
      ? []
      : [text(sentence(`Your target pay is ${sayExpression(plan.target.value, plan)} per ${sayPer(plan.target.per)}`))]),
    ...sayTrueUp(plan).map((one) => text(one)),
    text(sayOverpayment(plan)),
    ...plan.pays.filter((pay) => pay.earnedStaysEarned).map((pay) => text(`What you have earned in ${pay.label} stays earned.`)),
  ])
