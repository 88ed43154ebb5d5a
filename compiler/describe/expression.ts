/** Conditions and amounts of a plan in words. */
import type { Comparison, Expression } from '../../runtime/core/expression.ts'
import type { Plan } from '../plan.ts'
import { sayLiteral } from './value.ts'
import { listed, spoken } from './words.ts'

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>
type Names = Pick<Plan, 'metrics' | 'pays' | 'events' | 'currency'>

const COMPARISONS: Readonly<Record<Comparison, string>> = {
  '=': 'is',
  '<>': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
}
const OF_DATES: Readonly<Record<Comparison, string>> = {
  '=': 'is',
  '<>': 'is not',
  '<': 'is before',
  '<=': 'is on or before',
  '>': 'is after',
  '>=': 'is on or after',
}
const OPPOSITE: Readonly<Record<Comparison, Comparison>> = { '=': '<>', '<>': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }
const OPERATIONS = { add: 'plus', subtract: 'minus', multiply: 'times', divide: 'divided by' } as const

export const metricLabel = (name: string, plan: Pick<Plan, 'metrics'>): string =>
  plan.metrics.find((metric) => metric.name === name)?.label ?? spoken(name)
export const payLabel = (name: string, plan: Pick<Plan, 'pays' | 'events'>): string =>
  [...plan.pays, ...plan.events].find((one) => one.name === name)?.label ?? spoken(name)

const pathWords = (path: readonly string[]): string =>
  path.map((name, i) => (i === path.length - 1 ? spoken(name) : `${spoken(name)}'s`)).join(' ')

const isDate = (expr: Expression): boolean => (expr.kind === 'field' || expr.kind === 'literal') && expr.unit.kind === 'date'

function comparison({ op, left, right }: Kind<'compare'>, plan: Names): string {
  const verbs = isDate(left) || isDate(right) ? OF_DATES : COMPARISONS
  if (left.kind === 'attainment') return `${metricLabel(left.metric, plan)} ${verbs[op]} ${sayExpression(right, plan)} of quota`
  return `${sayExpression(left, plan)} ${verbs[op]} ${sayExpression(right, plan)}`
}

/** A condition turned round. */
function denied(value: Expression, plan: Names): string {
  switch (value.kind) {
    case 'compare':
      return comparison({ ...value, op: OPPOSITE[value.op] }, plan)
    case 'known':
      return `${sayExpression(value.value, plan)} is not known`
    case 'one_of':
      return `${sayExpression(value.value, plan)} is none of ${optionsOf(value, plan)}`
    case 'not':
      return sayExpression(value.value, plan)
    default:
      return `it is not so that ${sayExpression(value, plan)}`
  }
}

const optionsOf = ({ options }: Kind<'one_of'>, plan: Names): string =>
  listed(
    options.map((option) => sayExpression(option, plan)),
    'or',
  )

function arithmetic({ op, left, right }: Kind<'arithmetic'>, plan: Names): string {
  const shares = op === 'multiply' && left.kind === 'literal' && left.unit.kind === 'percent'
  return `${inner(left, plan)} ${shares ? 'of' : OPERATIONS[op]} ${inner(right, plan)}`
}

/** A part of a calculation; in brackets where it is one itself. */
const inner = (expr: Expression, plan: Names): string => {
  const words = sayExpression(expr, plan)
  return expr.kind === 'arithmetic' && !(expr.left.kind === 'literal' && expr.op === 'multiply') ? `(${words})` : words
}

/** Both sides of `and`; an `or` inside it says `either`, so that nobody has to know which binds tighter. */
const side = (expr: Expression, plan: Names): string =>
  expr.kind === 'or' ? `either ${sayExpression(expr, plan)}` : sayExpression(expr, plan)

/**
 * A condition or an amount in words: `product is Cloud`, `Gross margin is at least 20%`, `50% of your target pay`.
 *
 * Fields of a row go by their name, of a person by `your`, metrics and pays by their labels.
 */
export function sayExpression(expr: Expression, plan: Names): string {
  const say = (part: Expression): string => sayExpression(part, plan)
  switch (expr.kind) {
    case 'literal':
      return sayLiteral(expr.unit, expr.value, plan.currency)
    case 'field':
      return expr.of === 'person' ? `your ${pathWords(expr.path)}` : pathWords(expr.path)
    case 'arithmetic':
      return arithmetic(expr, plan)
    case 'negate':
      return `minus ${inner(expr.value, plan)}`
    case 'compare':
      return comparison(expr, plan)
    case 'and':
      return `${side(expr.left, plan)} and ${side(expr.right, plan)}`
    case 'or':
      return `${say(expr.left)} or ${say(expr.right)}`
    case 'not':
      return denied(expr.value, plan)
    case 'one_of':
      return `${say(expr.value)} is ${optionsOf(expr, plan)}`
    case 'known':
      return `${say(expr.value)} is known`
    case 'else':
      return `${say(expr.value)} (or ${say(expr.fallback)} where that is missing)`
    case 'if':
      return `${say(expr.then)} if ${say(expr.when)}, otherwise ${say(expr.otherwise)}`
    case 'within':
      return `${say(expr.date)} is within ${expr.count} ${expr.of} after ${say(expr.after)}`
    case 'months_since':
      return `the ${expr.whole ? 'whole ' : ''}months since ${say(expr.date)}`
    case 'months_from':
      return `the full months from ${say(expr.from)} to ${say(expr.to)}`
    case 'minimum':
      return `the smallest of ${listed(expr.values.map(say))}`
    case 'maximum':
      return `the largest of ${listed(expr.values.map(say))}`
    case 'measure':
      return metricLabel(expr.metric, plan)
    case 'quota':
      return `your ${metricLabel(expr.metric, plan)} quota`
    case 'attainment':
      return `your ${metricLabel(expr.metric, plan)} attainment`
    case 'target':
      return 'your target pay'
    case 'worth':
      return `what ${payLabel(expr.component, plan)} is worth`
    case 'step':
      return spoken(expr.id)
    case 'round':
      return `${say(expr.value)}, rounded`
    case 'bands':
      return `the step of ${say(expr.driver)}`
    case 'each_row':
      return `${say(expr.value)} of each ${metricLabel(expr.metric, plan)}${expr.where === null ? '' : ` where ${say(expr.where)}`}`
    case 'row_amount':
    case 'row_driver':
      return metricLabel(expr.metric, plan)
    case 'keyed':
      return `what is stated for ${say(expr.by)}`
    case 'pay':
      return `what ${payLabel(expr.component, plan)} pays`
    case 'ended':
      return `the ${expr.window} has ended`
    case 'carried':
      return 'what was cut before'
    case 'each_period':
    case 'prorated':
    case 'limited':
      return say(expr.value)
    default: {
      const never: never = expr
      return never
    }
  }
}
