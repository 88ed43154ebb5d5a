/** The shapes of what `diff` and `scenario` print with `--format json`. Nobody is named, and figures of fewer than five people are withheld. */
import * as z from 'zod'

const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const Fraction = z.string().regex(/^-?\d+(\/\d+)?$/)
const Titled = z.strictObject({ name: z.string(), label: z.string() })
const Withheld = z.strictObject({ withheld: z.string() })

/** Null where one of the three groups is of fewer than five people. */
const Sides = {
  gain: z.strictObject({ people: z.int(), change: Decimal }).nullable(),
  lose: z.strictObject({ people: z.int(), change: Decimal }).nullable(),
  stay: z.strictObject({ people: z.int() }).nullable(),
}

const Told = z.strictObject({
  subject: z.string(),
  clause: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  file: z.string(),
  line: z.int().min(1),
  /** Whether it can change pay, or quotas. */
  pays: z.boolean(),
})

/** A change of one plan, and what it comes to. */
const PlanDiff = z.strictObject({
  file: z.string(),
  before: Titled,
  after: Titled,
  /** Whether equal programs prove that no cent differs, on any data. */
  samePay: z.boolean(),
  changes: z.array(
    Told.extend({
      /** What it adds to the cost of the changes before it; null where it is part of the next one's, or was not computed. */
      cost: Decimal.nullable(),
    }),
  ),
  newJumps: z.array(z.strictObject({ pay: z.string(), at: z.string(), from: z.string(), to: z.string() })),
  consequence: z
    .union([
      Withheld,
      z.strictObject({
        currency: z.string(),
        people: z.int(),
        cost: z.strictObject({ before: Decimal, after: Decimal, change: Decimal }),
        ...Sides,
      }),
    ])
    .nullable(),
})

/** A change of one quotas file, and what it moves. Quotas are those of the year, of all people together. */
const QuotasDiff = z.strictObject({
  file: z.string(),
  before: Titled,
  after: Titled,
  /** Whether equal programs prove that no quota differs, on any data. */
  sameQuotas: z.boolean(),
  changes: z.array(Told),
  consequence: z
    .strictObject({
      currency: z.string(),
      metrics: z.array(
        z.union([
          Withheld.extend({ metric: z.string() }),
          z.strictObject({ metric: z.string(), people: z.int(), before: Decimal, after: Decimal, change: Decimal, ...Sides }),
        ]),
      ),
      /** What the rows hold that change owners, and its part of all. */
      numbers: z.array(z.strictObject({ number: z.string(), moved: Decimal, disruption: Fraction })),
      /** Rows that change territory. */
      rows: z.array(z.strictObject({ key: z.string(), from: z.array(z.string()), to: z.array(z.string()), changesOwner: z.boolean() })),
    })
    .nullable(),
})

/** `diff --format json`. */
export const DiffAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  /** The fiscal period on which both versions were run; null where no data was given. */
  period: z.string().nullable(),
  plans: z.array(PlanDiff),
  quotas: z.array(QuotasDiff),
  /** Labels of plans and quotas files of which only one version has a text. */
  added: z.array(z.string()),
  removed: z.array(z.string()),
})

/** One plan of a comparison. */
const Variant = z.strictObject({
  name: z.string(),
  label: z.string(),
  currency: z.string(),
  people: z.int().nullable(),
  cost: Decimal.nullable(),
  /** How pay is spread over people; a percentile beyond which fewer than five stand is not there. */
  spread: z
    .strictObject({
      percentiles: z.array(z.strictObject({ percent: z.int(), amount: Decimal })),
      /** How many earn from `from` on and below `to`. */
      histogram: z.array(z.strictObject({ from: Decimal, to: Decimal, people: z.int() })),
    })
    .nullable(),
  /** Pay against the margin of the rows; null where they have none. */
  margin: z
    .strictObject({
      total: Decimal,
      /** Pay in parts of the margin; null where there is no margin. */
      payPerMargin: Fraction.nullable(),
      afterPay: Decimal,
      segments: z.array(z.strictObject({ name: z.string(), rows: z.int(), margin: Decimal, pay: Decimal })),
      /** Pay that belongs to no row. */
      apart: Decimal,
      /** Rows with a margin below zero, and what is paid for them. */
      belowZero: z.strictObject({ rows: z.int(), margin: Decimal, pay: Decimal.nullable() }),
    })
    .nullable(),
})

const Members = z.strictObject({ people: z.int(), pay: Decimal })
const Grouped = z.strictObject({ atQuota: Fraction.nullable(), pay: Decimal })

/** `scenario --format json`. */
export const ScenarioAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  period: z.string(),
  base: Variant,
  scenarios: z.array(
    Variant.extend({
      review: PlanDiff.nullable(),
      /** What people of each band of attainment are paid; null where no metric has a quota. */
      attainment: z
        .strictObject({ metric: z.string(), bands: z.array(z.strictObject({ attainment: z.string(), before: Members, after: Members })) })
        .nullable(),
      /** People by the field that was asked for. */
      by: z
        .strictObject({
          field: z.string(),
          groups: z.array(z.strictObject({ name: z.string(), people: z.int(), before: Grouped, after: Grouped })),
        })
        .nullable(),
    }),
  ),
  /** The Goal Alignment Matrix of the base and of each scenario. Weights are parts of target pay. */
  goalAlignment: z.array(
    z.strictObject({
      objective: z.string(),
      label: z.string(),
      served: z.array(
        z.strictObject({
          plan: z.string(),
          metric: z.string(),
          behaviour: z.string().nullable(),
          mechanics: z.array(z.string()),
          weight: Fraction,
        }),
      ),
      flags: z.array(z.string()),
    }),
  ),
})
