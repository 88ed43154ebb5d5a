import type { PlanFactor } from '../../runtime/core/core.ts'
import type { Plan } from '../plan.ts'
import { factorOf } from './factors.ts'
import { gateFactor } from './modifiers.ts'

/** The factors on all parts of pay together: what a gate keeps, and what multiplies (semantics 7 stage 10). */
export const lowerWholePay = (plan: Plan): PlanFactor[] => [
  ...plan.wholePay.gates.map((gate) => ({ label: `only when ${gate.says}`, factor: gateFactor(gate, plan), origin: gate.origin })),
  ...plan.wholePay.multipliers.map((one) => ({ label: `multiplied by ${one.says}`, factor: factorOf(one, plan), origin: one.origin })),
]
