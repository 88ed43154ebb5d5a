/** Expressions of small Core programs by hand, for tests: the words of a plan as functions. Money is written in dollars. */
import type { Band, BandMode, Basis, Expression } from '../core/expression.ts'
import type { Origin } from '../core/origin.ts'
import type { Unit } from '../core/unit.ts'
import { fromDecimal, multiply, pointed, type Ratio, ratio, toDecimal } from '../exact/ratio.ts'

const place = { line: 1, column: 1 }
/** A clause's place in a plan that was never written. */
export const at = (address: string): Origin => ({ address, span: { file: 'test.plan', start: place, end: place } })
export const origin = at('test')

export const usd: Unit = { kind: 'money', currency: 'USD' }
export const percentUnit: Unit = { kind: 'percent' }
export const countUnit: Unit = { kind: 'count' }
export const yesUnit: Unit = { kind: 'yesno' }
export const textUnit: Unit = { kind: 'text' }
export const dateUnit: Unit = { kind: 'date' }

export const exact = (decimal: string): Ratio => {
  const value = fromDecimal(decimal)
  if (value === undefined) throw new RangeError(decimal)
  return value
}
/** Dollars as minor units. */
export const cents = (dollars: string): Ratio => multiply(exact(dollars.replaceAll(',', '')), ratio(100n))
/** Minor units as dollars: `1200000n` is `12000.00`. */
export const dollars = (minor: bigint): string => pointed(minor, 2)

// ---- expressions

export const money = (amount: string): Expression => ({ kind: 'literal', unit: usd, value: toDecimal(cents(amount)) ?? '', origin })
export const percent = (value: string): Expression => ({
  kind: 'literal',
  unit: percentUnit,
  value: toDecimal(multiply(exact(value), ratio(1n, 100n))) ?? '',
  origin,
})
export const factor = (value: string): Expression => ({ kind: 'literal', unit: { kind: 'factor' }, value, origin })
export const count = (value: string): Expression => ({ kind: 'literal', unit: countUnit, value, origin })
export const text = (value: string): Expression => ({ kind: 'literal', unit: textUnit, value, origin })
export const yes: Expression = { kind: 'literal', unit: { kind: 'yesno' }, value: 'yes', origin }
export const rowField = (name: string, unit: Unit = usd): Expression => ({
  kind: 'field',
  of: 'row',
  record: 'deal',
  path: [name],
  unit,
  origin,
})
export const repField = (name: string, unit: Unit = usd): Expression => ({
  kind: 'field',
  of: 'person',
  record: 'rep',
  path: [name],
  unit,
  origin,
})
export const measure = (metric: string): Expression => ({ kind: 'measure', metric, origin })
export const quota = (metric: string, basis: Basis = 'full'): Expression => ({ kind: 'quota', metric, basis, origin })
export const attainment = (metric: string, basis: Basis = 'full'): Expression => ({
  kind: 'attainment',
  metric,
  basis,
  whenNoQuota: null,
  origin,
})
export const target = (basis: Basis = 'full'): Expression => ({ kind: 'target', basis, origin })
export const worth = (component: string, basis: Basis = 'full'): Expression => ({ kind: 'worth', component, basis, origin })
export const step = (id: string): Expression => ({ kind: 'step', id, origin })
type Op = Extract<Expression, { kind: 'arithmetic' }>['op']
const arithmetic =
  (op: Op) =>
  (left: Expression, right: Expression): Expression => ({ kind: 'arithmetic', op, left, right, origin })
export const plus = arithmetic('add')
export const times = arithmetic('multiply')
export const over = arithmetic('divide')
type Comparison = Extract<Expression, { kind: 'compare' }>['op']
export const compare = (left: Expression, op: Comparison, right: Expression): Expression => ({ kind: 'compare', op, left, right, origin })
export const not = (value: Expression): Expression => ({ kind: 'not', value, origin })
export const known = (value: Expression): Expression => ({ kind: 'known', value, origin })
export const or = (left: Expression, right: Expression): Expression => ({ kind: 'or', left, right, origin })
export const when = (condition: Expression, then: Expression, otherwise: Expression): Expression => ({
  kind: 'if',
  when: condition,
  then,
  otherwise,
  origin,
})
export const least = (...values: Expression[]): Expression => ({ kind: 'minimum', values, origin })
export const within = (date: Expression, days: number, after: Expression): Expression => ({
  kind: 'within',
  date,
  after,
  count: days,
  of: 'days',
  origin,
})

/** A band: from where (null: no lower end) at what. */
export const band = (from: Expression | null, cell: Expression, includes = true): Band => ({ from, includes, cell, says: '', origin })
export const bands = (mode: BandMode, driver: Expression, base: Expression, ...steps: [Band, ...Band[]]): Expression => ({
  kind: 'bands',
  mode,
  driver,
  base,
  bands: steps,
  origin,
})
