/** Steps as JavaScript without branches: a condition is all bits or none, and masks what it decides. */
import { holdsBigs } from './job.ts'
import type { Layout } from './layout.ts'
import { type Held, isBig, type Step, type Steps } from './steps.ts'

/** All bits where the bit of row `i` is not set, else none. */
export const thereAt = (bits: string): string => `((${bits}[i >> 3] >> (i & 7) & 1) - 1)`

/** One line for each step, about row `i` of the columns `c`, the bits `g` and the tables `t`; `result` names a step's number as it is wanted. */
export function linesOf(
  { steps }: Steps,
  { reads, columns, tables }: Layout,
): { lines: string[]; result: (at: number, wanted: Held) => string } {
  const lines: string[] = []
  const read = new Set<string>()
  /** A value that is read once a row, by its name. */
  const once = (name: string, text: string): string => {
    if (!read.has(name)) lines.push(`const ${name} = ${text}`)
    read.add(name)
    return name
  }
  const columnAt = (column: number): string => once(`x${column}`, `c${column}[i]`)
  const tableAt = (table: number, column: number): string => once(`y${table}_${column}`, `t${table}[${columnAt(column)}]`)
  const slotAt = (slot: number): string => {
    const one = reads[slot]
    switch (one?.what) {
      case 'number':
        return columnAt(one.column)
      case 'looked up':
        return tableAt(one.table, one.column)
      case 'there':
        return thereAt(`g${one.bits}`)
      case 'condition':
        return `${tableAt(one.table, one.column)} << ${31 - one.bit} >> 31`
      default:
        return '0'
    }
  }
  /** The number of a slot, in the form that its step is held in. */
  const numberAt = (slot: number, as: Held): string => {
    const one = reads[slot]
    const from = one?.what === 'number' ? columns[one.column] : one?.what === 'looked up' ? tables[one.table] : undefined
    const text = slotAt(slot)
    if (from === undefined || isBig(as) === holdsBigs(from)) return as === 'int32' ? `${text} | 0` : text
    return isBig(as) ? `BigInt(${text})` : `Number(${text})`
  }
  const result = (at: number, wanted: Held): string => operand(steps, at, wanted)
  steps.forEach((step, at) => {
    if (step.op === 'constant') return
    const text = textOfStep(step, result, slotAt, numberAt)
    lines.push(`const v${at} = ${text}`)
  })
  return { lines, result }
}

/** The names of what is read. */
export const namesOf = ({ columns, bits, tables }: Layout): string[] => [
  ...columns.map((_, i) => `const c${i} = columns[${i}]`),
  ...bits.map((_, i) => `const g${i} = bits[${i}]`),
  ...tables.map((_, i) => `const t${i} = tables[${i}]`),
]

/** A step's number as it is wanted. */
function operand(steps: readonly Step[], at: number, wanted: Held): string {
  const step = steps[at]
  if (step === undefined) return '0'
  const big = isBig(wanted)
  if (step.op === 'constant') {
    const value = step.as === 'bit' ? -step.value : step.value
    const text = big ? `${value}n` : String(Number(value))
    return value < 0n ? `(${text})` : text
  }
  if (isBig(step.as) === big) return `v${at}`
  return big ? `BigInt(v${at})` : `Number(v${at})`
}

function textOfStep(
  step: Step,
  operandOf: (at: number, held: Held) => string,
  slotAt: (slot: number) => string,
  numberAt: (slot: number, as: Held) => string,
): string {
  /** A result that was worked out wider than it is held. */
  const held = (text: string, works: Held): string => (isBig(works) && !isBig(step.as) ? `Number(${text})` : text)
  switch (step.op) {
    case 'constant':
      return ''
    case 'flag':
      return slotAt(step.slot)
    case 'number':
      return numberAt(step.slot, step.as)
    case 'add':
    case 'subtract': {
      const { left, right, works } = step
      const text = `${operandOf(left, works)} ${step.op === 'add' ? '+' : '-'} ${operandOf(right, works)}`
      return works === 'int32' ? `${text} | 0` : held(text, works)
    }
    case 'multiply': {
      const [a, b] = [operandOf(step.left, step.works), operandOf(step.right, step.works)]
      return step.works === 'int32' ? `Math.imul(${a}, ${b})` : held(`${a} * ${b}`, step.works)
    }
    case 'minimum':
    case 'maximum': {
      const [a, b] = [operandOf(step.left, step.works), operandOf(step.right, step.works)]
      return held(`(${a} ${step.op === 'minimum' ? '<' : '>'} ${b} ? ${a} : ${b})`, step.works)
    }
    case 'mask': {
      const [when, value] = [operandOf(step.when, 'bit'), operandOf(step.value, step.as)]
      if (isBig(step.as)) return `${when} ? ${value} : 0n`
      return step.as === 'double' ? `${value} * (${when} & 1)` : `${value} & ${when}`
    }
    case 'pick':
      return `${operandOf(step.when, 'bit')} ? ${operandOf(step.then, step.as)} : ${operandOf(step.otherwise, step.as)}`
    case 'round': {
      const { over, under, mode, works } = step
      const parts = `${operandOf(over, works)}, ${operandOf(under, works)}`
      return isBig(works) ? held(`round.exactly(${parts}, '${mode}')`, works) : `round.inDoubles.${mode}(${parts})`
    }
    case 'below': {
      const [a, b] = [operandOf(step.left, step.works), operandOf(step.right, step.works)]
      if (step.works === 'int32') return step.orSame ? `~(${b} - ${a} >> 31)` : `${a} - ${b} >> 31`
      return `${a} ${step.orSame ? '<=' : '<'} ${b} ? -1 : 0`
    }
    case 'and':
      return `${operandOf(step.left, 'bit')} & ${operandOf(step.right, 'bit')}`
    case 'or':
      return `${operandOf(step.left, 'bit')} | ${operandOf(step.right, 'bit')}`
    case 'not':
      return `~${operandOf(step.value, 'bit')}`
    default: {
      const never: never = step
      return never
    }
  }
}
