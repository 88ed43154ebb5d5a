import type { Core } from '../core/core.ts'
import type { Expression } from '../core/expression.ts'
import type { Unit } from '../core/unit.ts'
import { RATIO, YESNO } from './node.ts'

/** The unit of money of a program. */
export const moneyOf = ({ currency }: Core): Unit => ({ kind: 'money', currency: currency.code })

const isPlain = ({ kind }: Unit): boolean => kind === 'percent' || kind === 'factor' || kind === 'number'

function ofArithmetic(core: Core, { op, left, right }: Extract<Expression, { kind: 'arithmetic' }>): Unit {
  const a = unitOf(core, left)
  const b = unitOf(core, right)
  switch (op) {
    case 'add':
    case 'subtract':
      return a
    case 'multiply':
      if (a.kind === 'money' || isPlain(b)) return a
      return b
    case 'divide':
      return a.kind === b.kind ? { kind: 'percent' } : a
    default: {
      const never: never = op
      return never
    }
  }
}

/** What the value of an expression counts. */
export function unitOf(core: Core, expression: Expression): Unit {
  switch (expression.kind) {
    case 'literal':
    case 'field':
      return expression.unit
    case 'arithmetic':
      return ofArithmetic(core, expression)
    case 'negate':
    case 'round':
    case 'else':
      return unitOf(core, expression.value)
    case 'if':
      return unitOf(core, expression.then)
    case 'minimum':
    case 'maximum': {
      const [first] = expression.values
      return first === undefined ? RATIO : unitOf(core, first)
    }
    case 'compare':
    case 'and':
    case 'or':
    case 'not':
    case 'one_of':
    case 'known':
    case 'within':
      return YESNO
    case 'months_from':
    case 'months_since':
      return { kind: 'months' }
    case 'measure':
    case 'quota':
      return core.measures.find(({ name }) => name === expression.metric)?.unit ?? RATIO
    case 'attainment':
      return { kind: 'percent' }
    case 'target':
    case 'worth':
      return moneyOf(core)
    case 'step': {
      const step = core.components.flatMap(({ steps }) => steps).find(({ id }) => id === expression.id)
      return step === undefined ? moneyOf(core) : unitOf(core, step.value)
    }
    case 'bands': {
      const cell = unitOf(core, expression.bands[0].cell)
      if (expression.mode === 'step' || expression.mode === 'interpolated' || cell.kind === 'money') return cell
      return unitOf(core, expression.mode === 'graduated' ? expression.driver : expression.base)
    }
    case 'row_amount':
    case 'row_driver':
      return core.measures.find(({ name }) => name === expression.metric)?.unit ?? RATIO
    case 'pay':
    case 'carried':
      return moneyOf(core)
    case 'ended':
      return YESNO
    case 'each_row':
    case 'prorated':
    case 'each_period':
    case 'limited':
      return unitOf(core, expression.value)
    case 'keyed':
      return expression.cases[0] === undefined ? RATIO : unitOf(core, expression.cases[0].cell)
    default: {
      const never: never = expression
      return never
    }
  }
}
