/** Events: spiffs, milestones, contests and pools. They feed no measure and stand outside worth and plan limits (semantics 10). */
import * as z from 'zod'
import { Expression } from './expression.ts'
import { Origin } from './origin.ts'
import { Window } from './unit.ts'

/** What every event has. Without days of its own it runs as long as the plan. */
const named = {
  name: z.string(),
  label: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  origin: Origin,
}

/** Over what an event adds up: `plan` is all of its own days. */
export const EventWindow = Window.exclude(['deal'])
export type EventWindow = z.infer<typeof EventWindow>

/** Which deals pay, or when the prize falls due. */
export const Occasion = z.discriminatedUnion('kind', [
  /** Each row that the metric counts on a day of the event. */
  z.strictObject({
    kind: z.literal('row'),
    where: Expression.nullable(),
    /** Only direct credit counts, or overlays and rollups as well (semantics 17.25). */
    lines: z.enum(['direct', 'all']),
    /** Whether a row counts by the person's share of it. */
    weighted: z.boolean(),
  }),
  /** Once in each window: at the end of the first pay period in which the test holds. */
  z.strictObject({ kind: z.literal('once'), test: Expression, window: EventWindow }),
])
export type Occasion = z.infer<typeof Occasion>

/** The most that all get together. `in_proportion`: paid at the end, `first_come`: paid as earned until it is used up. */
export const Budget = z.strictObject({ limit: Expression, share: z.enum(['in_proportion', 'first_come']), origin: Origin })
export type Budget = z.infer<typeof Budget>

export const Spiff = z.strictObject({
  kind: z.literal('spiff'),
  ...named,
  metric: z.string(),
  amount: Expression,
  occasion: Occasion,
  /** The most that one person gets. */
  cap: z.strictObject({ limit: Expression, origin: Origin }).nullable(),
  budget: Budget.nullable(),
  /** Read on the event's last day, and before it to date. */
  eligible: Expression.nullable(),
})
export type Spiff = z.infer<typeof Spiff>

export const Ties = z.enum(['share', 'all', 'next'])
export type Ties = z.infer<typeof Ties>

export const Contest = z.strictObject({
  kind: z.literal('contest'),
  ...named,
  metric: z.string(),
  window: EventWindow,
  /** Who is ranked, and who can take part: both are read on the window's last day. */
  where: Expression.nullable(),
  eligible: Expression.nullable(),
  by: Expression,
  /** What decides between equals. */
  then: Expression.nullable(),
  /** The prize of each place from the first on, in minor units. */
  prizes: z.array(z.string()).nonempty(),
  ties: Ties,
})
export type Contest = z.infer<typeof Contest>

export const Pool = z.strictObject({
  kind: z.literal('pool'),
  ...named,
  window: EventWindow,
  /** What is shared; a metric in it is that of everyone in the plan together. */
  fund: Expression,
  /** What opens the pool, read of everyone in it together; closed, it shares nothing. */
  gate: Expression.nullable(),
  eligible: Expression.nullable(),
  /** A field of the person: a pool of its own for each of its values; null: one for all. */
  onePer: Expression.nullable(),
  /** A person's part of the whole; null: all alike. */
  weight: Expression.nullable(),
  /** Where cents go that cannot be shared: to the greatest remainders, to the largest part, or to nobody. */
  oddCents: z.enum(['largest_remainder', 'largest_part', 'company']),
})
export type Pool = z.infer<typeof Pool>

export const Event = z.discriminatedUnion('kind', [Spiff, Contest, Pool])
export type Event = z.infer<typeof Event>

/** Every expression of an event. */
export function eventExpressions(event: Event): readonly Expression[] {
  switch (event.kind) {
    case 'spiff':
      return present([
        event.amount,
        event.occasion.kind === 'row' ? event.occasion.where : event.occasion.test,
        event.cap?.limit ?? null,
        event.budget?.limit ?? null,
        event.eligible,
      ])
    case 'contest':
      return present([event.where, event.eligible, event.by, event.then])
    case 'pool':
      return present([event.fund, event.gate, event.eligible, event.onePer, event.weight])
    default: {
      const never: never = event
      return never
    }
  }
}

const present = (list: readonly (Expression | null)[]): readonly Expression[] => list.filter((one) => one !== null)
