/** Pay for each deal by itself: one window for each row, to which the steps are applied (semantics 8). */
import type { Component, Measure } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import type { Stretch } from '../../../runtime/evaluate/windows.ts'
import type { Asked } from '../../../runtime/fast/program/build.ts'
import { choose, type Fraction } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, constant, pick } from '../../../runtime/fast/program/number.ts'
import type { Calendar } from '../days.ts'
import type { LinesOf } from '../earnings.ts'
import { figureIn, newSlots } from '../measures/figures.ts'
import type { Counted } from '../measures/measures.ts'
import { programFor, UNKNOWN } from '../measures/needs.ts'
import { type Figure, figureKey, rangeIn, type Sources, slotsOf } from '../measures/reading.ts'
import type { RowSums } from '../measures/row-sums.ts'
import type { Asking } from '../measures/sources.ts'
import { onDays } from '../people/people.ts'
import { allOf, between, column, constants, freeName, join, type Relation, stopAt } from '../program/build.ts'
import { type Wanted, write } from '../program/written.ts'
import { calculator, dayIn, ownField, type Value } from '../records/fields.ts'
import { type Site, versionsOf } from '../records/records.ts'
import { refuse } from '../refused.ts'
import type { ByRow } from './attribution.ts'
import { type Earned, soundPay } from './components.ts'
import { dealsAgain, isModifier, summedDeals } from './deal-moments.ts'

type FieldRead = Extract<Expression, { kind: 'field' }>

/** Where the rows of deals are, and what is read of them. */
export interface Deals {
  readonly counted: Counted
  readonly columnOf: ReadonlyMap<string, string>
  /** Everybody's days in the plan, with their fields. */
  readonly members: Relation
  readonly sums: RowSums
  /** Where deals are looked at again, and what is read there; null: each counts in the pay period of its day alone. */
  readonly again: Asking | null
  readonly sources: Sources
}

/** What a component asks for at a deal; refuses what is neither of the deal or of the person, nor of gates and factors. */
const askedOf = (site: Site, calendar: Calendar, component: Component, sums: RowSums): readonly Asked[] =>
  programFor(component, () => UNKNOWN).inputs.flatMap(({ asked }) => (isModifier(site, calendar, component, sums, asked) ? [] : [asked]))

/** What a component that pays each deal by itself earned, and its lines. */
export interface DealPay {
  readonly component: Component
  /** Each deal once: `payee`, `day`, `earned_by_row`, and the day on which it is looked at where something can be clawed back. */
  readonly earned: Relation
  readonly lines: LinesOf
  readonly rows: ByRow | null
  /** What all deals of a window to date have earned, where they are looked at again. */
  readonly windows: Earnings | null
}

/** What is earned by window to date: `payee`, `moment`, `earned`. */
export type Earnings = Pick<Earned, 'component' | 'table' | 'moments'>

