/** The shape of `explain --goal --format json`; see `compiler/asking/answers.ts`. Published as JSON Schema. */
import * as z from 'zod'

const Told = z.strictObject({ exact: z.string().regex(/^-?\d+(\.\d+|\/\d+)?$/), says: z.string() })

const Standing = z.strictObject({
  metric: z.string(),
  label: z.string(),
  value: Told.nullable(),
  quota: Told.nullable(),
  attainment: Told.nullable(),
  toGo: Told.nullable(),
  over: z.string(),
})

const Change = z.strictObject({ more: Told, at: Told, attainment: Told.nullable(), jump: Told.nullable(), pays: Told })

const Next = z.strictObject({
  metric: z.string(),
  label: z.string(),
  step: Told.nullable(),
  pays: Told.nullable(),
  change: Change.nullable(),
  jump: Change.nullable(),
  imagined: z.string(),
  says: z.string(),
})

const Need = z.strictObject({
  metric: z.string(),
  label: z.string(),
  goal: Told,
  outcome: z.enum(['needs', 'reached', 'never', 'no question']),
  more: Told.nullable(),
  at: Told.nullable(),
  attainment: Told.nullable(),
  pays: Told.nullable(),
  most: Told.nullable(),
  imagined: z.string(),
  says: z.string(),
})

export const AskedAnswer = z.strictObject({
  schemaVersion: z.literal(1),
  soFar: z.strictObject({
    payee: z.string(),
    name: z.string(),
    period: z.string(),
    days: z.string(),
    earned: Told,
    toDate: Told,
    target: Told.nullable(),
    ofTarget: Told.nullable(),
    standings: z.array(Standing),
    says: z.string(),
  }),
  next: z.array(Next),
  need: z.array(Need),
  open: z.array(
    z.strictObject({
      key: z.string(),
      label: z.string(),
      amount: Told.nullable(),
      closes: z.string(),
      adds: Told,
      says: z.string(),
    }),
  ),
  /** Null where no deals are open. */
  fewest: z
    .strictObject({
      goal: Told,
      outcome: z.enum(['needs', 'reached', 'never', 'too many']),
      deals: z.array(z.string()),
      pays: Told.nullable(),
      says: z.string(),
    })
    .nullable(),
  /** `right` is the place of the right option, from 0. */
  quiz: z.array(
    z.strictObject({ kind: z.string(), asks: z.string(), options: z.array(z.string()), right: z.int().min(0), because: z.string() }),
  ),
})
