/** The shapes of what is told of segments and territories with `--format json`. Published as JSON Schema; decimals are strings. */
import * as z from 'zod'

const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const Fraction = z.string().regex(/^-?\d+(\/\d+)?$/)
const Change = z.strictObject({ key: z.string(), from: z.string(), to: z.string() })

/** Rows that would move, how far the furthest territory is then from the mean, and the part of each number that changes owner. */
const Drawn = z.strictObject({
  changes: z.array(Change),
  spread: Fraction,
  disruption: z.array(z.strictObject({ number: z.string(), share: Fraction })),
})

/** `coverage` of `quotas --format json`. */
export const CoverageAnswer = z.strictObject({
  segments: z.array(
    z.strictObject({
      record: z.string(),
      classes: z.array(z.strictObject({ name: z.string(), where: z.string(), rows: z.int() })),
    }),
  ),
  territories: z
    .strictObject({
      record: z.string(),
      on: z.string(),
      /** What `holds` counts, in its order. */
      numbers: z.array(z.string()),
      /** Each below the one that it is part of. */
      territories: z.array(
        z.strictObject({
          name: z.string(),
          label: z.string(),
          above: z.string().nullable(),
          owner: z.string().nullable(),
          rows: z.int(),
          holds: z.array(Decimal),
          /** Null: it is not compared. */
          offMean: Fraction.nullable(),
        }),
      ),
      rows: z.array(z.strictObject({ key: z.string(), territories: z.array(z.string()), by: z.enum(['name', 'rule']) })),
    })
    .nullable(),
  balance: z
    .strictObject({
      by: z.string(),
      within: z.string(),
      spread: Fraction,
      isEven: z.boolean(),
      /** Null: all is even, or a row may have several territories. */
      proposal: z
        .strictObject({
          steps: z.array(z.strictObject({ says: z.string(), changes: z.array(Change) })),
          after: Drawn,
          anew: Drawn,
        })
        .nullable(),
    })
    .nullable(),
})

/** `quotas --since OLD --format json`, and `quotas --move KEY=TERRITORY --format json`. */
export const MovedAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  before: z.string(),
  after: z.string(),
  currency: z.string(),
  numbers: z.array(z.strictObject({ number: z.string(), moved: Decimal, disruption: Fraction })),
  rows: z.array(
    z.strictObject({
      key: z.string(),
      from: z.array(z.string()),
      to: z.array(z.string()),
      changesOwner: z.boolean(),
      holds: z.array(Decimal.nullable()),
    }),
  ),
  quotas: z.array(
    z.strictObject({
      metric: z.string(),
      people: z.array(z.strictObject({ person: z.string(), name: z.string(), before: Decimal, after: Decimal, change: Decimal })),
    }),
  ),
  /** Null without `--beside`; a plan each that goes by the file, on what is sold so far. */
  pay: z
    .array(
      z.strictObject({
        plan: z.string(),
        period: z.string(),
        currency: z.string(),
        people: z.array(z.strictObject({ person: z.string(), name: z.string(), before: Decimal, after: Decimal, change: Decimal })),
      }),
    )
    .nullable(),
})
export type MovedAnswer = z.infer<typeof MovedAnswer>
