/** Stage B: what every person has earned of a component at the end of each pay period, by its program (design: two stages). */
import type { Component } from '../../core/core.ts'
import { windowPay } from '../../evaluate/component.ts'
import { measureNamed } from '../../evaluate/moment.ts'
import type { World } from '../../evaluate/world.ts'
import { divide, ratio } from '../../exact/ratio.ts'
import type { Shown } from '../../ledger/facts.ts'
import type { Along } from '../ledgers/attribute.ts'
import { type Asked, type Program, programOf, type Range, UNSOUND, type Unsupported } from '../program/build.ts'
import { inDoubles } from '../program/doubles.ts'
import { type ExactRun, exactly } from '../program/exact.ts'
import { EXACT } from '../program/number.ts'
import type { Totals } from '../rows/stage.ts'
import { type Column, numberAt } from './column.ts'
import { answerAt, type Inputs, inputsOf } from './inputs.ts'
import { loopOf } from './loop.ts'
import { emptyMemory, type Memory, type Out } from './memory.ts'
import { NONE, type Places, PROGRAM, placesOf, REFERENCE, type Slot } from './places.ts'

export type { Slot } from './places.ts'

/** What a component has earned, by person and slot. */
export interface Earned {
  readonly people: readonly string[]
  readonly slots: readonly Slot[]
  /** `amounts[person x slots + slot]`, in minor units. */
  readonly amounts: Float64Array
  /** By place: the amounts that doubles do not hold. */
  readonly beyond: ReadonlyMap<number, bigint>
  /** Who has no part in the window, and whom the reference evaluator did, since a field of the person changes inside it (17.4). */
  readonly kinds: readonly Kind[]
  /** How many of them doubles could not tell, so that big integers did. */
  readonly byBigIntegers: number
  /** The pay as a function of what the rows of the base come to, in whole numbers of its scale; null where rows do not explain it. */
  readonly along: ((place: number) => Along) | null
  /** The measure, quota and attainment as a line shows them. */
  readonly shown: (place: number) => Shown
  /** What computed it, with the bounds that chose how: its pay, and its pay as a function of what the rows come to. */
  readonly programs: { readonly pay: Program; readonly along: Program | null }
}

export type Kind = 'none' | 'program' | 'reference'
const KINDS: readonly Kind[] = ['none', 'program', 'reference']

/** All that a component has earned to date at each slot; or why it does not run as a program. What `memory` has is not computed again. */
export function earnedBy(world: World, totals: Totals, component: Component, memory: Memory = emptyMemory()): Earned | Unsupported {
  const ready = readyFor(world, totals, component, memory)
  if ('because' in ready) return ready
  const { places, program, inputs } = ready
  const { people, slots } = places
  const { amounts, beyond, byBigIntegers } = payAt(
    ready,
    slots.map((_, slot) => slot),
  )
  const moving = explains(world, component) ? built(world, totals, component, inputs, component.base.metric) : null
  if (moving !== null && 'because' in moving) return moving
  return {
    people,
    slots,
    amounts,
    beyond,
    kinds: kindsOf(places),
    byBigIntegers,
    along: moving === null ? null : alongOf(moving, places, inputs),
    shown: shownOf(component, places, inputs),
    programs: { pay: program, along: moving },
  }
}

function kindsOf({ people, slots, kinds }: Places): readonly Kind[] {
  const all = new Array<Kind>(people.length * slots.length).fill('program')
  kinds.forEach((bySlot, slot) => {
    for (let person = 0; person < people.length; person += 1)
      if (bySlot[person] !== PROGRAM) all[person * slots.length + slot] = KINDS[bySlot[person] ?? NONE] ?? 'none'
  })
  return all
}

/** A component's program with its places and inputs. */
export interface ReadyComponent {
  readonly places: Places
  readonly inputs: Inputs
  readonly program: Program
  readonly memory: Memory
}

/** The program of a component, ready to run at its places; or why there is none. */
export function readyFor(world: World, totals: Totals, component: Component, memory: Memory): ReadyComponent | Unsupported {
  const because = hindrance(world, component)
  if (because !== undefined) return { because }
  const places = placesOf(world, totals.frame, component)
  const inputs = inputsOf(world, totals, places, memory)
  const program = built(world, totals, component, inputs, null)
  return 'because' in program ? program : { places, inputs, program, memory }
}

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

const ANY: Range = { low: -1n, high: 1n, scale: 0, under: null }

