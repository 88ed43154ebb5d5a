import type { Unit } from '../core/unit.ts'
import type { Value } from '../data/table.ts'
import { equal, isRatio, type Ratio } from '../exact/ratio.ts'
import type { Derivation } from './derivation.ts'

export const RATIO: Unit = { kind: 'factor' }
export const YESNO: Unit = { kind: 'yesno' }

type More = Partial<Pick<Derivation, 'note' | 'origin' | 'inputs' | 'rows'>>

/** A node of a derivation; what `more` leaves out is empty. */
export const node = (how: Derivation['how'], label: string, value: Value | undefined, unit: Unit, more: More = {}): Derivation => ({
  label,
  how,
  value,
  unit,
  note: more.note ?? '',
  origin: more.origin,
  inputs: more.inputs ?? [],
  rows: more.rows ?? [],
})

/** A node's number; undefined where it has none. */
export const numberAt = ({ value }: Derivation): Ratio | undefined => (value !== undefined && isRatio(value) ? value : undefined)

/** `inner` as it is rounded to `value`; itself where rounding changes nothing. */
export function roundedNode(inner: Derivation, label: string, value: Ratio, note: string): Derivation {
  const before = numberAt(inner)
  return before !== undefined && equal(before, value) ? inner : node('round', label, value, inner.unit, { note, inputs: [inner] })
}
