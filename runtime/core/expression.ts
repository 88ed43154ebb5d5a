import * as z from 'zod'
import { Origin } from './origin.ts'
import { Unit } from './unit.ts'

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
  | { kind: 'minimum' | 'maximum'; values: Expression[]; origin: Origin }
  | { kind: 'measure'; metric: string; origin: Origin }
  | { kind: 'quota'; metric: string; basis: Basis; origin: Origin }
  | { kind: 'attainment'; metric: string; basis: Basis; whenNoQuota: string | null; origin: Origin }
  | { kind: 'target'; basis: Basis; origin: Origin }
  | { kind: 'worth'; component: string; basis: Basis; origin: Origin }
  | { kind: 'step'; id: string; origin: Origin }
  | { kind: 'round'; value: Expression; mode: string; unit: string; origin: Origin }
  | { kind: 'bands'; mode: BandMode; driver: Expression; base: Expression; bands: [Band, ...Band[]]; origin: Origin }
