/** Stage A: what the measures of a record add up, planned here, and run by a kernel in one pass over its rows (design: two stages). */
import type { CodeColumn, Columns, DayColumn } from '../../columns/column.ts'
import type { Measure } from '../../core/core.ts'
import type { World } from '../../evaluate/world.ts'
import type { Job, PersonMonths, Ran, RowValue } from '../kernel/job.ts'
import { type RowNumber, rowNumber } from '../kernel/row-number.ts'
import { type Means, sumRows } from '../kernel/sum-rows.ts'
import { constant, type Num, pick } from '../program/number.ts'
import { deciderOf } from './decide.ts'
import { type Frame, frameOf } from './frame.ts'
import { CannotCount, type RowInput, type RowPrograms, rowPrograms } from './row-program.ts'

/** A measure's sums by person and month, in whole numbers over `10^scale`. */
export interface Sums extends PersonMonths {
  readonly scale: number
}

/** What one pass over the rows gives. */
export interface RecordTotals {
  readonly frame: Frame
  /** By measure: its sum, and for a ratio what it is divided by. */
  readonly sums: ReadonlyMap<string, readonly Sums[]>
  /** Measures that are added up in another way, and why. */
  readonly left: ReadonlyMap<string, string>
  /** What a row adds to a measure that is a sum or a count, in whole numbers of the measure's scale; 0 where it does not count. */
  readonly added: ReadonlyMap<string, RowNumber>
  /** What is added up, with the bounds of one row, and the most rows that any one person has: together they bound every sum. */
  readonly addends: readonly Addend[]
  readonly mostRows: bigint
  readonly undated: number
  /** Rows of the plan's days that belong to nobody in the plan. */
  readonly outside: number
  /** What the kernel was asked, and which one ran. */
  readonly job: Job
  readonly ran: Ran
}

/** One thing to add up: what a row adds (over `10^scale`), where it counts at all. */
export interface Addend {
  readonly measure: string
  readonly scale: number
  readonly value: Num
}

/** What is added up for a measure: one sum, or two for a ratio. Throws CannotCount. */
function addendsOf(measure: Measure, programs: RowPrograms): readonly Addend[] {
  const { aggregate, where, scope, onCredit, name } = measure
  if (scope.population.kind !== 'person' || scope.dated !== null || measure.converted !== null)
    throw new CannotCount('a metric of other people, of another date or currency, or of rolling months')
  if (onCredit.factors.length > 0 || onCredit.cap !== null) throw new CannotCount('a factor or cap on credit')
  const counts = where === null ? ({ kind: 'always' } as const) : programs.truth(where)
  switch (aggregate.kind) {
    case 'sum':
      return [sumOf(aggregate.of)]
    case 'ratio':
      return [sumOf(aggregate.of), sumOf(aggregate.to)]
    case 'count':
      return [{ measure: name, scale: 0, value: pick(counts, constant(1n), constant(0n)) }]
    default:
      throw new CannotCount(`\`${aggregate.kind.replaceAll('_', ' ')}\``)
  }

  function sumOf(of: Parameters<RowPrograms['number']>[0]): Addend {
    const { over, under, scale, known } = programs.number(of)
    if (under !== null) throw new CannotCount('a division on every row')
    return { measure: name, scale, value: pick(counts, pick(known, over, constant(0n)), constant(0n)) }
  }
}

/**
 * Adds up the measures of a record in one pass over its rows; every sum is exact, whatever its size. Measures that are no sums of their rows
 * are left, with the reason.
 */
export function totalsOf(world: World, columns: Columns, owner: CodeColumn, day: DayColumn, means?: Means): RecordTotals {
  const { shape, count } = columns
  const frame = frameOf(world, owner)
  const programs = rowPrograms(columns, deciderOf(world, shape.name))
  const most = mostRows(owner, frame)
  const left = new Map<string, string>()
  const addends: Addend[] = []
  for (const measure of world.core.measures.filter(({ record }) => record === shape.name)) {
    try {
      addends.push(...addendsOf(measure, programs))
    } catch (problem) {
      if (!(problem instanceof CannotCount)) throw problem
      left.set(measure.name, problem.message)
    }
  }
  const inputs = programs.inputs.map((one) => rowValue(one, columns))
  const where = { ...frame, owner, day, people: frame.people.length }
  const job: Job = { rows: count, addends: addends.map(({ value }) => value), inputs, where, most }
  const summed = sumRows(job, means)
  const sums = new Map<string, Sums[]>()
  const added = new Map<string, RowNumber>()
  addends.forEach(({ measure, scale, value }, i) => {
    const one = summed.sums[i]
    if (one !== undefined) sums.set(measure, [...(sums.get(measure) ?? []), { ...one, scale }])
    if (!added.has(measure)) added.set(measure, rowNumber(value, inputs, most))
  })
  const { undated, outside, ran } = summed
  return { frame, sums, left, added, addends, mostRows: BigInt(most), undated, outside, job, ran }
}

/** The most rows that any one person has. */
function mostRows({ codes, texts }: CodeColumn, { personOf, people }: Frame): number {
  const byCode = new Int32Array(texts.length)
  for (let row = 0; row < codes.length; row += 1) byCode[codes[row] ?? 0] = (byCode[codes[row] ?? 0] ?? 0) + 1
  const byPerson = new Int32Array(people.length)
  byCode.forEach((rows, code) => {
    const person = personOf[code] ?? -1
    if (person >= 0) byPerson[person] = (byPerson[person] ?? 0) + rows
  })
  return byPerson.reduce((most, rows) => Math.max(most, rows), 0)
}

/** What a row program asks for, as a kernel reads it. */
export function rowValue(one: RowInput, { fields }: Columns): RowValue {
  const column = fields.get(one.field)
  switch (one.what) {
    case 'value':
      return { what: 'number', values: column?.kind === 'number' || column?.kind === 'big' || column?.kind === 'day' ? column.values : [] }
    case 'there':
      return { what: 'there', gaps: column?.gaps ?? new Uint8Array() }
    case 'table':
      return { what: 'table', codes: column?.kind === 'code' ? column.codes : new Uint8Array(), holds: one.holds }
    default: {
      const never: never = one
      return never
    }
  }
}
