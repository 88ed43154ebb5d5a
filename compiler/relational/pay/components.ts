/** A part of pay, by person and window to date: what its steps come to (semantics 6, 7). */
import type { Component } from '../../../runtime/core/core.ts'
import { type Asked, type Program, UNSOUND } from '../../../runtime/fast/program/build.ts'
import type { Fraction } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, type Num, not, type Truth } from '../../../runtime/fast/program/number.ts'
import type { Slots } from '../measures/figures.ts'
import { figuresOf } from '../measures/moment-figures.ts'
import type { Moments } from '../measures/moments.ts'
import { ALL_PAY, type Need, programFor } from '../measures/needs.ts'
import { type ColumnsOfDays, type Figure, figureKey, rangeIn, type Sources, slotsOf } from '../measures/reading.ts'
import { pathsIn } from '../people/on-the-day.ts'
import { kept, type Relation, select, stopAt } from '../program/build.ts'
import { conditionOf, type Held, type Wanted, write } from '../program/written.ts'
import type { Site } from '../records/records.ts'
import { reachOfPay } from './reach-of-pay.ts'
import { readsTerms } from './term-figures.ts'
import { inTerms } from './terms.ts'

/** The steps of all terms as a program, and the columns that hold what they come to. */
export interface Termed {
  readonly program: Program
  readonly slots: Slots
  readonly held: Held
}

/** A component by person and moment. */
export interface Earned {
  readonly component: Component
  readonly moments: Moments
  readonly needs: readonly Need[]
  /** Its figures, one column each, with `payee`, `moment` and the days of its metric's window. */
  readonly figures: Relation
  readonly found: ReadonlyMap<string, Figure>
  /** The same with `earned`: the pay of the window to date in minor units, rounded once. */
  readonly table: Relation
  /** The columns with the first and last day of the window to date, and of the metrics that are asked for, by what is asked. */
  readonly days: ColumnsOfDays
  readonly daysOf: ReadonlyMap<string, ColumnsOfDays>
  /** The steps of its terms, where fields of people that it reads may change inside a window; else null. */
  readonly terms: Termed | null
}

/** What lines of a component show: its figures by person and moment. */
export type Shown = Pick<Earned, 'component' | 'moments' | 'needs' | 'figures' | 'found'>

/** A component's pay of each window to date. */
export function earnedBy(site: Site, component: Component, moments: Moments, needs: readonly Need[], sources: Sources): Earned {
  const { build } = site
  const { name } = component
  // limits on all pay read people's fields as they are at the end
  const read = name === ALL_PAY && pathsIn(needs).length > 0 ? 'on the day' : 'of the window'
  const figures = figuresOf(site, component, moments, needs, sources, read)
  const rangeOf = (asked: Asked) => rangeIn(figures.relation, figures.found.get(figureKey(asked)))
  const termed = readsTerms(needs) ? inTerms(component) : component
  const program = programFor(termed, rangeOf)
  const slots = slotsOf(program, figures.found, null)
  const held: Held = new Map()
  let relation = figures.relation
  for (const [i, { value }] of program.steps.slice(0, -1).entries()) {
    const step = termed.steps[i]
    if (step === undefined) continue
    const word = `${step.stage}_${i + 1}`
    relation = write(
      build,
      { name: `${name}_${step.stage}`, says: step.label, origin: step.origin },
      relation,
      slots,
      held,
      columnsOf(word, value),
    )
  }
  const { sound, pay } = soundPay(program)
  const last = termed.steps.at(-1)
  if (sound.kind !== 'always') refuseUnsound(site, component, relation, slots, held, sound)
  const says = `${last?.label ?? component.label}, rounded: what the window has earned to date`
  const table = write(build, { name, says, origin: last?.origin ?? component.origin }, relation, slots, held, [
    { column: 'earned', number: pay, within: reachOfPay(termed, rangeOf) },
  ])
  return {
    component,
    moments,
    needs,
    figures: figures.relation,
    found: figures.found,
    table,
    days: figures.days,
    daysOf: figures.daysOf,
    terms: termed === component ? null : { program, slots, held },
  }
}

/** The columns of a step's result. */
function columnsOf(word: string, { over, under, known }: Fraction): Wanted[] {
  return [
    ...(isPlain(over) ? [] : [{ column: word, number: over }]),
    ...(under === null || isPlain(under) ? [] : [{ column: `${word}_under`, number: under }]),
    ...(known.kind === 'always' || known.kind === 'never' ? [] : [{ column: `${word}_known`, truth: known }]),
  ]
}

/** A number that needs no column of its own. */
const isPlain = ({ kind }: Num): boolean => kind === 'constant' || kind === 'input'

/** The pay, and whether all tables rise for the person: where not, there is none (CB855). */
export function soundPay({ pay }: Program): { readonly sound: Truth; readonly pay: Num } {
  const guarded = pay.kind === 'pick' && pay.otherwise.kind === 'constant' && pay.otherwise.value === UNSOUND
  return guarded ? { sound: pay.when, pay: pay.then } : { sound: ALWAYS, pay }
}

function refuseUnsound(site: Site, component: Component, relation: Relation, slots: Slots, held: Held, sound: Truth): void {
  const condition = conditionOf(not(sound), slots, held)
  if (condition === 'always' || condition === 'never') return
  const told = { name: `${component.name}_not_rising`, says: `People for whom a table's bounds do not rise`, origin: component.origin }
  const wrong = select(site.build, told, relation, kept(relation), condition)
  stopAt(site.build, wrong, `the bounds of a table of \`${component.name}\` do not rise for a person`, 'CB855', ['payee', 'moment'])
}
