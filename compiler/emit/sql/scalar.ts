/** Scalars and conditions of a relational program as SQL. */
import type { Column } from '../../relational/program/ir.ts'
import type { Condition, Scalar } from '../../relational/program/scalar.ts'
import { type ColumnNamed, fits, type Interval, intervalOf, intervalOfColumn, roundingRoom } from '../interval.ts'
import type { Dialect, Held, Width } from './dialect.ts'

/** The largest number of 64 bits. */
export const LONG = 2n ** 63n - 1n

/** A case that is longer stands on several lines. */
const SHORT = 100

/** What a step's expressions are printed with. */
export interface Scope {
  readonly dialect: Dialect
  readonly column: ColumnNamed
  /** A column as it is written where the expression stands. */
  readonly written: (name: string, side: 'left' | 'right' | undefined) => Printed
  /** Told when a number reaches further than the system's widest; what is printed then is of no use. */
  readonly tooWide: (reach: Interval, where: 'number' | 'quotient') => void
}

/** How wide a number must be held. */
export function widthOf(reach: Interval, { dialect, tooWide }: Pick<Scope, 'dialect' | 'tooWide'>): Width {
  if (fits(reach, LONG)) return 'long'
  if (dialect.widest === undefined || !fits(reach, dialect.widest)) tooWide(reach, 'number')
  return 'wide'
}

export const heldOf = (column: Column, scope: Pick<Scope, 'dialect' | 'tooWide'>): Held => {
  const reach = intervalOfColumn(column)
  return reach === undefined ? 'text' : widthOf(reach, scope)
}

/** A printed expression: how it is held, and what it is, since a sum stands in parentheses in a product, and both do in a quotient. */
export interface Printed {
  readonly text: string
  readonly held: Held
  readonly is: 'sum' | 'product' | 'closed'
}

export const closed = (text: string, held: Held): Printed => ({ text, held, is: 'closed' })
const factor = ({ text, is }: Printed): string => (is === 'sum' ? `(${text})` : text)
const alone = ({ text, is }: Printed): string => (is === 'closed' ? text : `(${text})`)

/** An expression as something holds it. */
export const castTo = (printed: Printed, held: Held, { cast }: Dialect): Printed =>
  printed.held === held ? printed : closed(cast(printed.text, held), held)

/** A scalar of a column, held as the column is. */
export function printedSql(scalar: Scalar, column: Column, scope: Scope): Printed {
  const held = heldOf(column, scope)
  return scalar.kind === 'null' ? closed(scope.dialect.cast('NULL', held), held) : castTo(print(scalar, scope, held), held, scope.dialect)
}

/** `wanted`: how literals are held where nothing else decides. */
function print(scalar: Scalar, scope: Scope, wanted: Held): Printed {
  const { dialect } = scope
  switch (scalar.kind) {
    case 'column':
      return scope.written(scalar.name, scalar.side)
    case 'integer': {
      const value = BigInt(scalar.value)
      const width = wanted === 'wide' ? 'wide' : widthOf({ low: value, high: value }, scope)
      return closed(dialect.integer(value, width), width)
    }
    case 'text':
      return closed(dialect.text(scalar.value), 'text')
    case 'null':
      return closed(dialect.cast('NULL', wanted), wanted)
    case 'add':
    case 'subtract':
    case 'multiply':
      return printArithmetic(scalar, scope)
    case 'smaller':
    case 'larger': {
      const width = widthFor(scalar, scope, [scalar.left, scalar.right])
      const [left, right] = [inWidth(scalar.left, width, scope), inWidth(scalar.right, width, scope)]
      return closed(dialect[scalar.kind](left.text, right.text), width)
    }
    case 'round':
      return printRound(scalar, scope)
    case 'quotient': {
      const width = widthFor(scalar, scope, [scalar.over, scalar.under])
      const [over, under] = [inWidth(scalar.over, width, scope), inWidth(scalar.under, width, scope)]
      holdQuotient(scalar, width, scope)
      return closed(dialect.quotient(alone(over), alone(under), width), width)
    }
    case 'case': {
      const held = wanted === 'text' ? 'text' : widthFor(scalar, scope, [...scalar.when.map(({ then }) => then), scalar.otherwise])
      const branch = (part: Scalar): string => (held === 'text' ? print(part, scope, held) : inWidth(part, held, scope)).text
      const whens = scalar.when.map(({ if: condition, then }) => ` WHEN ${conditionSql(condition, scope)} THEN ${branch(then)}`)
      // once: what is printed twice in each of many that stand inside one another is printed without end
      const otherwise = branch(scalar.otherwise)
      const short = `CASE${whens.join('')} ELSE ${otherwise} END`
      // no line that is there already is moved: it may be the inside of a literal
      const long = ['CASE', ...whens.map((when) => `   ${when}`), `    ELSE ${otherwise}`, '  END'].join('\n')
      return closed(short.length > SHORT ? long : short, held)
    }
    case 'coalesce': {
      const held = wanted === 'text' ? 'text' : widthFor(scalar, scope, [scalar.value, scalar.otherwise])
      const part = (one: Scalar): string => (held === 'text' ? print(one, scope, held) : inWidth(one, held, scope)).text
      return closed(`COALESCE(${part(scalar.value)}, ${part(scalar.otherwise)})`, held)
    }
    default: {
      const never: never = scalar
      return never
    }
  }
}

