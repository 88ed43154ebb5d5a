import type { Expression } from './expression.ts'

/** The expressions directly inside one. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'field':
    case 'measure':
    case 'quota':
    case 'attainment':
    case 'target':
    case 'worth':
    case 'step':
    case 'row_amount':
    case 'row_driver':
    case 'pay':
    case 'ended':
    case 'carried':
      return []
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return [expression.left, expression.right]
    case 'negate':
    case 'not':
    case 'known':
    case 'round':
      return [expression.value]
    case 'one_of':
      return [expression.value, ...expression.options]
    case 'else':
      return [expression.value, expression.fallback]
    case 'if':
      return [expression.when, expression.then, expression.otherwise]
    case 'within':
      return [expression.date, expression.after]
    case 'months_since':
      return [expression.date]
    case 'months_from':
      return [expression.from, expression.to]
    case 'minimum':
    case 'maximum':
      return expression.values
    case 'bands':
      return [expression.driver, expression.base, ...expression.bands.flatMap(({ from, cell }) => (from === null ? [cell] : [from, cell]))]
    case 'each_row':
      return expression.where === null ? [expression.value] : [expression.where, expression.value]
    case 'keyed':
      return [
        expression.by,
        ...expression.cases.map(({ cell }) => cell),
        ...(expression.otherwise === null ? [] : [expression.otherwise.cell]),
      ]
    case 'each_period':
      return [expression.value, expression.act.does === 'factor' ? expression.act.factor : expression.act.bound]
    case 'prorated':
      return [expression.value]
    case 'limited':
      return [expression.value, expression.bound]
    default: {
      const never: never = expression
      return never
    }
  }
}

/** An expression and everything inside it. */
export function everyPart(expression: Expression): readonly Expression[] {
  const parts = [expression]
  const inside = (one: Expression): void => {
    for (const part of partsOf(one)) {
      parts.push(part)
      inside(part)
    }
  }
  inside(expression)
  return parts
}

/** Whether a calculation on a row comes to money. */
export function isMoney(expression: Expression): boolean {
  switch (expression.kind) {
    case 'literal':
    case 'field':
      return expression.unit.kind === 'money'
    case 'arithmetic':
      if (expression.op === 'divide') return isMoney(expression.left) && !isMoney(expression.right)
      return isMoney(expression.left) || isMoney(expression.right)
    case 'if':
      return isMoney(expression.then)
    case 'negate':
    case 'round':
    case 'else':
      return isMoney(expression.value)
    case 'minimum':
    case 'maximum':
      return expression.values.some(isMoney)
    default:
      return false
  }
}
