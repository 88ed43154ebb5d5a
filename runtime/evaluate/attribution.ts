import { add, divide, isZero, multiply, type Ratio, ratio, subtract, wholePart, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { addedBy, type Term, termsOf } from './amend.ts'
import { rounded } from './component.ts'
import { rowKickersOf, valuesAt } from './kickers.ts'
import { type Moment, measureNamed } from './moment.ts'
import { isGiven } from './stated.ts'
import { payAlong } from './steps.ts'
import { placeOf, placesIn, type Tally, tallyOf } from './tally.ts'
import { earlier, next, type Stretch } from './windows.ts'

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
  const kicked = kickedRows(moment)
  const own = pay - sumOf(kicked)
  const shared = sharedOver(moment, own)
  const rows = shared === undefined ? kicked : [...kicked, shared]
  return { rows, rest: pay - sumOf(rows) }
}

const sumOf = (rows: readonly RowShare[]): bigint =>
  rows.reduce((sum, { amounts }) => amounts.reduce((all, amount) => all + amount, sum), 0n)

/** What kickers add for rows of their own, by cumulative rounding. */
function kickedRows(moment: Moment): RowShare[] {
  return rowKickersOf(moment.component).map(({ step, rows }): RowShare => {
    const amounts: bigint[] = []
    let sum = ZERO
    let last = 0n
    let from: number | undefined
    for (const term of termsOf(moment)) {
      const { first, values } = valuesAt(term.end, step.reads, rows)
      from ??= first
      for (const value of values.slice(from + amounts.length - first)) {
        sum = add(sum, value)
        const through = rounded(moment.component, sum)
        amounts.push(through - last)
        last = through
      }
    }
    return { metric: rows.metric, from: from ?? 0, amounts }
  })
}

/** The pay over the rows of the component's base; undefined where no rows explain it. */
function sharedOver(moment: Moment, pay: bigint): RowShare | undefined {
  const { world, person, component, window, at } = moment
  const { base, attribution } = component
  const measure = measureNamed(world, base.metric)
  if (measure === undefined || isGiven(world, person, base.metric)) return undefined
  if (measure.aggregate.kind !== 'sum' && measure.aggregate.kind !== 'count') return undefined
  const tallied = tallyOf(world, measure, person)
  const [from, to] = placesOf(moment, tallied, window)
  switch (attribution) {
    case 'none':
      return undefined
    case 'in_order':
      return { metric: base.metric, from, amounts: inOrder(moment, tallied, from, to) }
    case 'in_proportion': {
      const amounts = inProportion(moment, tallied, from, to, pay)
      return amounts === undefined ? undefined : { metric: base.metric, from, amounts }
    }
    default: {
      const never: never = attribution
      return never
    }
  }

  function placesOf({ deal }: Moment, rows: Tally, stretch: Stretch): readonly [number, number] {
    const places = placesIn(rows, stretch, at)
    if (deal === null) return places
    for (let place = places[0]; place < places[1]; place += 1) if (rows.rows[place]?.credit === deal.credit) return [place, place + 1]
    return [places[0], places[0]]
  }
}

/** The base after each place, `c_j`: what the metric has added up since `from`, or what its rows earned in the step that stands for it. */
function baseAlong({ component }: Moment, term: Term, tallied: Tally, from: number): (place: number) => Ratio {
  const step = component.steps.find(({ id }) => id === component.base.step)
  if (step === undefined || step.value.kind !== 'each_row')
    return (place) => subtract(tallied.sums[place] ?? ZERO, tallied.sums[from] ?? ZERO)
  const sums = [ZERO]
  for (const value of valuesAt(term.end, step.reads, step.value).values) sums.push(add(sums.at(-1) ?? ZERO, value))
  return (place) => sums[place - from] ?? sums.at(-1) ?? ZERO
}

/** `e_j = R(H(c_j)) - R(H(c_(j-1)))`, term by term where the person's fields change. */
function inOrder(moment: Moment, tallied: Tally, from: number, to: number): bigint[] {
  const { component } = moment
  const amounts: bigint[] = []
  let earned = ZERO
  let place = from
  for (const term of termsOf(moment)) {
    const pay = payAlong(term.end)
    const base = baseAlong(moment, term, tallied, from)
    const first = base(place)
    // the first term starts at H(0), which no row explains; a later one at what the terms before it earned
    const offset = term.start === null ? ZERO : subtract(earned, pay(first))
    let last = rounded(component, add(offset, pay(first)))
    const end = Math.min(to, placeOf(tallied, next(earlier(term.end.rowsTo, term.end.at))))
    for (; place < end; place += 1) {
      const through = rounded(component, add(offset, pay(base(place + 1))))
      amounts.push(through - last)
      last = through
    }
    earned = add(earned, addedBy(term))
  }
  return amounts
}

/** `e_j = R(E c_j / c_n) - R(E c_(j-1) / c_n)`; undefined where the base is zero. */
function inProportion(moment: Moment, tallied: Tally, from: number, to: number, pay: bigint): bigint[] | undefined {
  const sums = sumsOver(moment, tallied, from, to)
  const whole = sums.at(-1) ?? ZERO
  if (isZero(whole)) return undefined
  const each = divide(ratio(pay), whole)
  let last = 0n
  return sums.map((sum) => {
    const through = wholePart(roundToUnit(multiply(each, sum), moment.world.core.rounding.money))
    const amount = through - last
    last = through
    return amount
  })
}

/** The base after each row of the window, across the terms in which the person's fields stay the same. */
function sumsOver(moment: Moment, tallied: Tally, from: number, to: number): Ratio[] {
  const sums: Ratio[] = []
  let before = ZERO
  let place = from
  for (const term of termsOf(moment)) {
    const base = baseAlong(moment, term, tallied, from)
    const first = base(place)
    const end = Math.min(to, placeOf(tallied, next(earlier(term.end.rowsTo, term.end.at))))
    for (; place < end; place += 1) sums.push(add(before, subtract(base(place + 1), first)))
    before = sums.at(-1) ?? before
  }
  return sums
}
