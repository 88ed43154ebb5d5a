/** What kind of number an expression is. Pure: clashes are values, worded by check/units.ts. */
import type { Expression } from '../runtime/core/expression.ts'
import type { Unit } from '../runtime/core/unit.ts'

/** Two sides that do not go together, and where. */
export interface Clash {
  readonly clash: 'times' | 'add' | 'compare' | 'divide' | 'logic'
  readonly left: Unit
  readonly right: Unit
  readonly at: Expression
}
export type UnitOrClash = Unit | Clash

export const isClash = (u: UnitOrClash): u is Clash => 'clash' in u

/** The unit of a metric by its name. */
export type MetricUnits = (metric: string) => Unit

const YESNO: Unit = { kind: 'yesno' }
const PERCENT: Unit = { kind: 'percent' }
const NUMBER: Unit = { kind: 'number' }
const isPlain = (u: Unit): boolean =>
  u.kind === 'percent' || u.kind === 'factor' || u.kind === 'number' || u.kind === 'count' || u.kind === 'months'
const isNumeric = (u: Unit): boolean => isPlain(u) || u.kind === 'money'

/** Whether two sides can be compared or added. Counts are numbers; a reference is compared with its key. */
export const alike = (a: Unit, b: Unit): boolean => {
  if (a.kind === 'money' && b.kind === 'money') return a.currency === b.currency
  if (a.kind === b.kind) return true
  const group = (u: Unit): string => (u.kind === 'count' || u.kind === 'months' ? 'number' : u.kind === 'reference' ? 'text' : u.kind)
  return group(a) === group(b)
}

/** The unit of an expression, or the first clash inside it. `money` is the plan's own currency. */
export function unitOf(e: Expression, metrics: MetricUnits, money: Unit): UnitOrClash {
  const of = (part: Expression): UnitOrClash => unitOf(part, metrics, money)
  switch (e.kind) {
    case 'literal':
    case 'field':
      return e.unit
    case 'measure':
    case 'quota':
      return metrics(e.metric)
    case 'attainment':
      return PERCENT
    case 'target':
    case 'worth':
    case 'bands':
    case 'step':
      return money
    case 'months_from':
    case 'months_since':
      return { kind: 'months' }
    case 'known': {
      const inner = of(e.value)
      return isClash(inner) ? inner : YESNO
    }
    case 'negate':
    case 'round':
      return of(e.value)
    case 'not':
      return logic(e, [e.value], of)
    case 'and':
    case 'or':
      return logic(e, [e.left, e.right], of)
    case 'compare':
      return both(e, e.left, e.right, of, 'compare', () => YESNO)
    case 'else':
      return both(e, e.value, e.fallback, of, 'compare', (left) => left)
    case 'one_of': {
      for (const option of e.options) {
        const result = both(e, e.value, option, of, 'compare', () => YESNO)
        if (isClash(result)) return result
      }
      return YESNO
    }
    case 'within':
      return both(e, e.date, e.after, of, 'compare', () => YESNO)
    case 'if': {
      const when = logic(e, [e.when], of)
      return isClash(when) ? when : both(e, e.then, e.otherwise, of, 'compare', (left) => left)
    }
    case 'minimum':
    case 'maximum':
      return e.values.map(of).find(isClash) ?? (e.values[0] === undefined ? NUMBER : of(e.values[0]))
    case 'arithmetic':
      return arithmetic(e, of)
    case 'row_amount':
    case 'row_driver':
      return metrics(e.metric)
    case 'pay':
    case 'carried':
      return money
    case 'ended':
      return YESNO
    case 'each_row':
    case 'prorated':
    case 'each_period':
    case 'limited':
      return of(e.value)
    case 'keyed':
      return e.cases[0] === undefined ? NUMBER : of(e.cases[0].cell)
  }
}

function both(
  at: Expression,
  a: Expression,
  b: Expression,
  of: (e: Expression) => UnitOrClash,
  clash: Clash['clash'],
  result: (left: Unit) => Unit,
): UnitOrClash {
  const left = of(a)
  if (isClash(left)) return left
  const right = of(b)
  if (isClash(right)) return right
  return alike(left, right) ? result(left) : { clash, left, right, at }
}

function logic(at: Expression, parts: readonly Expression[], of: (e: Expression) => UnitOrClash): UnitOrClash {
  for (const part of parts) {
    const unit = of(part)
    if (isClash(unit)) return unit
    if (unit.kind !== 'yesno') return { clash: 'logic', left: unit, right: YESNO, at }
  }
  return YESNO
}

function arithmetic(e: Expression & { kind: 'arithmetic' }, of: (part: Expression) => UnitOrClash): UnitOrClash {
  const left = of(e.left)
  if (isClash(left)) return left
  const right = of(e.right)
  if (isClash(right)) return right
  if (e.op === 'add' || e.op === 'subtract') return alike(left, right) && isNumeric(left) ? left : { clash: 'add', left, right, at: e }
  if (!isNumeric(left) || !isNumeric(right)) return { clash: e.op === 'multiply' ? 'times' : 'divide', left, right, at: e }
  if (e.op === 'multiply') {
    if (left.kind === 'money' && right.kind === 'money') return { clash: 'times', left, right, at: e }
    if (left.kind === 'money') return left
    if (right.kind === 'money') return right
    if (left.kind === 'percent' || right.kind === 'percent')
      return left.kind === 'number' || left.kind === 'count'
        ? right
        : left.kind === 'percent' && isPlain(right)
          ? right.kind === 'factor'
            ? right
            : left
          : left
    return left.kind === 'factor' ? left : right
  }
  if (left.kind === 'money' && right.kind === 'money') return alike(left, right) ? PERCENT : { clash: 'divide', left, right, at: e }
  if (right.kind === 'money') return { clash: 'divide', left, right, at: e }
  return left.kind === 'money' ? left : alike(left, right) ? PERCENT : left
}

/** A unit in business words: `money`, `a percent`. */
export function sayUnit(unit: Unit): string {
  switch (unit.kind) {
    case 'money':
      return 'money'
    case 'percent':
      return 'a percent'
    case 'factor':
      return 'a factor'
    case 'number':
      return 'a number'
    case 'count':
      return 'a count'
    case 'date':
      return 'a date'
    case 'months':
      return 'a number of months'
    case 'text':
      return 'a text'
    case 'yesno':
      return 'a yes or no'
    case 'reference':
      return `a ${unit.record}`
  }
}
