/** What is earned by a component but paid at another time (semantics 9 step 2). */
import * as z from 'zod'
import { Expression } from './expression.ts'
import { Origin } from './origin.ts'

/** `share` of what each row earned is held until `months` after the date `until`. */
const Hold = z.strictObject({
  kind: z.literal('hold'),
  component: z.string(),
  record: z.string(),
  share: z.string(),
  until: Expression,
  months: z.number().int().nonnegative(),
  origin: Origin,
})
export type Hold = z.infer<typeof Hold>

/** What was earned for a pay period is paid in equal parts: one in that period, and one in each of the next. */
const Instalments = z.strictObject({
  kind: z.literal('instalments'),
  component: z.string(),
  count: z.number().int().min(2),
  origin: Origin,
})
export type Instalments = z.infer<typeof Instalments>

/** Each row is earned over `months` months of service from its date `from`, and a part of it is paid before it is served. */
const Advance = z.strictObject({
  kind: z.literal('advance'),
  component: z.string(),
  record: z.string(),
  /** The part that is paid at once: so many of the months, or a share, a decimal. */
  advanced: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('months'), months: z.number().int().positive() }),
    z.strictObject({ kind: z.literal('share'), share: z.string() }),
  ]),
  months: z.number().int().positive(),
  from: Expression,
  /** Whether what a row can serve no more is owed and comes out of all pay, not of that row alone. */
  shortfallFromAllPay: z.boolean(),
  origin: Origin,
})
export type Advance = z.infer<typeof Advance>

/** When a component is paid, where that is not when it is earned. A component has at most one. */
export const Delay = z.discriminatedUnion('kind', [Hold, Instalments, Advance])
export type Delay = z.infer<typeof Delay>

/** Every expression in one. */
export function expressionsOfDelay(delay: Delay): readonly Expression[] {
  switch (delay.kind) {
    case 'hold':
      return [delay.until]
    case 'advance':
      return [delay.from]
    case 'instalments':
      return []
    default: {
      const never: never = delay
      return never
    }
  }
}
