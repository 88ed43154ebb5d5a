/** How a program is run on a system: which steps are kept as tables, and when they are no longer needed. */
import type { Program, Step } from '../../relational/program/ir.ts'
import { columnsOf } from '../../relational/program/run.ts'
import type { Dialect } from './dialect.ts'
import type { SqlProgram } from './program.ts'
import { readsOf } from './reads.ts'

/** One statement of a run. */
export interface Ran {
  readonly step: Step
  readonly query: string
  readonly is: 'view' | 'table'
  readonly sql: string
  /** Whether it works out rows of people, so that it can be run for some of them after others. */
  readonly byPayee: boolean
  /** Tables that nothing after it reads. */
  readonly drops: readonly string[]
}

/** Which steps are kept as tables, and the tables that each step stands on. */
export interface Stored {
  readonly isView: (step: Step) => boolean
  readonly behind: ReadonlyMap<string, ReadonlySet<string>>
  /** The tables for which rows are added up or put in order. */
  readonly worked: ReadonlySet<string>
}

/** A step that is read once is a view, so that its rows are never stored; others are tables. So is a ledger that its rows need no work for. */
export function storedOf({ outputs, bounds, checks, warnings, steps }: Program): Stored {
  const ledgers = Object.values(outputs).flatMap((name) => name ?? [])
  const held = [...bounds, ...checks, ...warnings].map(({ step }) => step)
  const readers = new Map<string, number>()
  for (const name of [...steps.flatMap(readsOf), ...ledgers, ...held, ...held]) readers.set(name, (readers.get(name) ?? 0) + 1)
  const behind = new Map<string, ReadonlySet<string>>()
  const works = new Map<string, boolean>()
  const [views, worked] = [new Set<string>(), new Set<string>()]
  for (const step of steps) {
    const { name, op } = step
    const isWork = op === 'aggregate' || op === 'window' || readsOf(step).some((one) => works.get(one) === true)
    const isView = (readers.get(name) ?? 0) < 2 && !(isWork && ledgers.includes(name))
    if (isView) views.add(name)
    else if (isWork) worked.add(name)
    works.set(name, isView && isWork)
    behind.set(name, isView ? new Set(readsOf(step).flatMap((one) => [...(behind.get(one) ?? [])])) : new Set([name]))
  }
  return { isView: ({ name }) => views.has(name), behind, worked }
}

/** The statements of a run. */
export function runOf(program: Program, { dialect, statements }: SqlProgram): Ran[] {
  const { outputs, bounds, checks, warnings } = program
  const { isView, behind, worked } = storedOf(program)
  const asked = [
    ...Object.values(outputs).flatMap((name) => name ?? []),
    ...bounds.map(({ step }) => step),
    ...checks.map(({ step }) => step),
    ...warnings.map(({ step }) => step),
  ]
  const needed = new Set(asked.flatMap((name) => [...(behind.get(name) ?? [])]))
  const lastUse = new Map<string, number>()
  statements.forEach(({ step }, at) => {
    if (isView(step)) return
    for (const name of readsOf(step)) for (const table of behind.get(name) ?? []) lastUse.set(table, at)
  })
  return statements.map(({ step, query }, at) => ({
    step,
    query,
    is: isView(step) ? 'view' : 'table',
    sql: isView(step) ? viewSql(step.name, query, dialect) : dialect.table(step.name, query),
    byPayee: worked.has(step.name) && columnsOf(step).some(({ name }) => name === 'payee'),
    drops: [...lastUse].filter(([name, last]) => last === at && !needed.has(name)).map(([name]) => name),
  }))
}

/** What makes a view that is gone with the session. */
export const viewSql = (name: string, query: string, { quoted }: Dialect): string =>
  `CREATE OR REPLACE TEMP VIEW ${quoted(name)} AS\n${query}`