/** The program, with the bounds that the inputs prove; or why there is none. */
function built(world: World, totals: Totals, component: Component, inputs: Inputs, moving: string | null): Program | Unsupported {
  let left: string | undefined
  const rangeOf = (asked: Asked): Range => {
    left ??= leftOut(world, totals, asked)
    if (left !== undefined) return ANY
    return asked.what === 'moving' ? reachOf(totals, asked.metric) : inputs.numbers(asked).range
  }
  const program = programOf(component, rangeOf, moving)
  if ('because' in program) return program
  if (left !== undefined) return { because: left }
  return program
}

const leftOut = (world: World, totals: Totals, asked: Asked): string | undefined => {
  if (asked.what !== 'measure' && asked.what !== 'moving') return undefined
  if (measureNamed(world, asked.metric)?.whenEmpty === 'error') return 'a metric without a value that is an error'
  if (asked.what === 'measure') return undefined
  const [sums] = totals.sums.get(asked.metric) ?? []
  return sums === undefined ? 'parts of rows that are no decimal numbers' : undefined
}

function reachOf(totals: Totals, metric: string): Range {
  const [sums] = totals.sums.get(metric) ?? []
  const reach = sums?.reach ?? 0n
  return { low: -reach, high: reach, scale: sums?.scale ?? 0, under: null }
}

/** Whether the rows of the base explain the pay (semantics 6.7, 17.17). */
function explains({ core }: World, { base, attribution }: Component): boolean {
  const kind = core.measures.find(({ name }) => name === base.metric)?.aggregate.kind
  return attribution !== 'none' && (kind === 'sum' || kind === 'count')
}

/** The arrays of a program's inputs at a slot; what moves has none. */
function arraysAt({ inputs, slots }: Program, from: Inputs, slot: number): (ArrayLike<number> | null)[] {
  const arrays: (ArrayLike<number> | null)[] = Array.from({ length: slots }, () => null)
  for (const { asked, over, known, under } of inputs) {
    if (asked.what === 'fixed' && asked.as === 'truth') arrays[known] = from.truths(asked)[slot] ?? null
    else if (asked.what !== 'moving') {
      const column = from.numbers(asked).at[slot]
      arrays[over] = column?.over ?? null
      arrays[known] = column?.known ?? null
      if (under !== null) arrays[under] = column?.under ?? null
    }
  }
  return arrays
}

/** The same for one person in big integers. */
function exactAt({ inputs, slots }: Program, from: Inputs, slot: number, person: number): bigint[] {
  const values = Array.from({ length: slots }, () => 0n)
  for (const { asked, over, known, under } of inputs) {
    if (asked.what === 'fixed' && asked.as === 'truth') {
      values[known] = BigInt(from.truths(asked)[slot]?.[person] ?? 0)
      continue
    }
    if (under !== null) values[under] = 1n
    if (asked.what === 'moving') values[known] = 1n
    else {
      const column = from.numbers(asked).at[slot]
      if (column === undefined || column.known[person] !== 1) continue
      values[known] = 1n
      values[over] = wholeAt(column, 'over', person)
      if (under !== null) values[under] = wholeAt(column, 'under', person)
    }
  }
  return values
}

const wholeAt = (column: Column, part: 'over' | 'under', person: number): bigint =>
  column.big?.[part]?.[person] ?? BigInt(column[part]?.[person] ?? (part === 'under' ? 1 : 0))

/** What is earned to date at some of the slots, as `amounts[person x slots + slot]`; 0 at the others. */
export function payAt(ready: ReadyComponent, wanted: readonly number[]): Pick<Earned, 'amounts' | 'beyond' | 'byBigIntegers'> {
  const { people, slots } = ready.places
  const amounts = new Float64Array(people.length * slots.length)
  const beyond = new Map<number, bigint>()
  const run = payRun(ready)
  let byBigIntegers = 0
  for (const slot of wanted) {
    const ran = run(slot, { into: amounts, stride: slots.length, offset: slot })
    byBigIntegers += ran.byBigIntegers
    for (const [person, amount] of ran.beyond) beyond.set(person * slots.length + slot, amount)
  }
  return { amounts, beyond, byBigIntegers }
}

/** What a slot came to: how many figures needed big integers, and those that doubles do not hold, by person. */
interface RanSlot {
  readonly byBigIntegers: number
  readonly beyond: ReadonlyMap<number, bigint>
}

