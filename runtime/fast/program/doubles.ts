/** A program as JavaScript on doubles: exact where the bounds prove it, and otherwise aware of how far it may be off. */
import { doublesByClosures } from './closures.ts'
import { type Algebra, errorIn, UNIT } from './error.ts'
import { insideOf } from './exact.ts'
import { EXACT, isFixed, type Num, type RoundingMode, roundsExactly, roundsProduct, sizeOf, type Truth } from './number.ts'
import { EXACTLY, NEAR, OF_PRODUCT } from './rounding.ts'
import { mayWriteCode } from './written.ts'

/** Runs a program on the numbers from `base` on; NaN where doubles cannot tell, which big integers then do. */
export type DoubleRun = (inputs: Float64Array, base: number) => number

/**
 * The text of a function `(x, b)`: one line for each part, in order, no loops and no calls but of the rounding functions. Holds numbers and
 * names made here alone, nothing of what the plan says.
 */
export function textOf(result: Num): string {
  const { lines, whole } = writer((slot) => `x[b + ${slot}]`)
  const last = whole(result)
  return [...lines, `return ${last}`].join('\n')
}

/** Writes parts line by line, each once; `name` gives what stands for a part, after the lines that it needs. */
export interface Writer {
  readonly lines: readonly string[]
  readonly name: (part: Num | Truth) => string
  /** The same for a result, which gives up where doubles are not sure to hold the whole number. */
  readonly whole: (part: Num) => string
}

/** How a text is written that is not a function of its own: how it names a number of the plan, and what it does where doubles cannot tell. */
export interface Style {
  readonly constant: (value: bigint) => string
  readonly giveUp: string
}

const PLAIN: Style = { constant: (value) => literal(value), giveUp: 'return NaN' }

/** A writer; `input` says where what is handed in stands. */
export function writer(input: (slot: number) => string, style: Style = PLAIN): Writer {
  const lines: string[] = []
  const names = new Map<Num | Truth, string>()
  const name = (part: Num | Truth): string => {
    const known = names.get(part)
    if (known !== undefined) return known
    if (part.kind === 'constant') return style.constant(part.value)
    if (part.kind === 'always' || part.kind === 'never') return String(part.kind === 'always')
    const inside = partsRead(part).map(name)
    const own = `v${names.size}`
    names.set(part, own)
    lines.push(...written(part, own, inside, input, style.giveUp))
    return own
  }
  // whole numbers that are less than a half apart are the same
  const whole = (part: Num): string => {
    const own = name(part)
    if (!part.exact) lines.push(`if (!(${errorOf(part, own)} < 0.5)) ${style.giveUp}`)
    return own
  }
  return { lines, name, whole }
}

const literal = (value: bigint): string => (value < 0n ? `(${Number(value)})` : String(Number(value)))

/** What a part is computed from: for a product that is rounded exactly its factors, and not what doubles make of it. */
function partsRead(part: Num | Truth): readonly (Num | Truth)[] {
  const factors = part.kind === 'round' && !roundsExactly(part.over, part.under) ? roundsProduct(part) : null
  return factors !== null && part.kind === 'round' ? [...factors, part.under] : insideOf(part)
}

/** The rules of errors as text. */
const TEXT: Algebra<string> = {
  none: '0',
  add: (a, b) => (a === '0' ? b : b === '0' ? a : `${a} + ${b}`),
  multiply: (a, b) => (a === '0' || b === '0' ? '0' : `${bracketed(a)} * ${bracketed(b)}`),
  larger: (a, b) => `max(${a}, ${b})`,
  size: (a) => `abs(${a})`,
  choose: (when, then, otherwise) => `${when} ? ${then} : ${otherwise}`,
  units: (size) => `${size} * ${UNIT}`,
}
const bracketed = (text: string): string => (text.includes(' + ') ? `(${text})` : text)

