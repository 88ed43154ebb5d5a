/** Why a run is exact, as data: what every number is made of, how far it reaches, and how it is held because of that. Numbers are decimal strings. */
import * as z from 'zod'

const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const Whole = z.string().regex(/^-?\d+$/)

/** A column that is read, and what bounds it. */
export const ColumnProof = z.strictObject({
  record: z.string(),
  field: z.string(),
  money: z.boolean(),
  /** Decimals of its numbers: of the currency, or the most that a row states. */
  decimals: z.int().min(0),
  /** The least and the most of all rows; null without data. */
  least: Decimal.nullable(),
  most: Decimal.nullable(),
  from: z.enum(['rows', 'declared']),
})
export type ColumnProof = z.infer<typeof ColumnProof>

/** How a sum of rows is held: doubles, two doubles, 64 bits, or integers of any size. */
export const Holding = z.enum(['doubles', 'pairs', 'int64', 'big'])

/** A metric's sum over the rows of one person, whatever the days. */
export const SumProof = z.strictObject({
  metric: z.string(),
  /** What is added up: the metric, or what a ratio is divided by. */
  part: z.enum(['sum', 'divisor']),
  money: z.boolean(),
  decimals: z.int().min(0),
  /** What one row may add; null without data. */
  rowLeast: Decimal.nullable(),
  rowMost: Decimal.nullable(),
  /** The most rows of any one person; null without data. */
  rows: z.int().min(0).nullable(),
  /** The most that the rows of one person come to, with either sign, and the same in whole numbers; null without data. */
  reach: Decimal.nullable(),
  whole: Whole.nullable(),
  held: Holding.nullable(),
  /** The most that one person's rows may come to while doubles hold it exactly. */
  room: Decimal,
})
export type SumProof = z.infer<typeof SumProof>

/** A number that a part of pay is computed from. */
export const FigureProof = z.strictObject({
  what: z.enum(['metric', 'rows', 'quota', 'target', 'worth', 'fixed']),
  /** The metric or part of pay; for `fixed` the fields that it reads. */
  name: z.string(),
  /** Whether it is money; its numbers are then in the currency. */
  money: z.boolean(),
  decimals: z.int().min(0),
  least: Decimal.nullable(),
  most: Decimal.nullable(),
  /** The greatest divisor that stands beside it, where it has no last decimal. */
  divisor: Whole.nullable(),
  from: z.enum(['rows', 'data', 'assumed']),
})
export type FigureProof = z.infer<typeof FigureProof>

/** `exact`: every whole number between the bounds is a double. `watched`: doubles run with their error beside them. */
export const How = z.enum(['exact', 'watched'])

/** What one step comes to: a whole number over a divisor and a power of ten. */
export const StepProof = z.strictObject({
  id: z.string(),
  label: z.string(),
  decimals: z.int().min(0),
  /** The bounds of the step itself; null where it has a divisor that depends on the person. */
  least: Decimal.nullable(),
  most: Decimal.nullable(),
  /** The largest whole number above the line, and below it; null: there is no line. */
  over: Whole,
  under: Whole.nullable(),
  how: How,
  /** Comparisons with a bound of a table, a gate or a limit: how many, and the largest whole number in them. */
  comparisons: z.int().min(0),
  crossMultiplied: z.int().min(0),
  compared: Whole.nullable(),
  comparedHow: How,
})
export type StepProof = z.infer<typeof StepProof>

/** A rounding, and when big integers decide it. */
export const RoundingProof = z.strictObject({
  /** The step that rounds; null: the amount that is paid. */
  step: z.string().nullable(),
  mode: z.string(),
  /** The unit that it rounds to, in the currency. */
  over: Whole,
  under: Whole,
  how: How,
  /** The margin near a tie in parts of the amount; null where it has no such part. */
  relative: z.string().nullable(),
  /** The margin in units at the worst of all bounds; null where no figure bounds it. */
  worst: z.string().nullable(),
})
export type RoundingProof = z.infer<typeof RoundingProof>

/** One way to compute a part of pay. */
export const ProgramProof = z.strictObject({
  figures: z.array(FigureProof),
  steps: z.array(StepProof),
  roundings: z.array(RoundingProof),
})
export type ProgramProof = z.infer<typeof ProgramProof>

export const ComponentProof = z.strictObject({
  name: z.string(),
  label: z.string(),
  /** Why the reference evaluator computes it; null: its program does. */
  because: z.string().nullable(),
  /** Its amount at a moment, and its amount as the rows come in; null where they do not explain it, or it has no program. */
  pay: ProgramProof.nullable(),
  byRow: ProgramProof.nullable(),
  /** Without data: the size of figures that the bounds are for, and up to what size doubles hold all that is compared, and all numbers; null: none. */
  room: z.strictObject({ figures: Decimal, compared: Decimal.nullable(), all: Decimal.nullable() }).nullable(),
})
export type ComponentProof = z.infer<typeof ComponentProof>

/** `explain --proof --format json`. */
export const Proof = z.strictObject({
  schemaVersion: z.literal(1),
  plan: z.string(),
  label: z.string(),
  currency: z.strictObject({ code: z.string(), digits: z.int().min(0) }),
  /** The period of the run that is proved; null: what holds for any data. */
  period: z.string().nullable(),
  /** Why the reference evaluator computes all of it; null: the fast evaluator runs. */
  because: z.string().nullable(),
  columns: z.array(ColumnProof),
  sums: z.array(SumProof),
  /** Metrics that are no sums of rows, with the reason. */
  leftMetrics: z.array(z.strictObject({ metric: z.string(), because: z.string() })),
  components: z.array(ComponentProof),
  /** Amounts that doubles could not tell, which big integers decided; null without data. */
  byBigIntegers: z.int().min(0).nullable(),
})
export type Proof = z.infer<typeof Proof>
