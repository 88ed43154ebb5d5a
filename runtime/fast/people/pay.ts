/** Stage B: what every person has earned of a component at the end of each pay period, by its program (design: two stages). */
import type { Component, Measure } from '../../core/core.ts'
import { termsOf } from '../../evaluate/amend.ts'
import { momentOf, takesPart, windowPay } from '../../evaluate/component.ts'
import { environmentAt, NO_STEPS } from '../../evaluate/environment.ts'
import { compute } from '../../evaluate/expression.ts'
import { dayOfRows, endOf, type Moment, measureNamed, quotaAt, readsOf, windowOfMetric } from '../../evaluate/moment.ts'
import { lastGrain } from '../../evaluate/quota.ts'
import { targetOf, worthOf } from '../../evaluate/target.ts'
import { exactly as decimal, holds, numberIn } from '../../evaluate/values.ts'
import { type Stretch, windowsIn } from '../../evaluate/windows.ts'
import type { World } from '../../evaluate/world.ts'
import { divide, type Ratio, ratio } from '../../exact/ratio.ts'
import type { Shown } from '../../ledger/facts.ts'
import type { Along } from '../ledgers/attribute.ts'
import { type Asked, type Input, type Program, programOf, type Range, UNSOUND, type Unsupported } from '../program/build.ts'
import { inDoubles } from '../program/doubles.ts'
import { exactly } from '../program/exact.ts'
import type { Frame } from '../rows/frame.ts'
import type { Totals } from '../rows/totals.ts'
import { type Steady, steadyAmounts } from './steady.ts'

/** One window of a component, to date at the end of one of the pay periods that it lies in or that lie in it. */
export interface Slot {
  readonly window: Stretch
  readonly period: Stretch
}

/** What a component has earned, by person and slot. */
export interface Earned {
  readonly people: readonly string[]
  readonly slots: readonly Slot[]
  /** `amounts[person x slots + slot]`, in minor units. */
  readonly amounts: Float64Array
  /** Who has no part in the window, and whom the reference evaluator did, since a field of the person changes inside it (17.4). */
  readonly kinds: readonly Place['kind'][]
  /** How many of them doubles could not tell, so that big integers did. */
  readonly byBigIntegers: number
  /** The pay as a function of what the rows of the base come to, in whole numbers of its scale; null where rows do not explain it. */
  readonly along: ((place: number) => Along) | null
  /** The measure, quota and attainment as a line shows them. */
  readonly shown: (place: number) => Shown
  /** What computed it, with the bounds that chose how: its pay, and its pay as a function of what the rows come to. */
  readonly programs: { readonly pay: Program; readonly along: Program | null }
}

/** A person at a slot. */
interface Place {
  readonly moment: Moment
  readonly kind: 'none' | 'program' | 'reference'
}

/** The number that something asked for is at a moment; undefined where it has no value. */
export type Answer = (asked: Asked, moment: Moment) => Ratio | boolean | undefined

