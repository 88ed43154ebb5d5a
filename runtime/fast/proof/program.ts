/** A program's own bounds as a proof: nothing is computed here that did not choose how the program runs. */
import type { Expression } from '../../core/expression.ts'
import { everyPart } from '../../core/parts.ts'
import { pointed } from '../../exact/ratio.ts'
import type { Asked, Input, Program, Stage } from '../program/build.ts'
import { marginOf, type Worst, worstOf } from '../program/error.ts'
import { EXACT, type Num, roundsExactly, roundsProduct, sizeOf } from '../program/number.ts'
import { type Comparison, partsByStep, type Rounding } from './parts.ts'
import type { FigureProof, ProgramProof, RoundingProof, StepProof } from './shape.ts'

/** What the numbers of a plan are in: its currency, and which metrics are money. */
export interface Units {
  readonly digits: number
  readonly isMoney: (metric: string) => boolean
}

/** What is proved of a program; `assumed`: its figures are no data's, but whatever size was asked about. */
export function proofOf(program: Program, units: Units, assumed: boolean): ProgramProof {
  const parts = partsByStep(program)
  const worst = worstOf()
  return {
    figures: program.inputs.flatMap((one) => figureOf(one, units, assumed) ?? []),
    steps: program.steps.map((step, i) => stepOf(step, parts.steps[i]?.comparisons ?? [], units, assumed)),
    roundings: [
      ...program.steps.flatMap(({ id }, i) => (parts.steps[i]?.roundings ?? []).map((one) => roundingOf(one, id, worst))),
      ...parts.pay.roundings.map((one) => roundingOf(one, null, worst)),
    ],
  }
}

function figureOf({ asked, range, scale }: Input, units: Units, assumed: boolean): FigureProof | undefined {
  if (range === null) return undefined
  const money = isMoney(asked, units)
  const decimals = scale + (money ? units.digits : 0)
  return {
    ...named(asked),
    money,
    decimals,
    least: assumed ? null : pointed(range.low, decimals),
    most: assumed ? null : pointed(range.high, decimals),
    divisor: range.under === null ? null : String(range.under),
    from: assumed ? 'assumed' : asked.what === 'moving' ? 'rows' : 'data',
  }
}

function isMoney(asked: Asked, units: Units): boolean {
  switch (asked.what) {
    case 'measure':
    case 'moving':
    case 'quota':
      return units.isMoney(asked.metric)
    case 'target':
    case 'worth':
      return true
    case 'fixed':
      return [...everyPart(asked.expression)].some((one) => (one.kind === 'field' || one.kind === 'literal') && one.unit.kind === 'money')
    default: {
      const never: never = asked
      return never
    }
  }
}

function named(asked: Asked): Pick<FigureProof, 'what' | 'name'> {
  switch (asked.what) {
    case 'measure':
      return { what: 'metric', name: asked.metric }
    case 'moving':
      return { what: 'rows', name: asked.metric }
    case 'quota':
      return { what: 'quota', name: asked.metric }
    case 'target':
      return { what: 'target', name: '' }
    case 'worth':
      return { what: 'worth', name: asked.component }
    case 'fixed':
      return { what: 'fixed', name: fieldsIn(asked.expression) }
    default: {
      const never: never = asked
      return never
    }
  }
}

const fieldsIn = (e: Expression): string =>
  [...new Set([...everyPart(e)].flatMap((one) => (one.kind === 'field' ? [one.path.join('.')] : [])))].join(', ')

function stepOf({ id, label, value }: Stage, comparisons: readonly Comparison[], { digits }: Units, assumed: boolean): StepProof {
  const { over, under } = value
  const decimals = value.scale + digits
  const sides = comparisons.flatMap(({ left, right }) => [left, right])
  const largest = sides.reduce((most, one) => (sizeOf(one) > most ? sizeOf(one) : most), 0n)
  return {
    id,
    label,
    decimals,
    least: under === null && !assumed ? pointed(over.low, decimals) : null,
    most: under === null && !assumed ? pointed(over.high, decimals) : null,
    over: String(sizeOf(over)),
    under: under === null ? null : String(sizeOf(under)),
    how: over.exact && (under?.exact ?? true) ? 'exact' : 'watched',
    comparisons: comparisons.length,
    crossMultiplied: comparisons.filter(({ left, right }) => left.kind === 'multiply' || right.kind === 'multiply').length,
    compared: sides.length === 0 ? null : String(largest),
    comparedHow: sides.every(({ exact }) => exact) ? 'exact' : 'watched',
  }
}

function roundingOf(rounding: Rounding, step: string | null, worst: (part: Num) => Worst): RoundingProof {
  const { over, under, mode } = rounding
  const [above, below] = [worst(over), worst(under)]
  const relative = marginOf(1, above.relative, 1, below.relative)
  const least = Number(under.apart)
  const most = Number(sizeOf(rounding))
  const absolute = marginOf(most, above.error, least, Math.min(below.error, least * below.relative))
  const exact = roundsExactly(over, under) || roundsProduct(rounding) !== null
  return {
    step,
    mode,
    over: String(sizeOf(over)),
    under: String(sizeOf(under)),
    how: exact ? 'exact' : 'watched',
    relative: exact ? '0' : told(relative),
    worst: exact ? '0' : told(absolute),
  }
}

/** A positive number in three digits, never less than it is; null where nothing bounds it. */
function told(value: number): string | null {
  if (!Number.isFinite(value) || value < 0) return null
  return (value * 1.005).toExponential(2)
}

/** Whether every comparison of a program is one of doubles that are exact. */
export const comparesExactly = ({ steps }: ProgramProof): boolean => steps.every(({ comparedHow }) => comparedHow === 'exact')

/** Whether every number of a program is a double, and every rounding exact. */
export const isExact = ({ steps, roundings }: ProgramProof): boolean =>
  steps.every(({ how, comparedHow }) => how === 'exact' && comparedHow === 'exact') && roundings.every(({ how }) => how === 'exact')

/** The most that whole numbers of a scale may come to while doubles hold every one of them. */
export const roomAt = (scale: number): string => pointed(EXACT, scale)
