/** Stage A: all rows of a record in one pass, into sums by person and fiscal month (design: two stages). */
import type { CodeColumn, Columns, DayColumn } from '../../columns/column.ts'
import type { Measure } from '../../core/core.ts'
import type { World } from '../../evaluate/world.ts'
import { functionOf, writer } from '../program/doubles.ts'
import { constant, EXACT, type Num, pick } from '../program/number.ts'
import { deciderOf } from './decide.ts'
import { type Frame, frameOf } from './frame.ts'
import { CannotCount, type RowInput, type RowPrograms, rowPrograms } from './row-program.ts'

/** A measure's sums by person and month: `values[person x months + month]`, each `/ 10^scale`. */
export interface Sums {
  readonly scale: number
  readonly values: Float64Array
  /** The most that any rows of one person together come to, with either sign: what `exact by proof` rests on. */
  readonly reach: bigint
}

/** What one pass over the rows gives. */
export interface Totals {
  readonly frame: Frame
  /** By measure: its sum, and for a ratio what it is divided by. */
  readonly sums: ReadonlyMap<string, readonly Sums[]>
  /** Measures that are no sums of their rows, and why. */
  readonly left: ReadonlyMap<string, string>
  /** What a row adds to a measure that is a sum or a count, in whole numbers of the measure's scale; 0 where it does not count. */
  readonly added: ReadonlyMap<string, (row: number) => number>
  /** What is added up, with the bounds of one row, and the most rows that any one person has: together they bound every sum. */
  readonly addends: readonly Addend[]
  readonly mostRows: bigint
  readonly undated: number
  /** Rows of the plan's days that belong to nobody in the plan. */
  readonly outside: number
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

/** What the loop reads: `gaps` of the day and the person, and for each input its numbers, or its table and the codes that look it up. */
interface Arrays {
  readonly day: ArrayLike<number>
  readonly dayGaps: ArrayLike<number>
  readonly owner: ArrayLike<number>
  readonly ownerGaps: ArrayLike<number>
  readonly inputs: readonly ArrayLike<number>[]
  readonly codes: readonly ArrayLike<number>[]
}

type Kernel = (rows: number, arrays: Arrays, frame: Frame, out: readonly Float64Array[]) => readonly [undated: number, outside: number]

/**
 * Adds up the measures of a record in one loop over its rows. Sums stay exact in doubles as long as what one row can add, times the most rows
 * of one person, stays below 2^53; measures for which that is not sure, and those that are no sums of their rows, are left, with the reason.
 */
export function totalsOf(world: World, columns: Columns, owner: CodeColumn, day: DayColumn): Totals {
  const { shape, count, fields } = columns
  const frame = frameOf(world, owner)
  const programs = rowPrograms(columns, deciderOf(world, shape.name))
  const most = BigInt(mostRows(owner, frame))
  const left = new Map<string, string>()
  const addends: Addend[] = []
  for (const measure of world.core.measures.filter(({ record }) => record === shape.name)) {
    try {
      const own = addendsOf(measure, programs)
      if (own.some(({ value }) => !value.exact || reachOf(value, most) > EXACT)) throw new CannotCount('sums that may pass 2^53')
      addends.push(...own)
    } catch (problem) {
      if (!(problem instanceof CannotCount)) throw problem
      left.set(measure.name, problem.message)
    }
  }
  const out = addends.map(() => new Float64Array(frame.people.length * frame.months))
  const codes = programs.inputs.map(({ field }) => {
    const column = fields.get(field)
    return column?.kind === 'code' ? column.codes : []
  })
  const inputs = programs.inputs.map((one) => arrayOf(one, columns))
  const arrays = { day: day.values, dayGaps: day.gaps ?? [], owner: owner.codes, ownerGaps: owner.gaps ?? [], inputs, codes }
  const [undated, outside] = kernel(addends, programs.inputs, day, owner)(count, arrays, frame, out)
  const sums = new Map<string, Sums[]>()
  addends.forEach(({ measure, scale, value }, i) => {
    const one: Sums = { scale, values: out[i] ?? new Float64Array(), reach: reachOf(value, most) }
    sums.set(measure, [...(sums.get(measure) ?? []), one])
  })
  const added = new Map(addends.map(({ measure, value }) => [measure, adder(value, programs.inputs, inputs, codes)] as const).reverse())
  return { frame, sums, left, added, addends, mostRows: most, undated, outside }
}

const reachOf = ({ low, high }: Num, rows: bigint): bigint => rows * (-low > high ? -low : high)

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

function arrayOf(one: RowInput, { fields }: Columns): ArrayLike<number> {
  if (one.what === 'table') return one.holds
  const column = fields.get(one.field)
  if (one.what === 'there') return column?.gaps ?? []
  return column?.kind === 'number' || column?.kind === 'day' ? column.values : []
}

/** Where what a row program asks for stands: in the arrays `c` and `k` by slot, at row `i`. */
const atRow =
  (inputs: readonly RowInput[]) =>
  (slot: number): string => {
    const what = inputs[slot]?.what
    if (what === 'table') return `c${slot}[k${slot}[i]]`
    return what === 'there' ? `(1 - ${bit(`c${slot}`)})` : `c${slot}[i]`
  }
const bit = (array: string): string => `(${array}[i >> 3] >> (i & 7) & 1)`
const named = (inputs: readonly RowInput[]): string[] =>
  inputs.map((_, slot) => `const c${slot} = inputs[${slot}], k${slot} = codes[${slot}]`)

/** What one row adds, as a function of the row. */
function adder(
  value: Num,
  inputs: readonly RowInput[],
  arrays: readonly ArrayLike<number>[],
  codes: readonly ArrayLike<number>[],
): (row: number) => number {
  const { lines, name } = writer(atRow(inputs))
  const result = name(value)
  const text = ['return (inputs, codes) => {', ...named(inputs), 'return (i) => {', ...lines, `return ${result}`, '}', '}'].join('\n')
  return functionOf<(inputs: readonly ArrayLike<number>[], codes: readonly ArrayLike<number>[]) => (row: number) => number>(text)(
    arrays,
    codes,
  )
}

/** The loop, written for these measures. Its text holds only numbers and names made here. */
function kernel(addends: readonly Addend[], inputs: readonly RowInput[], day: DayColumn, owner: CodeColumn): Kernel {
  const { lines, name } = writer(atRow(inputs))
  const added = addends.map(({ value }, i) => `o${i}[at] += ${name(value)}`)
  const text = [
    'return (rows, { day, dayGaps, owner, ownerGaps, inputs, codes }, { personOf, from, monthOf, months, member }, out) => {',
    'const days = monthOf.length',
    ...named(inputs),
    ...addends.map((_, i) => `const o${i} = out[${i}]`),
    'let undated = 0, outside = 0',
    'for (let i = 0; i < rows; i++) {',
    ...(day.gaps === null ? [] : [`if (${bit('dayGaps')} === 1) { undated++; continue }`]),
    'const d = day[i] - from',
    'if (d < 0 || d >= days) continue',
    owner.gaps === null ? 'const p = personOf[owner[i]]' : `const p = ${bit('ownerGaps')} === 1 ? -1 : personOf[owner[i]]`,
    'if (p < 0 || member[p * days + d] === 0) { outside++; continue }',
    'const at = p * months + monthOf[d]',
    ...lines,
    ...added,
    '}',
    'return [undated, outside]',
    '}',
  ].join('\n')
  return functionOf<Kernel>(text)
}
