/** A component's steps as one program over whole numbers (semantics 6, 7): what `evaluate/steps.ts` computes with fractions. */
import type { Component, Step } from '../../core/core.ts'
import type { Basis, Expression } from '../../core/expression.ts'
import { partsOf } from '../../core/parts.ts'
import { roundingOf } from '../../evaluate/expression.ts'
import { exactly, literalValue } from '../../evaluate/values.ts'
import { isRatio, ratio } from '../../exact/ratio.ts'
import {
  choose,
  compared,
  difference,
  type Fraction,
  greatest,
  isBelow,
  least,
  literal,
  NOTHING,
  negated,
  product,
  quotient,
  roundedTo,
  sum,
} from './fraction.ts'
import { ALWAYS, both, constant, either, input, type Num, not, pick, sizeOf, type Truth } from './number.ts'
import { tableOf } from './tables.ts'

type Reads = Step['reads']
type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>

/** What is handed in for each person and moment. */
export type Asked =
  | { readonly what: 'measure'; readonly metric: string; readonly reads: Reads }
  /** The metric that the rows of a window move, after one of them (semantics 6.7). */
  | { readonly what: 'moving'; readonly metric: string }
  | { readonly what: 'quota'; readonly metric: string; readonly basis: Basis; readonly reads: Reads }
  | { readonly what: 'target'; readonly basis: Basis; readonly reads: Reads }
  | { readonly what: 'worth'; readonly component: string; readonly basis: Basis; readonly reads: Reads }
  /** Anything that no metric moves: the reference evaluator computes it, once for each person and moment. */
  | { readonly what: 'fixed'; readonly expression: Expression; readonly reads: Reads; readonly as: 'number' | 'truth' }

/** How far an input's numbers reach, and over what they stand. */
export interface Range {
  readonly low: bigint
  readonly high: bigint
  /** Decimals of the number; its divisor beside it where it does not end. */
  readonly scale: number
  /** The greatest divisor that is handed in beside it; null: none is. */
  readonly under: bigint | null
  /** The least that its number is where it is not zero; 1 where nothing is said. */
  readonly apart?: bigint
  /** The least divisor of a number that is there; 1 where nothing is said. */
  readonly leastUnder?: bigint
  /** Whether it is there for everybody whom the program computes. */
  readonly always?: boolean
}

/** One input and where it is handed in: the number, whether it is there, and its divisor. Truths have only the flag. */
export interface Input {
  readonly asked: Asked
  readonly over: number
  readonly known: number
  readonly under: number | null
  readonly scale: number
  /** How far it reaches; null for truths. */
  readonly range: Range | null
}

export interface Program {
  readonly inputs: readonly Input[]
  /** How many numbers are handed in. */
  readonly slots: number
  /** No amount of this component is further from zero, in minor units. */
  readonly reach: bigint
  /** What each step comes to, in order; the last is rounded into `pay`. */
  readonly steps: readonly Stage[]
  /** The component's pay in minor units, rounded (RP7); `UNSOUND` where a table's bounds do not rise for the person. */
  readonly pay: Num
}

/** One step of a component as fractions. */
export interface Stage {
  readonly id: string
  readonly label: string
  readonly value: Fraction
}

/** What no pay comes to: the reference evaluator says what is wrong (CB855). */
export const UNSOUND = 2n ** 53n

/** Why a component does not run as a program: what it has, in words for `run.json`. */
export interface Unsupported {
  readonly because: string
}

/** What steps are built with. */
interface Builder {
  readonly number: (expression: Expression) => Fraction
  readonly truth: (expression: Expression) => Truth
}

/** Thrown and caught in this file alone: the one way out of a deep expression. */
class CannotBuild extends Error {}

/**
 * The program of a component; `rangeOf` says how far each input reaches. What depends on rows one by one, or on other moments, does not run
 * as a program: the reference evaluator does it.
 *
 * With `moving` it is the component's pay as a function of that metric alone, `H` of semantics 6.7: tables and limits run along the rows, while
 * gates, multipliers, kickers and the conditions of limits stay at their value at the moment (17.18). `same`: what is handed in for what is asked,
 * where two names stand for one number.
 */
