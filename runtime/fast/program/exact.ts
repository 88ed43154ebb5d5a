/** A program run on big integers: every number exact, whatever its size. The last rung of the ladder, and what near ties fall back to. */
import { type Num, roundedExactly, type Truth } from './number.ts'

/** Runs a program on what is handed in; flags are 0 or 1. */
export type ExactRun = (inputs: readonly bigint[]) => bigint

/** The value of a number, as a function of what is handed in. Parts that are used twice are computed once. */
export function exactly(result: Num): ExactRun {
  const order: (Num | Truth)[] = []
  const places = new Map<Num | Truth, number>()
  const place = (part: Num | Truth): number => {
    const known = places.get(part)
    if (known !== undefined) return known
    for (const one of insideOf(part)) place(one)
    places.set(part, order.length)
    order.push(part)
    return order.length - 1
  }
  place(result)
  const steps = order.map((part) => {
    const at = insideOf(part).map((one) => places.get(one) ?? 0)
    return (values: readonly bigint[], inputs: readonly bigint[]): bigint => valueOf(part, inputs, (i) => values[at[i] ?? 0] ?? 0n)
  })
  return (inputs) => {
    const values: bigint[] = []
    for (const step of steps) values.push(step(values, inputs))
    return values.at(-1) ?? 0n
  }
}

/** What a number or condition is made of, in order. */
export function insideOf(part: Num | Truth): readonly (Num | Truth)[] {
  switch (part.kind) {
    case 'constant':
    case 'input':
    case 'always':
    case 'never':
    case 'flag':
      return []
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'minimum':
    case 'maximum':
    case 'and':
    case 'or':
    case 'below':
      return [part.left, part.right]
    case 'pick':
      return [part.when, part.then, part.otherwise]
    case 'round':
      return [part.over, part.under]
    case 'not':
      return [part.value]
    default: {
      const never: never = part
      return never
    }
  }
}

function valueOf(part: Num | Truth, inputs: readonly bigint[], at: (i: number) => bigint): bigint {
  const truth = (value: boolean): bigint => (value ? 1n : 0n)
  switch (part.kind) {
    case 'constant':
      return part.value
    case 'input':
    case 'flag':
      return inputs[part.slot] ?? 0n
    case 'always':
      return 1n
    case 'never':
      return 0n
    case 'add':
      return at(0) + at(1)
    case 'subtract':
      return at(0) - at(1)
    case 'multiply':
      return at(0) * at(1)
    case 'minimum':
      return at(0) < at(1) ? at(0) : at(1)
    case 'maximum':
      return at(0) > at(1) ? at(0) : at(1)
    case 'pick':
      return at(0) === 1n ? at(1) : at(2)
    case 'round':
      return roundedExactly(at(0), at(1), part.mode)
    case 'below':
      return truth(part.orSame ? at(0) <= at(1) : at(0) < at(1))
    case 'and':
      return at(0) & at(1)
    case 'or':
      return at(0) | at(1)
    case 'not':
      return 1n - at(0)
    default: {
      const never: never = part
      return never
    }
  }
}
