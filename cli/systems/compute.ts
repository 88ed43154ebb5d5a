/** A plan on its data by a system of SQL, whichever it is: read, hold what was not proved, run step by step. */
import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { limitsOf, type Observed } from '../../compiler/emit/observed.ts'
import { notCompiled } from '../../compiler/emit/refusal.ts'
import { inputGuards, referenceGuards, resultGuards } from '../../compiler/emit/sql/guards.ts'
import { fieldsSeen, scaledSql, sumsSeen } from '../../compiler/emit/sql/observing.ts'
import { type SqlProgram, sqlOf } from '../../compiler/emit/sql/program.ts'
import { runOf, viewSql } from '../../compiler/emit/sql/run.ts'
import { ANY_DATA, type Limits } from '../../compiler/relational/limits.ts'
import { lowerToRelations } from '../../compiler/relational/lower.ts'
import type { Shown } from '../../compiler/relational/outputs/lines.ts'
import type { Input, Program } from '../../compiler/relational/program/ir.ts'
import { wholeInputs } from '../../compiler/relational/records/records.ts'
import { type Diagnostic, hasErrors } from '../../messages/diagnostic.ts'
import { inOrder } from '../../messages/in-order.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Answered } from '../answering.ts'
import { ranBySystem } from '../by-system.ts'
import { DATA_FRAMES, folderOf, type Ready, refuse, textsOf } from '../evaluated.ts'
import { EXIT } from '../exit.ts'
import { dataFolder, openFiles } from '../files.ts'
import { showFindings } from '../findings.ts'
import type { Io } from '../io.ts'
import type { Ran } from '../ran.ts'
import { inTables } from '../tables/places.ts'
import { refused, wrong } from '../wrong.ts'
import { plainFiles } from './plain.ts'
import { type Place, type Runner, rowsOf, Stopped, tellerOf, type Within } from './system.ts'
import { warningsOf } from './warnings.ts'

export interface Asked {
  readonly data: string | undefined
  readonly period: string
  /** Where ledgers will be written, if they are. */
  readonly out: string | undefined
  /** The folder for files that are gone after the run; without it the one of the machine. */
  readonly temp?: string
}

type Question = Parameters<typeof lowerToRelations>[1]

/** A plan on its data by the system that `open` finds; or the exit code where it is refused. Nothing has been written by then. */
export async function ranWithin(io: Io, ready: Ready, asked: Asked, open: () => Promise<Within | number>): Promise<Answered | number> {
  const { core, read } = ready
  const question = { period: asked.period, asOf: null }
  const first = lowerToRelations(core, question, ANY_DATA)
  if (first === undefined) return wrong(io, `\`${asked.period}\` holds no period that this plan pays`)
  if ('refused' in first) return refuse(io, notCompiled(first.refused), false, read, EXIT.findings)
  const [half, ...more] = first.program.left
  // nothing is written that is not whole
  if (half !== undefined) return refuse(io, notCompiled([half, ...more]), false, read, EXIT.findings)
  const within = await open()
  if (typeof within === 'number') return within
  const data = folderOf(ready, asked.data)
  const texts = dataFolder(data, io.cells)
  if (texts === undefined) return refused(io, `there is no data folder \`${data}\`; say where the data is with --data DIR`)

  const folder = madeIn(asked.temp ?? tmpdir())
  if (folder === undefined)
    return refused(io, `no files can be put into \`${asked.temp ?? tmpdir()}\`, where a run keeps what it has no memory for`)
  const swept = sweptAlways(folder)
  const opened = openFiles(data, io.cells)
  let made: Ran | undefined
  try {
    const files = plainFiles(core, opened)
    const place: Place = { data, files, folder, watch: io.watch }
    const answer = hasErrors(files.findings)
      ? files.findings
      : await within(place, (runner) => computed(io, runner, core, question, place, asked.out !== undefined))
    const large = new Set(core.records.flatMap(({ name, file }) => (files.isSmall(name) ? [] : [file])))
    const text = textsOf(ready, texts)
    const source = (file: string): string | undefined => (large.has(file) ? undefined : text(file))
    if (!('payouts' in answer)) return refuse(io, answer, false, source, EXIT.data, DATA_FRAMES)
    const warnings = inTables(inOrder([...files.findings, ...answer.warnings]), source)
    showFindings(io, warnings, source, DATA_FRAMES)
    made = answer
    return { ran: { ...answer, warnings }, closed: undefined, done: swept }
  } catch (problem) {
    if (problem instanceof Stopped) return refused(io, problem.message)
    throw problem
  } finally {
    opened.close()
    if (made === undefined) swept()
  }
}

/** A folder of its own in another; undefined where none can be made. */
function madeIn(folder: string): string | undefined {
  try {
    return mkdtempSync(join(folder, '.caboose-run-'))
  } catch {
    return undefined
  }
}

