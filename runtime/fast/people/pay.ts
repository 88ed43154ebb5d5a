/** Stage B: what every person has earned of a component at the end of each pay period, by its program (design: two stages). */
import type { Component } from '../../core/core.ts'
import { windowPay } from '../../evaluate/component.ts'
import type { World } from '../../evaluate/world.ts'
import { divide, ratio } from '../../exact/ratio.ts'
import type { Shown } from '../../ledger/facts.ts'
import type { Along } from '../ledgers/attribute.ts'
import { type Program, UNSOUND, type Unsupported } from '../program/build.ts'
import { inDoubles } from '../program/doubles.ts'
import { type ExactRun, exactly } from '../program/exact.ts'
import { EXACT } from '../program/number.ts'
import type { Totals } from '../rows/stage.ts'
import { type Column, type Dense, numberAt } from './column.ts'
import { answerAt, type Inputs, inputsOf } from './inputs.ts'
import { loopOf } from './loop.ts'
import { emptyMemory, type Memory, type Out } from './memory.ts'
import { NONE, type Places, PROGRAM, placesOf, REFERENCE, type Slot } from './places.ts'
import { built, explains } from './programs.ts'

export type { Slot } from './places.ts'

/** What a component has earned, by person and slot. */
export interface Earned {
  readonly people: readonly string[]
  readonly slots: readonly Slot[]
  /** `amounts[person x slots + slot]`, in minor units. */
  readonly amounts: Float64Array
  /** By place: the amounts that doubles do not hold. */
  readonly beyond: ReadonlyMap<number, bigint>
  /** By place: who has no part in the window, and whom the reference evaluator did, since a field of the person changes inside it (17.4). */
  readonly kindAt: (place: number) => Kind
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
  const moving = explains(world, component) ? built(world, totals, component, inputs, component.base.metric, memory) : null
  if (moving !== null && 'because' in moving) return moving
  return {
    people,
    slots,
    amounts,
    beyond,
    kindAt: (place) => KINDS[kindOf(places, place)] ?? 'none',
    byBigIntegers,
    along: moving === null ? null : alongOf(moving, places, inputs),
    shown: shownOf(component, places, inputs),
    programs: { pay: program, along: moving },
  }
}

const kindOf = ({ kinds }: Places, place: number): number => kinds[place % kinds.length]?.[Math.floor(place / kinds.length)] ?? NONE

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
  const program = built(world, totals, component, inputs, null, memory)
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
  // what only ledgers ask for is made ready when they do
  const run = asked(() => ({ doubles: inDoubles(program.pay), big: exactly(program.pay) }))
  const handed = new Float64Array(program.slots)
  const arrays = asked(() => slots.map((_, slot) => arraysAt(program, from, slot)))
  const moving = program.inputs.find(({ asked }) => asked.what === 'moving')
  return (place) => {
    const [slot, person] = [place % slots.length, Math.floor(place / slots.length)]
    const exact = (base: bigint): bigint => {
      if (kinds[slot]?.[person] !== PROGRAM) return 0n
      const values = exactAt(program, from, slot, person)
      if (moving !== undefined) values[moving.over] = base
      return run().big(values)
    }
    if (kinds[slot]?.[person] !== PROGRAM) return { near: () => 0, exact }
    const near = (base: number | bigint): number => {
      if (moving !== undefined) handed[moving.over] = Number(base)
      const told = run().doubles(handed, 0)
      if (!Number.isNaN(told)) return told
      const amount = exact(BigInt(base))
      return isHeld(amount) ? Number(amount) : Number.NaN
    }
    arrays()[slot]?.forEach((array, i) => {
      handed[i] = array?.[person] ?? 0
    })
    if (moving !== undefined) {
      handed[moving.known] = 1
      return { near, exact }
    }
    const still = near(0)
    return { near: () => still, exact }
  }
}

/** Made when it is first asked for. */
function asked<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** The measure, quota and attainment that lines of a place show. */
function shownOf({ metric, basis }: Component, places: Places, inputs: Inputs): (place: number) => Shown {
  const { people, slots, kinds, moment } = places
  const quotaAsked = { what: 'quota', metric, basis, reads: 'window' } as const
  const measures = inputs.numbers({ what: 'measure', metric, reads: 'window' })
  const quotas = inputs.numbers(quotaAsked)
  const made: Shown[] = []
  return (place) => {
    const known = made[place]
    if (known !== undefined) return known
    const shown = shownAt(place)
    made[place] = shown
    return shown
  }

  function shownAt(place: number): Shown {
    const [slot, person] = [place % slots.length, Math.floor(place / slots.length)]
    const at = slots[slot]
    if (at === undefined) return { window: '', measure: null, quota: null, attainment: null }
    const numberOf = (dense: Dense) => {
      const column = dense.at[slot]
      const found = column === undefined ? undefined : numberAt(column, dense.range.scale, person)
      return found === undefined ? null : ratio(found.n, found.d)
    }
    const measure = numberOf(measures)
    const quota = kinds[slot]?.[person] === NONE ? (answerAt(moment(people[person] ?? '', at), quotaAsked) ?? null) : numberOf(quotas)
    return { window: at.window.label, measure, quota, attainment: measure === null || quota === null ? null : divide(measure, quota) }
  }
}
