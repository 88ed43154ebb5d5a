/** What the programs of a component are handed in, for all people at once; the reference evaluator is asked about those of whom something changes. */
import type { Expression } from '../../core/expression.ts'
import { environmentAt, NO_STEPS } from '../../evaluate/environment.ts'
import { compute } from '../../evaluate/expression.ts'
import { endOf, type Moment, measureNamed, quotaAt, readsOf, windowOfMetric } from '../../evaluate/moment.ts'
import { lastGrain } from '../../evaluate/quota.ts'
import { targetOf, worthOf } from '../../evaluate/target.ts'
import { holds, numberIn } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import type { Ratio } from '../../exact/ratio.ts'
import type { Asked, Range } from '../program/build.ts'
import type { Totals } from '../rows/stage.ts'
import { type Amounts, amountsOf } from './amounts.ts'
import { type Computed, type Dense, denseOf, type Given, type Single } from './column.ts'
import { isOfAPerson, valuesOf } from './fields.ts'
import { measureColumns } from './measures.ts'
import { countingOf, type Memory, meaningOf, remembered } from './memory.ts'
import { NONE, type Places, PROGRAM } from './places.ts'

/** All that programs of one component ask for. */
export interface Inputs {
  /** A number, by slot. */
  readonly numbers: (asked: Asked) => Dense
  /** How far it reaches, and whether everybody whom the program computes has one. */
  readonly rangeOf: (asked: Asked) => Range
  /** A condition, by slot and person. */
  readonly truths: (asked: Fixed) => readonly Uint8Array[]
}

type Fixed = Extract<Asked, { what: 'fixed' }>
/** What rows have no part in. */
type OfPerson = Exclude<Asked, { what: 'measure' | 'moving' }>