function written(
  part: Num | Truth,
  own: string,
  [a = '', b = '', c = '']: readonly string[],
  input: (slot: number) => string,
  giveUp: string,
): string[] {
  const is = (text: string): string => `const ${own} = ${text}`
  /** The number, and beside it how far it may be off where doubles do not hold it exactly. */
  const off = (number: Num, text: string): string[] => {
    if (number.exact) return [is(text)]
    const names = [a, b, c]
    const inside = insideOf(number).map((one, i) => ({ value: names[i] ?? '', error: 'exact' in one ? errorOf(one, names[i] ?? '') : '0' }))
    return [is(text), `const ${own}e = ${errorIn(number, own, inside, TEXT)}`]
  }
  switch (part.kind) {
    case 'input':
      return off(part, input(part.slot))
    case 'flag':
      return [is(`${input(part.slot)} !== 0`)]
    case 'add':
    case 'subtract': {
      const sign = part.kind === 'add' ? '+' : '-'
      return off(part, `${a} ${sign} ${b}`)
    }
    case 'multiply':
      return off(part, `${a} * ${b}`)
    case 'minimum':
    case 'maximum': {
      const sign = part.kind === 'minimum' ? '<' : '>'
      return off(part, `${a} ${sign} ${b} ? ${a} : ${b}`)
    }
    case 'pick':
      // a choice of the plan's numbers depends on the person: it is computed, where a branch would often be guessed wrong
      return off(part, isComputed(part) ? `${c} + (${b} - ${c}) * +${a}` : `${a} ? ${b} : ${c}`)
    case 'and':
      return [is(`${a} && ${b}`)]
    case 'or':
      return [is(`${a} || ${b}`)]
    case 'not':
      return [is(`!${a}`)]
    case 'below': {
      if (part.left.exact && part.right.exact) return [is(`${a} ${part.orSame ? '<=' : '<'} ${b}`)]
      const margin = `(${errorOf(part.left, a)} + ${errorOf(part.right, b)}) * 1.01`
      return [`const ${own}d = ${a} - ${b}`, `if (abs(${own}d) <= ${margin}) ${giveUp}`, is(`${own}d < 0`)]
    }
    case 'round': {
      const { over, under, mode } = part
      if (roundsExactly(over, under)) return [is(`${mode}(${a}, ${b})`)]
      if (roundsProduct(part) !== null) return [is(`product_${mode}(${a}, ${b}, ${c})`)]
      const near = `near_${mode}(${a}, ${errorOf(over, a)}, ${b}, ${errorOf(under, b)})`
      return [is(near), `if (${own} !== ${own}) ${giveUp}`]
    }
    case 'constant':
    case 'always':
    case 'never':
      return [] // written where they are used
    default: {
      const never: never = part
      return never
    }
  }
}

/** Whether doubles hold the difference of the two numbers of the plan that are chosen from. */
const isComputed = (part: Extract<Num, { kind: 'pick' }>): boolean => isFixed(part) && 2n * sizeOf(part) <= EXACT

/** How far a number may be off, as text. */
function errorOf(part: Num, name: string): string {
  if (part.exact) return '0'
  return part.kind === 'constant' ? String(Number(sizeOf(part)) * UNIT) : `${name}e`
}

/**
 * What the text of a function returns, with the rounding functions in reach. The texts come from `writer` and hold numbers and names made here
 * alone, nothing of the plan's own words: so no plan can run code.
 */
export function functionOf<F>(text: string): F {
  const modes = Object.keys(EXACTLY) as RoundingMode[]
  const names = ['', 'product_', 'near_'].flatMap((how) => modes.map((mode) => `${how}${mode}`))
  const functions = [EXACTLY, OF_PRODUCT, NEAR].flatMap((how) => modes.map((mode) => how[mode]))
  return new Function('abs', 'max', ...names, text)(Math.abs, Math.max, ...functions) as F
}

/** The program as a function on doubles; where no code may be written, the same step by step. */
export const inDoubles = (result: Num): DoubleRun =>
  mayWriteCode() ? functionOf<DoubleRun>(`return (x, b) => {\n${textOf(result)}\n}`) : stepByStep(result)

function stepByStep(result: Num): DoubleRun {
  const run = doublesByClosures([result])
  const out = new Float64Array(1)
  return (inputs, base) => (run((slot) => inputs[base + slot] ?? 0, out) ? (out[0] ?? 0) : Number.NaN)
}
