import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  absolute,
  add,
  compare,
  divide,
  equal,
  fromDecimal,
  isRatio,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  type Ratio,
  ratio,
  sign,
  subtract,
  toDecimal,
  total,
  wholePart,
  ZERO,
} from './ratio.ts'

const anyDecimal = fc
  .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.nat(8))
  .map(([digits, places]) => new Decimal(digits.toString()).div(new Decimal(10).pow(places)).toFixed())
const anyRatio = fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.bigInt(1n, 10n ** 9n)).map(([n, d]) => ratio(n, d))
const read = (text: string): Ratio => fromDecimal(text)!

// decimal.js is the judge: another implementation, with digits enough that nothing is rounded
const Judge = Decimal.clone({ precision: 200 })

describe('against decimal.js', () => {
  test('compare, add, subtract and multiply agree', () =>
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        const [x, y] = [new Judge(a), new Judge(b)]
        expect(compare(read(a), read(b))).toBe(x.cmp(y))
        expect(toDecimal(add(read(a), read(b)))).toBe(x.plus(y).toFixed())
        expect(toDecimal(subtract(read(a), read(b)))).toBe(x.minus(y).plus(0).toFixed())
        expect(toDecimal(multiply(read(a), read(b)))).toBe(x.times(y).plus(0).toFixed())
      }),
    ))

  test('wholePart is the floor', () =>
    fc.assert(
      fc.property(anyDecimal, (a) => {
        expect(wholePart(read(a)).toString()).toBe(new Judge(a).floor().plus(0).toFixed())
      }),
    ))
})

describe('laws', () => {
  test('every result is in lowest terms with a divisor above zero', () =>
    fc.assert(
      fc.property(anyRatio, anyRatio, (a, b) => {
        for (const one of [add(a, b), subtract(a, b), multiply(a, b), ...(isZero(b) ? [] : [divide(a, b)])]) {
          expect(one.d > 0n).toBe(true)
          expect(ratio(one.n * 6n, one.d * 6n)).toEqual(one)
          expect(ratio(one.n, one.d)).toEqual(one)
        }
      }),
    ))

  test('division undoes multiplication, subtraction undoes addition', () =>
    fc.assert(
      fc.property(anyRatio, anyRatio, (a, b) => {
        expect(equal(subtract(add(a, b), b), a)).toBe(true)
        if (!isZero(b)) expect(equal(divide(multiply(a, b), b), a)).toBe(true)
      }),
    ))

  test('a total does not depend on the order', () =>
    fc.assert(
      fc.property(fc.array(anyRatio), (list) => {
        expect(total([...list].reverse())).toEqual(total(list))
        expect(total(list)).toEqual(list.reduce(add, ZERO))
      }),
    ))

  test('what is written as a decimal reads back', () =>
    fc.assert(
      fc.property(anyDecimal, (text) => {
        expect(toDecimal(read(text))).toBe(new Judge(text).toFixed())
      }),
    ))
})

describe('decimals', () => {
  test.each([
    ['.0120', 12n, 1000n],
    ['300000.0000', 300000n, 1n],
    ['-0.5', -1n, 2n],
    ['+7', 7n, 1n],
    ['-0', 0n, 1n],
    ['007', 7n, 1n],
  ])('%s', (text, n, d) => expect(fromDecimal(text)).toEqual(ratio(n, d)))

  test.each(['', '.', '-', '1.', '1e3', '1,000', ' 1', '1 ', '--1', '0x10', 'Infinity', 'NaN', '١'])('`%s` is none', (text) =>
    expect(fromDecimal(text)).toBeUndefined(),
  )

  test('a third does not end', () => expect(toDecimal(ratio(1n, 3n))).toBeUndefined())
  test('an eighth does', () => expect(toDecimal(ratio(-1n, 8n))).toBe('-0.125'))
})

test('a zero divisor is a bug', () => {
  expect(() => divide(ONE, ZERO)).toThrow(RangeError)
  expect(() => ratio(1n, 0n)).toThrow(RangeError)
})

test('a divisor below zero moves its sign', () => expect(ratio(2n, -4n)).toEqual({ n: -1n, d: 2n }))

test('the small ones', () => {
  const half = ratio(1n, 2n)
  expect([sign(negate(half)), sign(ZERO), sign(half)]).toEqual([-1, 0, 1])
  expect(absolute(negate(half))).toEqual(half)
  expect([minimum(half, ONE), maximum(half, ONE)]).toEqual([half, ONE])
  expect(wholePart(negate(half))).toBe(-1n)
  expect([half, { n: 1, d: 2 }, null, 'x', 3].map(isRatio)).toEqual([true, false, false, false, false])
})
