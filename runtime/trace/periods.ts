import type { Expression } from '../core/expression.ts'
import type { Unit } from '../core/unit.ts'
import type { Value } from '../data/table.ts'
import { type Acted, actsOf, type Environment } from '../evaluate/expression.ts'
import { add, equal, isZero, multiply, subtract } from '../exact/ratio.ts'
import type { Derivation } from './derivation.ts'
import { node, RATIO } from './node.ts'

type EachPeriod = Extract<Expression, { kind: 'each_period' }>

/** What acts on the amount of each period, period by period; those that add nothing are left out. */
export function periodsNode(expression: EachPeriod, env: Environment, value: Value | undefined, unit: Unit): Derivation {
  const acted = actsOf(expression, env)
  const inputs = acted.flatMap((one, i) =>
    isZero(one.grown) && isZero(one.result) ? [] : [periodNode(expression, one, acted[i - 1], unit)],
  )
  return node('add', 'periods', value, unit, { origin: expression.origin, inputs })
}

function periodNode({ act, origin }: EachPeriod, acted: Acted, before: Acted | undefined, unit: Unit): Derivation {
  const { label, grown, by, result, left } = acted
  const grew = node('earned', label, grown, unit, { note: 'earned in the period' })
  if (by === undefined) return { ...grew, origin }
  if (act.does === 'factor')
    return node('multiply', label, multiply(grown, by), unit, { origin, inputs: [grew, node('stated', 'factor', by, RATIO)] })
  const bound = node('stated', act.limit, by, unit)
  if (act.restarts !== null) {
    const carried = subtract(add(result, left), grown)
    const due = isZero(carried)
      ? grew
      : node('add', label, add(result, left), unit, { origin, inputs: [grew, node('earned', 'what the cap cut before', carried, unit)] })
    return isZero(left) ? due : node('minimum', label, result, unit, { origin, inputs: [due, bound] })
  }
  if (equal(grown, result)) return { ...grew, origin }
  if (equal(result, by)) return node(act.limit === 'cap' ? 'minimum' : 'maximum', label, result, unit, { origin, inputs: [grew, bound] })
  const taken = node('earned', 'what the cap cut before', subtract(before?.left ?? left, left), unit)
  return node('add', label, result, unit, { origin, inputs: [grew, taken] })
}
