/** Conditions and factors: what a missing quota or value means is put in here. */
import type { Expression } from '../../runtime/core/expression.ts'
import type { Multiplier, Plan } from '../plan.ts'
import { everyExpression } from '../reach.ts'
import { choose, either, FACTOR, known, literal, not, rounded } from './build.ts'
import { withTails } from './points.ts'

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

/** The number that a multiplier is: its field or metric, or the value of its table. A quotient is rounded at the ratio scale (RP5); without a value, and where its condition does not hold, it is 1. */
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
          bands: withTails(
            [first, ...rest],
            by,
            (band) => band.bound,
            (cell) => cell.value,
          ),
          origin: m.origin,
        }
  const isQuotient = m.mode === 'interpolated' || (m.mode === null && m.metric !== null)
  const value = isQuotient ? rounded(table, plan.rounding.ratio, m.origin) : table
  const factor = m.metric === null ? value : choose(known(by, m.origin), value, one, m.origin)
  return m.when === null ? factor : choose(withConstants(m.when, plan), factor, one, m.origin)
}
