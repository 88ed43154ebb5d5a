import type { Component, Step } from '../core/core.ts'
import type { Expression } from '../core/expression.ts'
import { everyPart } from '../core/parts.ts'
import type { Ratio } from '../exact/ratio.ts'
import { environmentAt, NO_STEPS } from './environment.ts'
import { valuesOfRows } from './expression.ts'
import { dayOfRows, type Moment, measureNamed, readsOf, windowOfMetric } from './moment.ts'
import { placesIn, tallyOf } from './tally.ts'

export type EachRow = Extract<Expression, { kind: 'each_row' }>

/** A kicker that adds an amount for each of its own rows. */
export interface RowKicker {
  readonly step: Step
  readonly rows: EachRow
}

const kickers = new WeakMap<Component, readonly RowKicker[]>()

/** The kickers of a component that pay for rows: these rows get what they add (semantics 6.7). One before multipliers is part of the whole. */
export function rowKickersOf(component: Component): readonly RowKicker[] {
  const known = kickers.get(component)
  if (known !== undefined) return known
  const lastFactor = component.steps.findLastIndex(({ stage }) => stage === 'multiplier')
  const found = component.steps.flatMap((step, place): RowKicker[] => {
    if (step.stage !== 'kicker' || place < lastFactor) return []
    const rows = [...everyPart(step.value)].find((part) => part.kind === 'each_row')
    return rows === undefined ? [] : [{ step, rows }]
  })
  kickers.set(component, found)
  return found
}

/** What each row comes to at the moment, and the place of the first of them among the person's rows; nothing where one has no value. */
export function valuesAt(
  moment: Moment,
  reads: Step['reads'],
  rows: EachRow,
): { readonly first: number; readonly values: readonly Ratio[] } {
  const { world, person } = moment
  const measure = measureNamed(world, rows.metric)
  if (measure === undefined) return { first: 0, values: [] }
  const own = readsOf(moment, measure, reads)
  const day = dayOfRows(moment, own)
  const tallied = tallyOf(world, measure, person)
  const [from, to] = placesIn(tallied, windowOfMetric(moment, measure, day, own), day)
  const deal = measure.window === 'deal' ? moment.deal : null
  const first =
    deal === null ? from : tallied.rows.findIndex(({ credit }, place) => place >= from && place < to && credit.row === deal.credit.row)
  return {
    first: Math.max(first, 0),
    values: valuesOfRows(rows, environmentAt(moment, reads, NO_STEPS)) ?? [],
  }
}
