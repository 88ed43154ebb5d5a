import { addMonths, type Day, monthsFrom } from '../calendar/day.ts'
import type { Basis, Choice, Expression } from '../core/expression.ts'
import type { Proration } from '../core/proration.ts'
import type { Per, Rounding, Window } from '../core/unit.ts'
import { RoundingMode } from '../core/unit.ts'
import type { Value } from '../data/table.ts'
import { add, divide, isZero, maximum, minimum, multiply, negate, type Ratio, ratio, sign, subtract, ZERO } from '../exact/ratio.ts'
import { roundToUnit } from '../exact/round.ts'
import { bandAt, cellAt, firstThatDoesNotRise, graduated, interpolated, type Rung } from './bands.ts'
import { compares, dayIn, holds, literalValue, numberIn } from './values.ts'

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>
export type Bands = Kind<'bands'>

/** What an expression can ask for. Each answer is undefined where there is no value. */
export interface Environment {
  readonly field: (of: 'row' | 'person', record: string, path: readonly string[]) => Value | undefined
  /** Fiscal months from a date to the day on which this is read; undefined where there is no such day. */
  readonly monthsSince: (date: Day, whole: boolean) => Ratio | undefined
  readonly measure: (metric: string) => Value | undefined
  readonly quota: (metric: string, basis: Basis) => Ratio | undefined
  readonly attainment: (metric: string, basis: Basis, whenNoQuota: string | null) => Ratio | undefined
  readonly target: (basis: Basis) => Ratio | undefined
  readonly worth: (component: string, basis: Basis) => Ratio | undefined
  readonly step: (id: string) => Value | undefined
  /** The rows of the person's metric in its window to date, in order. */
  readonly rows: (metric: string) => readonly RowAt[]
  /** The row at hand inside `each_row`; null outside. */
  readonly row: RowReads | null
  /** What another component has earned in this one's window to date, in minor units. */
  readonly pay: (component: string) => Ratio | undefined
  /** Whether the window that holds this one has ended. */
  readonly ended: (window: Window) => boolean
  /** The part of the window, or of the period in it, for which the person is in the plan. */
  readonly active: (prorate: Proration, over: Per | null) => Ratio | undefined
  readonly carried: Ratio
  /** The ends of the periods of the window to date, in order. */
  readonly periods: (per: Per) => readonly PeriodAt[]
  /** Told of a table whose bounds do not rise for this person. */
  readonly notRising: (bands: Bands, lower: Ratio, upper: Ratio) => void
  /** Where the conditions of an `if` are read, if not here. */
  readonly conditions: Environment | null
  /** What is computed once while this environment lives; null: nothing. */
  readonly kept: Kept | null
}

/** One period inside a window: what can be asked for at its end, and the window of a kind that it lies in. */
export interface PeriodAt {
  readonly label: string
  readonly env: Environment
  readonly inside: (window: Window) => string
}

/** One row that a metric counts: what it adds, and what can be asked for at it. */
export interface RowAt {
  readonly record: string
  readonly rowKey: string
  readonly date: Day
  /** What it adds to the metric; undefined where the value is missing. */
  readonly amount: Ratio | undefined
  readonly env: Environment
}
export interface RowReads {
  readonly amount: (metric: string) => Ratio | undefined
  readonly driver: (metric: string, end: 'before' | 'after') => Ratio | undefined
}

/** Values that do not move while one metric runs along its rows (semantics 6.7). */
export interface Kept {
  readonly fixed: (expression: Expression) => boolean
  readonly values: Map<Expression, Value | undefined>
  readonly rungs: Map<Bands, readonly Rung[] | undefined>
}

/**
 * The exact value of an expression; undefined where it has none.
 *
 * Arithmetic on no value has no value, a comparison with no value is false (semantics 1). Nothing is rounded but by `round` (12).
 */
