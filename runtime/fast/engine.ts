/** A plan on files, by columns: read, refuse or answer; or say why only the reference evaluator can. */
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { showDay } from '../calendar/day.ts'
import { parsePeriod } from '../calendar/fiscal.ts'
import type { Columns } from '../columns/column.ts'
import type { Core } from '../core/core.ts'
import { shownKey } from '../data/order.ts'
import type { Data } from '../data/table.ts'
import { membersIn, pastLegacy, periodsAsked, raiseAlwaysKnown, worldOf } from '../evaluate/evaluate.ts'
import type { Person, Question } from '../evaluate/outcome.ts'
import { collectProblems } from '../evaluate/problems.ts'
import { wholeOf } from '../evaluate/versions.ts'
import type { World } from '../evaluate/world.ts'
import { checkExceptions } from '../exceptions/check.ts'
import { reachOf } from './apart/reach.ts'
import { type Store, storeOf } from './apart/stores.ts'
import { type Reached, withoutRows } from './apart/worlds.ts'
import { columnRecords, tableRecords } from './fit.ts'
import type { Means } from './kernel/sum-rows.ts'
import { type FastFiles, type ReadHeld, readHeld } from './read-held.ts'
import { onTheirLines } from './row-lines.ts'
import { withHeldRows } from './rows/held-lookup.ts'
import { type HeldRows, inTable } from './rows/held-rows.ts'
import type { HeldOf } from './rows/measured.ts'
import { type FastOutcome, runFast } from './run.ts'

/** An answer by columns. */
export interface FastAnswer {
  readonly kind: 'answer'
  readonly outcome: FastOutcome
  /** The records that are no columns. */
  readonly data: Data
  readonly columns: readonly Columns[]
  readonly people: readonly Person[]
  readonly payPeriods: readonly string[]
  readonly warnings: readonly Diagnostic[]
}

/** `unfit`: why the reference evaluator must answer; null where it has something to say about the question itself. `refused`: the data is, and nothing may be paid. */
export type FastRun =
  | FastAnswer
  | { readonly kind: 'unfit'; readonly because: string | null }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] }

const unfit = (because: string | null): FastRun => ({ kind: 'unfit', because })

/**
 * Answers a question by columns where the plan fits. `means` says how rows may be added up: on other threads, or without written code. `keepAll` keeps the columns that pay does not read too, for what identifies the data.
 * Findings are those of the reference evaluator.
 */
export function runByColumns(
  program: Core,
  files: FastFiles,
  question: Question,
  digitsOf: (currency: string) => number,
  keepAll: boolean,
  means: Means = {},
): FastRun {
  const core = wholeOf(program)
  const because = unfitFor(core, question)
  if (because !== undefined) return unfit(because)
  const read = readColumnsOf(core, files, question.asOf, digitsOf, keepAll)
  return read === undefined ? unfit(null) : runOnColumns(core, read, question, means)
}

/** What only the reference evaluator answers; null where it has something to say about the question itself. Undefined where columns can answer. */
function unfitFor(core: Core, question: Question): string | null | undefined {
  if ('problem' in parsePeriod(core.calendar, question.period)) return null
  if (question.closed !== undefined) return 'closed ledgers'
  return question.given === undefined ? undefined : 'figures that are stated outright'
}

/** Data that were read by columns, with what was found in them, and how a file is opened once more to say where something stands. */
export interface ReadColumns extends ReadHeld {
  readonly found: readonly Diagnostic[]
  readonly open: FastFiles['open']
}

/** Reads the data of a plan as known on a day. Undefined where a file of columns is not there. */
export function readColumnsOf(
  program: Core,
  files: FastFiles,
  asOf: Question['asOf'],
  digitsOf: (currency: string) => number,
  keepAll: boolean,
): ReadColumns | undefined {
  const core = wholeOf(program)
  const found: Diagnostic[] = []
  const read = readHeld(core, columnRecords(core), files, digitsOf, keepAll, (one) => void found.push(one), asOf)
  return read && { ...read, found, open: files.open }
}

/** Answers a question on data that were read before, also for another plan on the same records. */
export function runOnColumns(program: Core, read: ReadColumns, question: Question, means: Means = {}): FastRun {
  const core = wholeOf(program)
  const because = unfitFor(core, question)
  if (because !== undefined) return unfit(because)
  const asked = parsePeriod(core.calendar, question.period)
  if ('problem' in asked) return unfit(null)
  const { data, held, found, complete } = read
  if (!complete || hasErrors(found)) return { kind: 'refused', diagnostics: found }

  const trouble: Diagnostic[] = []
  const running = collectProblems((one) => trouble.push(one))
  const stated = worldOf(core, data, question, asked, running)
  const world = stated && { ...stated, lookup: withHeldRows(stated.lookup, held) }
  const inTime = world === undefined ? undefined : periodsAsked(world, asked, question)
  if (world === undefined || inTime === undefined || inTime.inside.length === 0) return unfit(null)
  if (pastLegacy(core, inTime.inside.at(-1), running)) return unfit(null)
  raiseAlwaysKnown(core, question, running)
  const heldOf = heldIn(world, held)
  const stores = core.credit.flatMap(({ record }) => {
    const own = heldOf(record)
    return own === undefined ? [] : [storeOf(own)]
  })
  checkExceptions(world, rowKeysOf(stores))
  const tables = tableRecords(core)
  const reached = stores.filter(({ record }) => !tables.has(record)).map((store) => reachedBy(world, store))
  const whole = withoutRows(world, reached)
  const outcome = runFast(whole, heldOf, reached, inTime, question.asOf === null ? '' : showDay(question.asOf), means)
  if (running.failed()) return { kind: 'refused', diagnostics: [...found, ...trouble] }
  const columns = [...held.values()].flatMap((one) => one.columns ?? [])
  return {
    kind: 'answer',
    outcome,
    data,
    columns,
    people: membersIn(whole, inTime.inside, new Set(outcome.earnings.map(({ payee }) => payee))),
    payPeriods: inTime.inside.map(({ label }) => label),
    warnings: [...found, ...onTheirLines(running.warnings(), columns, read.open)],
  }
}

/** Whom the rows of a record can count for is found out when it is first asked. */
function reachedBy(world: World, store: Store): Reached {
  let reach: ReturnType<typeof reachOf> | undefined
  return {
    store,
    reach: () => {
      reach ??= reachOf(world, store.held)
      return reach
    },
  }
}

/** The keys of a record's rows, as exceptions name them. */
const rowKeysOf =
  (stores: readonly Store[]) =>
  (record: string): ReadonlySet<string> | undefined => {
    const store = stores.find((one) => one.record === record)
    return store && new Set(Array.from({ length: store.count }, (_, place) => shownKey(store.rowAt(place).key)))
  }

/** Rows in columns, else those of tables. */
function heldIn({ core, data }: World, columns: ReadonlyMap<string, HeldRows>): HeldOf {
  const held = new Map(columns)
  for (const shape of core.records) {
    const table = data.tables.get(shape.name)
    if (table !== undefined && [core, ...core.amendments].some(({ credit }) => credit.some(({ record }) => record === shape.name)))
      held.set(shape.name, inTable(shape, table))
  }
  return (record) => held.get(record)
}
