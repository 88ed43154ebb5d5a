/** What a step of a rate table pays, in words. */
import type { Expression } from '../../runtime/core/expression.ts'
import { compare, fromDecimal, type Ratio, ratio } from '../../runtime/exact/ratio.ts'
import type { Cell, Pay, Plan } from '../plan.ts'
import { metricLabel, sayExpression } from './expression.ts'
import { spoken } from './words.ts'

const FRACTIONS: ReadonlyMap<string, string> = new Map([
  ['0.25', 'a quarter of'],
  ['0.5', 'half'],
  ['0.75', 'three quarters of'],
  ['1', 'full'],
  ['1.5', 'one and a half times'],
  ['2', 'twice'],
  ['3', 'three times'],
])

/** The share of something that a cell is: `50% of rep.commission_pct` is half of it. */
function shareOf(value: Expression): { share: string; of: Expression } {
  if (value.kind === 'arithmetic' && value.op === 'multiply' && value.left.kind === 'literal')
    return { share: value.left.value, of: value.right }
  return { share: '1', of: value }
}

const percentOf = (share: string, plan: Plan, value: Expression): string =>
  value.kind === 'arithmetic' ? sayExpression(value.left, plan) : `${share} of`

/** `half your rate`, `your full commission rate`, `120% of your commission rate`. */
function sayFieldRate(value: Expression, plan: Plan): string {
  const { share, of } = shareOf(value)
  if (of.kind !== 'field') return `${sayExpression(value, plan)}`
  const noun = spoken(of.path.at(-1) ?? 'rate')
  const fraction = FRACTIONS.get(share)
  if (share === '1') return `your full ${noun}`
  return fraction === undefined ? `${percentOf(share, plan, value)} of your ${noun}` : `${fraction} your ${noun}`
}

function sayBaseRate(value: Expression, plan: Plan): string {
  if (value.kind !== 'literal') return `${sayExpression(value, plan)} times your base rate`
  if (value.value === '1') return 'your base rate'
  const fraction = FRACTIONS.get(value.value)
  return fraction === undefined ? `${value.value} times your base rate` : `${fraction} your base rate`
}

/** An amount: `50% of its worth`, `$500`, `nothing`. */
export function sayAmount(value: Expression, pay: Pay, plan: Plan): string {
  if (value.kind === 'literal' && value.value === '0') return 'nothing'
  const { share, of } = shareOf(value)
  if (of.kind !== 'worth' || of.component !== pay.name) return sayExpression(value, plan)
  return share === '1' ? 'all that it is worth' : `${percentOf(share, plan, value)} of its worth`
}

/** What one cell pays. */
export function sayCell(cell: Cell, pay: Pay, plan: Plan): string {
  const { kind, value } = cell
  switch (kind) {
    case 'rate':
      return value.kind === 'literal' ? `${sayExpression(value, plan)} of ${metricLabel(pay.base, plan)}` : sayFieldRate(value, plan)
    case 'base_rate':
      return sayBaseRate(value, plan)
    case 'per_unit':
      return `${sayExpression(value, plan)} for each one that ${metricLabel(pay.base, plan)} counts`
    case 'amount':
      return sayAmount(value, pay, plan)
    default: {
      const never: never = kind
      return never
    }
  }
}

/** The number of a literal; undefined for anything else. */
export const literalNumber = (value: Expression): Ratio | undefined => (value.kind === 'literal' ? fromDecimal(value.value) : undefined)

export const isAbove = (value: Expression, number: bigint): boolean => {
  const known = literalNumber(value)
  return known !== undefined && compare(known, ratio(number)) > 0
}
