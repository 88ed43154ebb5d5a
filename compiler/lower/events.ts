/** Events of the Plan to Core. */
import type { Event } from '../../runtime/core/events.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Contest, PlanEvent } from '../plan/events.ts'
import type { Plan } from '../plan.ts'
import { openness, withConstants } from './factors.ts'

export const lowerEvents = (plan: Plan): Event[] => plan.events.map((event) => lowerEvent(event, plan))

function lowerEvent(event: PlanEvent, plan: Plan): Event {
  const named = { name: event.name, label: event.label, from: event.from, to: event.to, origin: event.origin }
  const eligible = event.eligible === null ? null : openness(event.eligible, plan)
  switch (event.kind) {
    case 'spiff': {
      const { kind, metric, amount, occasion, cap, budget } = event
      const when = occasion.kind === 'once' ? { ...occasion, test: withConstants(occasion.test, plan) } : occasion
      return { kind, ...named, metric, amount, occasion: when, cap, budget, eligible }
    }
    case 'contest': {
      const { kind, metric, window, where, by, then, ties } = event
      const ranked = (e: Expression): Expression => withConstants(e, plan)
      return {
        kind,
        ...named,
        metric,
        window,
        where,
        eligible,
        by: ranked(by),
        then: then === null ? null : ranked(then),
        prizes: prizesOf(event),
        ties,
      }
    }
    case 'pool': {
      const { kind, window, fund, onePer, oddCents } = event
      const gate = event.gate === null ? null : openness(event.gate, plan)
      const weight = event.weight === null ? null : withConstants(event.weight, plan)
      return { kind, ...named, window, fund, gate, eligible, onePer, weight, oddCents }
    }
    default: {
      const never: never = event
      return never
    }
  }
}

/** The prize of each place from the first on; the places were checked to have no gap and no overlap. */
function prizesOf({ places }: Contest): [string, ...string[]] {
  const [first, ...rest] = [...places]
    .sort((a, b) => a.first - b.first)
    .flatMap(({ first, last, prize }) => Array.from({ length: last - first + 1 }, () => prize))
  return [first ?? '0', ...rest]
}
