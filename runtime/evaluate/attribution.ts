import { add, divide, isZero, multiply, type Ratio, ratio, subtract, wholePart, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { addedBy, termsOf } from './amend.ts'
import { rounded } from './component.ts'
import { type Moment, measureNamed } from './moment.ts'
import { statedFor } from './quota.ts'
import { payAlong } from './steps.ts'
import { placeOf, placesIn, type Tally, tallyOf } from './totals.ts'
import { earlier, next } from './windows.ts'

/** What each row of a window earned, in minor units, from the row at place `from` on; `rest` belongs to no row. All sum to the pay. */
export interface Attributed {
  readonly from: number
  readonly amounts: readonly bigint[]
  readonly rest: bigint
}

/**
 * Shares a window's pay over the rows that made it (semantics 6.7, 17.17, 17.18). Only the rows of a sum or a count have a part;
 * any other pay, and what no row explains, is one amount without a row. Cents are shared cumulatively in row order (RP9).
 */
export function attribute(moment: Moment, pay: bigint): Attributed {
  const { world, person, component, window, at } = moment
  const measure = measureNamed(world, component.metric)
  if (measure === undefined || statedFor(world, person, component.metric)?.measure !== undefined) return { from: 0, amounts: [], rest: pay }
  const tallied = tallyOf(world, measure, person)
  const [from, to] = placesIn(tallied, window, at)
  const additive = measure.aggregate.kind === 'sum' || measure.aggregate.kind === 'count'
  const amounts = additive ? amountsOf(moment, tallied, from, to, pay) : undefined
  if (amounts === undefined) return { from, amounts: Array.from({ length: to - from }, () => 0n), rest: pay }
  return { from, amounts, rest: amounts.reduce((rest, amount) => rest - amount, pay) }
}

function amountsOf(moment: Moment, tallied: Tally, from: number, to: number, pay: bigint): bigint[] | undefined {
  switch (moment.component.attribution) {
    case 'none':
      return undefined
    case 'in_order':
      return inOrder(moment, tallied, from, to)
    case 'in_proportion':
      return inProportion(moment, tallied, from, to, pay)
    default: {
      const never: never = moment.component.attribution
      return never
    }
  }
}

/** The base after each row: `c_j`. */
const base = (tallied: Tally, from: number, place: number): Ratio => subtract(tallied.sums[place] ?? ZERO, tallied.sums[from] ?? ZERO)

/** `e_j = R(H(c_j)) - R(H(c_(j-1)))`, term by term where the person's fields change. */
function inOrder(moment: Moment, tallied: Tally, from: number, to: number): bigint[] {
  const { component } = moment
  const amounts: bigint[] = []
  let earned = ZERO
  let place = from
  for (const term of termsOf(moment)) {
    const pay = payAlong(term.end)
    const first = base(tallied, from, place)
    // the first term starts at H(0), which no row explains; a later one at what the terms before it earned
    const offset = term.start === null ? ZERO : subtract(earned, pay(first))
    let last = rounded(component, add(offset, pay(first)))
    const end = Math.min(to, placeOf(tallied, next(earlier(term.end.rowsTo, term.end.at))))
    for (; place < end; place += 1) {
      const through = rounded(component, add(offset, pay(base(tallied, from, place + 1))))
      amounts.push(through - last)
      last = through
    }
    earned = add(earned, addedBy(term))
  }
  return amounts
}

/** `e_j = R(E c_j / c_n) - R(E c_(j-1) / c_n)`; undefined where the base is zero. */
function inProportion({ world }: Moment, tallied: Tally, from: number, to: number, pay: bigint): bigint[] | undefined {
  const whole = base(tallied, from, to)
  if (isZero(whole)) return undefined
  const each = divide(ratio(pay), whole)
  const amounts: bigint[] = []
  let last = 0n
  for (let place = from; place < to; place += 1) {
    const through = wholePart(roundToUnit(multiply(each, base(tallied, from, place + 1)), world.core.rounding.money))
    amounts.push(through - last)
    last = through
  }
  return amounts
}