const reachOf = (scalar: Scalar, { column }: Scope): Interval => intervalOf(scalar, column) ?? { low: 0n, high: 0n }

/** How wide something is computed: as its result and all its parts need. */
function widthFor(scalar: Scalar, scope: Scope, parts: readonly Scalar[]): Width {
  const widths = [scalar, ...parts].map((part) => widthOf(reachOf(part, scope), scope))
  return widths.includes('wide') ? 'wide' : 'long'
}

/** A quotient that reaches further than the system's. */
function holdQuotient(scalar: Of<'round' | 'quotient'>, width: Width, scope: Scope): void {
  const { widestQuotient } = scope.dialect
  const reach = reachOf(scalar, scope)
  if (width === 'wide' && widestQuotient !== undefined && !fits(reach, widestQuotient)) scope.tooWide(reach, 'quotient')
}

/** A whole number, held in a width. */
function inWidth(scalar: Scalar, width: Width, scope: Scope): Printed {
  const printed = print(scalar, scope, width)
  return printed.held === width ? printed : closed(scope.dialect.cast(printed.text, width), width)
}

type Of<Kind extends Scalar['kind']> = Extract<Scalar, { kind: Kind }>

function printArithmetic(scalar: Extract<Scalar, { left: Scalar }>, scope: Scope): Printed {
  const width = widthFor(scalar, scope, [scalar.left, scalar.right])
  const [left, right] = [inWidth(scalar.left, width, scope), inWidth(scalar.right, width, scope)]
  if (scalar.kind === 'multiply') return { text: `${factor(left)} * ${factor(right)}`, held: width, is: 'product' }
  const subtrahend = scalar.kind === 'subtract' ? factor(right) : right.text
  const sign = scalar.kind === 'subtract' ? '-' : '+'
  const together = left.text.length + subtrahend.length
  const between = together > SHORT ? `\n    ${sign} ` : ` ${sign} `
  return { text: `${left.text}${between}${subtrahend}`, held: width, is: 'sum' }
}

/**
 * The whole number nearest to `over / under`, the same way on both sides of zero: what is added before the quotient is cut has the sign of
 * `over`. Source: semantics 12, half_up adds a half, half_down a half less one part, half_even whichever makes an even number.
 */
