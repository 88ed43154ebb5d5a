import * as z from 'zod'

/** Which of the five reasons to shrink a value count for it (semantics 2). */
export const Proration = z.strictObject({
  by: z.enum(['days', 'days_in_year', 'workdays', 'months_by_day_15', 'months_started', 'months_completed']),
  reasons: z.array(z.enum(['hired_on', 'left_on', 'leave', 'transfer', 'change'])),
})
export type Proration = z.infer<typeof Proration>
