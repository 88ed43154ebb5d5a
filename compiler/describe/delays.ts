/** What the rep's page says of what is paid later, or in advance. */
import type { Advance, Delay, Hold } from '../../runtime/core/delays.ts'
import type { Plan } from '../plan.ts'
import { sayPercent } from './earn.ts'
import { payLabel, sayExpression } from './expression.ts'
import { sayPer, spoken } from './words.ts'

/** `the policy's issued on date`, `the deal's paid date`. */
const sayDateOf = (record: string, date: Hold['until'], plan: Plan): string => `the ${spoken(record)}'s ${sayExpression(date, plan)} date`

function sayHold({ component, record, share, until, months }: Hold, plan: Plan): string {
  const date = sayDateOf(record, until, plan)
  const when = months === 0 ? date : `${months} months after ${date}`
  return `${payLabel(component, plan)}: ${sayPercent(share)} of what each ${spoken(record)} earns is held, and paid at ${when.replace(' on date', ' date')}`
}

function sayAdvance({ component, record, advanced, months, from, shortfallFromAllPay }: Advance, plan: Plan): string[] {
  const noun = spoken(record)
  const label = payLabel(component, plan)
  const part = advanced.kind === 'months' ? `the part for ${advanced.months} of the ${months} months` : sayPercent(advanced.share)
  const date = sayDateOf(record, from, plan).replace(' on date', ' date')
  return [
    `${label}: what a ${noun} earns is earned month by month, over ${months} months from ${date}; that date's own month is the first`,
    `${label}: ${part} is paid to you at once, in advance. The months that you serve pay that back first, and only then pay out`,
    shortfallFromAllPay
      ? `${label}: when a ${noun} no longer earns what was advanced on it, you owe the rest, and it comes out of your later pay`
      : `${label}: when a ${noun} no longer earns what was advanced on it, the rest stays open, and only that ${noun} itself can pay it back`,
  ]
}

/** In sentences, without their full stops. */
export function sayDelay(delay: Delay, plan: Plan): string[] {
  switch (delay.kind) {
    case 'hold':
      return [sayHold(delay, plan)]
    case 'instalments': {
      const { component, count } = delay
      const per = sayPer(plan.paid)
      return [
        `${payLabel(component, plan)}: what you earn in a ${per} is paid in ${count} equal instalments, one in that ${per} and one in each of the next`,
      ]
    }
    case 'advance':
      return sayAdvance(delay, plan)
    default: {
      const never: never = delay
      return never
    }
  }
}
