/** Questions about the clauses of the plan. */
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Clawback } from '../../../runtime/core/payments.ts'
import type { Per, Window } from '../../../runtime/core/unit.ts'
import { fromDecimal, multiply, ONE, type Ratio, ratio, subtract, ZERO } from '../../../runtime/exact/ratio.ts'
import { showPercent } from '../../../runtime/exact/show.ts'
import { sayDelay } from '../../describe/delays.ts'
import { payLabel, sayExpression } from '../../describe/expression.ts'
import { sentence } from '../../describe/page.ts'
import { sayPer, sayWindow, spoken } from '../../describe/words.ts'
import type { QuizQuestion } from '../answers.ts'
import { moneyTold } from '../say.ts'
import type { Asked } from './asked.ts'
import { choose, type Option } from './choice.ts'

const part = (of: Ratio): Option => ({ says: showPercent(of, 2), size: of })
const decimal = (text: string): Ratio => fromDecimal(text) ?? ZERO
const PARTS = [ONE, ratio(1n, 2n), ZERO, ratio(1n, 4n), ratio(3n, 4n)]

/** What happens to pay when a row is cancelled within so many days, or later. */
export function clawbackQuestions(asked: Asked): readonly (QuizQuestion | undefined)[] {
  return asked.plan.payments.clawbacks.flatMap((clawback) => {
    const { when, unserved } = clawback
    if (when.kind !== 'within' || when.of !== 'days' || unserved !== null) return []
    return [afterDays(asked, clawback, when.count, true), afterDays(asked, clawback, when.count + 1, false)]
  })
}

function afterDays({ plan, seed }: Asked, { record, share, when }: Clawback, days: number, inside: boolean): QuizQuestion | undefined {
  if (when.kind !== 'within') return undefined
  const dated = (date: Expression): string => sayExpression(date, plan).replace(/ on$/, '')
  const noun = spoken(record)
  const part = share === '1' ? 'All' : showPercent(decimal(share))
  const taken: Option = { says: `${part} that it earned is taken back` }
  const kept: Option = { says: 'You keep what it earned' }
  const others: Option[] = [
    { says: share === '0.5' ? 'All that it earned is taken back' : 'Half of what it earned is taken back' },
    { says: 'What it earned is paid a year later' },
  ]
  return choose(
    `cancelled ${record} ${inside ? 'within' : 'after'}`,
    seed,
    `The ${dated(when.date)} date of a ${noun} is ${days} days after its ${dated(when.after)} date. What happens to what it earned you?`,
    inside ? taken : kept,
    [inside ? kept : taken, ...others],
    sentence(`it counts no more where ${sayExpression(when, plan)}`),
  )
}

/** How much of what a row earns is paid at once. */
export function heldQuestions({ plan, seed }: Asked): readonly (QuizQuestion | undefined)[] {
  return plan.payments.delays.map((delay) => {
    const label = payLabel(delay.component, plan)
    const because = sentence(sayDelay(delay, plan)[0] ?? '')
    switch (delay.kind) {
      case 'hold': {
        const paid = subtract(ONE, decimal(delay.share))
        const noun = spoken(delay.record)
        return choose('held', seed, `How much of what a ${noun} earns in ${label} is paid at once?`, part(paid), PARTS.map(part), because)
      }
      case 'advance': {
        const { advanced, months } = delay
        const at = advanced.kind === 'share' ? decimal(advanced.share) : ratio(BigInt(advanced.months), BigInt(months))
        const noun = spoken(delay.record)
        return choose(
          'held',
          seed,
          `How much of what a ${noun} earns in ${label} is paid to you in advance?`,
          part(at),
          PARTS.map(part),
          because,
        )
      }
      case 'instalments': {
        const counts = [delay.count, 1, 2, 4, 6, 12].map((n): Option => ({ says: String(n), size: ratio(BigInt(n)) }))
        const [right = { says: '' }, ...wrong] = counts
        return choose('held', seed, `In how many instalments is ${label} paid?`, right, wrong, because)
      }
      default: {
        const never: never = delay
        return never
      }
    }
  })
}

