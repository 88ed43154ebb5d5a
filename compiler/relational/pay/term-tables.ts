/** The terms of each window side by side: what each added, what was earned before it, and what its steps read (semantics 14, 17.4). */
import type { Component, Step } from '../../../runtime/core/core.ts'
import { exactly } from '../../../runtime/evaluate/values.ts'
import type { Asked } from '../../../runtime/fast/program/build.ts'
import { type Fraction, roundedTo } from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, constant, minus, type Num, plus, times } from '../../../runtime/fast/program/number.ts'
import { DAYS } from '../limits.ts'
import { figureIn } from '../measures/figures.ts'
import { programFor, UNKNOWN } from '../measures/needs.ts'
import { type Figure, figureKey } from '../measures/reading.ts'
import { untilColumn } from '../people/changes.ts'
import { column, columnNamed, int, integer, type Relation, select, union } from '../program/build.ts'
import type { Column } from '../program/ir.ts'
import type { Scalar } from '../program/scalar.ts'
import { type Wanted, write } from '../program/written.ts'
import { LAST, type Site } from '../records/records.ts'
import type { Earned, Termed } from './components.ts'
import { closedBy, MOST_CHANGES, metricAt, placeOf, readAt, sumOf, TERMS, untilTerm } from './terms.ts'

/** Each window once for each of its terms: `term`, the days `term_from` to `term_to`, what it `added`, what was earned `before`, and the figures at its end. */
export interface Terms {
  readonly table: Relation
  /** The figures of the component's own steps. */
  readonly found: ReadonlyMap<string, Figure>
}

interface Kicker {
  readonly metric: string
  readonly step: Step
}

/** What is asked for at the end of a term. */
function askedAt(component: Component, asked: Asked, term: number): Asked {
  if (asked.what === 'measure') return { ...asked, metric: metricAt(asked.metric, { rows: term, term }) }
  if (asked.what !== 'fixed') return asked
  const step = component.steps.find(({ reads }) => reads === asked.reads)
  if (step === undefined) throw new Error(component.name)
  const place = placeOf(component, step, term, 'end')
  return { ...asked, expression: readAt(asked.expression, place, (id) => id) }
}

/**
 * The terms of a component. `kickers`: what is paid on top for rows, that is no part of what the others share; `moves`: the metric that runs along, and
 * `under` the column with the divisor of what its rows come to.
 */
