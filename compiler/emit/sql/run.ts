/** How a program is run on a system: which steps are kept as tables, and when they are no longer needed. */
import type { Program, Step } from '../../relational/ir.ts'
import type { Dialect } from './dialect.ts'
import type { SqlProgram } from './program.ts'

/** One statement of a run. */
export interface Ran {
  readonly step: Step
  readonly query: string
  readonly is: 'view' | 'table'
  readonly sql: string
  /** Tables that nothing after it reads. */
  readonly drops: readonly string[]
}

/** The steps that a step reads. */
export function readsOf(step: Step): readonly string[] {
  switch (step.op) {
    case 'values':
    case 'scan':
      return []
    case 'select':
    case 'aggregate':
    case 'window':
      return [step.from]
    case 'join':
      return [step.left, step.right]
    case 'union':
      return step.from
    default: {
      const never: never = step
      return never
    }
  }
}

/** The statements of a run. A step that is read once is a view, so that its rows are never stored; others are tables. */
export function runOf(program: Program, { dialect, statements }: SqlProgram): Ran[] {
  const { outputs, bounds, checks, steps } = program
  const asked = [
    ...Object.values(outputs).flatMap((name) => name ?? []),
    ...bounds.map(({ step }) => step),
    ...checks.map(({ step }) => step),
  ]
  const readers = new Map<string, number>()
  for (const name of [...steps.flatMap(readsOf), ...asked, ...asked]) readers.set(name, (readers.get(name) ?? 0) + 1)
  const isView = ({ name }: Step): boolean => (readers.get(name) ?? 0) < 2
  const stored = new Map<string, ReadonlySet<string>>()
  for (const step of steps) {
    const tables = new Set(readsOf(step).flatMap((name) => [...(stored.get(name) ?? [])]))
    stored.set(step.name, isView(step) ? tables : new Set([step.name]))
  }
  const lastUse = new Map<string, number>()
  statements.forEach(({ step }, at) => {
    if (isView(step)) return
    for (const name of readsOf(step)) for (const table of stored.get(name) ?? []) lastUse.set(table, at)
  })
  return statements.map(({ step, query }, at) => ({
    step,
    query,
    is: isView(step) ? 'view' : 'table',
    sql: isView(step) ? viewSql(step.name, query, dialect) : dialect.table(step.name, query),
    drops: [...lastUse].filter(([name, last]) => last === at && !asked.includes(name)).map(([name]) => name),
  }))
}

/** What makes a view that is gone with the session. */
export const viewSql = (name: string, query: string, { quoted }: Dialect): string =>
  `CREATE OR REPLACE TEMP VIEW ${quoted(name)} AS\n${query}`
