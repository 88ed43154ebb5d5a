/** Gates, multipliers, kickers and limits as steps, in the order of semantics 7. */
import type { Step } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { Per } from '../../runtime/core/unit.ts'
import { longer } from '../../runtime/evaluate/windows.ts'
import type { Gate, Kicker, Limit, Metric, Pay, Plan } from '../plan.ts'
import { add, both, choose, eachRow, FACTOR, greatest, least, literal, multiply, rounded, rowAmount, stepValue, subtract } from './build.ts'
import { rowRate } from './each-row.ts'
import { factorOf, openness, withConstants } from './factors.ts'
import type { RateParts } from './parts.ts'
import { limitValue } from './prorated.ts'

type Lowered = Omit<Step, 'id'>

/** The steps of a pay after its rate. Each reads the one before. */
export function lowerModifiers(parts: RateParts, first: string): Step[] {
  const { plan, pay } = parts
  const steps: Step[] = []
  const factors: Expression[] = []
  const last = (origin: Origin): Expression => stepValue(steps.at(-1)?.id ?? first, origin)
  const push = (step: Lowered): void => {
    const used = steps.filter((s) => s.origin.address === step.origin.address).length
    steps.push({ ...step, id: used === 0 ? step.origin.address : `${step.origin.address} ${used + 1}` })
  }
  const scale: Scale = (factor, each, step) => {
    factors.push(factor)
    const value: Expression =
      each === null || !longer(parts.metric.window, each)
        ? multiply(last(step.origin), factor, step.origin)
        : { kind: 'each_period', per: each, value: last(step.origin), act: { does: 'factor', factor }, origin: step.origin }
    push({ ...step, reads: 'modifier', value })
  }
  const gate = (g: Gate): void => scale(gateFactor(g, plan), g.each, { label: `only when ${g.says}`, stage: 'gate', origin: g.origin })
  const limit = (l: Limit, stage: Step['stage']): void =>
    push({ label: `${l.kind} at ${l.says}`, stage, reads: 'window', value: limited(l, parts, last(l.origin)), origin: l.origin })
  const limits = (order: Limit['order'], stage: Step['stage']): void => {
    const all = limitsOf(parts, order)
    const each = parts.metric.window === 'deal' ? [] : all.filter(({ perDeal }) => perDeal)
    lowerDealLimits(each, parts, factors, stage, push)
    for (const one of all) if (!each.includes(one)) limit(one, stage)
  }
  const kickers = (order: Kicker['order']): void => {
    for (const k of pay.kickers.filter((one) => one.order === order)) {
      const value = add(last(k.origin), kicked(k, plan), k.origin)
      push({ label: `plus ${k.says}`, stage: 'kicker', reads: 'modifier', value, origin: k.origin })
    }
  }
  pay.gates.filter((g) => !g.afterCap).forEach(gate)
  limits('before_multipliers', 'limit_before')
  kickers('before_multipliers')
  lowerMultipliers(plan, pay, scale)
  kickers('after_multipliers')
  limits('after_multipliers', 'limit_after')
  pay.gates.filter((g) => g.afterCap).forEach(gate)
  return steps
}

type Scale = (factor: Expression, each: Per | null, step: Omit<Lowered, 'value' | 'reads'>) => void

/** 1 where a gate is open, else what is kept; one that is decided later is closed or open until then (semantics 7). */
export function gateFactor({ test, keeps, decided, origin }: Gate, plan: Plan): Expression {
  const [one, kept] = [literal('1', FACTOR, origin), literal(keeps, FACTOR, origin)]
  const now = choose(openness(test, plan), one, kept, origin)
  return decided === null
    ? now
    : choose({ kind: 'ended', window: decided.window, origin }, now, decided.until === 'open' ? one : kept, origin)
}

