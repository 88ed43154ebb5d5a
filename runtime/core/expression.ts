import * as z from 'zod'
import { Origin } from './origin.ts'
import { Proration } from './proration.ts'
import { Per, Unit, Window } from './unit.ts'

/** `full`: the whole window. `to_date`: up to the end of the period asked for (semantics 5). */
export const Basis = z.enum(['full', 'to_date'])
export type Basis = z.infer<typeof Basis>

/**
 * A value, computed exactly. Scalar, total and without loops.
 *
 * Missing values: a `field` that is optional, a `measure` without rows and an `attainment` without quota have no value.
 * Arithmetic on no value has no value; a comparison with no value is false; `known` asks; `else` replaces.
 */
export const Expression: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('literal'), unit: Unit, value: z.string(), origin: Origin }),
    z.strictObject({
      kind: z.literal('field'),
      of: z.enum(['row', 'person']),
      record: z.string(),
      path: z.tuple([z.string()], z.string()),
      unit: Unit,
      origin: Origin,
    }),
    z.strictObject({
      kind: z.literal('arithmetic'),
      op: z.enum(['add', 'subtract', 'multiply', 'divide']),
      left: Expression,
      right: Expression,
      origin: Origin,
    }),
    z.strictObject({ kind: z.literal('negate'), value: Expression, origin: Origin }),
    z.strictObject({ kind: z.literal('compare'), op: Comparison, left: Expression, right: Expression, origin: Origin }),
    z.strictObject({ kind: z.literal('and'), left: Expression, right: Expression, origin: Origin }),
    z.strictObject({ kind: z.literal('or'), left: Expression, right: Expression, origin: Origin }),
    z.strictObject({ kind: z.literal('not'), value: Expression, origin: Origin }),
    z.strictObject({ kind: z.literal('one_of'), value: Expression, options: z.array(Expression), origin: Origin }),
    z.strictObject({ kind: z.literal('known'), value: Expression, origin: Origin }),
    z.strictObject({ kind: z.literal('else'), value: Expression, fallback: Expression, origin: Origin }),
    z.strictObject({ kind: z.literal('if'), when: Expression, then: Expression, otherwise: Expression, origin: Origin }),
    z.strictObject({
      kind: z.literal('within'),
      date: Expression,
      after: Expression,
      count: z.number().int(),
      of: z.enum(['days', 'months']),
      origin: Origin,
    }),
    z.strictObject({ kind: z.literal('months_from'), from: Expression, to: Expression, origin: Origin }),
    z.strictObject({ kind: z.literal('months_since'), date: Expression, whole: z.boolean(), origin: Origin }),
    z.strictObject({ kind: z.literal('minimum'), values: z.array(Expression), origin: Origin }),
    z.strictObject({ kind: z.literal('maximum'), values: z.array(Expression), origin: Origin }),
    z.strictObject({ kind: z.literal('measure'), metric: z.string(), origin: Origin }),
    z.strictObject({ kind: z.literal('quota'), metric: z.string(), basis: Basis, origin: Origin }),
    z.strictObject({ kind: z.literal('attainment'), metric: z.string(), basis: Basis, whenNoQuota: z.string().nullable(), origin: Origin }),
    z.strictObject({ kind: z.literal('target'), basis: Basis, origin: Origin }),
    z.strictObject({ kind: z.literal('worth'), component: z.string(), basis: Basis, origin: Origin }),
    z.strictObject({ kind: z.literal('step'), id: z.string(), origin: Origin }),
    z.strictObject({ kind: z.literal('round'), value: Expression, mode: z.string(), unit: z.string(), origin: Origin }),
    z.strictObject({
      kind: z.literal('bands'),
      mode: BandMode,
      driver: Expression,
      base: Expression,
      bands: z.tuple([Band], Band),
      origin: Origin,
    }),
    z.strictObject({ kind: z.literal('each_row'), metric: z.string(), where: z.nullable(Expression), value: Expression, origin: Origin }),
    z.strictObject({ kind: z.literal('row_amount'), metric: z.string(), origin: Origin }),
    z.strictObject({ kind: z.literal('row_driver'), metric: z.string(), end: z.enum(['before', 'after']), origin: Origin }),
    z.strictObject({ kind: z.literal('keyed'), by: Expression, cases: z.array(Case), otherwise: z.nullable(Choice), origin: Origin }),
    z.strictObject({ kind: z.literal('pay'), component: z.string(), origin: Origin }),
    z.strictObject({ kind: z.literal('ended'), window: Window, origin: Origin }),
    z.strictObject({ kind: z.literal('carried'), origin: Origin }),
    z.strictObject({ kind: z.literal('prorated'), value: Expression, over: z.nullable(Per), prorate: Proration, origin: Origin }),
    z.strictObject({ kind: z.literal('each_period'), per: Per, value: Expression, act: Act, origin: Origin }),
    z.strictObject({ kind: z.literal('limited'), limit: z.enum(['cap', 'floor']), value: Expression, bound: Expression, origin: Origin }),
  ]),
)

export const Comparison = z.enum(['=', '<>', '<', '<=', '>', '>='])
export type Comparison = z.infer<typeof Comparison>

/**
 * `graduated`: each slice of the driver (which is the base) at its own cell. `retroactive`: the cell of the driver's band times the base.
 * `step`: the cell of the driver's band, an amount by itself. `interpolated`: on the straight line between the points.
 */
