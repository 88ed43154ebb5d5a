/** Programs and the reference evaluator come to the same cent, whatever is handed in (semantics law 20). */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Component } from '../../core/core.ts'
import type { Band, Expression } from '../../core/expression.ts'
import { compute, type Environment, fieldsOnly } from '../../evaluate/expression.ts'
import { holds, numberIn } from '../../evaluate/values.ts'
import { divide, type Ratio, ratio } from '../../exact/ratio.ts'
import { roundToUnit } from '../../exact/round.ts'
import { type Asked, type Program, programOf, type Range } from './build.ts'
import { doublesByClosures } from './closures.ts'
import { inDoubles, textOf } from './doubles.ts'
import { exactly } from './exact.ts'
import type { RoundingMode } from './number.ts'

const origin = { address: 'x', span: { file: 'p', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } }
const number = (value: string): Expression => ({ kind: 'literal', unit: { kind: 'number' }, value, origin })
const MEASURE: Expression = { kind: 'measure', metric: 'm', origin }
const QUOTA: Expression = { kind: 'quota', metric: 'm', basis: 'full', origin }
const ATTAINMENT: Expression = { kind: 'attainment', metric: 'm', basis: 'full', whenNoQuota: null, origin }
const TARGET: Expression = { kind: 'target', basis: 'full', origin }

/** One person's numbers, in minor units; null: there is none. */
interface Facts {
  readonly measure: bigint | null
  readonly quota: bigint | null
  readonly target: bigint
}

const LIMIT = 10n ** 11n
const RANGES: Record<string, Range> = {
  measure: { low: -LIMIT, high: LIMIT, scale: 0, under: null },
  quota: { low: 1n, high: LIMIT, scale: 0, under: null },
  target: { low: 0n, high: LIMIT, scale: 0, under: null },
  fixed: { low: -(10n ** 18n), high: 10n ** 18n, scale: 0, under: 10n ** 12n },
}
const rangeOf = ({ what }: Asked): Range => RANGES[what] ?? { low: 0n, high: 1n, scale: 0, under: null }

const whole = (value: bigint | null): Ratio | undefined => (value === null ? undefined : ratio(value))
const environment = ({ measure, quota, target }: Facts): Environment => ({
  ...fieldsOnly(() => undefined),
  measure: () => whole(measure),
  quota: () => whole(quota),
  attainment: () => (measure === null || quota === null ? undefined : divide(ratio(measure), ratio(quota))),
  target: () => ratio(target),
})

const component = (value: Expression, mode: RoundingMode): Component => ({
  name: 'c',
  label: 'C',
  because: null,
  metric: 'm',
  window: 'year',
  modifierWindow: null,
  worth: null,
  basis: 'full',
  steps: [{ id: 's', label: 's', stage: 'rate', reads: 'window', value, origin }],
  round: { mode, unit: '1' },
  base: { metric: 'm', step: null },
  attribution: 'none',
  earnedStaysEarned: false,
  paidAt: null,
  carry: null,
  origin,
})

/** What a program asks for, for one person. Nothing where it is past the bounds that were promised. */
function handedIn({ inputs, slots }: Program, facts: Facts): bigint[] | undefined {
  const env = environment(facts)
  const values = Array.from({ length: slots }, () => 0n)
  for (const { asked, over, known, under } of inputs) {
    if (asked.what === 'fixed' && asked.as === 'truth') {
      values[known] = holds(compute(asked.expression, env)) ? 1n : 0n
      continue
    }
    const value = asked.what === 'fixed' ? numberIn(compute(asked.expression, env)) : whole(facts[asked.what as keyof Facts])
    const range = rangeOf(asked)
    if (value !== undefined && (value.n < range.low || value.n > range.high || value.d > (range.under ?? 1n))) return undefined
    values[over] = value?.n ?? 0n
    values[known] = value === undefined ? 0n : 1n
    if (under !== null) values[under] = value?.d ?? 1n
  }
  return values
}