export function compute(expression: Expression, env: Environment): Value | undefined {
  const { kept } = env
  if (kept === null || !kept.fixed(expression)) return computed(expression, env)
  if (kept.values.has(expression)) return kept.values.get(expression)
  const value = computed(expression, env)
  kept.values.set(expression, value)
  return value
}

function computed(expression: Expression, env: Environment): Value | undefined {
  switch (expression.kind) {
    case 'literal':
      return literalOf(expression)
    case 'field':
      return env.field(expression.of, expression.record, expression.path)
    case 'arithmetic':
      return arithmetic(expression.op, numberOf(expression.left, env), numberOf(expression.right, env))
    case 'negate': {
      const value = numberOf(expression.value, env)
      return value === undefined ? undefined : negate(value)
    }
    case 'compare':
      return compares(expression.op, compute(expression.left, env), compute(expression.right, env))
    case 'and':
      return holds(compute(expression.left, env)) && holds(compute(expression.right, env))
    case 'or':
      return holds(compute(expression.left, env)) || holds(compute(expression.right, env))
    case 'not':
      return !holds(compute(expression.value, env))
    case 'one_of': {
      const value = compute(expression.value, env)
      return expression.options.some((option) => compares('=', value, compute(option, env)))
    }
    case 'known':
      return compute(expression.value, env) !== undefined
    case 'else':
      return compute(expression.value, env) ?? compute(expression.fallback, env)
    case 'if':
      return compute(holds(compute(expression.when, env.conditions ?? env)) ? expression.then : expression.otherwise, env)
    case 'within':
      return within(expression, dayIn(compute(expression.date, env)), dayIn(compute(expression.after, env)))
    case 'months_from': {
      const from = dayIn(compute(expression.from, env))
      const to = dayIn(compute(expression.to, env))
      return from === undefined || to === undefined ? undefined : ratio(BigInt(monthsFrom(from, to)))
    }
    case 'months_since': {
      const date = dayIn(compute(expression.date, env))
      return date === undefined ? undefined : env.monthsSince(date, expression.whole)
    }
    case 'minimum':
    case 'maximum':
      return extreme(expression.kind === 'minimum' ? minimum : maximum, expression.values, env)
    case 'measure':
      return env.measure(expression.metric)
    case 'quota':
      return env.quota(expression.metric, expression.basis)
    case 'attainment':
      return env.attainment(expression.metric, expression.basis, expression.whenNoQuota)
    case 'target':
      return env.target(expression.basis)
    case 'worth':
      return env.worth(expression.component, expression.basis)
    case 'step':
      return env.step(expression.id)
    case 'round': {
      const value = numberOf(expression.value, env)
      return value === undefined ? undefined : roundToUnit(value, roundingOf(expression))
    }
    case 'bands':
      return bandsValue(expression, env)
    case 'each_row':
      return sumOfRows(expression, env)
    case 'row_amount':
      return env.row?.amount(expression.metric)
    case 'row_driver':
      return env.row?.driver(expression.metric, expression.end)
    case 'keyed': {
      const chosen = chosenCase(expression, env)
      return chosen === null ? undefined : compute(chosen.cell, env)
    }
    case 'pay':
      return env.pay(expression.component)
    case 'ended':
      return env.ended(expression.window)
    case 'carried':
      return env.carried
    case 'prorated': {
      const [value, active] = [numberOf(expression.value, env), env.active(expression.prorate, expression.over)]
      return value === undefined || active === undefined ? undefined : multiply(value, active)
    }
    case 'each_period':
      return actsOf(expression, env).at(-1)?.sum ?? ZERO
    case 'limited':
      return limitedTo(expression.limit, numberOf(expression.value, env), numberOf(expression.bound, env))
    default: {
      const never: never = expression
      return never
    }
  }
}

/** The number that an expression stands for; undefined where it has no value. */
export const numberOf = (expression: Expression, env: Environment): Ratio | undefined => numberIn(compute(expression, env))

