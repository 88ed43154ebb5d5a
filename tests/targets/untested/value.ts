/** What a value of a text is to an engine: its type, how far it reaches, and what of that the type does not hold. */
import type { Interval } from '../../../compiler/emit/interval.ts'
import type { Expression } from './read.ts'
import { decimal, holds, type Model, mostOf, nameOf, OTHER, type Type } from './type.ts'

/** A value: its type, and how far it reaches; undefined where it is no number. `multipleOf`: what divides it with nothing left over. */
export interface Found {
  readonly type: Type
  readonly reach: Interval | undefined
  readonly multipleOf?: Expression
}

export interface Around {
  readonly model: Model
  readonly columnOf: (column: { table: string; name: string }) => Found
  /** How far the column reaches that the value is made for, which is proved, or held by a check: neither a sum nor the column itself goes further. */
  readonly stated: Interval | undefined
  readonly tell: (found: Found, problem: string | undefined) => Found
}

const size = ({ low, high }: Interval): bigint => (-low > high ? -low : high)
const digitsIn = (reach: Interval): number => String(size(reach)).length
const around = (all: readonly Interval[]): Interval => ({
  low: all.map(({ low }) => low).reduce((a, b) => (b < a ? b : a)),
  high: all.map(({ high }) => high).reduce((a, b) => (b > a ? b : a)),
})
const up = (over: bigint, under: bigint): bigint => (over > 0n ? (over + under - 1n) / under : over / under)
const written = (value: Expression): string => JSON.stringify(value)

/** A value without the types that it was made. */
const uncast = (value: Expression): Expression => (value.kind === 'cast' ? uncast(value.value) : value)

const within = (reach: Interval, bounds: Interval): Interval => ({
  low: reach.low < bounds.low ? bounds.low : reach.low,
  high: reach.high > bounds.high ? bounds.high : reach.high,
})

/** What a value is, with all that stands in it told. `isAll`: nothing else is written of its column. */
export function foundOf(value: Expression, all: Around, isAll = false): Found {
  const { model, tell } = all
  const made = (type: Type | undefined, reach: Interval | undefined, more: Partial<Found> = {}): Found => {
    const found: Found = { type: type ?? OTHER, reach, ...more }
    if (reach === undefined) return tell(found, type === undefined ? `no types fit in ${written(value)}` : undefined)
    if (type === undefined) return tell(found, `no operator or type is documented for ${written(value)}`)
    if (holds(type, reach)) return tell(found, undefined)
    return tell(found, `${digitsIn(reach)} digits in ${nameOf(type)}, which holds ${mostOf(type) ?? 'none'}: ${written(value)}`)
  }
  /** Values as their common type holds them. */
  const together = (parts: readonly Found[], reach: Interval | undefined): Found => {
    const types = parts.map(({ type }) => type)
    const type = types.reduce<Type | undefined>((both, one) => both && model.common(both, one), types[0])
    for (const part of parts) made(type, part.reach)
    return made(type, reach)
  }
  const parts = (values: readonly Expression[]): readonly Found[] => values.map((one) => foundOf(one, all))
  const reachOf = (found: readonly Found[]): Interval | undefined => {
    const reaches = found.flatMap(({ reach }) => reach ?? [])
    return reaches.length === 0 ? undefined : around(reaches)
  }
  switch (value.kind) {
    case 'column':
      return all.columnOf(value)
    case 'literal':
    case 'typed': {
      const number = BigInt(value.digits)
      // a decimal literal has the digits that it is written with
      const type =
        value.kind === 'literal'
          ? model.literal(value.digits)
          : value.type === 'DECIMAL'
            ? decimal(value.digits.replace('-', '').length)
            : model.named(value.type)
      return made(type, { low: number, high: number })
    }
    case 'text':
      return made(OTHER, undefined)
    case 'null':
      return made({ kind: 'null' }, undefined)
    case 'cast': {
      const type = model.named(value.type)
      // a number that is a text of digits before it is one
      if (value.value.kind === 'text' && type.kind !== 'other') {
        const number = BigInt(value.value.text)
        return made(type, { low: number, high: number })
      }
      const { reach, multipleOf } = foundOf(value.value, all)
      const bounded = isAll && reach !== undefined && all.stated !== undefined ? within(reach, all.stated) : reach
      return made(type, bounded, multipleOf === undefined ? {} : { multipleOf })
    }
    case 'minus': {
      const { type, reach } = foundOf(value.value, all)
      return made(type, reach && { low: -reach.high, high: -reach.low })
    }
    case 'operation':
      return operated(value, all, made)
    case 'comparison':
      together(parts([value.left, value.right]), undefined)
      return made(OTHER, undefined)
    case 'condition':
      parts(value.parts)
      return made(OTHER, undefined)
    case 'case': {
      parts(value.conditions)
      const branches = parts(value.branches)
      return together(branches, reachOf(branches))
    }
    case 'call': {
      const given = parts(value.parts)
      const [first] = given
      switch (value.name) {
        case 'COUNT':
        case 'ROW_NUMBER':
          return made(model.counted, { low: 0n, high: 10n ** 18n - 1n })
        case 'SUM':
          return made(first && model.total(first.type), all.stated)
        case 'TRUNC':
          return made(first?.type, first?.reach)
        case 'MIN':
        case 'MAX':
        case 'LAG':
          return first ?? made(undefined, undefined)
        case 'COALESCE':
        case 'LEAST':
        case 'GREATEST':
          return together(given, value.name === 'COALESCE' ? reachOf(given) : pickedOf(given, value.name))
        default:
          return made(undefined, reachOf(given))
      }
    }
    default: {
      const never: never = value
      return never
    }
  }
}

