/** Steps as a list of functions over blocks of rows: programs without written code. */
import type { Ints } from '../../columns/growing.ts'
import { roundedExactly } from '../program/number.ts'
import { BLOCK, bigs, doubles, ON_BIGS, ON_DOUBLES, pickDoubles, roundDoubles } from './block-steps.ts'
import { holdsBigs, type Numbers } from './job.ts'
import type { Layout, Read } from './layout.ts'
import { isBig, type Step, type Steps } from './steps.ts'

/** Works out `rows` rows from `from` on. */
export type Fill = (from: number, rows: number) => void

/** The numbers of steps for one block of rows. */
export interface Filled {
  /** To be run in order for each block. */
  readonly fills: Fill[]
  /** Where a step's numbers stand after that. */
  readonly doublesOf: (step: number) => Float64Array
  readonly bigsOf: (step: number) => readonly bigint[]
}

/** How a step is worked out. */
const inBigs = (step: Step): boolean => isBig('works' in step ? step.works : step.as)

/** All steps as fills. Numbers that are wanted in another form than they are worked out in are put in that form, once a block. */
export function fillsOf({ steps }: Steps, layout: Layout): Filled {
  const fills: Fill[] = []
  const inDoubles = new Map<number, Float64Array>()
  const inBig = new Map<number, bigint[]>()
  const doublesOf = (at: number): Float64Array => {
    const known = inDoubles.get(at)
    if (known !== undefined) return known
    const [own, from] = [new Float64Array(BLOCK), inBig.get(at) ?? []]
    inDoubles.set(at, own)
    fills.push((_, rows) => doubles((i) => Number(from[i]), own, rows))
    return own
  }
  const bigsOf = (at: number): bigint[] => {
    const known = inBig.get(at)
    if (known !== undefined) return known
    const [own, from] = [Array.from({ length: BLOCK }, () => 0n), inDoubles.get(at) ?? new Float64Array()]
    inBig.set(at, own)
    fills.push((_, rows) => bigs((i) => BigInt(from[i] ?? 0), own, rows))
    return own
  }

  steps.forEach((step, at) => {
    // a comparison is worked out on what it compares, and is itself 0 or 1
    if (inBigs(step) && step.op !== 'below') {
      const out = Array.from({ length: BLOCK }, () => 0n)
      const fill = bigFill(step, out)
      inBig.set(at, out)
      fills.push(fill)
    } else {
      const out = new Float64Array(BLOCK)
      const fill = doubleFill(step, out)
      inDoubles.set(at, out)
      fills.push(fill)
    }
  })
  return { fills, doublesOf, bigsOf }

  function bigFill(step: Step, out: bigint[]): Fill {
    switch (step.op) {
      case 'constant':
        out.fill(step.value)
        return () => undefined
      case 'number': {
        const numberAt = numbersOf(layout, layout.reads[step.slot])
        return (from, rows) => bigs((i) => BigInt(numberAt(from + i)), out, rows)
      }
      case 'mask': {
        const [when, value] = [doublesOf(step.when), bigsOf(step.value)]
        return (_, rows) => bigs((i) => (when[i] === 0 ? 0n : (value[i] ?? 0n)), out, rows)
      }
      case 'pick': {
        const [when, then, otherwise] = [doublesOf(step.when), bigsOf(step.then), bigsOf(step.otherwise)]
        return (_, rows) => bigs((i) => (when[i] === 0 ? otherwise[i] : then[i]) ?? 0n, out, rows)
      }
      case 'round': {
        const [over, under] = [bigsOf(step.over), bigsOf(step.under)]
        return (_, rows) => bigs((i) => roundedExactly(over[i] ?? 0n, under[i] ?? 0n, step.mode), out, rows)
      }
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'minimum':
      case 'maximum': {
        const [a, b, operation] = [bigsOf(step.left), bigsOf(step.right), ON_BIGS[step.op]]
        return (_, rows) => bigs((i) => operation(a[i] ?? 0n, b[i] ?? 0n), out, rows)
      }
      case 'flag':
      case 'below':
      case 'and':
      case 'or':
      case 'not':
        return () => undefined // conditions are doubles
      default: {
        const never: never = step
        return never
      }
    }
  }

  function doubleFill(step: Step, out: Float64Array): Fill {
    switch (step.op) {
      case 'constant':
        out.fill(Number(step.value))
        return () => undefined
      case 'number':
      case 'flag':
        return readFill(layout, layout.reads[step.slot], out)
      case 'pick': {
        const [when, then, otherwise] = [doublesOf(step.when), doublesOf(step.then), doublesOf(step.otherwise)]
        return (_, rows) => pickDoubles(when, then, otherwise, out, rows)
      }
      case 'round': {
        const [over, under] = [doublesOf(step.over), doublesOf(step.under)]
        return (_, rows) => roundDoubles(step.mode, over, under, out, rows)
      }
      case 'not': {
        const value = doublesOf(step.value)
        return (_, rows) => doubles((i) => 1 - (value[i] ?? 0), out, rows)
      }
      case 'below': {
        if (isBig(step.works)) {
          const [a, b] = [bigsOf(step.left), bigsOf(step.right)]
          return (_, rows) => doubles((i) => Number((a[i] ?? 0n) < (b[i] ?? 0n) || (step.orSame && a[i] === b[i])), out, rows)
        }
        const [a, b] = [doublesOf(step.left), doublesOf(step.right)]
        return (_, rows) => ON_DOUBLES[step.orSame ? 'same or below' : 'below'](a, b, out, rows)
      }
      case 'mask': {
        const [when, value] = [doublesOf(step.when), doublesOf(step.value)]
        return (_, rows) => ON_DOUBLES.mask(when, value, out, rows)
      }
      case 'add':
      case 'subtract':
      case 'multiply':
      case 'minimum':
      case 'maximum':
      case 'and':
      case 'or': {
        const [a, b] = [doublesOf(step.left), doublesOf(step.right)]
        return (_, rows) => ON_DOUBLES[step.op](a, b, out, rows)
      }
      default: {
        const never: never = step
        return never
      }
    }
  }
}

