/** What an event reads: the metrics that move pay through it, and the clauses in which they stand. */
import { eventExpressions } from '../../runtime/core/events.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import { everyPart } from '../../runtime/core/parts.ts'
import type { PlanEvent } from './events.ts'

/** Conditions and factors: a person's own number or yes/no field counts in them as a metric. */
function conditionsOf(event: PlanEvent): readonly (Expression | null)[] {
  switch (event.kind) {
    case 'spiff':
      return [event.eligible]
    case 'contest':
      return [event.where, event.eligible]
    case 'pool':
      return [event.gate, event.eligible, event.weight]
    default: {
      const never: never = event
      return never
    }
  }
}

/** The expressions of an event on people: those on rows narrow its own metric, and are no other. */
export const readBy = (event: PlanEvent): readonly Expression[] =>
  eventExpressions(event.kind === 'contest' ? { ...event, prizes: ['0'] } : event)

/** Every metric through which an event moves pay, and own fields that decide like one, with the place of each. */
export function metricsOfEvent(event: PlanEvent): { readonly name: string; readonly origin: Origin }[] {
  const own = event.metric === null ? [] : [{ name: event.metric, origin: event.origin }]
  const measures = readBy(event).flatMap((e) =>
    [...everyPart(e)].flatMap((part) =>
      part.kind === 'measure' || part.kind === 'attainment' || part.kind === 'quota' ? [{ name: part.metric, origin: part.origin }] : [],
    ),
  )
  const fields = conditionsOf(event).flatMap((e) =>
    (e === null ? [] : [...everyPart(e)]).flatMap((part) =>
      part.kind === 'field' && part.of === 'person' && ['number', 'percent', 'yesno', 'count'].includes(part.unit.kind)
        ? [{ name: part.path.join('.'), origin: part.origin }]
        : [],
    ),
  )
  return [...own, ...measures, ...fields]
}
