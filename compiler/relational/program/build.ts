/** How the steps of a program are put together: relations with columns, each step added after those that it reads. */
import type { Origin } from '../../../runtime/core/origin.ts'
import type { Check, Column, Program, Step } from './ir.ts'
import { columnsOf } from './run.ts'
import type { Condition, Scalar } from './scalar.ts'

/** A step by its name, with its columns. */
export interface Relation {
  readonly name: string
  readonly columns: readonly Column[]
}

/** A program in the making. */
export interface Build {
  readonly inputs: Program['inputs']
  readonly steps: Step[]
  readonly checks: Check[]
  readonly bounds: Program['bounds']
  readonly warnings: Program['warnings']
  /** The chapters that are being written, the innermost last. */
  readonly chapters: string[]
}

export const startBuild = (): Build => ({ inputs: [], steps: [], checks: [], bounds: [], warnings: [], chapters: [] })

/** All that follows stands in this chapter, until another is opened. */
export function openChapter({ chapters }: Build, title: string): void {
  chapters.splice(0, chapters.length, title)
}

/** What is made in a chapter inside of another: its steps stand there. */
export function inChapter<T>({ chapters }: Build, title: string, make: () => T): T {
  chapters.push(title)
  try {
    return make()
  } finally {
    chapters.pop()
  }
}

/** What a step does, for people: its wanted name, plain words, and the clause of the plan. */
export interface Told {
  readonly name: string
  readonly says: string
  readonly origin: Origin | null
}

const LONGEST = 60

/** A name that every target takes, made of words of the plan or of this compiler. */
export function plainName(...words: readonly string[]): string {
  const text = words
    .join('_')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return (/^[a-z]/.test(text) ? text : `n_${text}`).slice(0, LONGEST - 4)
}

/** The wanted name, or it with a number where it is taken. */
export function freeName(taken: (name: string) => boolean, wanted: string): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted}_${n}`
    if (!taken(name)) return name
  }
}

type Without<S> = S extends Step ? Omit<S, 'chapter'> : never
/** A step that stands in no chapter yet. */
type Unplaced = Without<Step>

/** Adds a step under its name, or that with a number where it is taken. */
function add(build: Build, step: Unplaced): Relation {
  const taken = (name: string): boolean => [...build.steps, ...build.inputs].some((one) => one.name === name)
  const named: Step = { ...step, name: freeName(taken, plainName(step.name)), chapter: build.chapters.at(-1) ?? null }
  build.steps.push(named)
  return { name: named.name, columns: columnsOf(named) }
}

export function columnNamed({ name, columns }: Relation, wanted: string): Column {
  const column = columns.find((one) => one.name === wanted)
  if (column === undefined) throw new Error(`\`${name}\` has no column \`${wanted}\``)
  return column
}

export const int = (name: string, low: bigint, high: bigint, scale = 0): Column => ({
  name,
  type: 'int',
  low: String(low),
  high: String(high),
  scale,
  nullable: false,
})
export const text = (name: string): Column => ({ name, type: 'text', nullable: false })
export const nullable = (column: Column): Column => ({ ...column, nullable: true })
export const renamed = (column: Column, name: string): Column => ({ ...column, name })

export const column = (name: string, side?: 'left' | 'right'): Scalar =>
  side === undefined ? { kind: 'column', name } : { kind: 'column', name, side }
export const integer = (value: bigint | number): Scalar => ({ kind: 'integer', value: String(value) })
export const compare = (op: Extract<Condition, { kind: 'compare' }>['op'], left: Scalar, right: Scalar): Condition => ({
  kind: 'compare',
  op,
  left,
  right,
})
/** All of several conditions; null where there is none. */
export function allOf(...parts: readonly (Condition | null)[]): Condition | null {
  const [first, ...more] = parts.filter((part) => part !== null)
  return first === undefined ? null : more.length === 0 ? first : { kind: 'and', parts: [first, ...more] }
}
/** Whether a day lies between two others, both included. */
export const between = (day: Scalar, from: Scalar, to: Scalar): Condition => ({
  kind: 'and',
  parts: [compare('>=', day, from), compare('<=', day, to)],
})
export const isOne = (name: string): Condition => compare('=', column(name), integer(1))

/** One value where a condition holds, else another; a choice in that is one of the same. */
export const either = (when: Condition, then: Scalar, otherwise: Scalar): Scalar =>
  otherwise.kind === 'case'
    ? { kind: 'case', when: [{ if: when, then }, ...otherwise.when], otherwise: otherwise.otherwise }
    : { kind: 'case', when: [{ if: when, then }], otherwise }