/** What a kicker adds: one amount, or an amount for each row of its metric. */
function kicked(k: Kicker, plan: Plan): Expression {
  if (k.rows !== null) {
    const { metric, rate, where } = k.rows
    const when = k.when === null ? null : withConstants(k.when, plan)
    const test = where === null || when === null ? (where ?? when) : both(where, when, k.origin)
    return eachRow(metric, multiply(rowAmount(metric, k.origin), rate, k.origin), test, k.origin)
  }
  if (k.when === null) return k.amount
  return choose(withConstants(k.when, plan), k.amount, literal('0', { kind: 'money', currency: plan.currency.code }, k.origin), k.origin)
}

/** An amount within its limit (RP6). Where each deal is a window by itself, on its magnitude, but `floor at $0`: that means never negative. */
function limited(l: Limit, { plan, pay, metric }: RateParts, value: Expression): Expression {
  const bound = rounded(l.value, plan.rounding.money, l.origin)
  if (l.each !== null && longer(metric.window, l.each)) {
    const restarts = l.kind === 'cap' ? (pay.carry?.until ?? null) : null
    return { kind: 'each_period', per: l.each, value, act: { does: 'limit', limit: l.kind, bound, restarts }, origin: l.origin }
  }
  if (l.kind === 'cap' && carriesOver(pay, metric))
    return least([add(value, { kind: 'carried', origin: l.origin }, l.origin), bound], l.origin)
  const zero = l.kind === 'floor' && l.value.kind === 'literal' && l.value.value === '0'
  const within: Expression =
    metric.window === 'deal' && !zero
      ? { kind: 'limited', limit: l.kind, value, bound, origin: l.origin }
      : l.kind === 'cap'
        ? least([value, bound], l.origin)
        : greatest([value, bound], l.origin)
  return l.when === null ? within : choose(withConstants(l.when, plan), within, value, l.origin)
}

/** Limits per deal in a longer window: each row earns by itself, with the factors so far, within the limits. */
function lowerDealLimits(
  limits: readonly Limit[],
  parts: RateParts,
  factors: readonly Expression[],
  stage: Step['stage'],
  push: (step: Lowered) => void,
): void {
  const rate = rowRate(parts)
  if (rate === undefined) return
  const { plan, pay } = parts
  let value = factors.reduce((amount, factor) => multiply(amount, factor, pay.rate.origin), rate)
  for (const l of limits) {
    const within: Expression = {
      kind: 'limited',
      limit: l.kind,
      value,
      bound: rounded(l.value, plan.rounding.money, l.origin),
      origin: l.origin,
    }
    value = l.when === null ? within : choose(withConstants(l.when, plan), within, value, l.origin)
    push({ label: `${l.kind} at ${l.says}`, stage, reads: 'modifier', value: eachRow(pay.base, value, null, l.origin), origin: l.origin })
  }
}

/** Whether what a cap cuts goes from one window of the pay to the next. */
export const carriesOver = ({ carry }: Pay, { window }: Metric): boolean => carry !== null && window === carry.next

/** Floors before caps (semantics 7, stage 8). */
const limitsOf = ({ plan, pay, metric }: RateParts, order: Limit['order']): Limit[] =>
  pay.limits
    .filter((l) => l.what === 'pay' && l.order === order)
    .map((l) => ({ ...l, value: limitValue(plan, l, metric.window) }))
    .sort((a, b) => Number(a.kind === 'cap') - Number(b.kind === 'cap'))

function lowerMultipliers(plan: Plan, pay: Pay, scale: Scale): void {
  const multipliers = pay.multipliers.filter((m) => m.on === 'pay')
  const [first] = multipliers
  if (first === undefined) return
  if (pay.stacking === 'multiply') {
    for (const m of multipliers)
      scale(factorOf(m, plan), m.each, { label: `multiplied by ${m.says}`, stage: 'multiplier', origin: m.origin })
    return
  }
  const one = literal('1', FACTOR, first.origin)
  const factor = multipliers.reduce<Expression>((sum, m) => add(sum, subtract(factorOf(m, plan), one, m.origin), m.origin), one)
  scale(factor, first.each, {
    label: `multiplied by ${multipliers.map((m) => m.says).join(' and ')}, added`,
    stage: 'multiplier',
    origin: first.origin,
  })
}
