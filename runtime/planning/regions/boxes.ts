/** Conditions as boxes: a box is a set of cells for each field, and holds where every field's value lies in its set. */
import type { Expression } from '../../core/expression.ts'
import { both, type Cells, isEmpty } from './cells.ts'
import type { Space } from './space.ts'

export interface Box {
  /** By the number of the field; a field that is not here may have any value. */
  readonly sets: ReadonlyMap<number, Cells>
  /** Whether the box is all that is asked; else there is more that only data decide, and rows outside the box are out for certain. */
  readonly certain: boolean
}

/** Everything there is. */
export const EVERYWHERE: Box = { sets: new Map(), certain: true }
/** Somewhere: only data tell. */
const SOMEWHERE: Box = { sets: new Map(), certain: false }

/** Conditions of more alternatives than these are left to data. */
const MOST = 4096

/** The boxes of which one holds wherever the condition does. */
export function boxesOf(space: Space, condition: Expression, holds = true): readonly Box[] {
  if (condition.kind === 'not') return boxesOf(space, condition.value, !holds)
  if (condition.kind === 'and' || condition.kind === 'or') {
    const [left, right] = [boxesOf(space, condition.left, holds), boxesOf(space, condition.right, holds)]
    return (condition.kind === 'and') === holds ? meet(left, right) : [...left, ...right]
  }
  const found = space.cells(condition, holds)
  if (found === undefined) return [SOMEWHERE]
  return isEmpty(found.cells) ? [] : [{ sets: new Map([[found.subject, found.cells]]), certain: true }]
}

/** Where one box of each side holds. */
export function meet(left: readonly Box[], right: readonly Box[]): readonly Box[] {
  if (left.length * right.length > MOST) return [SOMEWHERE]
  return left.flatMap((a) => right.flatMap((b) => intersection(a, b) ?? []))
}

function intersection(a: Box, b: Box): Box | undefined {
  const sets = new Map(a.sets)
  for (const [subject, cells] of b.sets) {
    const own = sets.get(subject)
    const shared = own === undefined ? cells : both(own, cells)
    if (isEmpty(shared)) return undefined
    sets.set(subject, shared)
  }
  return { sets, certain: a.certain && b.certain }
}
