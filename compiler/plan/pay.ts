/** The Plan, parts of pay: worth, rate, gates, multipliers, kickers and limits. */
import * as z from 'zod'
import { Expression } from '../../runtime/core/expression.ts'
import { Origin } from '../../runtime/core/origin.ts'
import { Per, Rounding, Window } from '../../runtime/core/unit.ts'

/** What a table cell says: a rate on the base (`at`) or an amount (`pays`). `value` is its number. */
export const Cell = z.strictObject({
  kind: z.enum(['rate', 'base_rate', 'per_unit', 'amount']),
  value: Expression,
  /** As written: `1.5x`, `50% of worth`. */
  says: z.string(),
  origin: Origin,
})
export type Cell = z.infer<typeof Cell>

export const BandLine = z.strictObject({
  side: z.enum(['from', 'above', 'reaching', 'below', 'up_to']),
  bound: Expression,
  /** Null: `below 0% as first band`, or `from 150% continues`. */
  cell: Cell.nullable(),
  /** What each further `step` of the driver adds to the cell: `plus 2.5% per 1%`, `per full 1%`. */
  slope: z.strictObject({ amount: Expression, step: Expression, full: z.boolean() }).nullable(),
  /** The line between the last two points goes on. */
  continues: z.boolean(),
  origin: Origin,
})
export type BandLine = z.infer<typeof BandLine>

/** The place in a table is found by the attainment of a metric, by the metric itself, or by what it pays so far (`graduated on pay`). */
export const Driver = z.strictObject({ kind: z.enum(['attainment', 'measure', 'pay']), metric: z.string(), origin: Origin })
export type Driver = z.infer<typeof Driver>

/** A bound of a matrix: where a row or a column begins. */
export const AxisBound = z.strictObject({ side: z.enum(['from', 'above']), bound: Expression, origin: Origin })
export type AxisBound = z.infer<typeof AxisBound>

export const Rate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('flat'), cell: Cell, origin: Origin }),
  z.strictObject({
    kind: z.literal('table'),
    mode: z.enum(['graduated', 'retroactive', 'interpolated']),
    driver: Driver,
    bands: z.array(BandLine).nonempty(),
    origin: Origin,
  }),
  z.strictObject({ kind: z.literal('amount'), value: Expression, origin: Origin }),
  /** `flat by deal.product { ... }`: a rate for each text, by a field of the row or of the person. */
  z.strictObject({
    kind: z.literal('keyed'),
    by: Expression,
    cases: z.array(z.strictObject({ value: z.string(), cell: Cell, origin: Origin })),
    otherwise: Cell.nullable(),
    origin: Origin,
  }),
  /** A table of two dimensions. `slices`: each slice of `across` at its own rate in the row of `down`; else one cell for the whole. */
  z.strictObject({
    kind: z.literal('matrix'),
    down: Driver,
    across: Driver,
    slices: z.boolean(),
    columns: z.array(AxisBound),
    rows: z.array(z.strictObject({ from: AxisBound, cells: z.array(Cell) })),
    origin: Origin,
  }),
])
export type Rate = z.infer<typeof Rate>

export const Gate = z.strictObject({
  test: Expression,
  says: z.string(),
  /** What is kept while it is closed, a decimal. */
  keeps: z.string(),
  afterCap: z.boolean(),
  /** `each quarter`: on what each period adds; null: on the amount to date. */
  each: Per.nullable(),
  /** `decided at end of year, closed until then`; null: at every pay period anew. */
  decided: z.strictObject({ window: Window, until: z.enum(['closed', 'open']) }).nullable(),
  because: z.string().nullable(),
  origin: Origin,
})
export type Gate = z.infer<typeof Gate>

export const Multiplier = z.strictObject({
  metric: z.string().nullable(),
  /** The number itself (a person's field or a metric used as a factor), or a table on it. */
  by: Expression,
  mode: z.enum(['retroactive', 'interpolated']).nullable(),
  bands: z.array(BandLine),
  on: z.enum(['rate', 'pay']),
  /** `each month`: on what each period adds; null: on the amount to date. */
  each: Per.nullable(),
  /** The condition under which it acts; null: always. */
  when: Expression.nullable(),
  says: z.string(),
  origin: Origin,
})
export type Multiplier = z.infer<typeof Multiplier>

export const Limit = z.strictObject({
  kind: z.enum(['cap', 'floor']),
  what: z.enum(['pay', 'attainment', 'rate']),
  value: Expression,
  /** `per deal`: on the magnitude of what each deal earns. */
  perDeal: z.boolean(),
  /** `each month`: on what each period adds; null: on the whole window. */
  each: Per.nullable(),
  order: z.enum(['before_multipliers', 'after_multipliers']),
  /** The condition under which it binds; null: always. */
  when: Expression.nullable(),
  says: z.string(),
  origin: Origin,
})
export type Limit = z.infer<typeof Limit>

/** An amount on top; with `rows` a rate on what each row of a metric that meets the condition adds to it. */
export const Kicker = z.strictObject({
  amount: Expression,
  rows: z.strictObject({ metric: z.string(), rate: Expression, where: Expression.nullable() }).nullable(),
  when: Expression.nullable(),
  order: z.enum(['before_multipliers', 'after_multipliers']),
  says: z.string(),
  origin: Origin,
})
export type Kicker = z.infer<typeof Kicker>

export const Pay = z.strictObject({
  name: z.string(),
  label: z.string(),
  because: z.string().nullable(),
  metric: z.string(),
  /** What the rate multiplies; the metric itself unless `applied to` names another. */
  base: z.string(),
  /** Share of target, a decimal. */
  worth: z.string().nullable(),
  rate: Rate,
  /** `pays only on the part above ...`: the amount of the base below which nothing is paid, with its clause. */
  above: z.strictObject({ value: Expression, says: z.string(), origin: Origin }).nullable(),
  /** `round after rates`: one rounding more, before gates and multipliers. */
  roundAfterRates: z.boolean(),
  gates: z.array(Gate),
  multipliers: z.array(Multiplier),
  stacking: z.enum(['multiply', 'add']),
  limits: z.array(Limit),
  kickers: z.array(Kicker),
  /** A coarser rounding than the currency's; null: as the currency. */
  round: Rounding.nullable(),
  earnedStaysEarned: z.boolean(),
  /** `excess carries to next month until end of year`; null: what a cap cuts is lost. */
  carry: z.strictObject({ next: Per, until: Window, origin: Origin }).nullable(),
  /** `paid at end of year`; null: as it is earned. */
  paidAt: z.strictObject({ window: Window, origin: Origin }).nullable(),
  attribution: z.enum(['in_order', 'in_proportion']),
  origin: Origin,
})
export type Pay = z.infer<typeof Pay>