/** The lines of a component that pays each deal by itself, one for each row. */
export function dealLines(
  site: Site,
  calendar: Calendar,
  component: Component,
  { counted, columnOf, members, sums, again, sources }: Deals,
): DealPay {
  const { build } = site
  const { name, label, origin } = component
  const asked = askedOf(site, calendar, component, sums)
  const people = versionsOf(site, site.core.people.record)
  const taken = counted.rows.columns.map((one) => one.name)
  const fields = [...people.columnOf].map(([field, of]) => {
    const as = freeName((one) => taken.includes(one), `person_${of}`)
    taken.push(as)
    return { field, of, as }
  })
  const told = (what: string, says: string) => ({ name: `${name}_${what}`, says, origin })
  const once = join(build, told('deals', `Each row of ${label}, with whose it is on its day`), counted.rows, members, {
    on: [{ left: 'payee', right: 'payee' }],
    and: onDays('day'),
    take: Object.fromEntries(fields.map(({ of, as }) => [of, as])),
  })
  const seen = again === null ? null : dealsAgain(site, calendar, again, once, sources)
  const deals = seen?.relation ?? once
  taken.push(...deals.columns.map((one) => one.name))
  const personOf = new Map(fields.map(({ field, as }) => [field, as]))
  const slots = newSlots()
  const rowAmount = (): Fraction => figureIn(slots, deals, counted.adds)
  const fieldAt = (field: FieldRead): Value => ownField(slots, deals, field.of === 'row' ? columnOf : personOf, field)
  const read = calculator({ slots, fieldAt, rowAmount, today: dayIn(site.core, slots, deals, 'day') })
  const wanted: Wanted[] = []
  const found = new Map<string, Figure>(seen?.found)
  for (const one of asked) {
    const word = freeName(
      (as) => taken.includes(as) || wanted.some(({ column: made }) => made === as),
      one.what === 'measure' ? `deal_${one.metric}` : 'deal_field',
    )
    if (one.what === 'fixed' && one.as === 'truth') {
      const truth = read.truth(one.expression)
      const isKnown = truth.kind === 'always' || truth.kind === 'never' ? truth.kind : word
      if (isKnown === word) wanted.push({ column: word, truth })
      found.set(figureKey(one), { over: null, scale: 0, under: null, known: isKnown })
      continue
    }
    const number = figureOf(one, read, rowAmount, sums)
    if (number.under !== null) refuse('a divided figure of a single deal', origin)
    wanted.push({ column: word, number: pick(number.known, number.over, constant(0n)), scale: number.scale })
    const known = number.known.kind === 'always' || number.known.kind === 'never' ? number.known.kind : `${word}_known`
    if (known === `${word}_known`) wanted.push({ column: known, truth: number.known })
    found.set(figureKey(one), { over: word, scale: number.scale, under: null, known })
  }
  const figures = write(build, told('figures', `What ${label} reads of each deal`), deals, slots, new Map(), wanted)
  const program = programFor(component, (one) => rangeIn(figures, found.get(figureKey(one))))
  const { sound, pay } = soundPay(program)
  const own = slotsOf(program, found, null)
  if (sound.kind !== 'always') {
    const bad = write(build, told('not_rising', "Deals for which a table's bounds do not rise"), figures, own, new Map(), [
      { column: 'rises', truth: sound },
    ])
    const wrong = join(
      build,
      told('wrong', "Deals for which a table's bounds do not rise"),
      bad,
      constants(build, told('no', 'No'), ['no'], [[0]]),
      {
        on: [{ left: 'rises', right: 'no' }],
      },
    )
    stopAt(build, wrong, `the bounds of a table of \`${name}\` do not rise for a person`, 'CB855', ['payee'])
  }
  const earned = write(build, { name, says: `${label} of each deal, rounded`, origin }, figures, own, new Map(), [
    { column: 'earned_by_row', number: pay },
  ])
  const table = again === null ? inPeriods(site, calendar, component, earned) : earned
  const lines: LinesOf = {
    name,
    label,
    origin,
    item: 'earned',
    component: { name },
    moments: again?.moments ?? { moments: [], adds: [], plain: true },
    table,
    amount: 'earned_by_row',
  }
  const measure: Measure = counted.measure
  const rows = component.attribution === 'none' ? null : { table, keys: counted.keys, measure }
  const windows = again === null ? null : { component, table: summedDeals(site, component, earned), moments: again.moments }
  return { component, earned, lines, rows, windows }
}

/** A number that the steps read at a deal. */
function figureOf(asked: Asked, read: ReturnType<typeof calculator>, rowAmount: () => Fraction, sums: RowSums): Fraction {
  if (asked.what === 'fixed') return read.number(asked.expression)
  if (asked.what !== 'measure') throw new Error(asked.what)
  const each = sums.get(asked.metric)
  if (each === undefined) return rowAmount()
  const value = read.number(each.value)
  if (each.where === null) return value
  return choose(read.truth(each.where), value, { over: constant(0n), under: null, scale: 0, known: ALWAYS })
}

/** Each deal in the pay period of its day, and in those in which it is posted again because something was clawed back. */
function inPeriods({ build }: Site, { periods, wanted }: Calendar, { name, label }: Component, earned: Relation): Relation {
  const seen = earned.columns.some((one) => one.name === 'seen_by')
  const posted = periods.flatMap((posting, place) => {
    if (!wanted.has(posting.label)) return []
    const row = (one: Stretch, seenOn: number, sense: 1 | -1) =>
      [one.label, posting.label, one === posting ? 'original' : 'clawback', one.from, one.to, seenOn, sense] as const
    if (!seen) return [row(posting, posting.to, 1)]
    const before = periods[place - 1]
    return [
      ...periods.slice(0, place + 1).map((one) => row(one, posting.to, 1)),
      ...(before === undefined ? [] : periods.slice(0, place).map((one) => row(one, before.to, -1))),
    ]
  })
  const told = { name: `${name}_periods`, says: `The pay periods in which deals of ${label} count`, origin: null }
  const days = constants(build, told, ['for_period', 'posted_in', 'kind', 'first_day', 'period_end', 'seen_on', 'sense'], posted)
  return join(build, { ...told, name: `${name}_in_periods`, says: `${label} of each deal in its pay period` }, earned, days, {
    ...(seen ? { on: [{ left: 'seen_by', right: 'seen_on' }] } : {}),
    and: allOf(between(column('day', 'left'), column('first_day', 'right'), column('period_end', 'right'))),
    take: Object.fromEntries(['for_period', 'posted_in', 'kind', 'sense'].map((one) => [one, one])),
  })
}
