/** Events: spiffs, milestones, contests and pools. Every name is led to its metric, and what money depends on is stated. */
import type { Item, ItemOf } from '../../grammar/forms/items.ts'
import type { PlanEvent } from '../plan/events.ts'
import { bindContest } from './contests.ts'
import { type Context, itemsOf } from './context.ts'
import type { EventFacts } from './event-parts.ts'
import { bindPool } from './pools.ts'
import { bindSpiff } from './spiffs.ts'

/** The events of the plan, in the order written. Reports CB201, CB205, CB206, CB208, CB213, CB304. */
export const bindEvents = (context: Context, facts: EventFacts): PlanEvent[] => [
  ...itemsOf(context.own, 'spiff').flatMap((node) => bindSpiff(context, node, facts) ?? []),
  ...itemsOf(context.own, 'contest').flatMap((node) => bindContest(context, node, facts) ?? []),
  ...itemsOf(context.own, 'pool').flatMap((node) => bindPool(context, node, facts) ?? []),
]

/** The blocks of events. */
export const eventBlocks = (own: readonly Item[]): readonly ItemOf<'spiff' | 'contest' | 'pool'>[] => [
  ...itemsOf(own, 'spiff'),
  ...itemsOf(own, 'contest'),
  ...itemsOf(own, 'pool'),
]
