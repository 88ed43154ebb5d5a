/** What the rows of a standing run come to: counted once, and after a change counted again for the people whom it reaches. */
import type { RecordShape } from '../../core/record.ts'
import { knownRows } from '../../data/known.ts'
import type { Table } from '../../data/table.ts'
import type { Question } from '../../evaluate/outcome.ts'
import { collectProblems } from '../../evaluate/problems.ts'
import type { World } from '../../evaluate/world.ts'
import { emptyMemory, withoutCounts } from '../people/memory.ts'
import { EXACT } from '../program/number.ts'
import { type HeldRows, inColumns, inTable } from '../rows/held-rows.ts'
import type { HeldOf } from '../rows/measured.ts'
import { rowsStage, type Totals } from '../rows/stage.ts'
import type { Sums } from '../rows/totals.ts'
import type { Stood } from './by-programs.ts'
import { rowsReaching, tableOf } from './rows.ts'
import type { StandingRun } from './run.ts'

/** The rows of a run as the fast evaluator counts them. */
export function heldRows({ rows, question }: StandingRun): HeldOf {
  const held = new Map<string, HeldRows>()
  return (record) => {
    const own = rows.get(record)
    const known = held.get(record)
    if (own === undefined || known !== undefined) return known
    const { shape, read, changed } = own
    const made =
      read.columns !== null && changed.size === 0 ? inColumns(read.columns) : inTable(shape, knownOf(shape, tableOf(own), question))
    held.set(record, made)
    return made
  }
}

/** The rows that are known on the day of the question. */
const knownOf = (shape: RecordShape, table: Table, { asOf }: Question): Table => ({
  ...table,
  rows: knownRows(shape, table.rows, (row) => row, asOf),
})

/** Counts all rows of a run. What crediting finds wrong goes nowhere: the run has found it. */
function standOn(run: StandingRun): Stood {
  const world: World = { ...run.world, problems: collectProblems(() => undefined) }
  return { world, totals: rowsStage(world, heldRows(run)), memory: emptyMemory() }
}

/** What the rows of a run come to as they stand. */
export function stoodOf(run: StandingRun): Stood {
  const { stood, moved } = run
  if (stood === null) return standOn(run)
  return moved.size === 0 ? stood : standAgain(stood, run, moved)
}

/** The same after changes that reach some people alone: their rows are counted again, and nobody else's. */
function standAgain(stood: Stood, run: StandingRun, people: ReadonlySet<string>): Stood {
  const held = new Map(
    [...run.rows].map(
      ([record, own]) => [record, inTable(own.shape, knownOf(own.shape, rowsReaching(own, people, run.placeOf), run.question))] as const,
    ),
  )
  // what is computed of rows is remembered by world: other rows need another one
  const theirs = rowsStage({ ...stood.world }, (record) => held.get(record))
  const places = new Set([...people].flatMap((person) => stood.totals.frame.placeOf.get(person) ?? []))
  return { ...stood, totals: patched(stood.totals, theirs, places, people), memory: withoutCounts(stood.memory) }
}

/** Totals in which some people's are those of `theirs`. */
function patched(all: Totals, theirs: Totals, places: ReadonlySet<number>, people: ReadonlySet<string>): Totals {
  const sums = new Map<string, readonly Sums[]>()
  const worlds = new WeakMap<World, World>()
  const apart = (world: World): World => {
    const known = worlds.get(world) ?? { ...world }
    worlds.set(world, known)
    return known
  }
  for (const [name, own] of all.sums) {
    const again = theirs.sums.get(name)
    // where theirs are no whole numbers, the metric is read value by value
    if (again === undefined) continue
    sums.set(
      name,
      own.map((one, i) => joined(one, again[i] ?? one, places)),
    )
  }
  return {
    ...all,
    sums,
    value: (world, person, ...asked) =>
      people.has(person) ? theirs.value(apart(world), person, ...asked) : all.value(world, person, ...asked),
  }
}

/** Sums of all people, of which those of some are others; over the finer of both scales. */
function joined(all: Sums, theirs: Sums, places: ReadonlySet<number>): Sums {
  const scale = Math.max(all.scale, theirs.scale)
  const [one, their] = [rescaled(all, scale), rescaled(theirs, scale)]
  const [ones, others] = [one.inDoubles, their.inDoubles]
  return {
    scale,
    reach: one.reach > their.reach ? one.reach : their.reach,
    sum: (person, first, last) => (places.has(person) ? their : one).sum(person, first, last),
    inDoubles:
      ones === null || others === null
        ? null
        : (person, first, last) => (places.has(person) ? others(person, first, last) : ones(person, first, last)),
    cells: null,
  }
}

function rescaled(sums: Sums, scale: number): Sums {
  const digits = scale - sums.scale
  if (digits === 0) return sums
  const times = 10n ** BigInt(digits)
  const reach = sums.reach * times
  const { inDoubles } = sums
  return {
    scale,
    reach,
    sum: (person, first, last) => sums.sum(person, first, last) * times,
    inDoubles: inDoubles === null || reach > EXACT ? null : (person, first, last) => inDoubles(person, first, last) * Number(times),
    cells: null,
  }
}
