/** What is imagined of a person, moved in steps: a metric up and down along its quota, the target along itself. */
import type { Unit } from '../../runtime/core/unit.ts'
import {
  compare,
  divide,
  fromDecimal,
  multiply,
  ONE,
  type Ratio,
  ratio,
  sign,
  toDecimal,
  wholePart,
  ZERO,
} from '../../runtime/exact/ratio.ts'
import { metricLabel } from '../describe/expression.ts'
import { type Currency, printed } from '../describe/value.ts'
import type { ExampleCase, Plan } from '../plan.ts'

/** Something that can be imagined larger or smaller. */
export interface Movable {
  /** The metric's name; `target` for target pay. */
  readonly key: string
  readonly label: string
  /** `$1,200,000 of $1,200,000`. */
  readonly says: string
  /** The step that is nearest to it, of so many. */
  readonly at: number
  readonly steps: number
}

/** Steps by the key of what is moved. */
export type Moves = Readonly<Record<string, number>>

interface Stated {
  readonly unit: Unit
  readonly value: Ratio
  /** What it is a part of, where it has a quota. */
  readonly whole: Ratio | undefined
}

const SHARE = ratio(1n, 20n)
const PERCENT = ratio(1n, 100n)
const MOST = 400

/** How much one step is: a twentieth of the quota, or of the value itself, in whole units; a percentage has steps of one, an attainment of five. */
function stepOf({ unit, value, whole }: Stated, isAttainment: boolean): Ratio {
  if (isAttainment) return SHARE
  if (unit.kind === 'percent') return PERCENT
  const of = whole !== undefined && sign(whole) > 0 ? whole : value
  const step = ratio(wholePart(multiply(of, SHARE)))
  return sign(step) > 0 ? step : ONE
}

function movable(key: string, label: string, stated: Stated, isAttainment: boolean, currency: Currency): Movable {
  const step = stepOf(stated, isAttainment)
  const { value, whole, unit } = stated
  const say = (one: Ratio): string => printed(one, unit, currency).replace(/\.00$/, '')
  const reach = [divide(value, step), whole === undefined ? ZERO : divide(whole, step)].map((one) =>
    Number(wholePart(multiply(one, ratio(2n)))),
  )
  const steps = Math.min(MOST, Math.max(10, ...reach, unit.kind === 'percent' && !isAttainment ? 100 : 0))
  return {
    key,
    label,
    says: whole === undefined ? say(value) : `${say(value)} of ${say(whole)}`,
    at: Math.max(0, Math.min(steps, Number(wholePart(divide(value, step))))),
    steps,
  }
}

const numberOf = (stated: { readonly value: string } | null | undefined): Ratio | undefined =>
  stated === null || stated === undefined ? undefined : fromDecimal(stated.value)

/** What holds for everybody, in every window. */
const isWhole = ({ person, period }: ExampleCase['measures'][number]): boolean => person === null && period === null

/** What a case states in numbers of everybody, each with how far it can be moved. */
export function movablesOf(one: ExampleCase, plan: Plan): readonly Movable[] {
  const measures = one.measures.filter(isWhole).flatMap(({ metric, measure, attainment, quota }) => {
    const stated = measure ?? attainment
    const value = numberOf(stated)
    if (stated === null || value === undefined) return []
    const isAttainment = measure === null
    const whole = isAttainment ? undefined : numberOf(quota)
    const label = metricLabel(metric, plan)
    return [movable(metric, isAttainment ? `${label}, of quota` : label, { unit: stated.unit, value, whole }, isAttainment, plan.currency)]
  })
  const target = numberOf(one.target?.value)
  if (one.target === null || target === undefined) return measures
  return [
    ...measures,
    movable('target', 'Target pay', { unit: one.target.value.unit, value: target, whole: undefined }, false, plan.currency),
  ]
}

/** The case with what was moved; steps that nothing has are left aside. */
export function movedCase(one: ExampleCase, moves: Moves): ExampleCase {
  const to = <V extends { readonly unit: Unit; readonly value: string }>(
    stated: V,
    whole: Ratio | undefined,
    key: string,
    share: boolean,
  ): V => {
    const steps = moves[key]
    const value = numberOf(stated)
    if (steps === undefined || value === undefined) return stated
    const step = stepOf({ unit: stated.unit, value, whole }, share)
    const count = ratio(BigInt(Math.max(0, Math.min(MOST, Math.trunc(steps)))))
    const next = multiply(step, count)
    return compare(next, value) === 0 ? stated : { ...stated, value: toDecimal(next) ?? stated.value }
  }
  return {
    ...one,
    measures: one.measures.map((each) =>
      isWhole(each)
        ? {
            ...each,
            measure: each.measure === null ? null : to(each.measure, numberOf(each.quota), each.metric, false),
            attainment:
              each.attainment === null || each.measure !== null ? each.attainment : to(each.attainment, undefined, each.metric, true),
          }
        : each,
    ),
    target: one.target === null ? null : { ...one.target, value: to(one.target.value, undefined, 'target', false) },
  }
}
