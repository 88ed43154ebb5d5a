/** Values that stand for a person on all days, as columns: fields, and sums and products of fields and of the plan's numbers. */
import type { Expression } from '../../core/expression.ts'
import { everyPart } from '../../core/parts.ts'
import type { Row } from '../../data/table.ts'
import { compute } from '../../evaluate/expression.ts'
import { personEnvironment, rowOn, timelineOf } from '../../evaluate/spans.ts'
import { literalValue, numberIn } from '../../evaluate/values.ts'
import { perWorld, type World } from '../../evaluate/world.ts'
import { isRatio } from '../../exact/ratio.ts'
import { choose, difference, type Fraction, greatest, least, literal, negated, product, sum } from '../program/fraction.ts'
import { ALWAYS, input } from '../program/number.ts'
import type { Frame } from '../rows/frame.ts'
import { denseOf, type Single } from './column.ts'
import { type Memory, meaningOf, remembered } from './memory.ts'

/** The fields that programs over people read, by slot. */
export interface PeopleFields {
  readonly arrays: (ArrayLike<number> | null)[]
  /** An expression over a person's fields as a fraction whose slots are those of `arrays`. */
  readonly fractionOf: (expression: Expression) => Fraction
}

const OF_A_PERSON: ReadonlySet<Expression['kind']> = new Set([
  'literal',
  'field',
  'arithmetic',
  'negate',
  'compare',
  'and',
  'or',
  'not',
  'one_of',
  'known',
  'else',
  'if',
  'within',
  'months_from',
  'minimum',
  'maximum',
  'round',
  'keyed',
])

/** Whether an expression has one value for a person on all days on which nothing about the person changes: no day or metric is read. */
export const isOfAPerson = (expression: Expression): boolean => [...everyPart(expression)].every(({ kind }) => OF_A_PERSON.has(kind))

/** What an expression is for each steady person. */
export function valuesOf<T>(
  world: World,
  frame: Frame,
  expression: Expression,
  of: (value: ReturnType<typeof compute>) => T,
): [person: number, value: T][] {
  const values: [number, T][] = []
  rowsOf(world, frame).forEach((row, place) => {
    if (frame.steady[place] === 1) values.push([place, of(compute(expression, personEnvironment(world, row, world.until, world.until)))])
  })
  return values
}

const rows = perWorld<readonly (Row | undefined)[]>()

/** The rows of a frame's steady people, by place: found once, however many fields are read. */
const rowsOf = (world: World, { people, steady }: Frame): readonly (Row | undefined)[] =>
  rows(world, '', () =>
    people.map((person, place) => (steady[place] === 1 ? rowOn(timelineOf(world, person, world.until), world.until) : undefined)),
  )

/** The fields of a frame's steady people. What is computed once for a person is remembered by its meaning. */
export function peopleFields(world: World, frame: Frame, memory: Memory): PeopleFields {
  const arrays: (ArrayLike<number> | null)[] = []
  const inputs = new Map<string, Fraction>()

  const leaf = (expression: Expression): Fraction => {
    const key = meaningOf(expression)
    return remembered(inputs, key, () => {
      const { column, range } = remembered(memory.fields, key, () => {
        const singles: Single[] = valuesOf(world, frame, expression, (value) => numberIn(value))
        const { range: reach, at } = denseOf(frame.people.length, [{ computed: null, singles }])
        return { column: at[0] ?? NO_COLUMN, range: reach }
      })
      const slot = arrays.push(column.over, column.known, column.under) - 3
      const always = frame.steady.every((steady, place) => steady !== 1 || column.known[place] === 1)
      const { low, high, under, scale } = range
      return {
        // 0 stands where there is no value
        over: always ? input(slot, low, high) : input(slot, low < 0n ? low : 0n, high > 0n ? high : 0n),
        under: under === null ? null : input(slot + 2, 1n, under),
        scale,
        known: always ? ALWAYS : { kind: 'flag', slot: slot + 1 },
      }
    })
  }

  const fractionOf = (e: Expression): Fraction => {
    switch (e.kind) {
      case 'literal': {
        const value = literalValue(e.unit, e.value)
        return isRatio(value) ? literal(value) : leaf(e)
      }
      case 'arithmetic': {
        if (e.op === 'divide') return leaf(e)
        const operation = { add: sum, subtract: difference, multiply: product }[e.op]
        return operation(fractionOf(e.left), fractionOf(e.right))
      }
      case 'negate':
        return negated(fractionOf(e.value))
      case 'else': {
        const value = fractionOf(e.value)
        return choose(value.known, value, fractionOf(e.fallback))
      }
      case 'minimum':
        return e.values.map(fractionOf).reduce(least)
      case 'maximum':
        return e.values.map(fractionOf).reduce(greatest)
      default:
        return leaf(e)
    }
  }
  return { arrays, fractionOf }
}

const NO_COLUMN = { over: new Float64Array(), under: null, known: new Uint8Array(), big: null }
