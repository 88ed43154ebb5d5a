/** The shapes of what is told of a team and of fairness with `quotas --format json`. Published as JSON Schema; decimals are strings. */
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

/** `fairness` of `quotas --format json`: the parts of a level against a number that they were shared by, the least asked of first. */
export const FairnessAnswer = z.strictObject({
  metric: z.string(),
  level: z.string(),
  by: z.string(),
  /** Of all parts together; money in the smallest unit. */
  quotaOverBasis: Fraction,
  /** Of quota over basis; null where nothing is asked. */
  gini: Fraction.nullable(),
  /** Of quota and basis, to two decimals; null where one of the two does not vary. */
  correlation: Decimal.nullable(),
  /** `index`: quota over basis, over that of all. */
  parts: z.array(z.strictObject({ key: z.string(), quota: Decimal, basis: Decimal, index: Fraction })),
  /** Parts with a quota of which the basis knows nothing. */
  without: z.array(z.string()),
})