export function termsOf(
  site: Site,
  earned: Earned,
  termed: Termed,
  kickers: readonly Kicker[],
  moves: string,
  under: Figure['under'],
): Terms {
  const { build } = site
  const { component, found } = earned
  const { name, label, origin, round } = component
  const told = (what: string, says: string) => ({ name: `${name}_${what}`, says, origin })
  const { slots, held } = termed
  const rounded = (value: Fraction): Num => roundedTo(value, exactly(round.unit), round.mode).over
  const stage = (id: string): Fraction => {
    const value = termed.program.steps.find((one) => one.id === id)?.value
    if (value === undefined) throw new Error(id)
    return value
  }
  const nothing: Fraction = { over: constant(0n), under: null, scale: 0, known: ALWAYS }
  const befores = TERMS.map((term) => (term === 1 ? nothing : stage(closedBy(term - 1))))
  const scale = Math.max(...befores.map((one) => one.scale))
  const kickedBy = (term: number): Num =>
    kickers.reduce<Num>((all, { metric, step }) => {
      if (term === 0) return all
      const { over } = found.get(figureKey({ what: 'measure', metric: untilTerm(metric, term), reads: step.reads })) ?? {}
      if (over === undefined || over === null) throw new Error(metric)
      return plus(all, rounded(figureIn(slots, earned.table, over)))
    }, constant(0n))
  const wanted = TERMS.flatMap((term, i): Wanted[] => {
    const before = befores[i] ?? nothing
    const added = minus(rounded(stage(sumOf(term))), rounded(before))
    return [
      { column: `before_${term}`, number: times(before.over, constant(10n ** BigInt(scale - before.scale))), scale },
      { column: `before_${term}_under`, number: before.under ?? constant(1n) },
      { column: `added_${term}`, number: minus(added, minus(kickedBy(term), kickedBy(term - 1))) },
    ]
  })
  const wide = write(build, told('by_term', `What each term of ${label} added`), earned.table, slots, held, wanted)
  const asked = programFor(component, () => UNKNOWN, moves).inputs.flatMap((one) => (one.asked.what === 'moving' ? [] : [one.asked]))
  const figures = asked.map((one) => TERMS.map((term) => figureAt(found, askedAt(component, one, term))))
  const days = [earned.days, ...earned.daysOf.values()].flatMap(({ from, to, seen }) => [from, to, ...(seen === null ? [] : [seen])])
  const kept = ['payee', 'moment', 'for_period', ...days, ...(typeof under === 'string' ? [under] : [])].filter((one) =>
    wide.columns.some((other) => other.name === one),
  )
  const parts = TERMS.map((term, i) =>
    select(
      build,
      told(`term_${term}`, `Term ${term} of each window of ${label}`),
      wide,
      [
        ...[...new Set(kept)].map((one) => ({ column: columnNamed(wide, one), value: column(one) })),
        { column: int('term', BigInt(term), BigInt(term)), value: integer(term) },
        { column: int('term_from', DAYS.low, DAYS.high + 1n), value: term === 1 ? column(earned.days.from) : after(untilColumn(term - 1)) },
        { column: int('term_to', DAYS.low - 1n, DAYS.high), value: term > MOST_CHANGES ? LAST : orLast(untilColumn(term)) },
        ...(['', '_under'] as const).map((what) => {
          const one = columnNamed(wide, `before_${term}${what}`)
          return { column: { ...one, name: `before${what}` }, value: column(one.name) }
        }),
        { column: { ...columnNamed(wide, `added_${term}`), name: 'own' }, value: column(`added_${term}`) },
        ...figures.flatMap((ofTerms, at) => columnsOf(wide, ofTerms, i, `figure_${at + 1}`)),
      ],
      term === 1 ? null : { kind: 'not', value: { kind: 'is_null', value: column(untilColumn(term - 1)) } },
    ),
  )
  const [first, ...more] = parts
  if (first === undefined) throw new Error(name)
  const table = union(build, told('terms_of_rows', `Each window of ${label} once for each of its terms`), first, ...more)
  const own = new Map(asked.map((one, at) => [figureKey(one), figureOf(figures[at] ?? [], `figure_${at + 1}`)]))
  return { table, found: own }
}

function figureAt(found: ReadonlyMap<string, Figure>, asked: Asked): Figure {
  const figure = found.get(figureKey(asked))
  if (figure === undefined) throw new Error(figureKey(asked))
  return figure
}

const orLast = (name: string): Scalar => ({ kind: 'coalesce', value: column(name), otherwise: LAST })
const after = (name: string): Scalar => ({ kind: 'add', left: orLast(name), right: integer(1) })

/** One figure of all terms under the same names. */
function figureOf(ofTerms: readonly Figure[], name: string): Figure {
  const [one] = ofTerms
  if (one === undefined) throw new Error(name)
  const isSame = (of: 'under' | 'known'): boolean =>
    ofTerms.every((other) => typeof other[of] !== 'string' || isFixed(other[of])) && ofTerms.every((other) => other[of] === one[of])
  return {
    over: one.over === null ? null : name,
    scale: one.scale,
    under: isSame('under') ? one.under : `${name}_under`,
    known: isSame('known') ? one.known : `${name}_known`,
  }
}
const isFixed = (known: string): boolean => known === 'always' || known === 'never'

function columnsOf(wide: Relation, ofTerms: readonly Figure[], place: number, name: string): { column: Column; value: Scalar }[] {
  const { over, under, known } = figureOf(ofTerms, name)
  const own = ofTerms[place]
  if (own === undefined) throw new Error(name)
  const as = (of: string, wanted: string) => ({ column: { ...columnNamed(wide, of), name: wanted }, value: column(of) })
  const number = (value: bigint, wanted: string) => ({ column: int(wanted, value, value), value: integer(value) })
  return [
    ...(over === null || own.over === null ? [] : [as(own.over, over)]),
    ...(typeof under !== 'string' ? [] : [typeof own.under === 'string' ? as(own.under, under) : number(own.under ?? 1n, under)]),
    ...(isFixed(known) ? [] : [isFixed(own.known) ? number(own.known === 'always' ? 1n : 0n, known) : as(own.known, known)]),
  ]
}

/** A figure beside rows. */
export const besideRows = ({ over, scale, under, known }: Figure): Figure => ({
  over: over === null ? null : `pay_${over}`,
  scale,
  under: typeof under === 'string' ? `pay_${under}` : under,
  known: isFixed(known) ? known : `pay_${known}`,
})
