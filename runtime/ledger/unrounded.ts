/** What one person earns before it is rounded: exact straight lines where `earnedBy` is a staircase of cents. */
import type { Component } from '../core/core.ts'
import type { Event } from '../core/events.ts'
import { earnedToDate, isPaid, momentsIn, staysEarned } from '../evaluate/accrual.ts'
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
import { awardsIn, endedBy } from '../events/events.ts'
import { unroundedPart } from '../events/pool.ts'
import { add, maximum, minimum, multiply, ONE, type Ratio, ratio, subtract, total, ZERO } from '../exact/ratio.ts'
import { worldFor } from '../exceptions/world.ts'
import { amountIn } from '../payments/draws.ts'

/** What the earnings of a pay period are combined from, before anything is rounded that the period itself rounds. Minor units. */
export interface Unrounded {
  readonly components: readonly Ratio[]
  /** What the components had earned in the fiscal year before the period, and what its factors and limits had left of that. */
  readonly earlier: bigint
  readonly left: bigint
  /** Gates and factors on all of pay, floors and caps: each as it is at the period's end. */
  readonly product: Ratio
  readonly floors: readonly Ratio[]
  readonly caps: readonly Ratio[]
  /** Guarantees and draws that are not recoverable. */
  readonly filledTo: readonly Ratio[]
  /** What events give, rounded as ever but for pools, and what was decided by hand. */
  readonly beside: readonly Ratio[]
}

/**
 * The parts of what a person earns in pay periods that follow each other, together. Undefined where it is no combination of such parts: a limit for each period by itself,
 * commission that is paid on, a part that is set by hand; of several periods, what each of them keeps or is filled up to.
 */
export function unroundedBy(world: World, person: string, periods: readonly [Stretch, ...Stretch[]]): Unrounded | undefined {
  const { core } = world
  const [first] = periods
  const last = periods.at(-1) ?? first
  const period: Stretch = { ...last, from: first.from, first: first.first }
  const keeps = core.components.some((component) => staysEarned(world, component)) || core.payments.topUps.length > 0
  if (last !== first && (keeps || windowAt(world, 'year', first.from).from !== windowAt(world, 'year', last.to).from)) return undefined
  const { adjustments } = core.exceptions
  if (core.limits.some(({ each }) => each !== null) || core.payments.splits.length > 0) return undefined
  if (adjustments.some(({ kind, payee }) => kind === 'set' && payee === person)) return undefined
  const own = worldFor(world, person)
  const given = core.events.map((event) => givenBy(world, event, person, period))
  const byHand = adjustments.flatMap((one) =>
    one.payee === person && periods.some(({ label }) => label === one.period) ? [ratio(BigInt(one.amount))] : [],
  )
  const fills = core.payments.topUps.map((topUp) => amountIn(own, person, topUp, period))
  return {
    components: own.core.components.map((component) => partOf(own, component, person, period)),
    ...limitsBy(own, person, period),
    filledTo: fills.filter((amount) => amount !== 0n).map((amount) => ratio(amount)),
    beside: [...given, ...byHand],
  }
}

/** The parts as one amount: it differs from `earnedBy` by less than a minor unit for each of them. */
export function together({ components, earlier, left, product, floors, caps, filledTo, beside }: Unrounded): Ratio {
  const multiplied = multiply(add(ratio(earlier), total(components)), product)
  const limited = subtract(caps.reduce(minimum, floors.reduce(maximum, multiplied)), ratio(left))
  return add(filledTo.reduce(maximum, limited), total(beside))
}

/** What an event gives in a period: a pool's part before it is rounded, anything else as it is. */
function givenBy(world: World, event: Event, person: string, period: Stretch): Ratio {
  if (event.kind === 'pool')
    return total(
      endedBy(world, event, period.to).flatMap((window) => (window.to < period.from ? [] : [unroundedPart(world, event, window, person)])),
    )
  const awards = awardsIn(world, event, period).filter(({ payee }) => payee === person)
  return ratio(awards.reduce((sum, { amount }) => sum + amount, 0n))
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
  if (measure === undefined) return []
  const tallied = tallyOf(world, measure, person)
  const [from, end] = placesIn(tallied, span, to)
  return tallied.rows.slice(from, end).flatMap((deal): Moment[] => {
    const { date } = deal.credit
    if (!isPaid(world, component, date, to)) return []
    return [momentOf(world, component, person, { ...span, kind: 'deal', label: 'deal', from: date, to: date }, to, deal)]
  })
}

const NO_LIMITS: Pick<Unrounded, 'earlier' | 'left' | 'product' | 'floors' | 'caps'> = {
  earlier: 0n,
  left: 0n,
  product: ONE,
  floors: [],
  caps: [],
}

/** The factors and limits of the fiscal year at the end of a period. */
function limitsBy(world: World, person: string, period: Stretch): typeof NO_LIMITS {
  const { factors, limits } = world.core
  const moment = limitMoment(world, person, period)
  if ((factors.length === 0 && limits.length === 0) || moment === undefined) return NO_LIMITS
  const env = environmentAt(moment, 'window', NO_STEPS)
  const bounds = (kind: 'cap' | 'floor'): Ratio[] =>
    limits.flatMap((limit) =>
      limit.kind !== kind || (limit.when !== null && !holds(compute(limit.when, env))) ? [] : (numberOf(limit.limit, env) ?? []),
    )
  return {
    ...beforeIn(world, person, period),
    product: factors.reduce((all, { factor }) => multiply(all, numberOf(factor, env) ?? ONE), ONE),
    floors: bounds('floor'),
    caps: bounds('cap'),
  }
}

/** What the parts had earned in the fiscal year before a period, and what factors and limits left of it. */
function beforeIn(world: World, person: string, period: Stretch): Pick<Unrounded, 'earlier' | 'left'> {
  const year = windowAt(world, 'year', period.to)
  const last = before(period.from)
  if (last < year.from) return { earlier: 0n, left: 0n }
  const earned = [...yearToDate(world, person, windowAt(world, world.core.paid, last)).values()].reduce((a, b) => a + b, 0n)
  const { byComponent, rest } = limitedToDate(world, person, windowAt(world, world.core.paid, last))
  return { earlier: earned, left: [...byComponent.values()].reduce((a, b) => a + b, earned + rest) }
}