/** The pay in doubles (undefined where they cannot tell), in big integers, and as the reference has it. */
function threeWays(value: Expression, mode: RoundingMode, facts: Facts) {
  const program = programOf(component(value, mode), rangeOf)
  if (!('pay' in program)) throw new Error(program.because)
  const inputs = handedIn(program, facts)
  if (inputs === undefined) return undefined
  const fast = inDoubles(program.pay)(Float64Array.from(inputs, Number), 0)
  const exact = exactly(program.pay)(inputs)
  const told = new Float64Array(1)
  // without written code: the same, where doubles can tell
  if (doublesByClosures([program.pay])((slot) => Number(inputs[slot]), told)) expect(BigInt(told[0] ?? 0)).toBe(exact)
  else expect(fast).toBeNaN()
  const pay = numberIn(compute(value, environment(facts)))
  return {
    fast: Number.isNaN(fast) ? undefined : BigInt(fast),
    exact,
    reference: pay === undefined ? 0n : roundToUnit(pay, { mode, unit: '1' }).n,
  }
}

const decimals = fc.tuple(fc.integer({ min: -3, max: 400 }), fc.constantFrom(0, 1, 2, 4)).map(([n, places]) => {
  const text = Math.abs(n)
    .toString()
    .padStart(places + 1, '0')
  const point = text.length - places
  return `${n < 0 ? '-' : ''}${text.slice(0, point)}${places === 0 ? '' : `.${text.slice(point)}`}`
})
const cell = decimals.map(number)

const rising = (n: number) =>
  fc.uniqueArray(fc.integer({ min: -20, max: 300 }), { minLength: n, maxLength: n }).map((xs) => [...xs].sort((a, b) => a - b))

/** A table on attainment or on the metric, with what its cells multiply. */
const table = fc
  .tuple(
    fc.constantFrom('graduated' as const, 'retroactive' as const, 'step' as const, 'interpolated' as const),
    fc.boolean(),
    fc
      .integer({ min: 1, max: 4 })
      .chain((n) =>
        fc.tuple(rising(n), fc.array(cell, { minLength: n + 1, maxLength: n + 1 }), fc.array(fc.boolean(), { minLength: n, maxLength: n })),
      ),
  )
  .map(([mode, ofQuota, [bounds, cells, includes]]): Expression => {
    const from = (percent: number): Expression => number(ofQuota ? (percent / 100).toFixed(2) : String(percent * 1_000_000))
    const bands = cells.map(
      (one, i): Band => ({
        from: i === 0 ? null : from(bounds[i - 1] ?? 0),
        includes: includes[i - 1] ?? true,
        cell: one,
        says: '',
        origin,
      }),
    )
    const driver = ofQuota ? ATTAINMENT : MEASURE
    return { kind: 'bands', mode, driver, base: MEASURE, bands: bands as [Band, ...Band[]], origin }
  })

const { expression } = fc.letrec<{ expression: Expression; condition: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(MEASURE, QUOTA, ATTAINMENT, TARGET),
    cell,
    table,
    fc
      .tuple(
        fc.constantFrom('add' as const, 'subtract' as const, 'multiply' as const, 'divide' as const),
        tie('expression'),
        tie('expression'),
      )
      .map(([op, left, right]): Expression => ({ kind: 'arithmetic', op, left, right, origin })),
    fc
      .tuple(fc.constantFrom('minimum' as const, 'maximum' as const), fc.array(tie('expression'), { minLength: 1, maxLength: 3 }))
      .map(([kind, values]): Expression => ({ kind, values, origin })),
    fc
      .tuple(tie('condition'), tie('expression'), tie('expression'))
      .map(([when, then, otherwise]): Expression => ({ kind: 'if', when, then, otherwise, origin })),
    fc
      .tuple(fc.constantFrom('cap' as const, 'floor' as const), tie('expression'), cell)
      .map(([limit, value, bound]): Expression => ({ kind: 'limited', limit, value, bound, origin })),
    tie('expression').map((value): Expression => ({ kind: 'round', value, mode: 'half_up', unit: '0.000001', origin })),
    fc.tuple(tie('expression'), cell).map(([value, fallback]): Expression => ({ kind: 'else', value, fallback, origin })),
  ),
  condition: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(
        fc.constantFrom('=' as const, '<>' as const, '<' as const, '<=' as const, '>' as const, '>=' as const),
        tie('expression'),
        tie('expression'),
      )
      .map(([op, left, right]): Expression => ({ kind: 'compare', op, left, right, origin })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), tie('condition'), tie('condition'))
      .map(([kind, left, right]): Expression => ({ kind, left, right, origin })),
    tie('condition').map((value): Expression => ({ kind: 'not', value, origin })),
  ),
}))

