/** The shape of what is told of a team with `quotas --format json`. Published as JSON Schema; decimals are strings. */
import * as z from 'zod'

const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const Fraction = z.string().regex(/^-?\d+(\/\d+)?$/)

/** `capacity` of `quotas --format json`. Heads are rounded to a hundredth, money to the smallest unit. */
export const CapacityAnswer = z.strictObject({
  months: z.array(
    z.strictObject({
      month: z.string(),
      hired: Decimal,
      refilled: Decimal,
      heads: Decimal,
      rampedEquivalents: Decimal,
      capacity: Decimal,
      expected: Decimal,
      leavers: Decimal,
    }),
  ),
  /** Null where no need is stated. */
  coverage: z
    .strictObject({
      need: Decimal,
      committed: Decimal,
      capacity: Decimal,
      expected: Decimal,
      covered: Fraction.nullable(),
      gap: Decimal,
      firstShortMonth: z.string().nullable(),
      /** Ramped people for a whole year who would close the gap; null where nobody sells anything. */
      hires: z.int().nullable(),
      /** People who would close it, all hired in one month; null where whoever is hired then sells nothing this year. */
      hiredIn: z.array(z.strictObject({ month: z.string(), people: z.int().nullable() })),
    })
    .nullable(),
})
