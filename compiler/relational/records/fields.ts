/** What a calculation on a row, or on a person, comes to: fields in columns, and numbers, texts and conditions made of them. */
import type { Core } from '../../../runtime/core/core.ts'
import type { Comparison, Expression } from '../../../runtime/core/expression.ts'
import type { Window } from '../../../runtime/core/unit.ts'
import { roundingOf } from '../../../runtime/evaluate/expression.ts'
import { exactly, literalValue } from '../../../runtime/evaluate/values.ts'
import { isRatio } from '../../../runtime/exact/ratio.ts'
import {
  choose,
  compared,
  difference,
  type Fraction,
  greatest,
  isBelow,
  least,
  literal,
  negated,
  product,
  quotient,
  roundedTo,
  sum,
} from '../../../runtime/fast/program/fraction.ts'
import { ALWAYS, both, constant, either, NEVER, not, type Truth } from '../../../runtime/fast/program/number.ts'
import { tableOf } from '../../../runtime/fast/program/tables.ts'
import { figureIn, newSlots, type Slots, truthIn, when } from '../measures/figures.ts'
import { column, columnNamed, type Relation } from '../program/build.ts'
import type { Condition, Scalar } from '../program/scalar.ts'
import { conditionOf } from '../program/written.ts'
import { refuse } from '../refused.ts'
import { monthsFrom, monthsSince, withinMonths } from '../stated/months.ts'

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>

/** A value of a row: a number (also a day), a text, or a truth; each only where `known`. */
export type Value =
  | { readonly is: 'number'; readonly number: Fraction }
  | { readonly is: 'text'; readonly text: Scalar; readonly options: string | null; readonly known: Truth }
  | { readonly is: 'truth'; readonly truth: Truth; readonly known: Truth }

/** Where fields are found. */
export interface Reader {
  readonly slots: Slots
  readonly fieldAt: (field: Kind<'field'>) => Value
  /** What the row adds to its metric, where a metric is there. */
  readonly rowAmount?: () => Fraction
  /** Numbers of the row that are found another way; undefined: none. */
  readonly found?: (asked: Expression, number: (of: Expression) => Fraction) => Fraction | undefined
  /** The day on which this is read, where it is read on one. */
  readonly today?: Today | undefined
  /** Whether a window of a kind is over, where that is read. */
  readonly ended?: ((window: Window) => Truth | undefined) | undefined
}
export type Today = (asked: Expression) => Fraction

/** The value of a field in a column. */
export function valueIn(slots: Slots, relation: Relation, name: string, unit: Kind<'field'>['unit']['kind']): Value {
  const found = columnNamed(relation, name)
  if (found.type === 'text') {
    const isThere: Condition = { kind: 'not', value: { kind: 'is_null', value: column(name) } }
    return { is: 'text', text: column(name), options: null, known: found.nullable ? when(slots, isThere) : ALWAYS }
  }
  const number = figureIn(slots, relation, name)
  if (unit !== 'yesno') return { is: 'number', number }
  return found.nullable
    ? { is: 'truth', truth: compared('=', number, literal({ n: 1n, d: 1n })), known: number.known }
    : { is: 'truth', truth: truthIn(slots, name), known: ALWAYS }
}

const DAY = (days: number): Fraction => ({ over: constant(BigInt(days)), under: null, scale: 0, known: ALWAYS })

/** What expressions on a row come to. */
export interface Calculator {
  readonly value: (expression: Expression) => Value
  readonly number: (expression: Expression) => Fraction
  readonly truth: (expression: Expression) => Truth
}

