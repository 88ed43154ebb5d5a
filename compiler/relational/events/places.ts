/** What an event reads of everyone on a day: fields as they are on it, metrics over the event's window or their own (semantics 10). */
import type { Component, Core, Step } from '../../../runtime/core/core.ts'
import type { Event } from '../../../runtime/core/events.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { type Stretch, windowOfMeasure } from '../../../runtime/evaluate/windows.ts'
import type { World } from '../../../runtime/evaluate/world.ts'
import type { Asked, Program } from '../../../runtime/fast/program/build.ts'
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import { isClawed } from '../credit/clawbacks.ts'
import type { Slots } from '../measures/figures.ts'
import { figuresOf } from '../measures/moment-figures.ts'
import type { Moment, Moments } from '../measures/moments.ts'
import { measureNamed, type Need, programFor, statedNeed, UNKNOWN } from '../measures/needs.ts'
import { type Figure, figureKey, rangeIn, type Sources, slotsOf } from '../measures/reading.ts'
import { between, column, join, type Relation } from '../program/build.ts'
import type { Site } from '../records/records.ts'
import { type Refused, refuse, tried } from '../refused.ts'
import { givenFor } from '../stated/stated-needs.ts'

/** A number or a condition that an event asks for; `over`: metrics over the event's window, or each over its own that holds the day. */
export interface Question {
  readonly word: string
  readonly expression: Expression
  readonly as: 'number' | 'truth'
  readonly over: 'event' | 'own'
}

/** What is asked of people, under its name. */
export type Named = Pick<Event, 'name' | 'label' | 'origin'>

/** What an event asks for on some days, before anything is made of it. */
export interface Place {
  readonly component: Component
  readonly moments: Moments
  readonly needs: readonly Need[]
}

/** An event's questions as a part of pay whose steps answer them: `reads: 'modifier'` stands for metrics over their own windows. */
function asComponent({ components, rounding }: Core, { name, label, origin }: Named, questions: readonly Question[]): Component {
  const steps = questions.map(({ word, expression, as, over }): Step => {
    const number = (value: string): Expression => ({ kind: 'literal', unit: { kind: 'factor' }, value, origin })
    const value: Expression =
      as === 'number' ? expression : { kind: 'if', when: expression, then: number('1'), otherwise: number('0'), origin }
    return { id: word, label, stage: 'rate', reads: over === 'event' ? 'window' : 'modifier', value, origin }
  })
  const [first, ...more] = steps
  if (first === undefined) throw new Error(name)
  return {
    ...components[0],
    name,
    label,
    because: null,
    metric: '',
    window: 'plan',
    modifierWindow: null,
    worth: null,
    basis: 'full',
    steps: [first, ...more],
    // answers are read step by step: nothing is rounded here
    round: { ...rounding.money, unit: '1' },
    base: { metric: '', step: null },
    attribution: 'none',
    earnedStaysEarned: false,
    paidAt: null,
    carry: null,
    origin,
  }
}

/** What an event asks for on some days. */
export function placeOf(world: World, event: Named, moments: Moments, questions: readonly Question[], refusals: Refused[]): Place {
  const component = asComponent(world.core, event, questions)
  const needs = programFor(component, () => UNKNOWN).inputs.flatMap(
    ({ asked }) =>
      tried(refusals, () => {
        const computed = (one: Asked): Need => needFor(world, event, one)
        return givenFor(world, asked, new Map(), component.origin, computed) ?? computed(asked)
      }) ?? [],
  )
  return { component, moments, needs }
}

function needFor(world: World, { origin }: Named, asked: Asked): Need {
  if (asked.what === 'fixed') return { asked, kind: 'fixed', expression: asked.expression, as: asked.as, ended: null }
  if (asked.what !== 'measure' && asked.what !== 'quota') return refuse('a target in an event', origin)
  const measure = measureNamed(world, asked.metric)
  const windowOf = ({ window, at }: Moment): Stretch => (asked.reads === 'window' ? window : windowOfMeasure(world, measure, at))
  if (asked.what === 'quota')
    return statedNeed(world, asked, { what: 'quota', measure }, (moment) => ({
      end: moment.at,
      window: windowOf(moment),
      basis: asked.basis,
    }))
  return {
    asked,
    kind: 'measure',
    measure,
    measured: asked.metric,
    over: (moment) => {
      const { at, seen } = moment
      const { from } = windowOf(moment)
      return seen !== null && isClawed(world.core, measure.record) ? [from, at, seen] : [from, at]
    },
  }
}

/** Everyone who is in the plan on some day of the event's window, with the answers. */
export interface Answers {
  readonly relation: Relation
  readonly slots: Slots
  readonly found: ReadonlyMap<string, Figure>
  /** The answer to a question. */
  readonly answer: (word: string) => Fraction
  /** The column of each of the person's fields, as they are on the day. */
  readonly columnOf: ReadonlyMap<string, string>
  /** The column with the day. */
  readonly at: string
}

export function answersOf(site: Site, { component, moments, needs }: Place, sources: Sources): Answers {
  const { relation, found, days, personColumn } = figuresOf(site, component, moments, needs, sources, 'on the day')
  const program: Program = programFor(component, (asked) => rangeIn(relation, found.get(figureKey(asked))))
  return {
    relation,
    slots: slotsOf(program, found, null),
    found,
    answer: (word) => {
      const value = program.steps.find(({ id }) => id === word)?.value
      if (value === undefined) throw new Error(word)
      return value
    },
    columnOf: personColumn,
    at: days.to,
  }
}

/** Those of them who are in the plan on the day itself. */
export function onTheDay(
  { build }: Site,
  { name, origin }: Pick<Named, 'name' | 'origin'>,
  relation: Relation,
  at: string,
  { time }: Sources,
): Relation {
  const told = { name: `${name}_there`, says: 'Those who are in the plan on the day', origin }
  return join(build, told, relation, time, {
    on: [
      { left: 'payee', right: 'payee' },
      { left: at, right: 'known_on' },
    ],
    and: between(column(at, 'left'), column('from_day', 'right'), column('to_day', 'right')),
    take: {},
  })
}
