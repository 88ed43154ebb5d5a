/** Changed rows on a run that stands: whom they reach is computed again, and the lines that differ are told (semantics 9, law 4). */
import { type Diagnostic, hasErrors } from '../../../messages/diagnostic.ts'
import { shownKey } from '../../data/order.ts'
import { problemsInto } from '../../data/problems.ts'
import type { Data, Table } from '../../data/table.ts'
import { lookupOf } from '../../evaluate/lookup.ts'
import { peopleOf } from '../../evaluate/spans.ts'
import type { World } from '../../evaluate/world.ts'
import type { CreditLine, EarningLine, PaymentLine } from '../../ledger/lines.ts'
import { creditSheet, earningSheet, paymentSheet } from '../../write/sheets.ts'
import { inTable } from '../rows/held-rows.ts'
import { after, checkRows, type Step, stepsOf } from './check-changes.ts'
import { type Differing, differing } from './differ.ts'
import { sharedBy } from './judge.ts'
import { readChanges } from './read-changes.ts'
import { type Only, type Rerun, rerun, rowIn } from './rerun.ts'
import { reachedBy, rowsReaching, type StandingRows, standingRows, tableOf } from './rows.ts'
import { keyFieldOf, type Refused, type StandingRun } from './run.ts'

/** A file of changed rows of one record: its columns, and `change` with `added`, `changed` or `removed`. */
export interface ChangeFile {
  readonly record: string
  /** What findings call the file. */
  readonly file: string
  readonly bytes: Uint8Array
}

/** Who was computed again: some people, or everybody, and why. */
export interface Touched {
  /** In canonical order. */
  readonly people: readonly string[]
  /** Why everybody was; null: only the people whom the changed rows reach. */
  readonly everybody: string | null
  /** The pay periods that were computed again. */
  readonly payPeriods: readonly string[]
}

/** The run as it stands now, and what the change posts. */
export interface Changed {
  readonly run: StandingRun
  readonly touched: Touched
  readonly rows: { readonly added: number; readonly changed: number; readonly removed: number }
  readonly credits: Differing<CreditLine>
  readonly earnings: Differing<EarningLine>
  readonly payments: Differing<PaymentLine>
}

/**
 * Changes rows. The lines that go and come are those in which a full run before differs from a full run after, line for line; where periods
 * are closed these are the corrections that the first open period posts. Where the change would be refused, or the plan cannot be computed
 * with it, the findings are those of a full run and the run stands as it did.
 */
export function changeRows(run: StandingRun, { record, file, bytes }: ChangeFile): Changed | Refused {
  const { core, rest, rows, question, world, placeOf, digitsOf } = run
  const found: Diagnostic[] = []
  const problems = problemsInto((one) => found.push(one))
  const own = rows.get(record) ?? standingOfRest(run, record)
  if (own === undefined) return { diagnostics: found }
  const changes = readChanges(own.shape, file, bytes, { digitsOf, keyField: keyFieldOf(core.records), problems })
  const steps = stepsOf(own, changes, problems)
  const others = core.records.flatMap((shape) => {
    const table = rest.tables.get(shape.name)
    return shape.name === record || table === undefined ? [] : [{ shape, table }]
  })
  checkRows(own, steps, others, question.asOf, problems)
  problems.close()
  if (hasErrors(found)) return { diagnostics: found }

  const everybody = sharedBy(core, record) ?? null
  const people = [...placeOf.keys()]
  const touched = new Set<string>()
  const nows = steps.map(({ after: now, before, change }) => now ?? before ?? change.row)
  const befores = steps.map(({ before, change }) => before ?? change.row)
  const reaches = everybody === null ? reachedBy(world, own.shape, nows, placeOf) : nows.map(() => new Set<string>())
  if (everybody === null)
    for (const list of [reaches, reachedBy(world, own.shape, befores, placeOf)])
      for (const one of list) for (const person of one) touched.add(person)
  const then = after(own, steps, reaches)
  const next = rows.has(record) ? { ...run, rows: new Map(rows).set(record, then) } : withRest(run, tableOf(then))

  const only = everybody === null ? touched : null
  const tables = [run, next].map((one) => tablesOf(one, only))
  const among = only === null ? null : { people: only, rows: new Set(tables.flat().flatMap(keysOf)) }
  const [old, now] = [linesOf(run, tables[0] ?? [], among), linesOf(next, tables[1] ?? [], among)]
  if ('diagnostics' in old) return old
  if ('diagnostics' in now) return now
  // what the rows come to is counted again when it is asked for: what a change posts does not need it
  const counted = only === null ? { stood: null, moved: NOBODY } : { stood: run.stood, moved: new Set([...run.moved, ...only]) }
  return {
    run: { ...next, ...counted },
    touched: {
      people: people.filter((person) => only === null || only.has(person)),
      everybody,
      payPeriods: now.payPeriods,
    },
    rows: countOf(steps),
    credits: differing(creditSheet, old.credits, now.credits),
    earnings: differing(earningSheet(core), old.earnings, now.earnings),
    payments: differing(paymentSheet, old.payments, now.payments),
  }
}

const NOBODY: ReadonlySet<string> = new Set()

/** The rows of a run, or those that can count for some people. */
const tablesOf = ({ rows, placeOf }: StandingRun, only: ReadonlySet<string> | null): Table[] =>
  [...rows.values()].map((own) => (only === null ? tableOf(own) : rowsReaching(own, only, placeOf)))

const keysOf = ({ record, rows }: Table): string[] => rows.map(({ key }) => rowIn(record, shownKey(key)))

const linesOf = ({ core, rest, question }: StandingRun, tables: readonly Table[], only: Only | null): Rerun =>
  rerun(core, rest, tables, question, only)

/** The run with other rows of a record that is not counted: whom rows reach is found out anew. */
function withRest(run: StandingRun, table: Table): StandingRun {
  const rest: Data = { tables: new Map(run.rest.tables).set(table.record, table) }
  const world: World = { ...run.world, data: rest, lookup: lookupOf(run.core, rest, run.world.problems) }
  const placeOf = new Map(peopleOf(world).map((person, place) => [person, place]))
  const rows = [...run.rows].map(([record, own]): [string, StandingRows] => {
    const changed = [...own.changed]
    const nows = changed.map(([, one]) => one.now ?? one.read).filter((row) => row !== null)
    const reaches = reachedBy(world, own.shape, nows, placeOf)
    return [
      record,
      {
        ...standingRows(own.read, world),
        changed: new Map(changed.map(([key, one], i) => [key, { ...one, reaches: reaches[i] ?? new Set() }])),
      },
    ]
  })
  return { ...run, stood: null, moved: NOBODY, rest, world, rows: new Map(rows), placeOf }
}

/** A record that is not counted: people, quotas and the like. */
function standingOfRest({ core, rest, world }: StandingRun, record: string): StandingRows | undefined {
  const shape = core.records.find(({ name }) => name === record)
  const table = rest.tables.get(record)
  return shape === undefined || table === undefined ? undefined : standingRows(inTable(shape, table), world)
}

function countOf(steps: readonly Step[]): Changed['rows'] {
  const count = (happened: Step['change']['happened']): number => steps.filter(({ change }) => change.happened === happened).length
  return { added: count('added'), changed: count('changed'), removed: count('removed') }
}