const literals = new WeakMap<Kind<'literal'>, Value>()
function literalOf(literal: Kind<'literal'>): Value {
  const known = literals.get(literal)
  if (known !== undefined) return known
  const value = literalValue(literal.unit, literal.value)
  literals.set(literal, value)
  return value
}

function arithmetic(op: Kind<'arithmetic'>['op'], left: Ratio | undefined, right: Ratio | undefined): Ratio | undefined {
  if (left === undefined || right === undefined) return undefined
  switch (op) {
    case 'add':
      return add(left, right)
    case 'subtract':
      return subtract(left, right)
    case 'multiply':
      return multiply(left, right)
    case 'divide':
      return isZero(right) ? undefined : divide(left, right)
    default: {
      const never: never = op
      return never
    }
  }
}

function within({ count, of }: Kind<'within'>, date: Day | undefined, after: Day | undefined): boolean {
  if (date === undefined || after === undefined || date < after) return false
  return of === 'days' ? date - after <= count : date <= addMonths(after, count)
}

function extreme(pick: (a: Ratio, b: Ratio) => Ratio, values: readonly Expression[], env: Environment): Ratio | undefined {
  let best: Ratio | undefined
  for (const one of values) {
    const value = numberOf(one, env)
    if (value === undefined) return undefined
    best = best === undefined ? value : pick(best, value)
  }
  return best
}

/** The rounding that a `round` node names. */
export const roundingOf = ({ mode, unit }: Kind<'round'>): Rounding => ({ mode: RoundingMode.parse(mode), unit })

/** The table with its numbers for this person and moment; undefined where a bound has no value or the bounds do not rise. */
export function rungsOf(bands: Bands, env: Environment): readonly Rung[] | undefined {
  const { kept } = env
  if (kept === null || !bands.bands.every(({ from, cell }) => (from === null || kept.fixed(from)) && kept.fixed(cell)))
    return numbers(bands, env)
  if (kept.rungs.has(bands)) return kept.rungs.get(bands)
  const rungs = numbers(bands, env)
  kept.rungs.set(bands, rungs)
  return rungs
}

function numbers(bands: Bands, env: Environment): readonly Rung[] | undefined {
  const rungs: Rung[] = []
  for (const { from, includes, cell } of bands.bands) {
    const bound = from === null ? undefined : numberOf(from, env)
    if (from !== null && bound === undefined) return undefined
    rungs.push({ from: bound, includes, cell: numberOf(cell, env) })
  }
  const wrong = firstThatDoesNotRise(rungs)
  if (wrong < 0) return rungs
  const lower = rungs[wrong - 1]?.from
  const upper = rungs[wrong]?.from
  if (lower !== undefined && upper !== undefined) env.notRising(bands, lower, upper)
  return undefined
}

function bandsValue(bands: Bands, env: Environment): Ratio | undefined {
  const driver = numberOf(bands.driver, env)
  if (driver === undefined) return undefined
  const rungs = rungsOf(bands, env)
  if (rungs === undefined) return undefined
  switch (bands.mode) {
    case 'graduated':
      return graduated(rungs, driver)
    case 'interpolated':
      return interpolated(rungs, driver)
    case 'step':
      return cellAt(rungs, driver)
    case 'retroactive': {
      const cell = rungs[bandAt(rungs, driver)]?.cell
      const base = numberOf(bands.base, env)
      return cell === undefined || base === undefined ? undefined : multiply(cell, base)
    }
    default: {
      const never: never = bands.mode
      return never
    }
  }
}

/** One period of a window: what its amount grew by, what acts on it, what comes out, and all that came out so far. */
export interface Acted {
  readonly label: string
  readonly grown: Ratio
  readonly by: Ratio | undefined
  readonly result: Ratio
  readonly sum: Ratio
  /** What the cap cut and carries on, or has lost so far. */
  readonly left: Ratio
}