/** What removes a folder; it is removed as well when the run is told to stop. */
function sweptAlways(folder: string): () => void {
  const sweep = (): void => rmSync(folder, { recursive: true, force: true })
  const stop = (signal: NodeJS.Signals): void => {
    sweep()
    process.exit(128 + constants.signals[signal])
  }
  for (const signal of SIGNALS) process.once(signal, stop)
  return () => {
    for (const signal of SIGNALS) process.off(signal, stop)
    sweep()
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The run; or what is wrong with the data. Throws Stopped. */
async function computed(
  io: Io,
  runner: Runner,
  core: Core,
  question: Question,
  { files, folder, watch }: Place,
  writes: boolean,
): Promise<Ran | readonly Diagnostic[]> {
  const { dialect } = runner
  // the program has names of its own for what it reads, in the scales that the data uses
  const inputs = wholeInputs(core, ANY_DATA).map((input) => ({ ...input, name: `${input.name}_in` }))
  const telling = tellerOf(runner, watch)
  for (const input of inputs) {
    const found = await telling(`reading ${input.file}`, runner.load(input))
    if (hasErrors(found)) return found
  }
  const { program, sql } = await telling('checking the data', programFor(core, question, inputs, runner))
  for (const guard of [inputGuards(program, dialect), referenceGuards(inputs, dialect)]) {
    const [bad] = await rowsOf(runner, `${guard}\nLIMIT 1`)
    if (bad === undefined) continue
    const places = placesOf(bad, inputs, files)
    if (places.length > 0) return places
    throw new Stopped(guardWords(bad))
  }
  const statements = runOf(program, sql)
  const tables = statements.filter(({ is }) => is === 'table').length
  let table = 0
  for (const { step, is, query, sql: statement, byPayee, drops } of statements) {
    if (is === 'table') table += 1
    await telling(
      `step ${Math.max(table, 1)} of ${tables}: ${step.says}`,
      (byPayee && runner.byPayee?.(step.name, query)) || runner.run(statement),
    )
    for (const name of drops) await runner.drop(name)
  }
  const [far] = await rowsOf(runner, `${resultGuards(program, dialect)}\nLIMIT 1`)
  if (far !== undefined) throw new Stopped(guardWords(far, `: more than ${dialect.label}’s numbers hold; run it with --engine fast`))
  // tables go as soon as the ledgers that stand on them are written
  const warnings = await warningsOf(runner, core, program, files.linesOf)
  return { ...(await ranBySystem(io, runner, { core, program, inputs, writes, folder })), warnings }
}

/** Where in a file that was not read as a whole something is that a guard found: a key that is there twice, or one that is not there. */
function placesOf([record, key]: Shown, inputs: readonly Input[], files: Place['files']): readonly Diagnostic[] {
  const input = inputs.find((one) => one.record === record)
  if (input === undefined || files.isSmall(input.record)) return []
  return files.rowsWithKey(input.record, key ?? '')
}

/** What a guard found, in words; `help` ends what is said. */
function guardWords(found: Shown, help = ''): string {
  const [record, key, column, value, problem] = found.map((one) => one ?? '')
  const row = key === '' ? '' : `, row ${key}`
  return `${record}${row}, ${column}: ${value === '' ? '' : `\`${value}\` is `}${problem}${help}`
}

/** The program in the bounds of the data: how far its fields reach, and what the rows of each metric come to for one person. */
async function programFor(
  core: Core,
  question: Question,
  inputs: readonly Input[],
  runner: Runner,
): Promise<{ readonly program: Program; readonly sql: SqlProgram }> {
  const { dialect } = runner
  const observed: Observed[] = []
  let most = 0n
  for (const input of inputs) {
    const { sql, read } = fieldsSeen(input, dialect)
    const [row = []] = await rowsOf(runner, sql)
    const { fields, rows } = read(row)
    observed.push(...fields)
    if (rows > most) most = rows
  }
  const rough = programIn(core, question, limitsOf(observed, most))
  for (const scaled of rough.inputs) {
    const read = inputs.find(({ record }) => record === scaled.record)
    if (read !== undefined) await runner.run(viewSql(scaled.name, scaledSql(read, scaled, dialect), dialect))
  }
  const together = new Map<string, bigint>()
  for (const { metric, sql } of sumsSeen(rough, dialect)) {
    const [[sum] = []] = await rowsOf(runner, sql)
    together.set(metric, BigInt(sum ?? '0'))
  }
  const program = programIn(core, question, limitsOf(observed, most, together))
  const made = sqlOf(program, dialect)
  if (made.kind === 'text') return { program, sql: made.text }
  const [first] = made.refusals
  const said = first === undefined ? '' : `, at \`${first.says}\``
  throw new Stopped(`numbers of this plan on these data are too wide for ${dialect.label}${said}; run it with --engine fast`)
}

function programIn(core: Core, question: Question, limits: Limits): Program {
  const lowered = lowerToRelations(core, question, limits)
  if (lowered === undefined || 'refused' in lowered) throw new Error('a plan that was compiled before')
  return lowered.program
}
