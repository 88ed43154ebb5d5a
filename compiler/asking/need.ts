/** How much more of a metric brings pay to a goal. */
import type { Measure } from '../../runtime/core/core.ts'
import { add, ratio, sign, ZERO } from '../../runtime/exact/ratio.ts'
import type { Plan } from '../plan.ts'
import type { Along } from './along.ts'
import type { NeedToSell } from './answers.ts'
import { leastFor } from './least.ts'
import { measuredIn } from './measured.ts'
import { labelOf } from './next.ts'
import type { Person } from './person.ts'
import { attainmentTold, moneyTold, sayImagined, told, unitIn } from './say.ts'

/** The answer for one metric; `period` names what is paid. */
export function needToSellOf(person: Person, along: Along, goal: bigint, period: string, plan: Plan): NeedToSell {
  const { growing, usual, pays, pieces } = along
  const { measure } = growing
  const unit = unitIn(plan, measure)
  const label = labelOf(measure, plan)
  const wanted = moneyTold(goal, plan)
  const nothing = {
    ...noNeed(measure, goal, plan, ''),
    imagined: person.day === undefined ? '' : sayImagined(usual, measure, person.day, plan),
  }
  const found = leastFor(along, goal)
  switch (found.kind) {
    case 'reached': {
      const now = moneyTold(pays(0n), plan)
      return { ...nothing, outcome: 'reached', pays: now, says: `Nothing more: ${period} pays ${now.says} already.` }
    }
    case 'never': {
      const most = found.most === undefined ? null : moneyTold(found.most, plan)
      const looked = told(ratio(pieces.at(-1)?.to ?? 0n), unit, plan).says
      const says =
        most === null
          ? `Up to ${looked} more of ${label} does not bring ${period} to ${wanted.says}.`
          : `More of ${label} does not bring ${period} to ${wanted.says}: the most this plan pays for it is ${most.says}.`
      return { ...nothing, outcome: 'never', most, says }
    }
    case 'needs': {
      const { value = ZERO, quota } = measuredIn(person, measure) ?? {}
      const more = told(ratio(found.more), unit, plan)
      const reached = add(value, ratio(found.more))
      const at = told(reached, unit, plan)
      const attainment = quota === undefined || sign(quota) <= 0 ? null : attainmentTold(reached, quota, plan)
      // one deal by itself adds up to nothing larger
      const inAll = measure.window === 'deal' ? '' : `, ${at.says} in all${attainment === null ? '' : ` (${attainment.says} of quota)`}`
      return {
        ...nothing,
        outcome: 'needs',
        more,
        at: measure.window === 'deal' ? null : at,
        attainment: measure.window === 'deal' ? null : attainment,
        pays: moneyTold(pays(found.more), plan),
        says: `For ${period} to pay ${wanted.says} it takes ${more.says} more of ${label}${inAll}.`,
      }
    }
    default: {
      const never: never = found
      return never
    }
  }
}

/** An answer that only says why there is none. */
export const noNeed = (measure: Measure, goal: bigint, plan: Plan, says: string): NeedToSell => ({
  metric: measure.name,
  label: labelOf(measure, plan),
  goal: moneyTold(goal, plan),
  outcome: 'no question',
  more: null,
  at: null,
  attainment: null,
  pays: null,
  most: null,
  imagined: '',
  says,
})