/** What acts on each period of a window to date (semantics 7, 17.13, 17.14); periods in which the amount has no value add nothing. */
export function actsOf({ per, value, act }: Kind<'each_period'>, env: Environment): readonly Acted[] {
  const acted: Acted[] = []
  let before = ZERO
  let inside = ''
  for (const period of env.periods(per)) {
    const now = numberOf(value, period.env) ?? before
    const grown = subtract(now, before)
    before = now
    const { sum, left: last } = acted.at(-1) ?? { sum: ZERO, left: ZERO }
    const restarts = act.does === 'limit' ? act.restarts : null
    const stretch = restarts === null ? '' : period.inside(restarts)
    const left = stretch === inside ? last : ZERO
    inside = stretch
    const by = numberOf(act.does === 'factor' ? act.factor : act.bound, period.env)
    const out =
      act.does === 'factor' ? { result: by === undefined ? grown : multiply(grown, by), left } : limitedPeriod(act, grown, by, left)
    acted.push({ label: period.label, grown, by, ...out, sum: add(sum, out.result) })
  }
  return acted
}

type LimitAct = Extract<Kind<'each_period'>['act'], { does: 'limit' }>

/** What one period keeps of an amount under a limit, and what is left over to carry on, or lost (semantics 7, 17.13). */
export function limitedPeriod(
  { limit, restarts }: Pick<LimitAct, 'limit' | 'restarts'>,
  grown: Ratio,
  bound: Ratio | undefined,
  left: Ratio,
): { readonly result: Ratio; readonly left: Ratio } {
  if (bound === undefined) return { result: grown, left }
  if (limit === 'floor') return { result: maximum(grown, bound), left }
  if (restarts !== null) {
    const due = add(grown, left)
    const result = minimum(due, bound)
    return { result, left: subtract(due, result) }
  }
  if (sign(grown) < 0) {
    const taken = minimum(left, negate(grown))
    return { result: add(grown, taken), left: subtract(left, taken) }
  }
  const result = minimum(grown, bound)
  return { result, left: add(left, subtract(grown, result)) }
}

/** What each row comes to, in order; undefined where a row that counts has no value. Rows that do not count come to nothing. */
export function valuesOfRows({ metric, where, value }: Kind<'each_row'>, env: Environment): readonly Ratio[] | undefined {
  const values: Ratio[] = []
  for (const { amount, env: at } of env.rows(metric)) {
    const counts = amount !== undefined && (where === null || holds(compute(where, at)))
    const one = counts ? numberOf(value, at) : ZERO
    if (one === undefined) return undefined
    values.push(one)
  }
  return values
}

const sumOfRows = (expression: Kind<'each_row'>, env: Environment): Ratio | undefined => valuesOfRows(expression, env)?.reduce(add, ZERO)

/** The case that a text chooses, or what holds otherwise; null where nothing is said for it. */
export function chosenCase({ by, cases, otherwise }: Kind<'keyed'>, env: Environment): (Choice & { readonly value?: string }) | null {
  const value = compute(by, env)
  return cases.find((one) => one.value === value) ?? otherwise
}

/** A limit on the magnitude: the sign stays, and nothing stays nothing (semantics 7). */
export function limitedTo(limit: 'cap' | 'floor', value: Ratio | undefined, bound: Ratio | undefined): Ratio | undefined {
  if (value === undefined || bound === undefined || isZero(value)) return value
  const pick = limit === 'cap' ? minimum : maximum
  return sign(value) > 0 ? pick(value, bound) : negate(pick(negate(value), bound))
}

/** An environment in which nothing but fields can be asked for: rows and people by themselves. */
export const fieldsOnly = (field: Environment['field'], months: Environment['monthsSince'] = () => undefined): Environment => ({
  field,
  monthsSince: months,
  measure: () => undefined,
  quota: () => undefined,
  attainment: () => undefined,
  target: () => undefined,
  worth: () => undefined,
  step: () => undefined,
  rows: () => [],
  row: null,
  pay: () => undefined,
  ended: () => false,
  active: () => undefined,
  carried: ZERO,
  periods: () => [],
  notRising: () => undefined,
  conditions: null,
  kept: null,
})
