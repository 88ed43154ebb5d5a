/** The figures that prizes of contests and milestones go by, as their lines show them: a metric over the event's window, its quota, the attainment (semantics 10). */
import type { Event } from '../../../runtime/core/events.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { everyPart } from '../../../runtime/core/parts.ts'
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import { constant, pick } from '../../../runtime/fast/program/number.ts'
import type { Moments } from '../measures/moments.ts'
import type { Relation } from '../program/build.ts'
import type { Wanted } from '../program/written.ts'
import type { Question } from './places.ts'

export const FIGURES = ['measure', 'quota', 'attainment'] as const
export type FigureName = (typeof FIGURES)[number]

/** Who is given something by an event at which of its moments, with the columns of `shownAs`. */
export interface GoesBy {
  readonly event: Event
  readonly moments: Moments
  readonly relation: Relation
}

/** The columns of a figure: a whole number over another, and whether it is there. */
export const columnsOf = (figure: FigureName) => ({
  over: `shown_${figure}`,
  under: `shown_${figure}_under`,
  isThere: `shown_${figure}_known`,
})

/** The attainment by which a clause decides. */
export const attainmentIn = (decides: Expression): Extract<Expression, { kind: 'attainment' }> | undefined =>
  everyPart(decides).flatMap((part) => (part.kind === 'attainment' ? [part] : []))[0]

/** What is asked for them: of the metric of the event, or of another one by whose attainment it decides. */
export function shownQuestions(metric: string, attainment: ReturnType<typeof attainmentIn>, { origin }: Expression): Question[] {
  const question = (figure: FigureName, expression: Expression): Question => ({
    word: columnsOf(figure).over,
    expression,
    as: 'number',
    over: 'event',
  })
  return [
    question('measure', { kind: 'measure', metric, origin }),
    ...(attainment === undefined ? [] : [question('quota', { kind: 'quota', metric, basis: attainment.basis, origin })]),
  ]
}

/** A figure in columns. */
export function shownAs(figure: FigureName, { over, under, scale, known }: Fraction): Wanted[] {
  const names = columnsOf(figure)
  return [
    { column: names.over, number: pick(known, over, constant(0n)), scale },
    { column: names.under, number: under === null ? constant(1n) : pick(known, under, constant(1n)) },
    { column: names.isThere, truth: known },
  ]
}
