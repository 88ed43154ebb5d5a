/** Words for what lines of earnings show. */
import { column, type Told } from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'

export const NO_NUMBER: Scalar = { kind: 'null', type: 'int' }
export const said = (value: string): Scalar => ({ kind: 'text', value })
export const is = (name: string, value: string): Condition => ({ kind: 'text_equals', left: column(name), right: said(value) })
export const and = (...[first, ...more]: readonly [Condition, ...Condition[]]): Condition => ({ kind: 'and', parts: [first, ...more] })
export const there = (name: string): Condition => ({ kind: 'not', value: { kind: 'is_null', value: column(name) } })
export const told = (name: string, says: string): Told => ({ name: `shown_${name}`, says, origin: null })

/** One of several values, by the first condition that holds. */
export function cases(branches: readonly { readonly if: Condition; readonly then: Scalar }[], otherwise: Scalar): Scalar {
  const [first, ...more] = branches
  return first === undefined ? otherwise : { kind: 'case', when: [first, ...more], otherwise }
}
