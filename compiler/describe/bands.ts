/** A rate table as sentences and as a small table. */
import { compare } from '../../runtime/exact/ratio.ts'
import type { BandLine, Driver, Pay, Plan, Rate } from '../plan.ts'
import { literalNumber } from './cell.ts'
import { metricLabel, sayExpression } from './expression.ts'
import { withThe } from './words.ts'

export type Table = Extract<Rate, { kind: 'table' }>
type Mode = Table['mode']
type Filled = BandLine & { readonly cell: NonNullable<BandLine['cell']> }

/** One step between its ends, each as words without `of quota`; null where it is open. */
export interface Step {
  readonly low: { readonly words: string; readonly includes: boolean } | null
  readonly high: { readonly words: string; readonly includes: boolean } | null
  readonly line: Filled
}

const opensBelow = ({ side }: BandLine): boolean => side === 'below' || side === 'up_to'

function inOrder(a: BandLine, b: BandLine): number {
  if (opensBelow(a) !== opensBelow(b)) return opensBelow(a) ? -1 : 1
  const [left, right] = [literalNumber(a.bound), literalNumber(b.bound)]
  return (left === undefined || right === undefined ? 0 : compare(left, right)) || Number(a.side === 'above') - Number(b.side === 'above')
}

const isFilled = (line: BandLine): line is Filled => line.cell !== null && !line.continues

/** The steps of a table from the lowest to the highest, whatever the order of its text. */
export function stepsOf(bands: readonly BandLine[], plan: Plan): Step[] {
  const lines = bands.filter(isFilled).toSorted(inOrder)
  return lines.map((line, i) => {
    const next = lines[i + 1]
    const words = sayExpression(line.bound, plan)
    if (opensBelow(line)) return { low: null, high: { words, includes: line.side === 'up_to' }, line }
    const high = next === undefined ? null : { words: sayExpression(next.bound, plan), includes: next.side === 'above' }
    return { low: { words, includes: line.side !== 'above' }, high, line }
  })
}

/** What the bounds are parts of: `of quota`, `of Sales`. */
export function noun(driver: Driver, pay: Pay, plan: Plan): string {
  const label = metricLabel(driver.metric, plan)
  if (driver.kind === 'pay') return 'of what it pays'
  if (driver.kind === 'measure') return `of ${label}`
  return driver.metric === pay.metric ? 'of quota' : `of ${withThe(label)} quota`
}

const isZero = (words: string): boolean => /^\D?0%?$/.test(words)

/** The slice of a graduated table: `up to 80% of quota`, `from 80% to 100%`, `from 100% on`. */
function saySlice({ low, high }: Step, of: string): string {
  if (low === null || isZero(low.words)) return high === null ? `from ${low?.words ?? 'the first'} on` : `up to ${high.words} ${of}`
  return high === null ? `from ${low.words} on` : `from ${low.words} to ${high.words}`
}

/** A step that is reached or not: every bound says on which side it falls. */
function sayReached({ low, high }: Step, of: string): string {
  if (low !== null && high !== null && low.words === high.words) return `exactly ${low.words} ${of}`
  const upper = high === null ? '' : `${high.includes ? 'at most' : 'under'} ${high.words}`
  if (low === null || (isZero(low.words) && high !== null)) return `${upper} ${of}`
  const lower = `${low.includes ? 'at least' : 'over'} ${low.words}`
  return high === null ? `${lower} ${of}` : `${lower}, ${upper} ${of}`
}

function sayPoint({ low, high, line }: Step, of: string): string {
  if (low === null) return `below ${high?.words ?? ''} ${of}`
  return line.side === 'from' ? `from ${low.words} ${of} on` : `at ${low.words} ${of}`
}

/** Where a step lies, in the words of its table's mode. */
export function sayStep(step: Step, mode: Mode, of: string): string {
  switch (mode) {
    case 'graduated':
      return saySlice(step, of)
    case 'retroactive':
      return sayReached(step, of)
    case 'interpolated':
      return sayPoint(step, of)
    default: {
      const never: never = mode
      return never
    }
  }
}

const amounts = (bands: readonly BandLine[]): boolean => bands.some(({ cell }) => cell?.kind === 'amount')

/** How the steps of a table work together. */
export function sayMode({ mode, bands, driver }: Table): string {
  if (driver.kind === 'pay') return 'The rate rises with what this part has paid so far; each rate pays only for the part that falls in it:'
  if (mode === 'graduated') return 'Each step pays only for the part that falls in it:'
  if (mode === 'interpolated') return 'Between two points your pay rises in a straight line:'
  return amounts(bands) ? 'The step you reach sets what you earn:' : 'The step you reach sets the rate for everything, from the first on:'
}

/** The column heads of a table: where a step lies, and what it pays. */
export const heads = (mode: Mode): string[] => [mode === 'interpolated' ? 'Point' : 'Step', 'Pays']