/** Numbers that meet the bounds of tables, and their neighbours. */
const quota = fc.oneof(fc.constantFrom(100n, 1_000_000n, 120_000_000n, 99_999_999_999n), fc.bigInt(1n, LIMIT), fc.constant(null))
const facts = quota.chain((q) =>
  fc.record({
    measure: fc.oneof(
      fc.bigInt(-LIMIT, LIMIT),
      fc
        .tuple(fc.integer({ min: -20, max: 300 }), fc.integer({ min: -1, max: 1 }))
        .map(([percent, cent]) => ((q ?? 100_000_000n) * BigInt(percent)) / 100n + BigInt(cent)),
      fc.constant(null),
    ),
    quota: fc.constant(q),
    target: fc.bigInt(0n, 20_000_000n),
  }),
)
const mode = fc.constantFrom<RoundingMode>('half_up', 'half_even', 'half_down', 'up', 'down')

describe('a program', () => {
  test('comes to the cent of the reference evaluator', () => {
    fc.assert(
      fc.property(expression, mode, facts, (value, how, given) => {
        const ways = threeWays(value, how, given)
        if (ways === undefined) return
        const { fast, exact, reference } = ways
        expect(exact).toBe(reference)
        if (fast !== undefined) expect(fast).toBe(reference)
      }),
      { numRuns: 5000 },
    )
  })

  test('tells nearly always in doubles, or nothing is gained by them', () => {
    let told = 0
    fc.assert(
      fc.property(table, facts, (value, given) => {
        if (threeWays(value, 'half_up', given)?.fast !== undefined) told += 1
      }),
      { numRuns: 1000 },
    )
    expect(told).toBeGreaterThan(900)
  })

  test('has no words of the plan in its text', () => {
    const program = programOf(component(ATTAINMENT, 'half_up'), rangeOf)
    expect('pay' in program && textOf(program.pay).split('\n')).toEqual([
      'const v0 = x[b + 3] !== 0',
      'const v1 = x[b + 1] !== 0',
      'const v2 = v0 && v1',
      'const v3 = x[b + 2]',
      'const v4 = x[b + 0]',
      'const v5 = v4 > 1 ? v4 : 1',
      'const v6 = half_up(v3, v5)',
      'const v7 = v2 ? v6 : 0',
      'return v7',
    ])
  })

  test('tells a tie that doubles cannot see', () => {
    // 84,000.00 x 1,048,000.00 / 1,200,000.00 and a cell that makes the product pass 2^53
    const pay: Expression = {
      kind: 'arithmetic',
      op: 'divide',
      left: {
        kind: 'arithmetic',
        op: 'multiply',
        left: { kind: 'arithmetic', op: 'multiply', left: number('1.0001'), right: TARGET, origin },
        right: MEASURE,
        origin,
      },
      right: QUOTA,
      origin,
    }
    expect(threeWays(pay, 'half_up', { measure: 104_800_000n, quota: 120_000_000n, target: 8_400_000n })).toMatchObject({
      exact: 7_336_734n,
      reference: 7_336_734n,
    })
  })
})