/** The inputs of a component at its places. What `memory` has is not computed again. */
export function inputsOf(world: World, totals: Totals, places: Places, memory: Memory): Inputs {
  const { slots, people, moment, kinds, changing } = places
  const { steady } = totals.frame
  const anybody = slots.map((slot) => moment('', slot))
  const [example] = anybody
  let known: Amounts | undefined
  const amounts = (): Amounts => {
    known ??= amountsOf(world, totals.frame, memory)
    return known
  }

  /** The people of a slot whose numbers no loop has decided, if they have a part in it. */
  const leftOf = (slot: number, computed: Computed | null): readonly number[] => {
    const kind = kinds[slot]
    const left: number[] = []
    for (let place = 0; place < people.length; place += 1)
      if ((steady[place] !== 1 || computed?.decided[place] !== 1) && kind?.[place] !== NONE) left.push(place)
    return left
  }
  const single = (slot: number, place: number, asked: OfPerson): Single => {
    const at = slots[slot]
    return [place, at === undefined ? undefined : answerAt(moment(people[place] ?? '', at), asked)]
  }
  /** Numbers of which a loop knows those of steady people. */
  const joined = (asked: OfPerson, compute: (slot: number) => Computed | null): Dense =>
    denseOf(
      people.length,
      slots.map((_, slot): Given => {
        const computed = compute(slot)
        return { computed, singles: leftOf(slot, computed).map((place) => single(slot, place, asked)) }
      }),
    )
  const monthsAt = (slot: number, basis: 'full' | 'to_date', reads: 'window' | 'modifier'): [first: number, last: number] => {
    const here = anybody[slot]
    return here === undefined ? [0, -1] : [here.window.first, lastGrain(world, here.window, basis, endOf(here, reads))]
  }
  /** A computation for each different stretch of months. */
  const byMonths = (months: (slot: number) => [number, number], make: (first: number, last: number) => Computed | null) => {
    const made = new Map<string, Computed | null>()
    return (slot: number): Computed | null => {
      const [first, last] = months(slot)
      return remembered(made, `${first} ${last}`, () => make(first, last))
    }
  }

  const numbers = (asked: Asked): Dense => {
    switch (asked.what) {
      case 'measure':
        return measureColumns(world, totals, anybody, asked.metric, asked.reads, memory.counted)
      case 'moving':
        return measureColumns(world, totals, anybody, asked.metric, 'window', memory.counted)
      case 'quota': {
        const measure = measureNamed(world, asked.metric)
        if (measure === undefined) return joined(asked, () => null)
        const months = (slot: number): [number, number] => {
          const here = anybody[slot]
          if (here === undefined) return [0, -1]
          const reads = readsOf(here, measure, asked.reads)
          const end = endOf(here, reads)
          const window = windowOfMetric(here, measure, end, reads)
          return [window.first, lastGrain(world, window, asked.basis, end)]
        }
        return joined(
          asked,
          byMonths(months, (first, last) => amounts().quota(measure, first, last)),
        )
      }
      case 'target':
        return joined(
          asked,
          byMonths(
            (slot) => monthsAt(slot, asked.basis, asked.reads),
            (first, last) => amounts().target(first, last),
          ),
        )
      case 'worth':
        return joined(
          asked,
          byMonths(
            (slot) => monthsAt(slot, asked.basis, asked.reads),
            (first, last) => amounts().worth(asked.component, first, last),
          ),
        )
      case 'fixed':
        return fixedNumbers(asked)
      default: {
        const never: never = asked
        return never
      }
    }
  }
  /** An expression that no metric moves: once for each steady person where nothing but fields is read, else at each place. */
  const fixedNumbers = (asked: Fixed): Dense => {
    const own = isOfAPerson(asked.expression)
      ? valuesOf(world, totals.frame, asked.expression, (value): Ratio | undefined => numberIn(value))
      : null
    return denseOf(
      people.length,
      slots.map((_, slot): Given => {
        const left = own === null ? leftOf(slot, null) : changing.filter((place) => kinds[slot]?.[place] !== NONE)
        return { computed: null, singles: [...(own ?? []), ...left.map((place) => single(slot, place, asked))] }
      }),
    )
  }
  const truths = (asked: Fixed): Uint8Array[] => {
    const truthAt = (place: number, slot: number): boolean => {
      const at = slots[slot]
      return at !== undefined && holds(fixedAt(moment(people[place] ?? '', at), asked))
    }
    const own = isOfAPerson(asked.expression) ? valuesOf(world, totals.frame, asked.expression, holds) : null
    return slots.map((_, slot) => {
      const made = new Uint8Array(people.length)
      for (const [place, value] of own ?? []) made[place] = Number(value)
      const left = own === null ? leftOf(slot, null) : changing.filter((place) => kinds[slot]?.[place] !== NONE)
      for (const place of left) made[place] = Number(truthAt(place, slot))
      return made
    })
  }

  /** What an answer is made from: the clauses that it reads, and the windows at which it is read. */
  const keyOf = (asked: Asked): string => {
    const where = [world.core.paid, example?.component.window, example?.component.metric]
    const measures = world.core.measures
    const measure = 'metric' in asked ? measures.find(({ name }) => name === asked.metric) : undefined
    const { target } = world.core
    switch (asked.what) {
      case 'measure':
      case 'moving':
        return meaningOf([asked, where, measure && countingOf(measure)])
      case 'quota':
        return meaningOf([asked, where, measure?.quota, measure?.window, measure?.scope, measure?.unit])
      case 'target':
        return meaningOf([asked, where, target])
      case 'worth':
        return meaningOf([asked, where, target, worths(world), measures.map(({ name, quota }) => [name, quota])])
      case 'fixed':
        return isOfAPerson(asked.expression)
          ? meaningOf([asked, where])
          : meaningOf([asked, where, target, worths(world), measures.map(({ name, quota, window }) => [name, quota, window])])
      default: {
        const never: never = asked
        return never
      }
    }
  }
  const asked = { numbers: new Map<Asked, Dense>(), truths: new Map<Asked, readonly Uint8Array[]>() }
  const densely = (one: Asked): Dense =>
    remembered(asked.numbers, one, () =>
      remembered(one.what === 'measure' || one.what === 'moving' ? memory.counted : memory.dense, keyOf(one), () => numbers(one)),
    )
  return {
    numbers: densely,
    rangeOf: (one) => {
      const { range, at } = densely(one)
      return { ...range, always: at.every(({ known }, slot) => isThere(known, kinds[slot] ?? NOBODY)) }
    },
    truths: (one) => remembered(asked.truths, one, () => remembered(memory.truths, keyOf(one), () => truths(one))),
  }
}

const NOBODY = new Uint8Array()
const everywhere = new WeakMap<Uint8Array, boolean>()

/** Whether a number is there for all whom the program computes. */
function isThere(known: Uint8Array, kind: Uint8Array): boolean {
  const whole = everywhere.get(known) ?? known.every((one) => one === 1)
  everywhere.set(known, whole)
  return whole || kind.every((one, place) => one !== PROGRAM || known[place] === 1)
}

const worths = ({ core }: World) => core.components.map(({ name, worth, metric }) => [name, worth, metric])

/** What a fixed expression is at a moment. */
const fixedAt = (moment: Moment, { expression, reads }: { expression: Expression; reads: Fixed['reads'] }) =>
  compute(expression, environmentAt(moment, reads, NO_STEPS))

/** The number that something asked for is for one person at a moment, by the reference evaluator's own functions; undefined where it has no value. */
export function answerAt(moment: Moment, asked: OfPerson): Ratio | undefined {
  const { world, person, window } = moment
  switch (asked.what) {
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
    case 'fixed':
      return numberIn(fixedAt(moment, asked))
    default: {
      const never: never = asked
      return never
    }
  }
}
