/**
 * How far a part's pay reaches as a value, from its steps alone. The numerators and divisors that a program computes with reach further than
 * what they stand for: a straight line between two points never leaves them, whatever it is divided by.
 */
import type { Component } from '../../../runtime/core/core.ts'
import type { Expression } from '../../../runtime/core/expression.ts'
import { roundingOf } from '../../../runtime/evaluate/expression.ts'
import { exactly, literalValue } from '../../../runtime/evaluate/values.ts'
import {
  add,
  divide,
  equal,
  isRatio,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../../../runtime/exact/ratio.ts'
import type { Asked, Range } from '../../../runtime/fast/program/build.ts'

/** Both ends included. */
interface ValueReach {
  readonly low: Ratio
  readonly high: Ratio
  /** Whether there is a value for everybody. */
  readonly always: boolean
}

type Known = ReadonlyMap<string, ValueReach | undefined>

/** What the pay of a window to date may come to, in minor units; undefined where its steps do not tell. */
export function reachOfPay({ steps, round }: Component, rangeOf: (asked: Asked) => Range): { low: bigint; high: bigint } | undefined {
  const known = new Map<string, ValueReach | undefined>()
  let last: ValueReach | undefined
  for (const { id, reads, value } of steps) {
    last = reachOf(value, { reads, rangeOf, known })
    known.set(id, last)
  }
  if (last === undefined) return undefined
  const unit = exactly(round.unit)
  const outwards = ({ n, d }: Ratio): bigint => (n < 0n ? -((-n + d - 1n) / d) : (n + d - 1n) / d)
  const units = (value: Ratio): Ratio => multiply(ratio(outwards(divide(value, unit))), unit)
  return { low: outwards(units(minimum(last.low, ZERO))), high: outwards(units(maximum(last.high, ZERO))) }
}

interface Site {
  readonly reads: Component['steps'][number]['reads']
  readonly rangeOf: (asked: Asked) => Range
  readonly known: Known
}

function reachOf(e: Expression, site: Site): ValueReach | undefined {
  const of = (part: Expression): ValueReach | undefined => reachOf(part, site)
  const { reads } = site
  switch (e.kind) {
    case 'literal': {
      const value = literalValue(e.unit, e.value)
      return isRatio(value) ? { low: value, high: value, always: true } : undefined
    }
    case 'measure':
      return inputReach(site.rangeOf({ what: 'measure', metric: e.metric, reads }))
    case 'target':
      return inputReach(site.rangeOf({ what: 'target', basis: e.basis, reads }))
    case 'worth':
      return inputReach(site.rangeOf({ what: 'worth', component: e.component, basis: e.basis, reads }))
    case 'step':
      return site.known.get(e.id)
    case 'arithmetic':
      return arithmetic(e.op, of(e.left), of(e.right))
    case 'negate':
      return mapped(of(e.value), ({ low, high, always }) => ({ low: negate(high), high: negate(low), always }))
    case 'else':
      return around([of(e.value), of(e.fallback)], of(e.fallback)?.always)
    case 'if':
      return around([of(e.then), of(e.otherwise)])
    case 'minimum':
      return eachOf(e.values.map(of), picked(minimum))
    case 'maximum':
      return eachOf(e.values.map(of), picked(maximum))
    case 'round': {
      const unit = exactly(roundingOf(e).unit)
      return mapped(of(e.value), ({ low, high, always }) => ({ low: subtract(low, unit), high: add(high, unit), always }))
    }
    case 'bands': {
      const cells = around(
        e.bands.map(({ cell }) => of(cell)),
        false,
      )
      if (e.mode === 'step' || e.mode === 'interpolated') return cells
      return e.mode === 'retroactive' ? arithmetic('multiply', cells, of(e.base)) : undefined
    }
    case 'limited':
      return e.limit === 'cap' ? capped(of(e.value), of(e.bound)) : undefined
    default:
      return undefined
  }
}

/** A number that is handed in; one with a divisor of its own may stand for anything. */
const inputReach = ({ low, high, scale, under, always = false }: Range): ValueReach | undefined =>
  under === null ? { low: ratio(low, 10n ** BigInt(scale)), high: ratio(high, 10n ** BigInt(scale)), always } : undefined

const mapped = (reach: ValueReach | undefined, make: (reach: ValueReach) => ValueReach): ValueReach | undefined =>
  reach === undefined ? undefined : make(reach)

/** What is cut is no further from zero than the bound, nor than it was where no bound is below zero; without a bound it stays as it is. */
function capped(value: ValueReach | undefined, bound: ValueReach | undefined): ValueReach | undefined {
  if (bound === undefined) return undefined
  const most = maximum(negate(bound.low), bound.high)
  const far: ValueReach = { low: negate(most), high: most, always: value?.always ?? false }
  const isKept = bound.low.n >= 0n && value !== undefined
  if (!isKept) return bound.always ? far : around([far, value])
  const near = { low: minimum(value.low, ZERO), high: maximum(value.high, ZERO), always: value.always }
  return bound.always ? { low: maximum(near.low, far.low), high: minimum(near.high, far.high), always: near.always } : near
}

function around(all: readonly (ValueReach | undefined)[], always = all.every((one) => one?.always === true)): ValueReach | undefined {
  return eachOf(all, (a, b) => ({ low: minimum(a.low, b.low), high: maximum(a.high, b.high), always }))
}

/** All of them together; undefined where one is. */
const eachOf = (all: readonly (ValueReach | undefined)[], make: (a: ValueReach, b: ValueReach) => ValueReach): ValueReach | undefined =>
  all.reduce((a, b) => (a === undefined || b === undefined ? undefined : make(a, b)))

const picked =
  (pick: (a: Ratio, b: Ratio) => Ratio) =>
  (a: ValueReach, b: ValueReach): ValueReach => ({ low: pick(a.low, b.low), high: pick(a.high, b.high), always: a.always && b.always })

function arithmetic(
  op: Extract<Expression, { kind: 'arithmetic' }>['op'],
  a: ValueReach | undefined,
  b: ValueReach | undefined,
): ValueReach | undefined {
  if (a === undefined || b === undefined) return undefined
  const always = a.always && b.always
  switch (op) {
    case 'add':
      return { low: add(a.low, b.low), high: add(a.high, b.high), always }
    case 'subtract':
      return { low: subtract(a.low, b.high), high: subtract(a.high, b.low), always }
    case 'multiply': {
      const corners = [multiply(a.low, b.low), multiply(a.low, b.high), multiply(a.high, b.low), multiply(a.high, b.high)]
      return { low: corners.reduce(minimum), high: corners.reduce(maximum), always }
    }
    case 'divide':
      // by a number of the plan
      if (b.low.n === 0n || !equal(b.low, b.high)) return undefined
      return arithmetic('multiply', a, { low: divide(ONE, b.low), high: divide(ONE, b.low), always: b.always })
    default: {
      const never: never = op
      return never
    }
  }
}
