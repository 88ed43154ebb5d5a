/** Events of a plan: as computed, with what people read and the checks need. */
import * as z from 'zod'
import { Contest as CoreContest, Pool as CorePool, Spiff as CoreSpiff } from '../../runtime/core/events.ts'
import { Origin } from '../../runtime/core/origin.ts'

const told = {
  supports: z.array(z.strictObject({ objective: z.string(), origin: Origin })),
  because: z.string().nullable(),
  /** Where its own days are written; null: it runs as long as the plan. */
  dated: Origin.nullable(),
}

export const Spiff = CoreSpiff.extend(told)
export type Spiff = z.infer<typeof Spiff>

/** One line of prizes: place `first` to `last` get `prize` each, a decimal of minor units. */
export const Places = z.strictObject({ first: z.number().int(), last: z.number().int(), prize: z.string(), origin: Origin })
export type Places = z.infer<typeof Places>

export const Contest = CoreContest.omit({ prizes: true }).extend({ ...told, places: z.array(Places).nonempty() })
export type Contest = z.infer<typeof Contest>

export const Pool = CorePool.extend({ ...told, metric: z.string().nullable() })
export type Pool = z.infer<typeof Pool>

export const PlanEvent = z.discriminatedUnion('kind', [Spiff, Contest, Pool])
export type PlanEvent = z.infer<typeof PlanEvent>