/** A number by row. */
function numbersOf({ columns, tables }: Layout, read: Read | undefined): (row: number) => number | bigint {
  if (read?.what === 'number') {
    const column = columns[read.column] ?? []
    return (row) => column[row] ?? 0
  }
  if (read?.what !== 'looked up') return () => 0
  const [codes, table] = [columns[read.column] ?? [], tables[read.table] ?? []]
  return (row) => table[Number(codes[row] ?? 0)] ?? 0
}

/** What is read for a slot, as doubles. */
function readFill({ columns, bits, tables }: Layout, read: Read | undefined, out: Float64Array): Fill {
  switch (read?.what) {
    case 'number': {
      const column = doubleColumn(columns[read.column] ?? [])
      return (from, rows) => out.set(column.subarray(from, from + rows))
    }
    case 'there': {
      const gaps = bits[read.bits] ?? new Uint8Array()
      return (from, rows) => doubles((i) => (((gaps[(from + i) >> 3] ?? 0) >> ((from + i) & 7)) & 1) ^ 1, out, rows)
    }
    case 'looked up':
    case 'condition': {
      const [codes, all] = [doubleColumn(columns[read.column] ?? []), doubleColumn(tables[read.table] ?? [])]
      const table = Float64Array.from(all, (one) => (read.what === 'condition' ? (one >> read.bit) & 1 : one))
      const block = new Int32Array(BLOCK)
      return (from, rows) => {
        block.set(codes.subarray(from, from + rows))
        doubles((i) => table[block[i] ?? 0] ?? 0, out, rows)
      }
    }
    case undefined:
      return () => undefined
    default: {
      const never: never = read
      return never
    }
  }
}

/** Numbers whose bounds doubles hold, as such. */
const doubleColumn = (column: Numbers): Ints => (holdsBigs(column) ? Float64Array.from(column, Number) : column)
