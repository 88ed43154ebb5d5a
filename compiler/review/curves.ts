/** Payout curves before and after a change, on the same axes, as far as each other. */
import { compare, fromDecimal, maximum, type Ratio, ratio } from '../../runtime/exact/ratio.ts'
import type { Curve, Mark } from '../describe/curve/curve.ts'
import { curveOfOwnRate } from '../describe/curve/own-rate.ts'
import { curveOfPlan } from '../describe/curve/plan.ts'
import type { Pay, Plan } from '../plan.ts'

/** The curve of one part of pay; `before` is null where there is none, or it has other axes. */
export interface CurveChange {
  readonly curve: Curve
  readonly before: Curve | null
  /** What is said below: why one of the two is not there. Empty where both are. */
  readonly says: string
  /** Which of the plan's metrics it pays on, from 0: a metric keeps its colour. */
  readonly place: number
}

/** The curves of all parts of pay that pay otherwise than before, in the order of the plan. Parts that depend on the person have none. */
export function curvesBetween(before: Plan, after: Plan): readonly CurveChange[] {
  const names = after.metrics.map(({ name }) => name)
  return after.pays.flatMap((pay) => {
    const old = before.pays.find(({ name }) => name === pay.name)
    const change = changeOf(old, before, pay, after)
    return change === undefined ? [] : [{ ...change, place: Math.max(0, names.indexOf(pay.metric ?? '')) }]
  })
}

function changeOf(old: Pay | undefined, before: Plan, now: Pay, after: Plan): Omit<CurveChange, 'place'> | undefined {
  // where a rate is each person's own, curves are parts of what it pays on the quota: one of the two has to have one
  const hasQuota = [before, after].some(({ metrics }) => metrics.some(({ name, quota }) => name === now.metric && quota !== null))
  const draw = (pay: Pay | undefined, plan: Plan, until?: Ratio): Curve | undefined => {
    if (pay === undefined) return undefined
    const own = hasQuota ? curveOfOwnRate(pay, plan, until) : undefined
    return (own ?? curveOfPlan(pay, plan, { ofTarget: true, until }))?.curve
  }
  const [was, is] = [draw(old, before), draw(now, after)]
  if (is === undefined) return undefined
  if (was === undefined) {
    const says = old === undefined ? 'This part of pay is new.' : 'The curve before depends on the person, so it is not drawn.'
    return { curve: is, before: null, says }
  }
  if (was.x !== is.x || was.y !== is.y)
    return { curve: is, before: null, says: `Before, it paid along other axes: ${was.x}, ${was.y.toLowerCase()}.` }
  const until = maximum(endOf(was), endOf(is))
  const [from, to] = [draw(old, before, until), draw(now, after, until)]
  if (from === undefined || to === undefined || isSame(from, to)) return undefined
  return { curve: to, before: from, says: saysOf(from, to) }
}

const ZERO = ratio(0n)

function exactly({ exact }: Mark): Ratio {
  const [n = '0', d] = exact.split('/')
  return d === undefined ? (fromDecimal(n) ?? ZERO) : ratio(BigInt(n), BigInt(d))
}

const endOf = ({ pieces }: Curve): Ratio => {
  const last = pieces.at(-1)
  return last === undefined ? ZERO : exactly(last.to.x)
}

const lineOf = ({ pieces, knots }: Curve): string => JSON.stringify([pieces, knots.map(({ x, pays }) => [x.exact, pays.exact])])
const isSame = (a: Curve, b: Curve): boolean => lineOf(a) === lineOf(b)

/** Up to where both pay the same: `Same up to 100%.`; empty where they differ from the start. */
function saysOf(from: Curve, to: Curve): string {
  const starts = (curve: Curve, i: number): string => {
    const piece = curve.pieces[i]
    return piece === undefined ? '' : JSON.stringify([piece.from.x.exact, piece.from.y.exact, piece.rate])
  }
  let i = 0
  while (starts(from, i) !== '' && starts(from, i) === starts(to, i)) i += 1
  const [a, b] = [from.pieces[i - 1]?.to.x, to.pieces[i - 1]?.to.x]
  if (i === 0 || a === undefined || b === undefined) return ''
  return `Same up to ${compare(exactly(a), exactly(b)) <= 0 ? a.says : b.says}.`
}