export function calculator({ slots, fieldAt, rowAmount, found: foundIn, today, ended }: Reader): Calculator {
  const number = (e: Expression): Fraction => {
    const found = value(e)
    if (found.is !== 'number') return refuse('a number made of texts', e.origin)
    return found.number
  }
  const truth = (e: Expression): Truth => {
    const found = value(e)
    return found.is === 'truth' ? both(found.known, found.truth) : NEVER
  }
  const isTrue = (made: Truth): Value => ({ is: 'truth', truth: made, known: ALWAYS })
  const isNumber = (made: Fraction): Value => ({ is: 'number', number: made })

  const value = (e: Expression): Value => {
    const known = foundIn?.(e, number)
    if (known !== undefined) return isNumber(known)
    switch (e.kind) {
      case 'literal': {
        const stated = literalValue(e.unit, e.value)
        if (typeof stated === 'string') return { is: 'text', text: { kind: 'text', value: stated }, options: stated, known: ALWAYS }
        if (typeof stated === 'boolean') return isTrue(stated ? ALWAYS : NEVER)
        return isNumber(isRatio(stated) ? literal(stated) : DAY(stated))
      }
      case 'field':
        return fieldAt(e)
      case 'row_amount':
        return rowAmount === undefined ? refuse('what a row adds to a metric', e.origin) : isNumber(rowAmount())
      case 'arithmetic':
        return isNumber(OPERATIONS[e.op](number(e.left), number(e.right)))
      case 'negate':
        return isNumber(negated(number(e.value)))
      case 'compare':
        return isTrue(comparison(e.op, value(e.left), value(e.right), e))
      case 'and':
        return isTrue(both(truth(e.left), truth(e.right)))
      case 'or':
        return isTrue(either(truth(e.left), truth(e.right)))
      case 'not':
        return isTrue(not(truth(e.value)))
      case 'one_of': {
        const one = value(e.value)
        return isTrue(e.options.map((option) => comparison('=', one, value(option), e)).reduce(either, NEVER))
      }
      case 'known':
        return isTrue(knownOf(value(e.value)))
      case 'else':
        return instead(value(e.value), value(e.fallback), e)
      case 'if':
        return chosen(truth(e.when), value(e.then), value(e.otherwise), e)
      case 'within': {
        const [date, after] = [number(e.date), number(e.after)]
        if (e.of === 'months') return isTrue(withinMonths(date, after, e.count))
        return isTrue(both(isBelow(after, date, true), isBelow(difference(date, after), DAY(e.count), true)))
      }
      case 'months_from':
        return isNumber(monthsFrom(number(e.from), number(e.to)))
      case 'months_since':
        return today === undefined ? refuse('months since a date', e.origin) : isNumber(monthsSince(number(e.date), today(e), e.whole))
      case 'ended':
        return isTrue(ended?.(e.window) ?? refuse('whether a window is over, at a single row', e.origin))
      case 'minimum':
        return isNumber(e.values.map(number).reduce(least))
      case 'maximum':
        return isNumber(e.values.map(number).reduce(greatest))
      case 'round': {
        const { mode, unit } = roundingOf(e)
        return isNumber(roundedTo(number(e.value), exactly(unit), mode))
      }
      case 'limited':
        return isNumber(limited(e.limit, number(e.value), number(e.bound)))
      case 'bands':
        return isNumber(
          tableOf(e, number, (rises) => {
            if (rises.kind !== 'always') refuse('a table for each row whose bounds may not rise', e.origin)
          }),
        )
      case 'keyed': {
        const by = value(e.by)
        if (by.is !== 'text') return refuse('a table by something that is no text', e.origin)
        const none: Fraction = { ...DAY(0), known: NEVER }
        const otherwise = e.otherwise === null ? none : number(e.otherwise.cell)
        return isNumber(
          e.cases.reduceRight<Fraction>((rest, one) => choose(textIs(slots, by, one.value), number(one.cell), rest), otherwise),
        )
      }
      default:
        return refuse(WHAT[e.kind] ?? `\`${e.kind}\` of a row`, e.origin)
    }
  }

  const comparison = (op: Comparison, left: Value, right: Value, e: Expression): Truth => {
    if (left.is === 'number' && right.is === 'number') return compared(op, left.number, right.number)
    if (left.is === 'text' && right.is === 'text') {
      if (op !== '=' && op !== '<>') return refuse('an order of texts', e.origin)
      const same = when(slots, { kind: 'text_equals', left: left.text, right: right.text })
      return both(both(left.known, right.known), op === '=' ? same : not(same))
    }
    if (left.is === 'truth' && right.is === 'truth') {
      const same = either(both(left.truth, right.truth), both(not(left.truth), not(right.truth)))
      if (op !== '=' && op !== '<>') return refuse('an order of yes and no', e.origin)
      return both(both(left.known, right.known), op === '=' ? same : not(same))
    }
    return NEVER
  }
  return { value, number, truth }
}

