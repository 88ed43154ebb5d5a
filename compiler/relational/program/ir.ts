/** The relational program: what a plan computes over the pay periods of one run, as named steps over tables of whole numbers. */
import * as z from 'zod'
import { Origin } from '../../../runtime/core/origin.ts'
import { Field } from '../../../runtime/core/record.ts'
import { Rounding } from '../../../runtime/core/unit.ts'
import { Condition, Scalar, Whole } from './scalar.ts'

/** A name that every target takes as it is: no word of the plan is ever part of generated code but through this. */
export const Name = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)

/**
 * A column. Whole numbers state how far they reach, both ends included: that is proved from what is before it, or held by a check.
 * A number stands for `integer / 10^scale` of the value that the plan speaks of: money in minor units, a percent as a ratio, a day as days
 * since 1970-01-01, yes as 1 and no as 0.
 */
export const Column = z.discriminatedUnion('type', [
  z.strictObject({
    name: Name,
    type: z.literal('int'),
    low: Whole,
    high: Whole,
    scale: z.number().int().nonnegative(),
    nullable: z.boolean(),
  }),
  z.strictObject({ name: Name, type: z.literal('text'), nullable: z.boolean() }),
])
export type Column = z.infer<typeof Column>

/** A table that is read: the rows of one record, in any order. `field` says how the file writes the column; `key` names the columns in which no two rows are the
 * same. */
export const Input = z.strictObject({
  name: Name,
  record: z.string(),
  file: z.string(),
  columns: z.array(z.strictObject({ column: Column, field: Field })).nonempty(),
  key: z.array(Name).nonempty(),
})
export type Input = z.infer<typeof Input>

/**
 * What every step has: a name, what it does in business words, the clause of the plan that it does (null: none by itself), its columns, and the
 * chapter of the program that it stands in, such as `Credit` or a part of pay (null: none).
 */
const step = { name: Name, says: z.string(), origin: Origin.nullable(), chapter: z.string().nullable() }

/** A cell of a constant table: a whole number as a decimal text, or a text; null where there is none. */
const Cell = z.string().nullable()

/** A constant table, such as the pay periods. */
export const Values = z.strictObject({ ...step, op: z.literal('values'), columns: z.array(Column), rows: z.array(z.array(Cell)) })

/** The rows of an input, all its columns. */
export const Scan = z.strictObject({ ...step, op: z.literal('scan'), input: Name, columns: z.array(Column) })

/** The rows of `from` for which `where` holds (null: all), with these columns. */
export const Select = z.strictObject({
  ...step,
  op: z.literal('select'),
  from: Name,
  where: Condition.nullable(),
  columns: z.array(z.strictObject({ column: Column, value: Scalar })),
})

/**
 * Rows of `left` beside rows of `right` whose columns in `on` are the same and for which `and` holds. `inner`: pairs only; `left`: also
 * each row of `left` that has none, with nulls from the right. Without `on` and `and`: every pair. A key that is null equals nothing.
 */
export const Join = z.strictObject({
  ...step,
  op: z.literal('join'),
  how: z.enum(['inner', 'left']),
  left: Name,
  right: Name,
  on: z.array(z.strictObject({ left: Name, right: Name })),
  /** Columns in it say which side they are of. */
  and: Condition.nullable(),
  columns: z.array(z.strictObject({ column: Column, side: z.enum(['left', 'right']), of: Name })),
})

/**
 * One row for each group of rows that are the same in `by`; with no `by` one row, also where there is none. Nulls are left out of `of`; `sum`
 * over none is 0, `min` and `max` are null. `count` counts rows, `count_distinct` different values of `of`.
 */
export const Aggregate = z.strictObject({
  ...step,
  op: z.literal('aggregate'),
  from: Name,
  by: z.array(Name),
  columns: z.array(
    z.discriminatedUnion('does', [
      z.strictObject({ column: Column, does: z.enum(['by', 'sum', 'min', 'max', 'count_distinct']), of: Name }),
      z.strictObject({ column: Column, does: z.literal('count') }),
    ]),
  ),
})

/**
 * The rows of `from`, each with what the rows of its partition say. `order` puts each row of a partition in a place of its own; texts go by
 * their UTF-8 bytes, and nulls do not occur in it. `running_sum` is from the first row to this one, `lag` the row before (null: none),
 * `row_number` from 1, `total` of the whole partition.
 */
export const Window = z.strictObject({
  ...step,
  op: z.literal('window'),
  from: Name,
  partition: z.array(Name),
  order: z.array(z.strictObject({ of: Name, descending: z.boolean() })),
  columns: z.array(
    z.discriminatedUnion('does', [
      z.strictObject({ column: Column, does: z.enum(['keep', 'running_sum', 'lag', 'total']), of: Name }),
      z.strictObject({ column: Column, does: z.literal('row_number') }),
    ]),
  ),
})