function pickedOf(given: readonly Found[], name: 'LEAST' | 'GREATEST'): Interval | undefined {
  const reaches = given.flatMap(({ reach }) => reach ?? [])
  const pick = (ends: readonly bigint[]): bigint => ends.reduce((a, b) => ((name === 'LEAST' ? b < a : b > a) ? b : a))
  return { low: pick(reaches.map(({ low }) => low)), high: pick(reaches.map(({ high }) => high)) }
}

/**
 * The number that a quotient rounds: `m` of `(m + CASE WHEN ... THEN -(a) ELSE a END) / d`, where `a` is less than `d`, since it is `d` or half of it
 * with something left out, or half of it. The quotient is then no further from zero than that of `m` rounded up.
 */
function roundedIn(dividend: Expression, divisor: Expression): Expression | undefined {
  const sum = uncast(dividend)
  if (sum.kind !== 'operation' || sum.operator !== '+' || sum.right.kind !== 'case') return undefined
  const [down, added] = sum.right.branches
  if (added === undefined || down?.kind !== 'minus' || written(down.value) !== written(added)) return undefined
  const half = divisor.kind === 'operation' && divisor.operator === '*' ? divisor.right : undefined
  const less = added.kind === 'operation' && added.operator === '-' ? added.left : undefined
  const isLess = [half, ...(less === undefined ? [] : [divisor, half])].some(
    (one) => one !== undefined && written(one) === written(less ?? added),
  )
  return isLess ? sum.left : undefined
}

type Made = (type: Type | undefined, reach: Interval | undefined, more?: Partial<Found>) => Found

function operated({ operator, left, right }: Extract<Expression, { kind: 'operation' }>, all: Around, made: Made): Found {
  const { model, tell } = all
  const [l, r] = [foundOf(left, all), foundOf(right, all)]
  const type = model.apply(operator, l.type, r.type)
  if (l.reach === undefined || r.reach === undefined) return tell({ type: OTHER, reach: undefined }, `${operator} of what is no number`)
  // both sides are made their common type first, but where they are multiplied
  if (operator !== '*') for (const part of [l, r]) made(model.common(l.type, r.type), part.reach)
  const [a, b] = [l.reach, r.reach]
  switch (operator) {
    case '+':
      return made(type, { low: a.low + b.low, high: a.high + b.high })
    case '-': {
      const rest = uncast(right)
      const isOfRest = rest.kind === 'operation' && ['%', 'MOD'].includes(rest.operator) && written(rest.left) === written(left)
      // what is left over has the sign of what it is taken from, and is no larger
      if (isOfRest) return made(type, around([a, { low: 0n, high: 0n }]), { multipleOf: rest.right })
      return made(type, { low: a.low - b.high, high: a.high - b.low })
    }
    case '*': {
      const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]
      return made(type, around(corners.map((one) => ({ low: one, high: one }))))
    }
    case '%':
    case 'MOD': {
      const most = b.high - 1n
      const nearer = (end: bigint): bigint => (end < -most ? -most : end > most ? most : end)
      return made(
        type,
        around([
          { low: 0n, high: 0n },
          { low: nearer(a.low < 0n ? a.low : 0n), high: nearer(a.high > 0n ? a.high : 0n) },
        ]),
      )
    }
    case '/':
    case 'div':
    case 'DIV': {
      const under = b.low > 1n ? b.low : 1n
      const rounded = roundedIn(l.multipleOf !== undefined && left.kind === 'operation' ? left.left : left, right)
      const of = rounded && foundOf(rounded, { ...all, tell: (one) => one }).reach
      const cut = of === undefined ? { low: a.low / under, high: a.high / under } : { low: -up(-of.low, under), high: up(of.high, under) }
      const found = made(type, around([{ low: 0n, high: 0n }, cut]))
      const isExact = l.multipleOf !== undefined && written(l.multipleOf) === written(right)
      if (operator === '/' && type?.kind === 'decimal' && !isExact)
        tell(found, `a quotient that is rounded: ${written(left)} / ${written(right)}`)
      return found
    }
    default: {
      const never: never = operator
      return never
    }
  }
}