export function programOf(
  component: Component,
  rangeOf: (asked: Asked) => Range,
  moving: string | null = null,
  same: (asked: Asked) => Asked = (asked) => asked,
): Program | Unsupported {
  const inputs = new Map<string, Input>()
  let slots = 0
  const found = new Map<string, Fraction | Truth>()
  const numbers = new Map<string, Fraction>()

  const numberIn = (wanted: Asked): Fraction => {
    const asked = same(wanted)
    const key = meaningOf(asked)
    const known = numbers.get(key)
    if (known !== undefined) return known
    const range = rangeOf(asked)
    const { low, high, scale, under, apart, leastUnder, always = false } = range
    const slot = slots
    slots += under === null ? 2 : 3
    inputs.set(key, { asked, over: slot, known: slot + 1, under: under === null ? null : slot + 2, scale, range })
    const made: Fraction = {
      // 0 is handed in where there is no value
      over: always
        ? input(slot, low, high, apart)
        : input(slot, low < 0n ? low : 0n, high > 0n ? high : 0n, apart ?? (low > 0n ? low : 1n)),
      under: under === null ? null : input(slot + 2, 1n, under, leastUnder),
      scale,
      known: always ? ALWAYS : { kind: 'flag', slot: slot + 1 },
      ...(asked.what === 'quota' ? { positive: true as const } : {}),
    }
    numbers.set(key, made)
    return made
  }
  const truths = new Map<string, Truth>()
  const truthIn = (asked: Asked): Truth => {
    const key = meaningOf(asked)
    const known = truths.get(key)
    if (known !== undefined) return known
    inputs.set(key, { asked, over: slots, known: slots, under: null, scale: 0, range: null })
    const made: Truth = { kind: 'flag', slot: slots }
    slots += 1
    truths.set(key, made)
    return made
  }

  const rising: Truth[] = []
  const stages: Stage[] = []
  try {
    let last: Fraction = NOTHING
    for (const step of component.steps) {
      last = builder(step.reads, { numberIn, truthIn, steps: found, mustHold: (truth) => rising.push(truth) }, runOf(step, moving)).number(
        step.value,
      )
      found.set(step.id, last)
      stages.push({ id: step.id, label: step.label, value: last })
    }
    const { mode, unit } = component.round
    const rounded = roundedTo(last, exactly(unit), mode)
    if (rounded.scale !== 0) throw new CannotBuild("pay that is rounded to less than the currency's unit")
    const pay = pick(rounded.known, rounded.over, constant(0n))
    const sound = rising.reduce(both, ALWAYS)
    return { inputs: [...inputs.values()], slots, steps: stages, reach: sizeOf(pay), pay: pick(sound, pay, constant(UNSOUND)) }
  } catch (problem) {
    if (problem instanceof CannotBuild) return { because: problem.message }
    throw problem
  }
}

/** What is asked or computed, wherever in the text. */
const meaningOf = (part: Asked | Expression): string =>
  JSON.stringify(part, (name, value: unknown) => (name === 'origin' ? undefined : value))

interface Site {
  readonly numberIn: (asked: Asked) => Fraction
  readonly truthIn: (asked: Asked) => Truth
  readonly steps: ReadonlyMap<string, Fraction | Truth>
  readonly mustHold: (truth: Truth) => void
}

/** Whether a metric moves an expression, directly or through an earlier step. */
function moves(expression: Expression): boolean {
  switch (expression.kind) {
    case 'measure':
    case 'attainment':
    case 'step':
    case 'each_row':
    case 'row_amount':
    case 'row_driver':
    case 'pay':
    case 'carried':
    case 'each_period':
      return true
    default:
      return partsOf(expression).some(moves)
  }
}

/** How the moving metric is read in a step: everywhere, everywhere but in conditions, or nowhere. */
interface Run {
  readonly moving: string | null
  readonly stillConditions: boolean
}

function runOf({ stage }: Step, moving: string | null): Run {
  switch (stage) {
    case 'rate':
      return { moving, stillConditions: false }
    case 'limit_before':
    case 'limit_after':
      return { moving, stillConditions: true }
    case 'gate':
    case 'multiplier':
    case 'kicker':
      return { moving: null, stillConditions: false }
    default: {
      const never: never = stage
      return never
    }
  }
}

const STILL: Run = { moving: null, stillConditions: false }