/** All rows of several steps that have these columns, by their names. */
export const Union = z.strictObject({ ...step, op: z.literal('union'), from: z.array(Name).nonempty(), columns: z.array(Column) })

export const Step = z.discriminatedUnion('op', [Values, Scan, Select, Join, Aggregate, Window, Union])
export type Step = z.infer<typeof Step>

/**
 * Where the run stops: each row of `step` is a case, and `shows` are the columns that name it. `code` is the finding of the catalogue that the
 * reference evaluator reports; null: a bound that the program was proved for does not hold.
 */
export const Check = z.strictObject({ step: Name, says: z.string(), code: z.string().nullable(), shows: z.array(Name) })
export type Check = z.infer<typeof Check>

/**
 * A column whose bounds are not proved but held: a run stops where a value of it lies outside. Columns of inputs are held where they are read, and
 * are not listed. `says` is what the column is, for the message.
 */
export const Bound = z.strictObject({ step: Name, column: Name, says: z.string() })
export type Bound = z.infer<typeof Bound>

/** The findings of the catalogue that a program tells. */
export const WARNED = ['CB853', 'CB854', 'CB859', 'CB860', 'CB861', 'CB882'] as const

/**
 * What a run warns of without stopping: the finding `code` of the catalogue, on a record, a metric or an event. Each row of `step` is a case, in the order of
 * the columns `by`, texts by their UTF-8 bytes; the columns `shows` are its facts:
 * `CB853`, `CB854`: how many rows there are, in one row; zero: nothing to warn of. `CB859`: a day on which rows of quotas start, and how many; whether a
 * period starts then is for the reader. `CB860`: what all claim together. `CB861`: the window, the group and the fund. `CB882`: the person, what the
 * person has of the row, that over which it stands, and the parts of the row's key.
 * Of several with the same code that tell the same the first is told.
 */
export const Warned = z.strictObject({
  step: Name,
  code: z.enum(WARNED),
  of: z.string(),
  shows: z.array(Name).nonempty(),
  by: z.array(Name),
})
export type Warned = z.infer<typeof Warned>

/** A pay period of the run, days as days since 1970-01-01; `asked`: its lines are wanted. */
export const PayPeriod = z.strictObject({ label: z.string(), from: z.number().int(), to: z.number().int(), asked: z.boolean() })
export type PayPeriod = z.infer<typeof PayPeriod>

/** How the files of ledgers write what lines of earnings show. */
export const Written = z.strictObject({
  /** The parts of pay whose measures and quotas are money. */
  ofMoney: z.array(z.string()),
  /** What becomes of a number whose digits do not end. */
  ratio: Rounding,
  /** Whether people are paid in currencies of their own, which lines then say. */
  paidIn: z.boolean(),
})

/**
 * The program. Steps come in an order in which each reads only inputs and steps before it.
 *
 * Each ledger of `outputs` is a table, one row for each line that is posted in the pay periods asked for; amounts are minor units, and none is zero. A figure with
 * a column `..._under` is that whole number over it. `row_key`, `row_key_2` ...: the key of the row; null: no row, or a shorter key.
 *
 * `earnings`: `component`, `payee`, `for_period`, `posted_in`, `kind`, `record`, `row_key` ..., `item`, `window`, `measure`, `quota` (money in minor units; null: none;
 * the attainment is one over the other, or what `attainment` says where that is there), `amount`, `corrects` (the pay period of the first line of its key; null: itself), `origin` (the clause),
 * and where the plan has adjustments `reason`, `author` and `dated` (a day as text; null: nobody decided the line by hand).
 * `credits`: `clause`, `record`, `row_key` ..., `recipient`, `role`, `level`, `for_period`, `field`, `share`, `incentive_date`, `posted_in`, `kind`, `amount`, `corrects`.
 * `payments`: `payee`, `posted_in`, `account`, `kind`, `for_period`, `amount`, `origin`, `due_on`, and where the amount comes from: `source_component`, `record`,
 * `row_key` ..., `source_period`, the parts of `earnings/...` that are there.
 */
export const Program = z.strictObject({
  kind: z.literal('relational'),
  version: z.literal(1),
  plan: z.strictObject({ name: z.string(), label: z.string() }),
  currency: z.strictObject({ code: z.string(), digits: z.number().int().min(0).max(4) }),
  periods: z.array(PayPeriod).nonempty(),
  inputs: z.array(Input),
  steps: z.array(Step).nonempty(),
  checks: z.array(Check),
  bounds: z.array(Bound),
  warnings: z.array(Warned),
  /** What no step computes of a ledger, behind its name: a ledger that is null, or what lines of earnings show. */
  left: z.array(z.strictObject({ what: z.string(), origin: Origin })),
  written: Written,
  outputs: z.strictObject({ earnings: Name, credits: Name.nullable(), payments: Name.nullable() }),
})
export type Program = z.infer<typeof Program>
