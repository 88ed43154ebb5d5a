/**
 * Fields of people in rates for each row (`flat rep.pct` under `cap at $2,500 per deal`). Each term has the rows of the whole window at its own fields, and
 * takes off those before it (semantics 14, 17.4). Where all that follows adds such rows up, or multiplies them by what is the same at the start and at the
 * end of the term, that is each row at the fields of its own day; where it does not, nothing is compiled.
 */
import type { Component, Step } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Origin } from '../../../runtime/core/origin.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import { pathsIn } from '../../../runtime/evaluate/reach.ts'
import { isFactor } from '../../../runtime/evaluate/steps.ts'
import { refuse } from '../refused.ts'
import type { EachRow, RowSums } from './row-sums.ts'

/** The fields of people that a rate for each row reads. */
export const rowFieldsOf = ({ value, where }: EachRow): readonly (readonly string[])[] =>
  [value, ...(where === null ? [] : [where])].flatMap((one) => pathsIn(one, 'person'))

/** Those of all rates for each row that a part of pay reads. */
export const rowFieldsRead = ({ steps }: Component, sums: RowSums): readonly (readonly string[])[] =>
  steps
    .flatMap(({ value }) => [...everyPart(value)])
    .flatMap((part) => {
      const each = part.kind === 'measure' ? sums.get(part.metric) : undefined
      return each === undefined ? [] : rowFieldsOf(each)
    })

/** Refuses what acts on each period of an amount that is the sum of rows at fields of their people. */
export function refuseRowFields(before: Component, changing: readonly (readonly string[])[], sums: RowSums, origin: Origin): void {
  const names = new Set(changing.map((path) => path.join('.')))
  if (rowFieldsRead(before, sums).some((path) => names.has(path.join('.'))))
    refuse("what acts on the sum of rows that earn by a person's field, where people have a history", origin)
}

/** Refuses a part of pay that does more with rows at fields of their people than add them up and multiply them. */
export function refuseBends(component: Component, sums: RowSums): void {
  const carriers = new Set<string>()
  const rows = (metric: string): boolean => {
    const each = sums.get(metric)
    return each !== undefined && rowFieldsOf(each).length > 0
  }
  for (const step of component.steps) {
    const carries = (e: Expression): boolean =>
      [...everyPart(e)].some((part) => (part.kind === 'measure' && rows(part.metric)) || (part.kind === 'step' && carriers.has(part.id)))
    if (!carries(step.value)) continue
    if (!isStraight(step, step.value, carries))
      refuse("what acts on the sum of rows that earn by a person's field, where people have a history", step.origin)
    carriers.add(step.id)
  }
}

/** Whether a step adds up what `carries`, or multiplies it by what is the same throughout a term. */
function isStraight(step: Step, e: Expression, carries: (e: Expression) => boolean): boolean {
  const of = (part: Expression): boolean => isStraight(step, part, carries)
  // gates and factors have their value at the end of the term, also in what it takes off (17.18)
  const isSteady = (part: Expression): boolean =>
    !carries(part) &&
    [...everyPart(part)].every(({ kind }) => kind !== 'step' && (isFactor(step) || (kind !== 'measure' && kind !== 'attainment')))
  if (!carries(e)) return true
  switch (e.kind) {
    case 'measure':
      return !isFactor(step)
    case 'step':
      return true
    case 'negate':
      return of(e.value)
    case 'else':
      return of(e.value) && isSteady(e.fallback)
    case 'if':
      return isSteady(e.when) && of(e.then) && of(e.otherwise)
    case 'arithmetic':
      if (e.op === 'add' || e.op === 'subtract') return of(e.left) && of(e.right)
      if (e.op === 'divide') return of(e.left) && isSteady(e.right)
      return (of(e.left) && isSteady(e.right)) || (isSteady(e.left) && of(e.right))
    default:
      return false
  }
}
