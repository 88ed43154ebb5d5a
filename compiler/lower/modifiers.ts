/** Gates, multipliers, kickers and limits as steps, in the order of semantics 7. */
import type { Step } from '../../runtime/core/core.ts'
import type { Expression } from '../../runtime/core/expression.ts'
import type { Origin } from '../../runtime/core/origin.ts'
import type { Gate, Limit, Multiplier, Pay, Plan } from '../plan.ts'
import { everyExpression } from '../reach.ts'
import { add, choose, either, FACTOR, greatest, known, least, literal, multiply, not, rounded, stepValue, subtract } from './build.ts'
import { orderedBands } from './table.ts'

type Lowered = Omit<Step, 'id'>

/** The steps of a pay after its rate. Each reads the one before. */
export function lowerModifiers(plan: Plan, pay: Pay, first: string): Step[] {
  const steps: Step[] = []
  const last = (origin: Origin): Expression => stepValue(steps.at(-1)?.id ?? first, origin)
  const push = (step: Lowered): void => {
    const used = steps.filter((s) => s.origin.address === step.origin.address).length
    steps.push({ ...step, id: used === 0 ? step.origin.address : `${step.origin.address} ${used + 1}` })
  }
  const gate = (g: Gate): void =>
    push({
      label: `only when ${g.says}`,
      stage: 'gate',
      reads: 'modifier',
      value: multiply(
        last(g.origin),
        choose(openness(g.test, plan), literal('1', FACTOR, g.origin), literal(g.keeps, FACTOR, g.origin), g.origin),
        g.origin,
      ),
      origin: g.origin,
    })
  const limit = (l: Limit, stage: Step['stage']): void => {
    const bound = rounded(l.value, plan.rounding.money, l.origin)
    const value = l.kind === 'cap' ? least([last(l.origin), bound], l.origin) : greatest([last(l.origin), bound], l.origin)
    push({ label: `${l.kind} at ${l.says}`, stage, reads: 'window', value, origin: l.origin })
  }
  pay.gates.filter((g) => !g.afterCap).forEach(gate)
  limitsOf(pay, 'before_multipliers').forEach((l) => limit(l, 'limit_before'))
  lowerMultipliers(plan, pay, last, push)
  for (const k of pay.kickers) {
    const amount =
      k.when === null
        ? k.amount
        : choose(openness(k.when, plan), k.amount, literal('0', { kind: 'money', currency: plan.currency.code }, k.origin), k.origin)
    push({ label: `plus ${k.says}`, stage: 'kicker', reads: 'modifier', value: add(last(k.origin), amount, k.origin), origin: k.origin })
  }
  limitsOf(pay, 'after_multipliers').forEach((l) => limit(l, 'limit_after'))
  pay.gates.filter((g) => g.afterCap).forEach(gate)
  return steps
}

/** Floors before caps (semantics 7, stage 8). */
const limitsOf = (pay: Pay, order: Limit['order']): Limit[] =>
  pay.limits.filter((l) => l.what === 'pay' && l.order === order).sort((a, b) => Number(a.kind === 'cap') - Number(b.kind === 'cap'))

/** Whether no quota counts as a stated attainment. */
export const isConstant = (meaning: string): boolean => /\d/.test(meaning)

/** Whether no quota leaves the attainment without a value, and nothing is refused. */
const isSilent = (meaning: string | undefined): boolean => meaning === 'no_pay' || meaning === 'weight_moves'

/** A condition on a metric that has no value (no quota, no rows) counts as true where that means no pay: nobody is punished twice (semantics 5). */
export function openness(test: Expression, plan: Plan): Expression {
  const silent = everyExpression(test).filter((part) => {
    if (part.kind !== 'attainment' && part.kind !== 'measure') return false
    const metric = plan.metrics.find((m) => m.name === part.metric)
    return part.kind === 'attainment' ? isSilent(metric?.quota?.whenMissing) : metric?.whenEmpty === 'no_pay'
  })
  return silent.reduceRight(
    (open, part) => either(not(known(part, part.origin), part.origin), open, part.origin),
    withConstants(test, plan),
  )
}

/** Attainments with the constant that a missing quota counts as. */
export function withConstants(e: Expression, plan: Plan): Expression {
  if (e.kind === 'attainment') {
    const meaning = plan.metrics.find((m) => m.name === e.metric)?.quota?.whenMissing
    return meaning === undefined || !isConstant(meaning) ? e : { ...e, whenNoQuota: meaning }
  }
  if (e.kind === 'compare' || e.kind === 'and' || e.kind === 'or' || e.kind === 'arithmetic')
    return { ...e, left: withConstants(e.left, plan), right: withConstants(e.right, plan) }
  if (e.kind === 'not' || e.kind === 'negate') return { ...e, value: withConstants(e.value, plan) }
  return e
}

/** The number that a multiplier is: its field or metric, or the value of its table. A quotient is rounded at the ratio scale (RP5); without a value it is 1. */
export function factorOf(m: Multiplier, plan: Plan): Expression {
  const by = withConstants(m.by, plan)
  const one = literal('1', FACTOR, m.origin)
  const [first, ...rest] = m.bands
  const table: Expression =
    first === undefined
      ? by
      : {
          kind: 'bands',
          mode: m.mode === 'interpolated' ? 'interpolated' : 'step',
          driver: by,
          base: by,
          bands: orderedBands([first, ...rest], { bound: (band) => band.bound, cell: (cell) => cell.value }),
          origin: m.origin,
        }
  const isQuotient = m.mode === 'interpolated' || (m.mode === null && m.metric !== null)
  const value = isQuotient ? rounded(table, plan.rounding.ratio, m.origin) : table
  return m.metric === null ? value : choose(known(by, m.origin), value, one, m.origin)
}

function lowerMultipliers(plan: Plan, pay: Pay, last: (origin: Origin) => Expression, push: (step: Lowered) => void): void {
  const multipliers = pay.multipliers.filter((m) => m.on === 'pay')
  const [first] = multipliers
  if (first === undefined) return
  if (pay.stacking === 'multiply') {
    for (const m of multipliers)
      push({
        label: `multiplied by ${m.says}`,
        stage: 'multiplier',
        reads: 'modifier',
        value: multiply(last(m.origin), factorOf(m, plan), m.origin),
        origin: m.origin,
      })
    return
  }
  const one = literal('1', FACTOR, first.origin)
  const factor = multipliers.reduce<Expression>((sum, m) => add(sum, subtract(factorOf(m, plan), one, m.origin), m.origin), one)
  push({
    label: `multiplied by ${multipliers.map((m) => m.says).join(' and ')}, added`,
    stage: 'multiplier',
    reads: 'modifier',
    value: multiply(last(first.origin), factor, first.origin),
    origin: first.origin,
  })
}