/** Whether a text is this one. */
const textIs = (slots: Slots, { text, known }: Extract<Value, { is: 'text' }>, wanted: string): Truth =>
  both(known, when(slots, { kind: 'text_equals', left: text, right: { kind: 'text', value: wanted } }))

export const knownOf = (value: Value): Truth => (value.is === 'number' ? value.number.known : value.known)

function instead(value: Value, fallback: Value, e: Expression): Value {
  if (value.is === 'number' && fallback.is === 'number')
    return { is: 'number', number: choose(value.number.known, value.number, fallback.number) }
  return refuse('something else in place of a text', e.origin)
}

function chosen(when: Truth, then: Value, otherwise: Value, e: Expression): Value {
  if (then.is === 'number' && otherwise.is === 'number') return { is: 'number', number: choose(when, then.number, otherwise.number) }
  if (then.is === 'truth' && otherwise.is === 'truth') {
    const pick = (a: Truth, b: Truth): Truth => either(both(when, a), both(not(when), b))
    return { is: 'truth', truth: pick(then.truth, otherwise.truth), known: pick(then.known, otherwise.known) }
  }
  return refuse('a choice between texts', e.origin)
}

/** A limit on the magnitude: the sign stays, and without a bound there is none (semantics 7). */
function limited(limit: 'cap' | 'floor', value: Fraction, bound: Fraction): Fraction {
  const nearer = limit === 'cap' ? least : greatest
  const zero = DAY(0)
  const kept = choose(
    isBelow(zero, value, false),
    nearer(value, bound),
    choose(isBelow(value, zero, false), negated(nearer(negated(value), bound)), value),
  )
  return choose(bound.known, kept, value)
}

const OPERATIONS = { add: sum, subtract: difference, multiply: product, divide: quotient } as const

/** What no row says by itself, in words. */
const WHAT: Partial<Record<Expression['kind'], string>> = {
  measure: 'another metric in a rate for each row',
  quota: 'a quota in a rate for each row',
  attainment: 'attainment in a rate for each row',
  target: 'a target in a rate for each row',
  worth: 'a share of the target in a rate for each row',
  step: 'a gate or factor in a rate for each row',
}

/** A condition on the rows of one relation, whose own fields alone it reads. */
export function conditionOn(expression: Expression, relation: Relation, columnOf: ReadonlyMap<string, string>): Condition | null {
  const slots = newSlots()
  const fieldAt = (field: Kind<'field'>): Value => ownField(slots, relation, columnOf, field)
  const condition = conditionOf(calculator({ slots, fieldAt }).truth(expression), slots, new Map())
  if (condition === 'always') return null
  return condition === 'never'
    ? { kind: 'compare', op: '=', left: { kind: 'integer', value: '0' }, right: { kind: 'integer', value: '1' } }
    : condition
}

/** The day in a column, on which rows or people are read; months are counted as everybody counts them. */
export const dayIn =
  ({ calendar }: Core, slots: Slots, relation: Relation, name: string): Today =>
  ({ origin }) =>
    calendar.weeks === null ? figureIn(slots, relation, name) : refuse('months since a date in a year of weeks', origin)

/** A field of the row, or of what it refers to where that is joined with it. */
export function ownField(slots: Slots, relation: Relation, columnOf: ReadonlyMap<string, string>, field: Kind<'field'>): Value {
  const found = columnOf.get(field.path.join('.'))
  if (found === undefined && field.unit.kind === 'money' && field.path.length === 1)
    return refuse('money of other currencies', field.origin)
  if (found === undefined) return refuse(`what \`${field.path.join('.')}\` refers to`, field.origin)
  return valueIn(slots, relation, found, field.unit.kind)
}
