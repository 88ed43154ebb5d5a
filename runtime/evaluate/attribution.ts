import { add, divide, isZero, multiply, type Ratio, ratio, subtract, wholePart, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { type Earned, earnedThrough, type Term, termsOf } from './amend.ts'
import { rounded } from './component.ts'
import { rowKickersOf, valuesAt } from './kickers.ts'
import { type Moment, measureNamed } from './moment.ts'
import { isGiven } from './stated.ts'
import { payAlong } from './steps.ts'
import { placeOf, placesIn, type Tally, tallyOf } from './tally.ts'
import { earlier, next } from './windows.ts'

/** What rows of one metric earned, in minor units, from the row at place `from` of the person's rows on. */
export interface RowShare {
  readonly metric: string
  readonly from: number
  readonly amounts: readonly bigint[]
}

/** What each row of a window earned; `rest` belongs to no row. All sum to the pay. */
export interface Attributed {
  readonly rows: readonly RowShare[]
  readonly rest: bigint
}

/**
 * Shares a window's pay over the rows that made it (semantics 6.7, 17.17, 17.18): first what kickers add for rows of their own, then the
 * rest over the rows of the base where that is a sum or a count. What no row explains is one amount without a row. Cents are shared
 * cumulatively in row order (RP9).
 */
export function attribute(moment: Moment, pay: bigint): Attributed {
  const { rows: kicked, byTerm } = kickedRows(moment)
  const own = pay - sumOf(kicked)
  const shared = sharedOver(moment, own, byTerm)
  const rows = shared === undefined ? kicked : [...kicked, shared]
  return { rows, rest: pay - sumOf(rows) }
}

const sumOf = (rows: readonly RowShare[]): bigint =>
  rows.reduce((sum, { amounts }) => amounts.reduce((all, amount) => all + amount, sum), 0n)

/** What kickers add for rows of their own, by cumulative rounding and by the clauses of each term; and how much of it falls in each term. */
function kickedRows(moment: Moment): { readonly rows: readonly RowShare[]; readonly byTerm: readonly bigint[] } {
  const terms = termsOf(moment)
  const byTerm = terms.map(() => 0n)
  const kickers = new Map(terms.flatMap(({ end }) => rowKickersOf(end.component).map((kicker) => [kicker.step.id, kicker] as const)))
  const rows = [...kickers].map(([id, kicker]): RowShare => {
    const amounts: bigint[] = []
    let sum = ZERO
    let last = 0n
    let from: number | undefined
    for (const [i, { end }] of terms.entries()) {
      const own = rowKickersOf(end.component).find(({ step }) => step.id === id)
      const { step, rows: each } = own ?? kicker
      const { first, values } = valuesAt(end, step.reads, each)
      from ??= first
      for (const value of values.slice(from + amounts.length - first)) {
        // rows of a term without this kicker get nothing from it
        if (own !== undefined) sum = add(sum, value)
        const through = rounded(moment.component, sum)
        amounts.push(through - last)
        byTerm[i] = (byTerm[i] ?? 0n) + through - last
        last = through
      }
    }
    return { metric: kicker.rows.metric, from: from ?? 0, amounts }
  })
  return { rows, byTerm }
}

/** The pay over the rows of the component's base; undefined where no rows explain it. */
function sharedOver(moment: Moment, pay: bigint, kicked: readonly bigint[]): RowShare | undefined {
  const { world, person, component } = moment
  const { base } = component
  const measure = measureNamed(world, base.metric)
  if (measure === undefined || isGiven(world, person, base.metric)) return undefined
  if (measure.aggregate.kind !== 'sum' && measure.aggregate.kind !== 'count') return undefined
  const tallied = tallyOf(world, measure, person)
  const places = placesOf(moment, tallied)
  const amounts = termByTerm(moment, tallied, places, pay, kicked)
  return amounts === undefined ? undefined : { metric: base.metric, from: places[0], amounts }
}

/** The places of the rows that can have earned something: those of the window from the day on which they count, or the one deal. */
function placesOf(moment: Moment, rows: Tally): readonly [number, number] {
  const { deal, window, at } = moment
  const since = termsOf(moment)[0]?.end.since ?? null
  const places = placesIn(rows, since === null ? window : { ...window, from: since }, at)
  if (deal === null) return places
  for (let place = places[0]; place < places[1]; place += 1) if (rows.rows[place]?.credit === deal.credit) return [place, place + 1]
  return [places[0], places[0]]
}

/** The base after each place, `c_j`: what the metric has added up since `from`, or what its rows earned in the step that stands for it. */
function baseAlong(end: Moment, tallied: Tally, from: number): (place: number) => Ratio {
  const { component } = end
  const step = component.steps.find(({ id }) => id === component.base.step)
  if (step === undefined || step.value.kind !== 'each_row')
    return (place) => subtract(tallied.sums[place] ?? ZERO, tallied.sums[from] ?? ZERO)
  const sums = [ZERO]
  for (const value of valuesAt(end, step.reads, step.value).values) sums.push(add(sums.at(-1) ?? ZERO, value))
  return (place) => sums[place - from] ?? sums.at(-1) ?? ZERO
}

/**
 * What each row earned, term by term: rows belong to the term that they fall in (semantics 14). Undefined where no row explains anything.
 * What kickers gave to rows of their own is no part of `pay`; `kicked` is that by terms.
 */
function termByTerm(
  moment: Moment,
  tallied: Tally,
  [from, to]: readonly [number, number],
  pay: bigint,
  kicked: readonly bigint[],
): bigint[] | undefined {
  const terms = earnedThrough(moment)
  const only = terms.length === 1
  const amounts: bigint[] = []
  let explained = false
  for (const [i, earned] of terms.entries()) {
    const { end } = earned.term
    const first = from + amounts.length
    const last = Math.max(first, Math.min(to, placeOf(tallied, next(earlier(end.rowsTo, end.at)))))
    const added = only ? pay : rounded(end.component, earned.through) - rounded(end.component, earned.before) - (kicked[i] ?? 0n)
    const own = rowsOfTerm(earned, tallied, first, last, added)
    explained ||= own !== undefined
    amounts.push(...(own ?? Array.from({ length: last - first }, () => 0n)))
  }
  return explained ? amounts : undefined
}

function rowsOfTerm(earned: Earned, tallied: Tally, from: number, to: number, added: bigint): bigint[] | undefined {
  const { attribution } = earned.term.end.component
  switch (attribution) {
    case 'none':
      return undefined
    case 'in_order':
      return inOrder(earned, tallied, from, to)
    case 'in_proportion':
      return inProportion(earned, tallied, from, to, added)
    default: {
      const never: never = attribution
      return never
    }
  }
}

/** Where a term's base begins: the first row that counts in it. */
const startOf = ({ end }: Term, tallied: Tally): number => placeOf(tallied, end.since ?? end.window.from)

/** `e_j = R(H(c_j)) - R(H(c_(j-1)))`, from what was earned before the term. */
function inOrder({ term, before }: Earned, tallied: Tally, from: number, to: number): bigint[] {
  const { component } = term.end
  const pay = payAlong(term.end)
  const base = baseAlong(term.end, tallied, Math.min(from, term.end.deal === null ? startOf(term, tallied) : from))
  const first = base(from)
  // a term of its own starts at H(0), which no row explains; one that goes on at what the terms before it earned
  const offset = term.start === null ? before : subtract(before, pay(first))
  let last = rounded(component, add(offset, pay(first)))
  return Array.from({ length: to - from }, (_, i) => {
    const through = rounded(component, add(offset, pay(base(from + i + 1))))
    const amount = through - last
    last = through
    return amount
  })
}

/** `e_j = R(E c_j / c_n) - R(E c_(j-1) / c_n)` over the rows of a term; undefined where their base is zero. */
function inProportion({ term }: Earned, tallied: Tally, from: number, to: number, added: bigint): bigint[] | undefined {
  const base = baseAlong(term.end, tallied, Math.min(from, term.end.deal === null ? startOf(term, tallied) : from))
  const first = base(from)
  const whole = subtract(base(to), first)
  if (isZero(whole)) return undefined
  const each = divide(ratio(added), whole)
  let last = 0n
  return Array.from({ length: to - from }, (_, i) => {
    const through = wholePart(roundToUnit(multiply(each, subtract(base(from + i + 1), first)), term.end.world.core.rounding.money))
    const amount = through - last
    last = through
    return amount
  })
}