function printRound(scalar: Of<'round'>, scope: Scope): Printed {
  const { over, under, mode } = scalar
  const { dialect } = scope
  const room = roundingRoom(reachOf(over, scope), reachOf(under, scope))
  const widths = [room, reachOf(over, scope), reachOf(under, scope)].map((reach) => widthOf(reach, scope))
  const width: Width = widths.includes('wide') ? 'wide' : 'long'
  holdQuotient(scalar, width, scope)
  const [n, d] = [alone(inWidth(over, width, scope)), alone(inWidth(under, width, scope))]
  const [one, two] = [dialect.integer(1n, width), dialect.integer(2n, width)]
  const towards = (added: string): string => `CASE WHEN ${n} < ${dialect.integer(0n, width)} THEN -(${added}) ELSE ${added} END`
  const doubled = (added: string): Printed =>
    closed(dialect.quotient(`(${two} * ${n} + ${towards(added)})`, `(${two} * ${d})`, width), width)
  switch (mode) {
    case 'down':
      return closed(dialect.quotient(n, d, width), width)
    case 'up':
      return closed(dialect.quotient(`(${n} + ${towards(`${d} - ${one}`)})`, d, width), width)
    case 'half_up':
      return doubled(d)
    case 'half_down':
      return doubled(`${d} - ${one}`)
    case 'half_even': {
      const isEven = `${dialect.remainder(dialect.quotient(n, d, width), two)} = ${dialect.integer(0n, width)}`
      return doubled(`${d} - CASE WHEN ${isEven} THEN ${one} ELSE ${dialect.integer(0n, width)} END`)
    }
    default: {
      const never: never = mode
      return never
    }
  }
}

/** One side of a comparison, where a literal of 64 bits needs no type: nothing is computed with it. */
const side = (scalar: Scalar, width: Width, scope: Scope): string =>
  scalar.kind === 'integer' && width === 'long' && !scalar.value.startsWith('-') ? scalar.value : inWidth(scalar, width, scope).text

/** A condition. `mayBeUnknown`: a null in it may count as no, which holds as long as nothing negates it. */
export function conditionSql(condition: Condition, scope: Scope, mayBeUnknown = true): string {
  switch (condition.kind) {
    case 'compare': {
      const reach = [condition.left, condition.right].map((part) => widthOf(reachOf(part, scope), scope))
      const width = reach.includes('wide') ? 'wide' : 'long'
      return `${side(condition.left, width, scope)} ${condition.op} ${side(condition.right, width, scope)}`
    }
    case 'text_equals': {
      const sides = [condition.left, condition.right]
      const [left = '', right = ''] = sides.map((part) => print(part, scope, 'text').text)
      const known = mayBeUnknown
        ? []
        : sides.flatMap((part) => (mayBeNull(part, scope) ? [`${print(part, scope, 'text').text} IS NOT NULL`] : []))
      return all([`${left} = ${right}`, ...known])
    }
    case 'text_in': {
      const value = print(condition.value, scope, 'text').text
      const known = mayBeUnknown || !mayBeNull(condition.value, scope) ? [] : [`${value} IS NOT NULL`]
      return all([`${value} IN (${condition.options.map(scope.dialect.text).join(', ')})`, ...known])
    }
    case 'is_null':
      return `${print(condition.value, scope, heldBy(condition.value, scope)).text} IS NULL`
    case 'and':
    case 'or': {
      // what is said twice is said once
      const parts = [...new Set(condition.parts.map((part) => inParentheses(part, conditionSql(part, scope, mayBeUnknown))))]
      return parts.join(condition.kind === 'and' ? ' AND ' : ' OR ')
    }
    case 'not':
      if (condition.value.kind === 'is_null') return conditionSql(condition.value, scope).replace(/IS NULL$/, 'IS NOT NULL')
      return `NOT (${conditionSql(condition.value, scope, false)})`
    default: {
      const never: never = condition
      return never
    }
  }
}

const all = (conditions: readonly string[]): string => (conditions.length === 1 ? (conditions[0] ?? '') : `(${conditions.join(' AND ')})`)

const inParentheses = ({ kind }: Condition, text: string): string => (kind === 'and' || kind === 'or' ? `(${text})` : text)

/** Whether a text may be null. */
function mayBeNull(scalar: Scalar, scope: Scope): boolean {
  switch (scalar.kind) {
    case 'column':
      return scope.column(scalar.name, scalar.side).nullable
    case 'null':
      return true
    case 'coalesce':
      return mayBeNull(scalar.value, scope) && mayBeNull(scalar.otherwise, scope)
    case 'case':
      return mayBeNull(scalar.otherwise, scope) || scalar.when.some(({ then }) => mayBeNull(then, scope))
    default:
      return false
  }
}

const heldBy = (scalar: Scalar, scope: Scope): Held =>
  scalar.kind === 'column'
    ? heldOf(scope.column(scalar.name, scalar.side), scope)
    : intervalOf(scalar, scope.column) === undefined
      ? 'text'
      : 'long'