/** A constant table, one row for each entry; columns that are whole numbers take the bounds of their cells. */
export function constants(
  build: Build,
  told: Told,
  names: readonly string[],
  rows: readonly (readonly (number | bigint | string)[])[],
): Relation {
  const columns = names.map((name, i): Column => {
    const cells = rows.map((row) => row[i] ?? '')
    if (cells.some((cell) => typeof cell === 'string')) return text(name)
    const numbers = cells.map(BigInt)
    const [low, high] = [
      numbers.reduce((a, b) => (a < b ? a : b), numbers[0] ?? 0n),
      numbers.reduce((a, b) => (a > b ? a : b), numbers[0] ?? 0n),
    ]
    return int(name, low, high)
  })
  return add(build, { ...told, op: 'values', columns, rows: rows.map((row) => row.map(String)) })
}

/** A table without rows. */
export const values = (build: Build, told: Told, columns: readonly Column[]): Relation =>
  add(build, { ...told, op: 'values', columns: [...columns], rows: [] })

export const scan = (build: Build, told: Told, input: string, columns: readonly Column[]): Relation =>
  add(build, { ...told, op: 'scan', input, columns: [...columns] })

/** All columns of a relation as they are, but those that are made anew. */
export const kept = ({ columns }: Relation, ...without: readonly string[]): { column: Column; value: Scalar }[] =>
  columns.filter(({ name }) => !without.includes(name)).map((one) => ({ column: one, value: column(one.name) }))

export function select(
  build: Build,
  told: Told,
  from: Relation,
  columns: readonly { column: Column; value: Scalar }[],
  where: Condition | null = null,
): Relation {
  return add(build, { ...told, op: 'select', from: from.name, where, columns: [...columns] })
}

export interface Matching {
  readonly how?: 'inner' | 'left'
  readonly on?: readonly { readonly left: string; readonly right: string }[]
  readonly and?: Condition | null
  /** Columns of the right that are taken, by their names or new ones; absent: all. */
  readonly take?: Readonly<Record<string, string>>
}

/** Each row of `left` beside rows of `right`: all columns of the left, and those that are taken of the right. */
export function join(
  build: Build,
  told: Told,
  left: Relation,
  right: Relation,
  { how = 'inner', on = [], and = null, take }: Matching,
): Relation {
  const taken = take ?? Object.fromEntries(right.columns.map(({ name }) => [name, name]))
  const own = left.columns.map((one) => ({ column: one, side: 'left' as const, of: one.name }))
  const theirs = Object.entries(taken).map(([of, name]) => {
    const one = renamed(columnNamed(right, of), name)
    return { column: how === 'left' ? nullable(one) : one, side: 'right' as const, of }
  })
  return add(build, { ...told, op: 'join', how, left: left.name, right: right.name, on: [...on], and, columns: [...own, ...theirs] })
}

type Aggregating = Extract<Step, { op: 'aggregate' }>['columns'][number]
export function aggregate(build: Build, told: Told, from: Relation, by: readonly string[], columns: readonly Aggregating[]): Relation {
  const groups = by.map((name): Aggregating => ({ column: columnNamed(from, name), does: 'by', of: name }))
  return add(build, { ...told, op: 'aggregate', from: from.name, by: [...by], columns: [...groups, ...columns] })
}

type Windowing = Extract<Step, { op: 'window' }>['columns'][number]
/** All rows with what their partition says, ordered upwards where nothing else is said. */
export function windowed(
  build: Build,
  told: Told,
  from: Relation,
  partition: readonly string[],
  order: readonly (string | { readonly of: string; readonly descending: boolean })[],
  columns: readonly Windowing[],
): Relation {
  const own = from.columns.map((one): Windowing => ({ column: one, does: 'keep', of: one.name }))
  return add(build, {
    ...told,
    op: 'window',
    from: from.name,
    partition: [...partition],
    order: order.map((one) => (typeof one === 'string' ? { of: one, descending: false } : one)),
    columns: [...own, ...columns],
  })
}

/** Rows of several relations with the columns of the first, which all have by their names; each whole number reaches as far as in any of them. */
export function union(build: Build, told: Told, ...from: readonly [Relation, ...Relation[]]): Relation {
  const columns = from[0].columns.map((one): Column => {
    const same = from.map((relation) => columnNamed(relation, one.name))
    const anyNull = same.some((each) => each.nullable)
    if (one.type === 'text') return { ...one, nullable: anyNull }
    const ints = same.flatMap((each) => (each.type === 'int' ? [each] : []))
    const lows = ints.map(({ low }) => BigInt(low))
    const highs = ints.map(({ high }) => BigInt(high))
    return {
      ...one,
      low: String(lows.reduce((a, b) => (a < b ? a : b))),
      high: String(highs.reduce((a, b) => (a > b ? a : b))),
      nullable: anyNull,
    }
  })
  const names = from.map(({ name }) => name)
  const [first, ...more] = names
  if (first === undefined) throw new Error('a union of nothing')
  return add(build, { ...told, op: 'union', from: [first, ...more], columns })
}

/** Stops the run for each row of a relation. */
export function stopAt(build: Build, { name }: Relation, says: string, code: string | null, shows: readonly string[]): void {
  build.checks.push({ step: name, says, code, shows: [...shows] })
}
