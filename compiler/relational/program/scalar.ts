/** What a column of a step is computed from: whole numbers, texts, and conditions that are never null. */
import * as z from 'zod'
import { RoundingMode } from '../../../runtime/core/unit.ts'

/** A whole number of any size as a decimal text. */
export const Whole = z.string().regex(/^-?\d+$/)

/** A column of the step's `from`; in the condition of a join `side` says of which. */
const ColumnOf = z.strictObject({ kind: z.literal('column'), name: z.string(), side: z.enum(['left', 'right']).optional() })

const Branch = z.lazy(() => z.strictObject({ if: Condition, then: Scalar }))

/**
 * A value. Parts of arithmetic are never null: what may be missing is replaced by `coalesce` first, and a column beside it says whether it is there.
 *
 * `round`: the whole number nearest to `over / under`, which is above zero, by `mode`, sign-symmetric. `quotient`: `over / under` as a whole
 * number, `exact` where nothing is left over, else cut towards zero.
 */
export const Scalar: z.ZodType<Scalar> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    ColumnOf,
    z.strictObject({ kind: z.literal('integer'), value: Whole }),
    z.strictObject({ kind: z.literal('text'), value: z.string() }),
    z.strictObject({ kind: z.literal('null'), type: z.enum(['int', 'text']) }),
    z.strictObject({ kind: z.enum(['add', 'subtract', 'multiply', 'smaller', 'larger']), left: Scalar, right: Scalar }),
    z.strictObject({ kind: z.literal('round'), over: Scalar, under: Scalar, mode: RoundingMode }),
    z.strictObject({ kind: z.literal('quotient'), over: Scalar, under: Scalar, exact: z.boolean() }),
    z.strictObject({
      kind: z.literal('case'),
      when: z.tuple([Branch], Branch),
      otherwise: Scalar,
    }),
    z.strictObject({ kind: z.literal('coalesce'), value: Scalar, otherwise: Scalar }),
  ]),
)

/** Whether something holds: yes or no, never null. A comparison or an equality with null does not hold. */
export const Condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('compare'), op: z.enum(['=', '<>', '<', '<=', '>', '>=']), left: Scalar, right: Scalar }),
    z.strictObject({ kind: z.literal('text_equals'), left: Scalar, right: Scalar }),
    z.strictObject({ kind: z.literal('text_in'), value: Scalar, options: z.tuple([z.string()], z.string()) }),
    z.strictObject({ kind: z.literal('is_null'), value: Scalar }),
    z.strictObject({ kind: z.enum(['and', 'or']), parts: z.tuple([Condition], Condition) }),
    z.strictObject({ kind: z.literal('not'), value: Condition }),
  ]),
)

interface Branch {
  if: Condition
  then: Scalar
}

export type Scalar =
  | { kind: 'column'; name: string; side?: 'left' | 'right' | undefined }
  | { kind: 'integer'; value: string }
  | { kind: 'text'; value: string }
  | { kind: 'null'; type: 'int' | 'text' }
  | { kind: 'add' | 'subtract' | 'multiply' | 'smaller' | 'larger'; left: Scalar; right: Scalar }
  | { kind: 'round'; over: Scalar; under: Scalar; mode: RoundingMode }
  | { kind: 'quotient'; over: Scalar; under: Scalar; exact: boolean }
  | { kind: 'case'; when: [Branch, ...Branch[]]; otherwise: Scalar }
  | { kind: 'coalesce'; value: Scalar; otherwise: Scalar }

export type Condition =
  | { kind: 'compare'; op: '=' | '<>' | '<' | '<=' | '>' | '>='; left: Scalar; right: Scalar }
  | { kind: 'text_equals'; left: Scalar; right: Scalar }
  | { kind: 'text_in'; value: Scalar; options: [string, ...string[]] }
  | { kind: 'is_null'; value: Scalar }
  | { kind: 'and' | 'or'; parts: [Condition, ...Condition[]] }
  | { kind: 'not'; value: Condition }
