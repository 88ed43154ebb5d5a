/** Which steps stand inside of the one that reads them, so that a query does what an analyst would write as one: join, choose, calculate, add up. */
import type { Program, Step } from '../../relational/program/ir.ts'
import { columnsIn, partsOf } from '../../relational/program/parts.ts'
import type { Condition, Scalar } from '../../relational/program/scalar.ts'
import { readsOf } from './reads.ts'

/** What a column of a step is, as it is written where the step stands inside of another. */
type Written = 'column' | 'literal' | 'made' | 'divided'

/** A step with what stands inside of it. */
interface Seen {
  readonly step: Step
  readonly cells: ReadonlyMap<string, Written>
  /** Whether it is grouped, or a window over other rows: then only calculations can be written around it. */
  readonly isClosed: boolean
  /** How many steps are written in it, itself included. */
  readonly size: number
}

/** So many steps are written as one query at most. */
const MOST = 8

/** The names of the steps that stand inside of the only one that reads them. Held steps, and ledgers, are tables. */
export function insideOf({ steps, outputs, bounds, checks, warnings }: Program): ReadonlySet<string> {
  const held = new Set([...Object.values(outputs), ...[...bounds, ...checks, ...warnings].map(({ step }) => step)])
  const readers = new Map<string, number>()
  for (const name of steps.flatMap(readsOf)) readers.set(name, (readers.get(name) ?? 0) + 1)
  const seen = new Map<string, Seen>()
  const inside = new Set<string>()
  for (const step of steps) {
    let size = 1
    for (const name of readsOf(step)) {
      const before = seen.get(name)
      if (before === undefined || readers.get(name) !== 1 || held.has(name) || !fits(before, step, name) || size + before.size > MOST)
        continue
      inside.add(name)
      size += before.size
    }
    const cellOf = (from: string, name: string): Written => (inside.has(from) ? (seen.get(from)?.cells.get(name) ?? 'made') : 'column')
    const isClosed =
      step.op === 'aggregate' || step.op === 'window' || readsOf(step).some((name) => inside.has(name) && seen.get(name)?.isClosed === true)
    seen.set(step.name, { step, cells: cellsOf(step, cellOf), isClosed, size })
  }
  return inside
}

/** Whether a step can be written inside of another that reads it under a name. */
function fits(before: Seen, step: Step, name: string): boolean {
  const { step: inner, cells, isClosed } = before
  if (inner.op === 'values' || inner.op === 'union') return false
  if (isClosed && !(step.op === 'select' && step.where === null)) return false
  const isSimple = [...cells.values()].every((one) => one === 'column' || one === 'literal')
  switch (step.op) {
    case 'select':
      if (isOtherClause(inner, step)) return false
      break
    case 'join':
      if (step.left === name) break
      // what is on the right of a join keeps its own rows together
      if (inner.op !== 'scan' && !(inner.op === 'select' && step.how === 'inner' && isSimple && before.size === 1)) return false
      break
    case 'union':
      return inner.op === 'select' && isSimple && before.size === 1
    case 'aggregate':
    case 'window':
      break
    default:
      return false
  }
  const { values, conditions } = usesOf(step, name)
  for (const [column, cell] of cells) {
    const [inValues, inConditions] = [values.get(column) ?? 0, conditions.get(column) ?? 0]
    const isKey = keysOf(step).includes(column)
    if (isKey && cell !== 'column') return false
    if (cell === 'column' || cell === 'literal') continue
    if (inValues + inConditions > 1) return false
    // a quotient is cut only where the rows have been chosen
    if (inConditions > 0 && (cell === 'divided' || isClosed)) return false
  }
  return true
}

/** A clause of the plan and the next keep a step each. */
const isOtherClause = (inner: Step, step: Step): boolean =>
  inner.op === 'select' &&
  inner.origin !== null &&
  step.origin !== null &&
  (inner.origin.span.file !== step.origin.span.file || inner.origin.span.start.line !== step.origin.span.start.line)

/** The columns by which rows are grouped, or put in order. */
const keysOf = (step: Step): readonly string[] =>
  step.op === 'aggregate' ? step.by : step.op === 'window' ? [...step.partition, ...step.order.map(({ of }) => of)] : []

function cellsOf(step: Step, cellOf: (from: string, name: string) => Written): ReadonlyMap<string, Written> {
  switch (step.op) {
    case 'values':
    case 'union':
    case 'scan':
      return new Map(step.columns.map(({ name }) => [name, 'column']))
    case 'select':
      return new Map(step.columns.map(({ column, value }) => [column.name, writtenAs(value, (name) => cellOf(step.from, name))]))
    case 'join':
      return new Map(step.columns.map(({ column, side, of }) => [column.name, cellOf(side === 'left' ? step.left : step.right, of)]))
    case 'aggregate':
    case 'window':
      return new Map(
        step.columns.map((one) => [one.column.name, one.does === 'by' || one.does === 'keep' ? cellOf(step.from, one.of) : 'made']),
      )
    default: {
      const never: never = step
      return never
    }
  }
}

function writtenAs(value: Scalar, cellOf: (name: string) => Written): Written {
  if (value.kind === 'column') return cellOf(value.name)
  if (value.kind === 'integer' || value.kind === 'text' || value.kind === 'null') return 'literal'
  return isDivided(value) || [...columnsIn(value)].some(({ name }) => cellOf(name) === 'divided') ? 'divided' : 'made'
}

interface Uses {
  readonly values: ReadonlyMap<string, number>
  readonly conditions: ReadonlyMap<string, number>
}

/** How often a step writes each column of what it reads under a name. */
function usesOf(step: Step, name: string): Uses {
  const [values, conditions] = [new Map<string, number>(), new Map<string, number>()]
  const add = (to: Map<string, number>, column: string): unknown => to.set(column, (to.get(column) ?? 0) + 1)
  switch (step.op) {
    case 'select':
      for (const { value } of step.columns) count(value, values)
      if (step.where !== null) count(step.where, conditions)
      break
    case 'join': {
      const side = step.left === name ? 'left' : 'right'
      for (const one of step.on) add(conditions, one[side])
      if (step.and !== null) count(step.and, conditions, side)
      for (const one of step.columns) if (one.side === side) add(values, one.of)
      break
    }
    case 'aggregate':
    case 'window':
      for (const one of step.columns) if ('of' in one) add(values, one.of)
      break
    default:
      break
  }
  return { values, conditions }
}

type Side = 'left' | 'right'

/** Counts how often the columns of one side, or of both, are written: what is rounded, divided or may be null is written twice. */
function count(whole: Scalar | Condition, uses: Map<string, number>, side?: Side, times = 1): void {
  if (whole.kind === 'column' && (side === undefined || whole.side === undefined || whole.side === side))
    uses.set(whole.name, (uses.get(whole.name) ?? 0) + times)
  const isTwice = divides(whole) || whole.kind === 'text_equals'
  for (const part of partsOf(whole)) count(part, uses, side, isTwice ? times * 2 : times)
}

const divides = ({ kind }: Scalar | Condition): boolean => kind === 'round' || kind === 'quotient'

/** Whether a value is divided somewhere in it. */
const isDivided = (whole: Scalar | Condition): boolean => divides(whole) || partsOf(whole).some(isDivided)