function builder(reads: Reads, site: Site, { moving, stillConditions }: Run): Builder {
  const { numberIn, truthIn, steps, mustHold } = site
  /** The metric's value: the moving one, or that of the moment. */
  const metricOf = (metric: string): Fraction =>
    numberIn(metric === moving ? { what: 'moving', metric } : { what: 'measure', metric, reads })
  const numbers = new Map<string, Fraction>()
  /** The same words are the same number, wherever they stand in the step: what compares or multiplies them is then one part too. */
  const number = (e: Expression): Fraction => {
    const key = meaningOf(e)
    const known = numbers.get(key)
    if (known !== undefined) return known
    const made = numberOf(e)
    numbers.set(key, made)
    return made
  }
  const numberOf = (e: Expression): Fraction => {
    switch (e.kind) {
      case 'literal': {
        const value = literalValue(e.unit, e.value)
        if (!isRatio(value)) throw new CannotBuild('a text where a number is computed')
        return literal(value)
      }
      case 'arithmetic':
        return OPERATIONS[e.op](number(e.left), number(e.right))
      case 'negate':
        return negated(number(e.value))
      case 'else': {
        const value = number(e.value)
        return choose(value.known, value, number(e.fallback))
      }
      case 'if':
        return choose(condition(e.when), number(e.then), number(e.otherwise))
      case 'minimum':
        return e.values.map(number).reduce(least)
      case 'maximum':
        return e.values.map(number).reduce(greatest)
      case 'quota':
        return numberIn({ what: 'quota', metric: e.metric, basis: e.basis, reads })
      case 'target':
        return numberIn({ what: 'target', basis: e.basis, reads })
      case 'worth':
        return numberIn({ what: 'worth', component: e.component, basis: e.basis, reads })
      case 'measure':
        return metricOf(e.metric)
      case 'attainment':
        return attainment(e)
      case 'step': {
        const result = steps.get(e.id)
        if (result === undefined || !('over' in result)) throw new CannotBuild('a step that is no number')
        return result
      }
      case 'round': {
        const { mode, unit } = roundingOf(e)
        return roundedTo(number(e.value), exactly(unit), mode)
      }
      case 'bands':
        return tableOf(e, number, mustHold)
      case 'limited':
        return limited(e)
      default:
        // what no metric moves is computed once for each person and moment, by the reference evaluator
        if (!moves(e)) return numberIn({ what: 'fixed', expression: e, reads, as: 'number' })
        throw new CannotBuild(WHY[e.kind] ?? `\`${e.kind}\``)
    }
  }

  const truth = (e: Expression): Truth => {
    if (!moves(e)) return truthIn({ what: 'fixed', expression: e, reads, as: 'truth' })
    switch (e.kind) {
      case 'compare':
        return compared(e.op, number(e.left), number(e.right))
      case 'and':
        return both(truth(e.left), truth(e.right))
      case 'or':
        return either(truth(e.left), truth(e.right))
      case 'not':
        return not(truth(e.value))
      case 'known':
        return number(e.value).known
      case 'if': {
        const when = condition(e.when)
        return either(both(when, truth(e.then)), both(not(when), truth(e.otherwise)))
      }
      default:
        throw new CannotBuild(WHY[e.kind] ?? `\`${e.kind}\` as a condition`)
    }
  }

  const condition = (e: Expression): Truth => (stillConditions ? builder(reads, site, STILL).truth(e) : truth(e))

  const attainment = ({ metric, basis, whenNoQuota }: Kind<'attainment'>): Fraction => {
    const quota = numberIn({ what: 'quota', metric, basis, reads })
    const reached = quotient(metricOf(metric), quota)
    if (whenNoQuota === null || !/\d/.test(whenNoQuota)) return { ...reached, known: both(reached.known, quota.known) }
    return choose(quota.known, reached, literal(exactly(whenNoQuota)))
  }

  /** A limit on the magnitude: the sign stays (semantics 7). */
  const limited = (e: Kind<'limited'>): Fraction => {
    const [value, bounded] = [number(e.value), number(e.bound)]
    const zero = literal(ratio(0n))
    const nearer = e.limit === 'cap' ? least : greatest
    const above = isBelow(zero, value, false)
    const under = isBelow(value, zero, false)
    const kept = choose(above, nearer(value, bounded), choose(under, negated(nearer(negated(value), bounded)), value))
    return choose(bounded.known, kept, value)
  }

  return { number, truth }
}

const OPERATIONS = { add: sum, subtract: difference, multiply: product, divide: quotient } as const

/** What does not run as a program, in words. */
const WHY: Partial<Record<Expression['kind'], string>> = {
  each_row: 'a rate for each row',
  row_amount: 'a rate for each row',
  row_driver: 'a rate for each row',
  keyed: 'a table by text that a metric moves',
  pay: 'another part of pay',
  carried: 'what is carried over',
  each_period: 'what acts on each period',
  one_of: 'a list of values that a metric is compared with',
}
