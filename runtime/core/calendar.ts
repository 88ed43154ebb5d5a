import * as z from 'zod'

/**
 * Years of whole weeks: how many weeks the three months of each quarter have, and the day on which a year ends: the last `weekday`
 * (0 is Monday) of the calendar month `month`. A 53rd week joins the last month.
 */
export const Weeks = z.strictObject({
  months: z.tuple([z.number().int(), z.number().int(), z.number().int()]),
  weekday: z.number().int().min(0).max(6),
  month: z.number().int().min(1).max(12),
})
export type Weeks = z.infer<typeof Weeks>

/** The fiscal calendar: a year that starts on the first of `startMonth`; of weeks, one that stands for such a year. */
export const Calendar = z.strictObject({
  startMonth: z.number().int().min(1).max(12),
  /** FY26 is the year that starts, or ends, in 2026. */
  namedBy: z.enum(['start', 'end']),
  /** Null: months are calendar months. */
  weeks: Weeks.nullable(),
})
export type Calendar = z.infer<typeof Calendar>