/** What part of the target a part of pay is worth. */
export const worthQuestions = ({ plan, seed }: Asked): readonly (QuizQuestion | undefined)[] =>
  plan.pays.map(({ name, label, worth }) => {
    if (worth === null) return undefined
    const right = decimal(worth)
    const others = plan.pays.flatMap((one) => (one.worth === null ? [] : [decimal(one.worth)]))
    const wrong = [...others, subtract(ONE, right), ratio(1n, 2n), ONE, ratio(1n, 4n), ratio(3n, 4n)].filter(({ n }) => n > 0n)
    return choose(
      `worth ${name}`,
      seed,
      `What part of your target pay is ${label} worth?`,
      part(right),
      wrong.map(part),
      `Exactly at quota ${label} pays that part of your target.`,
    )
  })

/** What remains of a part of pay while its gate is closed. */
export const gateQuestions = ({ plan, seed }: Asked): readonly (QuizQuestion | undefined)[] =>
  plan.pays.flatMap(({ name, label, gates }) =>
    gates.map(({ test, keeps }) =>
      choose(
        `gate ${name}`,
        seed,
        `What do you keep of ${label} where it is not so that ${sayExpression(test, plan)}?`,
        part(decimal(keeps)),
        PARTS.map(part),
        `${label} is paid in full only when ${sayExpression(test, plan)}.`,
      ),
    ),
  )

const WINDOWS: readonly Window[] = ['month', 'quarter', 'half', 'year', 'plan', 'deal']

/** Over what a metric adds up. */
export const windowQuestions = ({ plan, seed }: Asked): readonly (QuizQuestion | undefined)[] =>
  plan.metrics.map(({ name, label, window, record }) => {
    const say = (one: Window): Option => ({ says: one === 'deal' ? `each ${spoken(record)} by itself` : sayWindow(one) })
    return choose(
      `window ${name}`,
      seed,
      `Over what does ${label} add up?`,
      say(window),
      WINDOWS.map(say),
      `It adds up over ${say(window).says}${window === 'deal' ? '' : ', and then starts again'}.`,
    )
  })

const PERS: readonly Per[] = ['month', 'quarter', 'half', 'year']

/** How often pay is worked out. */
export const paidQuestion = ({ plan, seed }: Asked): QuizQuestion | undefined => {
  const say = (per: Per): Option => ({ says: `every ${sayPer(per)}` })
  return choose('paid', seed, 'How often does this plan pay?', say(plan.paid), PERS.map(say), `It pays every ${sayPer(plan.paid)}.`)
}

/** What a part of pay brought in the period. */
export const earnedQuestions = ({ plan, seed, outcome, person, period }: Asked): readonly (QuizQuestion | undefined)[] => {
  const names = [...plan.pays, ...plan.events].map(({ name, label }) => ({ name, label }))
  const earned = names.map(({ name, label }) => ({
    label,
    name,
    amount: outcome.earnings.reduce((sum, line) => (line.payee === person.id && line.component === name ? sum + line.amount : sum), 0n),
  }))
  return earned.map(({ label, name, amount }) => {
    if (amount === 0n) return undefined
    const say = (value: Ratio): Option => ({ says: moneyTold(value.n / value.d, plan).says, size: ratio(value.n / value.d) })
    const others = earned.flatMap((one) => (one.amount === 0n ? [] : [ratio(one.amount)]))
    const wrong = [
      ...others,
      multiply(ratio(amount), ratio(2n)),
      multiply(ratio(amount), ratio(1n, 2n)),
      multiply(ratio(amount), ratio(3n, 2n)),
    ]
    return choose(
      `earned ${name}`,
      seed,
      `What did ${label} earn you in ${period}?`,
      say(ratio(amount)),
      wrong.map(say),
      `Your statement of ${period} shows how it came to be.`,
    )
  })
}
