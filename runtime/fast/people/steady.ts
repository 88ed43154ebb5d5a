/** Targets and quotas of people about whom nothing changes: the same part of each month for all of them (semantics 2, RP3, RP4). */
import type { Measure, Proration } from '../../core/core.ts'
import type { Expression } from '../../core/expression.ts'
import type { Per } from '../../core/unit.ts'
import { between, byYear } from '../../evaluate/accumulate.ts'
import { numberOf } from '../../evaluate/expression.ts'
import { amountOfParts, countedDays, partsOfGrain } from '../../evaluate/prorate.ts'
import { sharesOfTarget } from '../../evaluate/shares.ts'
import { personEnvironment, rowOn, timelineOf } from '../../evaluate/spans.ts'
import type { World } from '../../evaluate/world.ts'
import { add, isZero, multiply, ONE, type Ratio, sign, subtract, ZERO } from '../../exact/ratio.ts'
import { roundToUnit } from '../../exact/round.ts'
import type { Frame } from '../rows/frame.ts'

/** Amounts of steady people by months; each undefined where the reference evaluator must be asked. */
export interface Steady {
  readonly target: (person: string, first: number, last: number) => Ratio | undefined
  readonly worth: (person: string, component: string, first: number, last: number) => Ratio | undefined
  readonly quota: (person: string, measure: Measure, first: number, last: number) => Ratio | undefined
}

/** Amounts of the steady people of a frame. */
export function steadyAmounts(world: World, { steady, people, placeOf }: Frame): Steady {
  const { core } = world
  const example = people.find((_, place) => steady[place] === 1)
  const isSteady = (person: string): boolean => steady[placeOf.get(person) ?? -1] === 1
  const moves = core.measures.some((measure) => measure.quota?.whenMissing === 'weight_moves')
  const values = new Map<Expression, Map<string, Ratio | undefined>>()

  /** What an expression is for a person, the same on all days. */
  const valueOf = (expression: Expression, person: string): Ratio | undefined => {
    const known = values.get(expression) ?? new Map<string, Ratio | undefined>()
    values.set(expression, known)
    if (known.has(person)) return known.get(person)
    const row = rowOn(timelineOf(world, person, world.until), world.until)
    const value = numberOf(expression, personEnvironment(world, row, world.until, world.until))
    known.set(person, value)
    return value
  }
  /** The part of a stated amount that the months from `start` to `grain` come to, as for anyone who is there on all days. */
  const partUpTo = (per: Per, prorate: Proration | null): ((start: number, grain: number) => Ratio) => {
    const known = new Map<number, Ratio>()
    const counting = countedDays(timelineOf(world, example ?? '', world.until), prorate)
    const upTo = (start: number, grain: number): Ratio => {
      const key = start * 100_000 + grain
      const before = known.get(key)
      if (before !== undefined) return before
      const own = amountOfParts(partsOfGrain(world, counting, grain, { valueOn: () => ONE, per, prorate }) ?? [])
      const sum = grain > start ? add(upTo(start, grain - 1), own) : own
      known.set(key, sum)
      return sum
    }
    return upTo
  }
  const { money } = core.rounding
  const { target } = core
  const targetPart = target === null ? undefined : partUpTo(target.per, target.prorate)
  const targetToDate = (value: Ratio, start: number, grain: number): Ratio =>
    targetPart === undefined ? ZERO : roundToUnit(multiply(value, targetPart(start, grain)), money)
  const targetValue = (person: string): Ratio | undefined =>
    target === null || world.given.target !== null || !isSteady(person) ? undefined : valueOf(target.value, person)
  const shares = sharesOfTarget(world)
  const quotaParts = new Map<string, (start: number, grain: number) => Ratio>()

  return {
    target: (person, first, last) => {
      const value = targetValue(person)
      return value === undefined ? undefined : between(world, first, last, (start, grain) => targetToDate(value, start, grain))
    },
    worth: (person, component, first, last) => {
      const value = moves ? undefined : targetValue(person)
      const share = shares.find((one) => one.component === component)
      if (value === undefined || share === undefined) return undefined
      return between(world, first, last, (start, grain) => {
        const whole = targetToDate(value, start, grain)
        return subtract(roundToUnit(multiply(whole, share.through), money), roundToUnit(multiply(whole, share.before), money))
      })
    },
    quota: (person, { name, quota, unit }, first, last) => {
      if (quota === null || quota.source.kind !== 'value' || !isSteady(person)) return undefined
      const { source, prorate } = quota
      const value = valueOf(source.value, person)
      if (value === undefined || isZero(value) || sign(value) < 0) return undefined
      const part = quotaParts.get(name) ?? partUpTo(source.per, prorate)
      quotaParts.set(name, part)
      const toDate = (start: number, grain: number): Ratio => {
        const exact = multiply(value, part(start, grain))
        return unit.kind === 'money' ? roundToUnit(exact, money) : exact
      }
      const found = between(world, first, last, toDate)
      return byYear(world, first, last).length > 0 && sign(found) > 0 ? found : undefined
    },
  }
}
