/** Operations on a block of rows: each goes over all of them before the next one does, so that none is looked up for each row. */
import type { RoundingMode } from '../program/number.ts'
import { ROUNDING } from './rounding.ts'

/** Rows of a block: what is worked out of them stays near the processor. */
export const BLOCK = 1024

type Operation = 'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum' | 'and' | 'or' | 'below' | 'same or below' | 'mask'

/** `out[i]` from `a[i]` and `b[i]`, for the first `rows`; conditions are 0 or 1. `mask` is `b` where `a` holds, else 0. */
export const ON_DOUBLES: Record<Operation, (a: Float64Array, b: Float64Array, out: Float64Array, rows: number) => void> = {
  add: (a, b, out, rows) => {
    for (let i = 0; i < rows; i += 1) out[i] = (a[i] ?? 0) + (b[i] ?? 0)
  },
  subtract: (a, b, out, rows) => {
    for (let i = 0; i < rows; i += 1) out[i] = (a[i] ?? 0) - (b[i] ?? 0)
  },
  multiply: (a, b, out, rows) => {
    for (let i = 0; i < rows; i += 1) out[i] = (a[i] ?? 0) * (b[i] ?? 0)
  },
  minimum: (a, b, out, rows) => {
    for (let i = 0; i < rows; i += 1) out[i] = Math.min(a[i] ?? 0, b[i] ?? 0)
  },
  maximum: (a, b, out, rows) => {
    for (let i = 0; i < rows; i += 1) out[i] = Math.max(a[i] ?? 0, b[i] ?? 0)
  },
  and: (a, b, out, rows) => {
    for (let i = 0; i < rows; i += 1) out[i] = (a[i] ?? 0) * (b[i] ?? 0)
  },
  or: (a, b, out, rows) => {
    for (let i = 0; i < rows; i += 1) out[i] = Math.max(a[i] ?? 0, b[i] ?? 0)
  },
  below: (a, b, out, rows) => {
    for (let i = 0; i < rows; i += 1) out[i] = (a[i] ?? 0) < (b[i] ?? 0) ? 1 : 0
  },
  'same or below': (a, b, out, rows) => {
    for (let i = 0; i < rows; i += 1) out[i] = (a[i] ?? 0) <= (b[i] ?? 0) ? 1 : 0
  },
  mask: (a, b, out, rows) => {
    for (let i = 0; i < rows; i += 1) out[i] = (a[i] ?? 0) * (b[i] ?? 0)
  },
}

/** The same of one number of a row, in big integers. */
export const ON_BIGS: Record<'add' | 'subtract' | 'multiply' | 'minimum' | 'maximum', (a: bigint, b: bigint) => bigint> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  minimum: (a, b) => (a < b ? a : b),
  maximum: (a, b) => (a > b ? a : b),
}

/** `otherwise` where the condition is 0. */
export function pickDoubles(when: Float64Array, then: Float64Array, otherwise: Float64Array, out: Float64Array, rows: number): void {
  for (let i = 0; i < rows; i += 1) out[i] = (when[i] === 0 ? otherwise[i] : then[i]) ?? 0
}

/** `over / under` rounded. */
export function roundDoubles(mode: RoundingMode, over: Float64Array, under: Float64Array, out: Float64Array, rows: number): void {
  const round = ROUNDING.inDoubles[mode]
  for (let i = 0; i < rows; i += 1) out[i] = round(over[i] ?? 0, under[i] ?? 0)
}

/** A function of big integers over a block. */
export function bigs(of: (i: number) => bigint, out: bigint[], rows: number): void {
  for (let i = 0; i < rows; i += 1) out[i] = of(i)
}

/** The same as doubles. */
export function doubles(of: (i: number) => number, out: Float64Array, rows: number): void {
  for (let i = 0; i < rows; i += 1) out[i] = of(i)
}