/** Runs a component slot by slot: puts everybody's earned to date where `out` says. */
export function payRun({ places, inputs, program, memory }: ReadyComponent): (slot: number, out: Out) => RanSlot {
  const { people, slots, kinds, moment } = places
  const undecided = new Int32Array(people.length)
  const { loop, constants } = loopOf([program.pay], program.slots, memory)
  const mayBeUnsound = program.pay.high >= UNSOUND
  let big: ExactRun | undefined
  return (slot, out) => {
    const beyond = new Map<number, bigint>()
    const [kind, at] = [kinds[slot], slots[slot]]
    if (kind === undefined || at === undefined) return { byBigIntegers: 0, beyond }
    const { into, stride, offset } = out
    const set = (person: number, amount: bigint): void => {
      into[person * stride + offset] = Number(amount)
      if (isHeld(amount)) beyond.delete(person)
      else beyond.set(person, amount)
    }
    const left = loop(arraysAt(program, inputs, slot), constants, kind, [out], undecided)
    for (const person of undecided.subarray(0, left)) {
      big ??= exactly(program.pay)
      set(person, big(exactAt(program, inputs, slot, person)))
    }
    if (mayBeUnsound || kind.includes(REFERENCE))
      for (let person = 0; person < people.length; person += 1)
        if (kind[person] === REFERENCE || (mayBeUnsound && into[person * stride + offset] === Number(UNSOUND)))
          set(person, windowPay(moment(people[person] ?? '', at)))
    return { byBigIntegers: left, beyond }
  }
}

/** Whether doubles hold an amount, and its difference to any other such amount. */
const isHeld = (amount: bigint): boolean => amount <= EXACT / 2n && amount >= -EXACT / 2n

/** A component's pay along its rows, place by place. */
function alongOf(program: Program, { slots, kinds }: Places, from: Inputs): (place: number) => Along {
  const doubles = inDoubles(program.pay)
  const big = exactly(program.pay)
  const handed = new Float64Array(program.slots)
  const arrays = slots.map((_, slot) => arraysAt(program, from, slot))
  const moving = program.inputs.find(({ asked }) => asked.what === 'moving')
  return (place) => {
    const [slot, person] = [place % slots.length, Math.floor(place / slots.length)]
    const exact = (base: bigint): bigint => {
      if (moving === undefined && kinds[slot]?.[person] !== PROGRAM) return 0n
      const values = exactAt(program, from, slot, person)
      if (moving !== undefined) values[moving.over] = base
      return big(values)
    }
    const near = (base: number | bigint): number => {
      if (moving !== undefined) handed[moving.over] = Number(base)
      const told = doubles(handed, 0)
      if (!Number.isNaN(told)) return told
      const amount = exact(BigInt(base))
      return isHeld(amount) ? Number(amount) : Number.NaN
    }
    arrays[slot]?.forEach((array, i) => {
      handed[i] = array?.[person] ?? 0
    })
    if (moving !== undefined) {
      handed[moving.known] = 1
      return { near, exact }
    }
    const still = kinds[slot]?.[person] === PROGRAM ? near(0) : 0
    return { near: () => still, exact }
  }
}

/** The measure, quota and attainment that lines of a place show. */
function shownOf({ metric, basis }: Component, places: Places, inputs: Inputs): (place: number) => Shown {
  const { people, slots, kinds, moment } = places
  const quotaAsked = { what: 'quota', metric, basis, reads: 'window' } as const
  const measures = inputs.numbers({ what: 'measure', metric, reads: 'window' })
  const quotas = inputs.numbers(quotaAsked)
  return (place) => {
    const [slot, person] = [place % slots.length, Math.floor(place / slots.length)]
    const at = slots[slot]
    if (at === undefined) return { window: '', measure: null, quota: null, attainment: null }
    const numberOf = (dense: typeof quotas) => {
      const column = dense.at[slot]
      const found = column === undefined ? undefined : numberAt(column, dense.range.scale, person)
      return found === undefined ? null : ratio(found.n, found.d)
    }
    const measure = numberOf(measures)
    const quota = kinds[slot]?.[person] === NONE ? (answerAt(moment(people[person] ?? '', at), quotaAsked) ?? null) : numberOf(quotas)
    return { window: at.window.label, measure, quota, attainment: measure === null || quota === null ? null : divide(measure, quota) }
  }
}
