/** What one person earns before it is rounded: exact straight lines where `earnedBy` is a staircase of cents. */
import type { Component } from '../core/core.ts'
import { earnedToDate, momentsIn, spanOf, staysEarned } from '../evaluate/accrual.ts'
import { unroundedPay } from '../evaluate/amend.ts'
import { momentOf, takesPart } from '../evaluate/component.ts'
import { environmentAt, NO_STEPS } from '../evaluate/environment.ts'
import { compute, numberOf } from '../evaluate/expression.ts'
import { limitedToDate, limitMoment, yearToDate } from '../evaluate/limits.ts'
import type { Moment } from '../evaluate/moment.ts'
import { spansIn } from '../evaluate/periods.ts'
import { placesIn, tallyOf } from '../evaluate/tally.ts'
import { holds } from '../evaluate/values.ts'
import { before, earlier, type Stretch, windowAt } from '../evaluate/windows.ts'
import type { World } from '../evaluate/world.ts'
import { add, maximum, minimum, multiply, ONE, type Ratio, ratio, subtract, total, ZERO } from '../exact/ratio.ts'
import { worldFor } from '../exceptions/world.ts'
import { amountIn } from '../payments/draws.ts'
import { eventFacts } from './events.ts'

/**
 * What a person earns in a pay period, in minor units, with what is not rounded before: parts of pay, factors and limits of the fiscal year.
 * What was earned before the period, and events, are rounded as ever. It differs from `earnedBy` by less than a minor unit for each part.
 *
 * Undefined where it is no sum of such parts: a limit for each period by itself, commission that is paid on, a part that is set by hand.
 */
export function unroundedBy(world: World, person: string, period: Stretch): Ratio | undefined {
  const { core } = world
  const { adjustments } = core.exceptions
  if (core.limits.some(({ each }) => each !== null) || core.payments.splits.length > 0) return undefined
  if (adjustments.some(({ kind, payee }) => kind === 'set' && payee === person)) return undefined
  const own = worldFor(world, person)
  const parts = own.core.components.map((component) => partOf(own, component, person, period))
  const limited = limitedPart(own, person, period, total(parts))
  const events = core.events.length === 0 ? [] : eventFacts(world, period).filter(({ payee }) => payee === person)
  const byHand = adjustments.flatMap((one) => (one.payee === person && one.period === period.label ? [ratio(BigInt(one.amount))] : []))
  return total([filledUp(own, person, period, limited), ...events.map(({ amount }) => ratio(amount)), ...byHand])
}

function partOf(world: World, component: Component, person: string, period: Stretch): Ratio {
  return spansIn(world, component, period).reduce((sum, span) => {
    const then = span.from < period.from ? earnedToDate(world, component, person, span, before(period.from)) : 0n
    return add(sum, subtract(throughNow(world, component, person, span, period, then), ratio(then)))
  }, ZERO)
}

function throughNow(world: World, component: Component, person: string, span: Stretch, period: Stretch, then: bigint): Ratio {
  const to = earlier(period.to, span.to)
  const moments = component.window === 'deal' ? deals(world, component, person, span, to) : momentsIn(world, component, person, span, to)
  // what ended before the period was paid as it was rounded
  const now = total(moments.map((moment) => (takesPart(moment) ? unroundedPay(moment) : ZERO)))
  return staysEarned(world, component) ? maximum(now, ratio(then)) : now
}

function deals(world: World, component: Component, person: string, span: Stretch, to: Stretch['to']): readonly Moment[] {
  const measure = world.core.measures.find(({ name }) => name === component.metric)
  if (measure === undefined || spanOf(component) !== 'deal') return []
  const tallied = tallyOf(world, measure, person)
  const [from, end] = placesIn(tallied, span, to)
  return tallied.rows.slice(from, end).map((deal) => {
    const { date } = deal.credit
    return momentOf(world, component, person, { ...span, kind: 'deal', label: 'deal', from: date, to: date }, to, deal)
  })
}

/** The parts under the factors and limits of the fiscal year, less what those had left of it before. */
function limitedPart(world: World, person: string, period: Stretch, parts: Ratio): Ratio {
  const { factors, limits } = world.core
  const moment = limitMoment(world, person, period)
  if ((factors.length === 0 && limits.length === 0) || moment === undefined) return parts
  const { earned, left } = beforeIn(world, person, period)
  const env = environmentAt(moment, 'window', NO_STEPS)
  const bounded = (kind: 'cap' | 'floor', pick: (a: Ratio, b: Ratio) => Ratio, reached: Ratio): Ratio =>
    limits.reduce((all, limit) => {
      if (limit.kind !== kind || (limit.when !== null && !holds(compute(limit.when, env)))) return all
      return pick(all, numberOf(limit.limit, env) ?? all)
    }, reached)
  const product = factors.reduce((all, { factor }) => multiply(all, numberOf(factor, env) ?? ONE), ONE)
  const multiplied = multiply(add(ratio(earned), parts), product)
  return subtract(bounded('cap', minimum, bounded('floor', maximum, multiplied)), ratio(left))
}

/** What the parts had earned in the fiscal year before a period, and what factors and limits left of it. */
function beforeIn(world: World, person: string, period: Stretch): { readonly earned: bigint; readonly left: bigint } {
  const year = windowAt(world, 'year', period.to)
  const last = before(period.from)
  if (last < year.from) return { earned: 0n, left: 0n }
  const earned = [...yearToDate(world, person, windowAt(world, world.core.paid, last)).values()].reduce((a, b) => a + b, 0n)
  const { byComponent, rest } = limitedToDate(world, person, windowAt(world, world.core.paid, last))
  return { earned, left: [...byComponent.values()].reduce((a, b) => a + b, earned + rest) }
}

/** Filled up to what guarantees and draws that are not recoverable come to. */
const filledUp = (world: World, person: string, period: Stretch, reached: Ratio): Ratio =>
  world.core.payments.topUps.reduce((all, topUp) => {
    const amount = amountIn(world, person, topUp, period)
    return amount === 0n ? all : maximum(all, ratio(amount))
  }, reached)
