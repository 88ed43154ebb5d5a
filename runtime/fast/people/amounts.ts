/** Targets, quotas and worth of people about whom nothing changes: the same part of each month for all of them (semantics 2, RP3, RP4). */
import type { Measure, Proration } from '../../core/core.ts'
import type { Per } from '../../core/unit.ts'
import { byYear } from '../../evaluate/accumulate.ts'
import { amountOfParts, countedDays, partsOfGrain } from '../../evaluate/prorate.ts'
import { sharesOfTarget } from '../../evaluate/shares.ts'
import { timelineOf } from '../../evaluate/spans.ts'
import { exactly } from '../../evaluate/values.ts'
import type { World } from '../../evaluate/world.ts'
import { add, ONE, type Ratio, ratio } from '../../exact/ratio.ts'
import { difference, type Fraction, isBelow, literal, product, roundedTo, sum } from '../program/fraction.ts'
import { both, not, type Truth } from '../program/number.ts'
import type { Frame } from '../rows/frame.ts'
import type { Computed } from './column.ts'
import { isOfAPerson, peopleFields } from './fields.ts'
import { loopOf } from './loop.ts'
import type { Memory } from './memory.ts'

/** Amounts of months `first` to `last`, of all steady people at once; null, and undecided people, where the reference evaluator must be asked. */
export interface Amounts {
  readonly target: (first: number, last: number) => Computed | null
  readonly worth: (component: string, first: number, last: number) => Computed | null
  readonly quota: (measure: Measure, first: number, last: number) => Computed | null
}

type ToDate = (start: number, grain: number) => Fraction

/** Amounts of the steady people of a frame. */
export function amountsOf(world: World, frame: Frame, memory: Memory): Amounts {
  const { core } = world
  const { target } = core
  const { money } = core.rounding
  const inMoney = (amount: Fraction): Fraction => roundedTo(amount, exactly(money.unit), money.mode)
  const fields = peopleFields(world, frame, memory)
  const example = frame.people.find((_, place) => frame.steady[place] === 1) ?? ''

  /** The part of a stated amount that the months from `start` to `grain` come to, as for anyone who is there on all days. */
  const partUpTo = (per: Per, prorate: Proration | null): ((start: number, grain: number) => Ratio) => {
    const counting = countedDays(timelineOf(world, example, world.until), prorate)
    const upTo = kept((start, grain): Ratio => {
      const own = amountOfParts(partsOfGrain(world, counting, grain, { valueOn: () => ONE, per, prorate }) ?? [])
      return grain > start ? add(upTo(start, grain - 1), own) : own
    })
    return upTo
  }
  const between = (first: number, last: number, toDate: ToDate): Fraction =>
    byYear(world, first, last)
      .map((part) => {
        const through = toDate(part.start, part.last)
        return part.first > part.start ? difference(through, toDate(part.start, part.first - 1)) : through
      })
      .reduce(sum)

  const targetToDate = ((): ToDate | null => {
    if (target === null || world.given.target !== null || !isOfAPerson(target.value)) return null
    const [value, part] = [fields.fractionOf(target.value), partUpTo(target.per, target.prorate)]
    return kept((start, grain) => inMoney(product(value, literal(part(start, grain)))))
  })()
  const moves = core.measures.some((measure) => measure.quota?.whenMissing === 'weight_moves')
  const shares = sharesOfTarget(world)

  return {
    target: (first, last) => (targetToDate === null ? null : run(between(first, last, targetToDate), 'where known')),
    worth: (component, first, last) => {
      const share = shares.find((one) => one.component === component)
      if (targetToDate === null || moves || share === undefined) return null
      const toDate: ToDate = (start, grain) => {
        const whole = targetToDate(start, grain)
        return difference(inMoney(product(whole, literal(share.through))), inMoney(product(whole, literal(share.before))))
      }
      return run(between(first, last, toDate), 'where known')
    },
    quota: ({ quota, unit }, first, last) => {
      if (quota === null) return nobodys(frame)
      if (quota.source.kind !== 'value' || !isOfAPerson(quota.source.value)) return null
      const { source, prorate, whenMissing } = quota
      const [value, part] = [fields.fractionOf(source.value), partUpTo(source.per, prorate)]
      const toDate: ToDate = (start, grain) => {
        const exact = product(value, literal(part(start, grain)))
        return unit.kind === 'money' ? inMoney(exact) : exact
      }
      return run(between(first, last, toDate), whenMissing === 'error' ? 'must be above zero' : 'above zero')
    },
  }

  /**
   * Runs an amount over all steady people. A target without a value is an error that the reference evaluator reports, and so is a quota below
   * zero, or none where there must be one: these people stay undecided. Else a quota that is missing or zero is none.
   */
  function run(amount: Fraction, counts: 'where known' | 'above zero' | 'must be above zero'): Computed | null {
    const { over, under, scale, known } = amount
    if ((under !== null && under.kind !== 'constant') || !over.exact) return null
    const people = frame.people.length
    const zero = literal(ratio(0n))
    const above = isBelow(zero, amount, false)
    const there: Truth = counts === 'where known' ? known : both(known, above)
    const results = [over, there, counts === 'above zero' ? not(isBelow(amount, zero, false)) : there]
    const made = { over: new Float64Array(people), known: new Uint8Array(people), decided: new Uint8Array(people) }
    const { loop, constants } = loopOf(results, fields.arrays.length, memory)
    const out = [made.over, made.known, made.decided].map((into) => ({ into, stride: 1, offset: 0 }))
    // whoever doubles could not tell has `decided` 0
    loop(fields.arrays, constants, frame.steady, out, new Int32Array(people))
    return { ...made, scale, under: under?.value ?? 1n }
  }
}

/** A function of a stretch of months that computes each once. */
function kept<T>(make: (start: number, grain: number) => T): (start: number, grain: number) => T {
  const known = new Map<string, T>()
  return (start, grain) => {
    const key = `${start} ${grain}`
    const before = known.get(key)
    if (before !== undefined) return before
    const made = make(start, grain)
    known.set(key, made)
    return made
  }
}

/** Nobody has one. */
const nobodys = ({ people }: Frame): Computed => ({
  over: new Float64Array(people.length),
  known: new Uint8Array(people.length),
  decided: new Uint8Array(people.length).fill(1),
  scale: 0,
  under: 1n,
})