export const BandMode = z.enum(['graduated', 'retroactive', 'step', 'interpolated'])
export type BandMode = z.infer<typeof BandMode>

/**
 * One step of a table, from `from` (in the driver's scale) up to the next. The first band has no `from`: it has no lower end.
 * `includes`: whether a driver exactly on `from` belongs here. `says` is the cell as the plan wrote it (`1.5x`), for people.
 * `interpolated`: each band is a point, a driver below the first band with a `from` takes the first band's cell; from the last point on the value is flat.
 */
export const Band = z.strictObject({
  from: z.nullable(Expression),
  includes: z.boolean(),
  cell: Expression,
  says: z.string(),
  origin: Origin,
})
export type Band = z.infer<typeof Band>

/** What a table keyed by a text says for one value, as the plan wrote it. */
const Choice = z.strictObject({ cell: Expression, says: z.string(), origin: Origin })
export type Choice = z.infer<typeof Choice>
const Case = z.strictObject({ value: z.string(), cell: Expression, says: z.string(), origin: Origin })
export type Case = z.infer<typeof Case>

/**
 * What acts on the amount that each period adds (semantics 7): a factor, or a limit. `restarts`: what a cap cuts is carried to the next
 * period until the end of that window; null: it is lost, and a later return is taken from what was lost first (17.13).
 */
const Act = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('factor'), factor: Expression }),
  z.strictObject({ does: z.literal('limit'), limit: z.enum(['cap', 'floor']), bound: Expression, restarts: z.nullable(Window) }),
])
export type Act = z.infer<typeof Act>

export type Expression =
  | { kind: 'literal'; unit: Unit; value: string; origin: Origin }
  | { kind: 'field'; of: 'row' | 'person'; record: string; path: [string, ...string[]]; unit: Unit; origin: Origin }
  | { kind: 'arithmetic'; op: 'add' | 'subtract' | 'multiply' | 'divide'; left: Expression; right: Expression; origin: Origin }
  | { kind: 'negate'; value: Expression; origin: Origin }
  | { kind: 'compare'; op: Comparison; left: Expression; right: Expression; origin: Origin }
  | { kind: 'and' | 'or'; left: Expression; right: Expression; origin: Origin }
  | { kind: 'not'; value: Expression; origin: Origin }
  | { kind: 'one_of'; value: Expression; options: Expression[]; origin: Origin }
  | { kind: 'known'; value: Expression; origin: Origin }
  | { kind: 'else'; value: Expression; fallback: Expression; origin: Origin }
  | { kind: 'if'; when: Expression; then: Expression; otherwise: Expression; origin: Origin }
  | { kind: 'within'; date: Expression; after: Expression; count: number; of: 'days' | 'months'; origin: Origin }
  | { kind: 'months_from'; from: Expression; to: Expression; origin: Origin }
  /** Fiscal months from that of the date to that of the day on which it is read; `whole`: from the first that starts on it or later. */
  | { kind: 'months_since'; date: Expression; whole: boolean; origin: Origin }
  | { kind: 'minimum' | 'maximum'; values: Expression[]; origin: Origin }
  | { kind: 'measure'; metric: string; origin: Origin }
  | { kind: 'quota'; metric: string; basis: Basis; origin: Origin }
  | { kind: 'attainment'; metric: string; basis: Basis; whenNoQuota: string | null; origin: Origin }
  | { kind: 'target'; basis: Basis; origin: Origin }
  | { kind: 'worth'; component: string; basis: Basis; origin: Origin }
  | { kind: 'step'; id: string; origin: Origin }
  | { kind: 'round'; value: Expression; mode: string; unit: string; origin: Origin }
  | { kind: 'bands'; mode: BandMode; driver: Expression; base: Expression; bands: [Band, ...Band[]]; origin: Origin }
  /** The sum of `value` over the rows that the person's metric counts in its window to date, of those where `where` holds. */
  | { kind: 'each_row'; metric: string; where: Expression | null; value: Expression; origin: Origin }
  /** Inside `each_row`: what the row adds to the metric. */
  | { kind: 'row_amount'; metric: string; origin: Origin }
  /** Inside `each_row`: the metric to date before the row moves it, and after (semantics 6.2). */
  | { kind: 'row_driver'; metric: string; end: 'before' | 'after'; origin: Origin }
  /** The cell of the case that is the text `by`, byte for byte (semantics 6.6). */
  | { kind: 'keyed'; by: Expression; cases: Case[]; otherwise: Choice | null; origin: Origin }
  /** What another component has earned in this one's window to date, rounded (semantics 7, linked). */
  | { kind: 'pay'; component: string; origin: Origin }
  /** Whether the window that holds the component's has ended by the period asked for. */
  | { kind: 'ended'; window: Window; origin: Origin }
  /** What a cap cut from the windows before, to be paid in this one. */
  | { kind: 'carried'; origin: Origin }
  /** The part of an amount for the time that a person is in the plan, of the window, or of the period `over` in it (semantics 2). */
  | { kind: 'prorated'; value: Expression; over: Per | null; prorate: Proration; origin: Origin }
  /** The sum over the periods of the window of what acts on the amount that `value` grew by in each. */
  | { kind: 'each_period'; per: Per; value: Expression; act: Act; origin: Origin }
  /** At most (`cap`) or at least (`floor`) `bound` on the magnitude; the sign stays, and zero stays zero (semantics 7, laws 7 and 8). */
  | { kind: 'limited'; limit: 'cap' | 'floor'; value: Expression; bound: Expression; origin: Origin }
