/** Whether one condition on a row always holds where another does. Sound, not complete: `false` may mean that it is not seen. */
import type { Expression } from '../core/expression.ts'

import { compares, literalValue } from './values.ts'

type Compare = Extract<Expression, { kind: 'compare' }>

/** An expression without its places in the text, as one text. */
const shapeOf = (expression: Expression | null): string =>
  JSON.stringify(expression, (key, value: unknown) => (key === 'origin' ? undefined : value))

/** Whether two conditions are written alike. */
export const sameCondition = (a: Expression | null, b: Expression | null): boolean => shapeOf(a) === shapeOf(b)

/** The parts of a condition that must all hold. */
const partsOfAnd = (condition: Expression): readonly Expression[] =>
  condition.kind === 'and' ? [...partsOfAnd(condition.left), ...partsOfAnd(condition.right)] : [condition]

/** Whether `narrow` holds only where `wide` holds too. No condition holds everywhere. */
export function implies(narrow: Expression | null, wide: Expression | null): boolean {
  if (wide === null) return true
  if (narrow === null) return false
  const stated = partsOfAnd(narrow)
  return partsOfAnd(wide).every((wanted) => stated.some((part) => partImplies(part, wanted)))
}

function partImplies(part: Expression, wanted: Expression): boolean {
  if (sameCondition(part, wanted)) return true
  if (wanted.kind === 'or') return implies(part, wanted.left) || implies(part, wanted.right)
  if (part.kind === 'or') return partImplies(part.left, wanted) && partImplies(part.right, wanted)
  if (wanted.kind === 'known') return subjectOf(part) === shapeOf(wanted.value)
  if (subjectOf(part) === undefined || subjectOf(part) !== subjectOf(wanted)) return false
  if (wanted.kind === 'one_of')
    return optionsOf(part)?.every((option) => wanted.options.some((other) => sameCondition(option, other))) ?? false
  if (wanted.kind !== 'compare') return false
  const options = optionsOf(part)
  if (options !== undefined) return options.every((option) => literalHolds(option, wanted))
  return part.kind === 'compare' && rangeImplies(part, wanted)
}

/** What a simple condition is about. */
const subjectOf = (part: Expression): string | undefined =>
  part.kind === 'compare' && part.right.kind === 'literal'
    ? shapeOf(part.left)
    : part.kind === 'one_of' && part.options.every(({ kind }) => kind === 'literal')
      ? shapeOf(part.value)
      : undefined

/** The only values that a condition leaves; undefined where it leaves a range. */
const optionsOf = (part: Expression): readonly Expression[] | undefined =>
  part.kind === 'one_of' ? part.options : part.kind === 'compare' && part.op === '=' ? [part.right] : undefined

const valueOf = (literal: Expression) => (literal.kind === 'literal' ? literalValue(literal.unit, literal.value) : undefined)

const literalHolds = (literal: Expression, { op, right }: Compare): boolean => compares(op, valueOf(literal), valueOf(right))

/** `>= 20` holds only where `> 10` does. */
function rangeImplies(part: Compare, wanted: Compare): boolean {
  const bound = valueOf(part.right)
  switch (part.op) {
    case '>':
      return (wanted.op === '>' || wanted.op === '>=' || wanted.op === '<>') && compares('<=', valueOf(wanted.right), bound)
    case '>=':
      return (
        ((wanted.op === '>' || wanted.op === '<>') && compares('<', valueOf(wanted.right), bound)) ||
        (wanted.op === '>=' && compares('<=', valueOf(wanted.right), bound))
      )
    case '<':
      return (wanted.op === '<' || wanted.op === '<=' || wanted.op === '<>') && compares('>=', valueOf(wanted.right), bound)
    case '<=':
      return (
        ((wanted.op === '<' || wanted.op === '<>') && compares('>', valueOf(wanted.right), bound)) ||
        (wanted.op === '<=' && compares('>=', valueOf(wanted.right), bound))
      )
    case '=':
    case '<>':
      return false
    default: {
      const never: never = part.op
      return never
    }
  }
}
