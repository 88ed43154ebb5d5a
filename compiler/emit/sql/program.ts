/** A relational program in SQL: one table for each step, in the order of the program. */
import type { Program, Step } from '../../relational/program/ir.ts'
import { columnsOf } from '../../relational/program/run.ts'
import { chaptersOf, contents, headerLines, saidOf, stepComment } from '../header.ts'
import type { Interval } from '../interval.ts'
import { sizeOf } from '../interval.ts'
import { linesOfPlan } from '../lines.ts'
import { type Emitted, isFurther, type Refusal, type Stamp } from '../refusal.ts'
import { tablesOf } from '../tables.ts'
import { safeWords } from '../words.ts'
import type { Dialect } from './dialect.ts'
import { insideOf } from './inside.ts'
import { stepSql } from './query.ts'
import { readsOf } from './reads.ts'
import { heldOf, LONG } from './scalar.ts'

/** A step as it is run, with those that stand inside of it. */
export interface Statement {
  readonly step: Step
  /** The steps that are written in its query, in the order of the program. */
  readonly inside: readonly Step[]
  /** Its place among the statements, from 1. */
  readonly number: number
  readonly query: string
}

export interface SqlProgram {
  readonly dialect: Dialect
  readonly statements: readonly Statement[]
}

/** The queries of a program, or where its numbers reach further than the system's. */
export function sqlOf(program: Program, dialect: Dialect): Emitted<SqlProgram> {
  const refusals = new Map<string, Refusal>()
  const limits = { number: dialect.widest ?? LONG, quotient: dialect.widestQuotient ?? LONG }
  const tooWide = ({ name, says, origin }: Step, { low, high }: Interval, where: Refusal['where']): void => {
    const [reach, limit, known] = [sizeOf({ low, high }), limits[where], refusals.get(name)]
    if (known === undefined || isFurther({ reach, limit }, known)) refusals.set(name, { step: name, says, origin, where, reach, limit })
  }
  const tables = tablesOf(program)
  const named = new Map(program.steps.map((step) => [step.name, step]))
  const names = insideOf(program)
  const inside = (name: string): Step | undefined => (names.has(name) ? named.get(name) : undefined)
  const around = { dialect, columnsOf: tables, tooWide, inside }
  for (const step of program.steps)
    for (const column of columnsOf(step)) heldOf(column, { dialect, tooWide: (reach, where) => tooWide(step, reach, where) })
  const statements = program.steps
    .filter(({ name }) => !names.has(name))
    .map((step, i) => ({ step, inside: standingIn(step, inside), number: i + 1, query: stepSql(step, around) }))
  if (refusals.size > 0) return { kind: 'refused', refusals: [...refusals.values()] }
  return { kind: 'text', text: { dialect, statements } }
}

const standingIn = (step: Step, inside: (name: string) => Step | undefined): readonly Step[] =>
  readsOf(step).flatMap((name) => {
    const one = inside(name)
    return one === undefined ? [] : [...standingIn(one, inside), one]
  })

const RULE = `-- ${'='.repeat(77)}`

/** What the steps inside of a step say, each once. */
const insideComments = (step: Step, inside: readonly Step[]): string => {
  const said = new Set(inside.map((one) => saidOf(one)))
  said.delete(saidOf(step))
  return [...said].map((one) => `--     from: ${one}\n`).join('')
}

/** In what order the scripts of a plan are run, in lines of a comment. */
function order({ plan: { name }, inputs }: Program): readonly string[] {
  const tables = inputs.map((input) => input.name)
  return [
    `Run ${name}.tables.sql first, which makes ${tables.length > 1 ? `${tables.slice(0, -1).join(', ')} and ${tables.at(-1)}` : tables[0]},`,
    `then ${name}.check-data.sql, this script, and in the same session ${name}.check-results.sql.`,
    'Both checks must find nothing. The ledgers are the tables that are shown at the end.',
  ]
}

/** The program as one script. */
export function sqlScript(program: Program, { dialect, statements }: SqlProgram, stamp: Stamp): string {
  const made = statements.map(({ step }) => step)
  const listed = contents(made)
  const lines = [...headerLines(program, stamp, dialect), '', ...order(program)]
  const chapters = listed.length === 0 ? [] : ['', 'The steps:', ...listed.map((line) => `  ${line}`)]
  const numbered = statements.map(({ step, inside, number }) => ({ number, steps: [...inside, step] }))
  const header = [...lines, ...chapters, ...linesOfPlan(numbered, stamp.sources ?? new Map())].map((line) => `-- ${line}`.trimEnd())
  const opened = new Map(chaptersOf(made).map(({ title, first }) => [first, title]))
  const heading = (number: number): string => {
    const title = opened.get(number)
    return title == null ? '' : `${RULE}\n-- ${safeWords(title)}\n${RULE}\n\n`
  }
  const first = [...dialect.first, ...dialect.apart(program.plan.name)].map((statement) => `${statement};\n`)
  const steps = statements.map(
    ({ step, inside, number, query }) =>
      `${heading(number)}-- ${stepComment(step, number)}\n${insideComments(step, inside)}${dialect.table(step.name, query)};\n`,
  )
  const results = ['earnings', 'credits', 'payments'] as const
  const shown = results.flatMap((name) => {
    const table = program.outputs[name]
    return table === null ? [] : [`-- The ledger of ${name}\nSELECT * FROM ${dialect.quoted(table)};\n`]
  })
  return [`${header.join('\n')}\n`, ...first, ...steps, ...shown].join('\n')
}
