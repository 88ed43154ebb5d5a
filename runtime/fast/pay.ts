/** Stage B: what every person has earned of a component at the end of each pay period, by its program (design: two stages). */
import type { Component, Measure } from '../core/core.ts'
import { termsOf } from '../evaluate/amend.ts'
import { momentOf, takesPart, windowPay } from '../evaluate/component.ts'
import { environmentAt, NO_STEPS } from '../evaluate/environment.ts'
import { compute } from '../evaluate/expression.ts'
import { dayOfRows, endOf, type Moment, measureNamed, quotaAt, readsOf, windowOfMetric } from '../evaluate/moment.ts'
import { lastGrain } from '../evaluate/quota.ts'
import { targetOf, worthOf } from '../evaluate/target.ts'
import { exactly as decimal, holds, numberIn } from '../evaluate/values.ts'
import { earlier, type Stretch, windowAt, windowsIn } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { divide, type Ratio, ratio } from '../exact/ratio.ts'
import { type Asked, type Input, type Program, programOf, type Range, UNSOUND, type Unsupported } from './build.ts'
import { inDoubles } from './doubles.ts'
import { exactly } from './exact.ts'
import type { Totals } from './totals.ts'

/** What a component has earned, by person and pay period, each to date in its window; in minor units. */
export interface Earned {
  readonly people: readonly string[]
  readonly periods: readonly Stretch[]
  /** `amounts[person x periods + period]`. */
  readonly amounts: Float64Array
  /** How many of them doubles could not tell, so that big integers did. */
  readonly byBigIntegers: number
  /** How many the reference evaluator did, since a field of the person changes inside the window (17.4). */
  readonly byReference: number
}

/** Where a person's numbers are handed in; null where the person has no part in the window, or the reference evaluator must do it. */
interface Place {
  readonly moment: Moment
  readonly kind: 'none' | 'program' | 'reference'
}

/** The number that something asked for is at a moment; undefined where it has no value. */
export type Answer = (asked: Asked, moment: Moment) => Ratio | boolean | undefined

/** What a program asks for, from totals and the reference evaluator's own functions. */
export const answerOf =
  (totals: Totals): Answer =>
  (asked, moment) => {
    const { world, person, window } = moment
    switch (asked.what) {
      case 'measure':
        return measureIn(totals, moment, asked.metric, asked.reads)
      case 'moving':
        return measureIn(totals, moment, asked.metric, 'window')
      case 'quota':
        return quotaAt(moment, asked.metric, asked.basis, asked.reads)
      case 'target': {
        const end = endOf(moment, asked.reads)
        return targetOf(world, person, end, window.first, lastGrain(world, window, asked.basis, end))
      }
      case 'worth': {
        const end = endOf(moment, asked.reads)
        return worthOf(world, person, end, asked.component, window.first, lastGrain(world, window, asked.basis, end))
      }
      case 'fixed': {
        const value = compute(asked.expression, environmentAt(moment, asked.reads, NO_STEPS))
        return asked.as === 'truth' ? holds(value) : numberIn(value)
      }
      default: {
        const never: never = asked
        return never
      }
    }
  }

/** A metric's value at a moment, from the sums of its months (semantics 4). */
function measureIn(totals: Totals, moment: Moment, metric: string, stepReads: 'window' | 'modifier'): Ratio | undefined {
  const measure = measureNamed(moment.world, metric)
  const sums = totals.sums.get(metric)
  if (measure === undefined || sums === undefined) return undefined
  const reads = readsOf(moment, measure, stepReads)
  const day = dayOfRows(moment, reads)
  const window = windowOfMetric(moment, measure, day, reads)
  const { frame } = totals
  const person = frame.people.indexOf(moment.person)
  const to = lastGrain(moment.world, window, 'to_date', day) - frame.firstMonth
  const [first, second] = sums.map(({ values, scale }): Ratio => {
    let sum = 0
    for (let month = window.first - frame.firstMonth; month <= to; month += 1) sum += values[person * frame.months + month] ?? 0
    return ratio(BigInt(sum), 10n ** BigInt(scale))
  })
  if (second === undefined) return first
  return first !== undefined && second.n > 0n ? divide(first, second) : whenEmpty(measure)
}

const whenEmpty = ({ whenEmpty: stated }: Measure): Ratio | undefined =>
  stated === null || !/\d/.test(stated) ? undefined : decimal(stated)

/** Why a component cannot be run by its months: windows of deals, what is carried on, metrics that are no sums. */
function hindrance(world: World, component: Component): string | undefined {
  if (component.window === 'deal') return 'pay for each deal'
  if (component.modifierWindow !== null) return 'a condition over a longer window'
  if (component.carry !== null || component.paidAt !== null) return 'pay that is carried on, or paid at the end'
  if (component.base.step !== null) return 'a rate for each row'
  if (component.earnedStaysEarned || world.core.overpayment === 'never') return 'pay that stays earned'
  return undefined
}