/** What a program asks for, from totals and the reference evaluator's own functions. */
export function answerOf(world: World, totals: Totals): Answer {
  const steady = steadyAmounts(world, totals.frame)
  return (asked, moment) => {
    const { person, window } = moment
    const end = asked.what === 'moving' ? moment.at : endOf(moment, asked.reads)
    switch (asked.what) {
      case 'measure':
        return measureIn(totals, moment, asked.metric, asked.reads)
      case 'moving':
        return measureIn(totals, moment, asked.metric, 'window')
      case 'quota':
        return quotaIn(steady, moment, asked)
      case 'target': {
        const last = lastGrain(world, window, asked.basis, end)
        return steady.target(person, window.first, last) ?? targetOf(world, person, end, window.first, last)
      }
      case 'worth': {
        const last = lastGrain(world, window, asked.basis, end)
        return steady.worth(person, asked.component, window.first, last) ?? worthOf(world, person, end, asked.component, window.first, last)
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
}

function quotaIn(
  steady: Steady,
  moment: Moment,
  { metric, basis, reads: stepReads }: Extract<Asked, { what: 'quota' }>,
): Ratio | undefined {
  const measure = measureNamed(moment.world, metric)
  if (measure === undefined) return undefined
  const reads = readsOf(moment, measure, stepReads)
  const end = endOf(moment, reads)
  const window = windowOfMetric(moment, measure, end, reads)
  return (
    steady.quota(moment.person, measure, window.first, lastGrain(moment.world, window, basis, end)) ??
    quotaAt(moment, metric, basis, stepReads)
  )
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
  const person = frame.placeOf.get(moment.person) ?? -1
  const to = lastGrain(moment.world, window, 'to_date', day) - frame.firstMonth
  // a window that begins before the plan has no months there
  const from = Math.max(0, window.first - frame.firstMonth)
  const [first, second] = sums.map(({ sum, scale }): Ratio => ratio(sum(person, from, to), 10n ** BigInt(scale)))
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
  if (world.core.rounding.money.unit !== '1') return 'money that is rounded to more than its unit'
  if (component.base.step !== null) return 'a rate for each row'
  if (component.earnedStaysEarned || world.core.overpayment === 'never') return 'pay that stays earned'
  return undefined
}

/** All that a component has earned to date at each slot; or why it does not run as a program. */
export function earnedBy(world: World, totals: Totals, component: Component): Earned | Unsupported {
  const because = hindrance(world, component)
  if (because !== undefined) return { because }
  const { people } = totals.frame
  const slots = slotsOf(world, component)
  const places = people.flatMap((person) => slots.map((slot) => placeOf(world, totals.frame, component, person, slot)))
  const answer = answerOf(world, totals)
  const answers = new Map<string, readonly (Ratio | boolean | undefined)[]>()
  const answersTo = (asked: Asked): readonly (Ratio | boolean | undefined)[] => {
    const key = JSON.stringify(asked)
    const known = answers.get(key) ?? places.map(({ moment, kind }) => (kind === 'program' ? answer(asked, moment) : undefined))
    answers.set(key, known)
    return known
  }
  const built = (moving: string | null): Program | Unsupported => {
    const draft = programOf(component, () => ANY, moving)
    if ('because' in draft) return draft
    const left = draft.inputs.flatMap(({ asked }) => leftOut(totals, asked) ?? [])[0]
    if (left !== undefined) return { because: left }
    return programOf(component, (asked) => (asked.what === 'moving' ? reachOf(totals, asked.metric) : rangeOf(answersTo(asked))), moving)
  }
  const program = built(null)
  if ('because' in program) return program
  const { amounts, byBigIntegers } = payAt(program, places, answersTo)
  const moving = explains(world, component) ? built(component.base.metric) : null
  if (moving !== null && 'because' in moving) return moving
  const along = moving === null ? null : alongAt(moving, places, answersTo)
  return {
    people,
    slots,
    amounts,
    kinds: places.map(({ kind }) => kind),
    byBigIntegers,
    along,
    shown: (place) => shownAt(places[place], answer),
    programs: { pay: program, along: moving },
  }
}

/** The windows of a component and the pay periods, each with each that it shares days with. */
function slotsOf(world: World, component: Component): readonly Slot[] {
  const kind = component.window
  const windows = kind === 'deal' ? [] : windowsIn(world, kind, world.from, world.until)
  const periods = windowsIn(world, world.core.paid, world.from, world.until)
  return windows.flatMap((window) =>
    periods.filter((period) => period.from <= window.to && period.to >= window.from).map((period) => ({ window, period })),
  )
}

/** Whether the rows of the base explain the pay (semantics 6.7, 17.17). */
function explains({ core }: World, { base, attribution }: Component): boolean {
  const kind = core.measures.find(({ name }) => name === base.metric)?.aggregate.kind
  return attribution !== 'none' && (kind === 'sum' || kind === 'count')
}

const leftOut = (totals: Totals, asked: Asked): string | undefined => {
  if (asked.what !== 'measure' && asked.what !== 'moving') return undefined
  return totals.left.get(asked.metric) ?? (totals.sums.has(asked.metric) ? undefined : 'rows of another record')
}

function reachOf(totals: Totals, metric: string): Range {
  const [sums] = totals.sums.get(metric) ?? []
  const reach = sums?.reach ?? 0n
  return { low: -reach, high: reach, scale: sums?.scale ?? 0, under: null }
}

function shownAt(place: Place | undefined, answer: Answer): Shown {
  if (place === undefined) return { window: '', measure: null, quota: null, attainment: null }
  const { moment } = place
  const { component, window } = moment
  const number = (asked: Asked): Ratio | null => {
    const found = answer(asked, moment)
    return typeof found === 'object' ? found : null
  }
  const measure = number({ what: 'measure', metric: component.metric, reads: 'window' })
  const quota = number({ what: 'quota', metric: component.metric, basis: component.basis, reads: 'window' })
  return { window: window.label, measure, quota, attainment: measure === null || quota === null ? null : divide(measure, quota) }
}

const ANY: Range = { low: -1n, high: 1n, scale: 0, under: null }

function placeOf(world: World, { steady, placeOf: places }: Frame, component: Component, person: string, { window, period }: Slot): Place {
  const moment = momentOf(world, component, person, window, period.to, null)
  if (steady[places.get(person) ?? -1] === 1) return { moment, kind: 'program' }
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

type AnswersTo = (asked: Asked) => readonly (Ratio | boolean | undefined)[]

/** A program at work: what is handed in for one place, and the run of it. */
function machine({ inputs, slots, pay }: Program, answersTo: AnswersTo) {
  const doubles = inDoubles(pay)
  const big = exactly(pay)
  const asked = inputs.map((one) => ({ one, answers: answersTo(one.asked) }))
  const handed = new Float64Array(slots)
  const values = Array.from({ length: slots }, () => 0n)
  let byBigIntegers = 0
  let moved = -1
  return {
    handIn: (place: number): void => {
      values.fill(0n)
      for (const { one, answers } of asked) handIn(values, one, answers[place])
      for (let slot = 0; slot < slots; slot += 1) handed[slot] = Number(values[slot])
    },
    /** Sets what moves: a whole number that doubles hold. */
    move: (slot: number, base: number): void => {
      handed[slot] = base
      moved = slot
    },
    run: (): number => {
      const told = doubles(handed, 0)
      if (!Number.isNaN(told)) return told
      byBigIntegers += 1
      if (moved >= 0) values[moved] = BigInt(handed[moved] ?? 0)
      return Number(big(values))
    },
    byBigIntegers: () => byBigIntegers,
  }
}

function payAt(program: Program, places: readonly Place[], answersTo: AnswersTo): Pick<Earned, 'amounts' | 'byBigIntegers'> {
  const { handIn: prepare, run, byBigIntegers } = machine(program, answersTo)
  const amounts = new Float64Array(places.length)
  places.forEach(({ moment, kind }, place) => {
    if (kind === 'none') return
    if (kind === 'program') {
      prepare(place)
      const amount = run()
      if (amount !== Number(UNSOUND)) {
        amounts[place] = amount
        return
      }
    }
    amounts[place] = Number(windowPay(moment))
  })
  return { amounts, byBigIntegers: byBigIntegers() }
}

function alongAt(program: Program, places: readonly Place[], answersTo: AnswersTo): (place: number) => Along {
  const { handIn: prepare, move, run } = machine(program, (asked) => (asked.what === 'moving' ? [] : answersTo(asked)))
  const moving = program.inputs.find(({ asked }) => asked.what === 'moving')
  return (place) => {
    prepare(place)
    if (moving === undefined) {
      const still = places[place]?.kind === 'program' ? run() : 0
      return () => still
    }
    return (base) => {
      move(moving.over, base)
      return run()
    }
  }
}

function handIn(values: bigint[], { asked, over, known, under, scale }: Input, answer: Ratio | boolean | undefined): void {
  if (asked.what === 'moving') values[known] = 1n
  if (typeof answer === 'boolean') values[known] = answer ? 1n : 0n
  if (under !== null) values[under] = 1n
  if (typeof answer !== 'object') return
  values[known] = 1n
  values[over] = under === null ? (answer.n * 10n ** BigInt(scale)) / answer.d : answer.n
  if (under !== null) values[under] = answer.d
}
