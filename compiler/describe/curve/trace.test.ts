import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  compare,
  equal,
  fromDecimal,
  maximum,
  minimum,
  multiply,
  type Ratio,
  ratio,
  subtract,
  toDecimal,
  ZERO,
} from '../../../runtime/exact/ratio.ts'
import { heightAt, type Pay, trace } from './trace.ts'

const r = (decimal: string): Ratio => fromDecimal(decimal)!
const show = (value: Ratio): string => toDecimal(value) ?? `${value.n}/${value.d}`
const traced = (pay: Pay, bounds: readonly string[], low: string, high: string): string[] | undefined =>
  trace(pay, bounds.map(r), r(low), r(high))?.map(({ from, to }) => [from.x, from.y, to.x, to.y].map(show).join(' '))

describe('a pay function as straight lines', () => {
  test('one line is one', () => expect(traced((x) => multiply(x, r('2')), ['1'], '0', '4')).toEqual(['0 0 4 8']))
  // 3x meets 2 at 2/3
  test('a cap is found where no bound tells of it', () =>
    expect(traced((x) => minimum(multiply(x, r('3')), r('2')), [], '0', '4')).toEqual(['0 0 2/3 2', '2/3 2 4 2']))
  // a floor of 1 until 1/3, a cap of 2 from 2/3
  test('two bends in one interval', () =>
    expect(traced((x) => maximum(minimum(multiply(x, r('3')), r('2')), r('1')), [], '0', '4')).toEqual([
      '0 1 1/3 1',
      '1/3 1 2/3 2',
      '2/3 2 4 2',
    ]))
  test('a cap just behind a bound is no jump', () =>
    expect(traced((x) => minimum(x, r('1.000001')), ['1'], '0', '1000')).toEqual([
      '0 0 1.000001 1.000001',
      '1.000001 1.000001 1000 1.000001',
    ]))
  const cliff: Pay = (x) => (compare(x, r('1')) < 0 ? ZERO : multiply(x, r('5')))
  test('a jump stays a jump', () => expect(traced(cliff, ['1'], '0', '2')).toEqual(['0 0 1 0', '1 5 2 10']))
  test('a jump that no bound tells of is not guessed', () => expect(traced(cliff, [], '0', '3')).toBeUndefined())
  test('what is not made of lines is not drawn', () => expect(traced((x) => multiply(x, x), [], '0', '2')).toBeUndefined())
  test('no value, no curve', () => expect(traced((x) => (compare(x, r('1')) > 0 ? undefined : x), ['1'], '0', '2')).toBeUndefined())
})

test('every drawn line is what is paid, wherever it is asked', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 0, max: 3000 }),
      (steps, cap, at) => {
        const bands = steps
          .toSorted(([a], [b]) => a - b)
          .map(([from, rate]) => ({ from: ratio(BigInt(from), 100n), rate: ratio(BigInt(rate), 10n) }))
        // graduated: each band pays for the part above its start, less what the one before paid there
        const pay: Pay = (x) =>
          minimum(
            bands.reduce((sum, { from, rate }, i) => {
              const above = maximum(subtract(x, from), ZERO)
              const before = bands[i - 1]?.rate ?? ZERO
              return add(sum, multiply(above, subtract(rate, before)))
            }, ZERO),
            ratio(BigInt(cap), 10n),
          )
        const lines = trace(
          pay,
          bands.map(({ from }) => from),
          ZERO,
          ratio(30n),
        )!
        const x = ratio(BigInt(at), 100n)
        const line = lines.find(({ from, to }) => compare(from.x, x) <= 0 && compare(x, to.x) <= 0)!
        expect(equal(heightAt(line, x), pay(x)!)).toBe(true)
      },
    ),
  ))