/** All that a component has earned to date at the end of each pay period; or why it does not run as a program. */
export function earnedBy(world: World, totals: Totals, component: Component): Earned | Unsupported {
  const because = hindrance(world, component)
  if (because !== undefined) return { because }
  const draft = programOf(component, () => ANY)
  if ('because' in draft) return draft
  for (const { asked } of draft.inputs) {
    const left =
      asked.what === 'measure'
        ? (totals.left.get(asked.metric) ?? (totals.sums.has(asked.metric) ? undefined : 'another record'))
        : undefined
    if (left !== undefined) return { because: left }
  }
  const { people } = totals.frame
  const periods = windowsIn(world, world.core.paid, world.from, world.until)
  const places = people.flatMap((person) => periods.map((period) => placeOf(world, component, person, period)))
  const answers = draft.inputs.map(({ asked }) => {
    const answer = answerOf(totals)
    return places.map(({ moment, kind }) => (kind === 'program' ? answer(asked, moment) : undefined))
  })
  const ranges = new Map(draft.inputs.map(({ asked }, i) => [asked, rangeOf(answers[i] ?? [])]))
  const program = programOf(component, (asked) => [...ranges].find(([one]) => sameAsked(one, asked))?.[1] ?? ANY)
  if ('because' in program) return program
  return { people, periods, ...run(program, places, answers) }
}

const ANY: Range = { low: -1n, high: 1n, scale: 0, under: null }

const sameAsked = (a: Asked, b: Asked): boolean => JSON.stringify(a) === JSON.stringify(b)

function placeOf(world: World, component: Component, person: string, period: Stretch): Place {
  const window = windowAt(world, component.window, earlier(period.to, world.until))
  const moment = momentOf(world, component, person, window, period.to, null)
  if (!takesPart(moment)) return { moment, kind: 'none' }
  return { moment, kind: termsOf(moment).length === 1 ? 'program' : 'reference' }
}

/** How far answers reach: their decimals, and a divisor where one does not end. */
function rangeOf(answers: readonly (Ratio | boolean | undefined)[]): Range {
  const numbers = answers.flatMap((one) => (typeof one === 'object' ? [one] : []))
  const scale = Math.max(0, ...numbers.map(({ d }) => decimals(d) ?? 0))
  const ends = numbers.every(({ d }) => decimals(d) !== undefined)
  const scaled = numbers.map((one) => (ends ? (one.n * 10n ** BigInt(scale)) / one.d : one.n))
  const low = scaled.reduce((a, b) => (b < a ? b : a), 0n)
  const high = scaled.reduce((a, b) => (b > a ? b : a), 0n)
  const under = numbers.reduce((a, { d }) => (d > a ? d : a), 1n)
  return ends ? { low, high, scale, under: null } : { low, high, scale: 0, under }
}

/** How many decimals `1 / d` has; undefined where it does not end. */
function decimals(d: bigint): number | undefined {
  let [rest, count] = [d, 0]
  for (; rest > 1n; count += 1) {
    if (rest % 10n === 0n) rest /= 10n
    else if (rest % 5n === 0n) rest /= 5n
    else if (rest % 2n === 0n) rest /= 2n
    else return undefined
  }
  return count
}

function run(
  program: Program,
  places: readonly Place[],
  answers: readonly (readonly (Ratio | boolean | undefined)[])[],
): Pick<Earned, 'amounts' | 'byBigIntegers' | 'byReference'> {
  const { inputs, slots, pay } = program
  const doubles = inDoubles(pay)
  const big = exactly(pay)
  const amounts = new Float64Array(places.length)
  const handed = new Float64Array(slots)
  let [byBigIntegers, byReference] = [0, 0]
  places.forEach(({ moment, kind }, place) => {
    if (kind === 'none') return
    if (kind === 'reference') {
      amounts[place] = Number(windowPay(moment))
      byReference += 1
      return
    }
    const values = Array.from({ length: slots }, () => 0n)
    inputs.forEach((one, i) => handIn(values, one, answers[i]?.[place]))
    values.forEach((value, slot) => {
      handed[slot] = Number(value)
    })
    const told = doubles(handed, 0)
    if (Number.isNaN(told)) byBigIntegers += 1
    const amount = Number.isNaN(told) ? Number(big(values)) : told
    amounts[place] = amount === Number(UNSOUND) ? Number(windowPay(moment)) : amount
  })
  return { amounts, byBigIntegers, byReference }
}

function handIn(values: bigint[], { over, known, under, scale }: Input, answer: Ratio | boolean | undefined): void {
  if (typeof answer === 'boolean') values[known] = answer ? 1n : 0n
  if (under !== null) values[under] = 1n
  if (typeof answer !== 'object') return
  values[known] = 1n
  values[over] = under === null ? (answer.n * 10n ** BigInt(scale)) / answer.d : answer.n
  if (under !== null) values[under] = answer.d
}
