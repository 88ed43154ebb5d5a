/** The systems that a plan is compiled into, and what it becomes in each: files by name, or why it does not. */
import type { Diagnostic } from '../../messages/diagnostic.ts'
import { report } from '../../messages/report.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import { fromDecimal, multiply, ratio } from '../../runtime/exact/ratio.ts'
import { ANY_DATA, type Limits } from '../relational/limits.ts'
import { lowerToRelations } from '../relational/lower.ts'
import type { Program } from '../relational/program/ir.ts'
import { jsModule, jsTypes } from './js/module.ts'
import { withAmountsUpTo } from './observed.ts'
import { pythonFile } from './python/program.ts'
import { type Emitted, isFurther, notCompiled, type Refusal, type Stamp } from './refusal.ts'
import type { Dialect } from './sql/dialect.ts'
import { bigquery } from './sql/dialects/bigquery.ts'
import { databricks } from './sql/dialects/databricks.ts'
import { duckdb } from './sql/dialects/duckdb.ts'
import { postgres } from './sql/dialects/postgres.ts'
import { snowflake } from './sql/dialects/snowflake.ts'
import { spark } from './sql/dialects/spark.ts'
import { sqlite } from './sql/dialects/sqlite.ts'
import { trino } from './sql/dialects/trino.ts'
import { guardScript } from './sql/guards.ts'
import { inputsScript } from './sql/inputs.ts'
import { sqlOf, sqlScript } from './sql/program.ts'

type Files = ReadonlyMap<string, string>

export interface Target {
  readonly name: string
  /** As people write it. */
  readonly label: string
  /** Whether its texts are run on the real system by the tests of this project. */
  readonly tested: boolean
  readonly makes: string
  /** What it cannot hold that others can, in a few words; null: nothing. */
  readonly lacks: string | null
  readonly files: (program: Program, stamp: Stamp) => Emitted<Files>
}

const text = (files: readonly (readonly [name: string, text: string])[]): Emitted<Files> => ({ kind: 'text', text: new Map(files) })

const LONG_ONLY = 'whole numbers of more than 64 bits'
const widerThan = (power: number): string => `whole numbers of more than ${power} digits`

function sqlTarget(dialect: Dialect, lacks: string | null): Target {
  return {
    name: dialect.name,
    label: dialect.label,
    tested: dialect.tested,
    makes: 'a script with one table for each step, the tables that it reads, and queries that check data and results',
    lacks,
    files: (program, stamp) => {
      const made = sqlOf(program, dialect)
      if (made.kind === 'refused') return made
      const { name } = program.plan
      return text([
        [`${name}.sql`, sqlScript(program, made.text, stamp)],
        [`${name}.tables.sql`, inputsScript(program, dialect, stamp)],
        [`${name}.check-data.sql`, guardScript(program, dialect, stamp, 'data')],
        [`${name}.check-results.sql`, guardScript(program, dialect, stamp, 'results')],
      ])
    },
  }
}

/** In the order in which they are listed. */
export const TARGETS: readonly Target[] = [
  {
    name: 'js',
    label: 'JavaScript',
    tested: true,
    makes: 'a module that needs nothing else, with types and a trace of every line',
    lacks: null,
    files: (program, stamp) =>
      text([
        [`${program.plan.name}.mjs`, jsModule(program, stamp)],
        [`${program.plan.name}.d.mts`, jsTypes(program, stamp)],
      ]),
  },
  {
    name: 'python',
    label: 'Python',
    tested: true,
    makes: 'a file that needs nothing else and reads comma-separated values',
    lacks: null,
    files: (program, stamp) => text([[`${program.plan.name}.py`, pythonFile(program, stamp)]]),
  },
  {
    name: 'json',
    label: 'JSON',
    tested: true,
    makes: 'the relational program; schema/relational.schema.json says what it may hold',
    lacks: null,
    files: (program) => text([[`${program.plan.name}.relational.json`, `${JSON.stringify(program, null, 1)}\n`]]),
  },
  sqlTarget(duckdb, widerThan(38)),
  sqlTarget(postgres, null),
  sqlTarget(sqlite, LONG_ONLY),
  sqlTarget(spark, widerThan(38)),
  sqlTarget(snowflake, widerThan(38)),
  sqlTarget(bigquery, widerThan(38)),
  sqlTarget(trino, widerThan(38)),
  sqlTarget(databricks, widerThan(38)),
]

export const targetNamed = (name: string): Target | undefined => TARGETS.find((one) => one.name === name)

/** What is asked of a compilation. */
export interface Asked {
  /** A fiscal period; undefined: the plan's first fiscal year. */
  readonly period: string | undefined
  /** The largest amount of money of a row, or of all rows of a person in a window, as a decimal of the currency's unit; undefined: what any data may hold. */
  readonly amounts: string | undefined
}

export type CompiledTo =
  | { readonly kind: 'files'; readonly files: Files }
  /** `fits`: the largest round amount in whose bounds all numbers fit; undefined: there is none, or it is a clause that is not compiled. */
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[]; readonly fits: string | undefined }
  /** The period, or the amount, is none. */
  | { readonly kind: 'wrong'; readonly problem: string }

/** The fiscal year of the plan's first day. */
const firstYear = ({ calendar, effective }: Core): string | undefined => {
  const day = parseDay(effective.from)
  return day === undefined ? undefined : periodOf(calendar, 'year', day).label
}

function limitsFor(amounts: string | undefined, digits: number): Limits | undefined {
  if (amounts === undefined) return ANY_DATA
  const stated = fromDecimal(amounts)
  if (stated === undefined) return undefined
  const minor = multiply(stated, ratio(10n ** BigInt(digits)))
  return minor.d === 1n && minor.n > 0n ? withAmountsUpTo(minor.n) : undefined
}

/** A plan as the files of a target. Reports CB701 for each clause that is not compiled, CB702 for numbers that are too wide. */
export function compileTo(core: Core, target: Target, { period, amounts }: Asked, stamp: Stamp): CompiledTo {
  const limits = limitsFor(amounts, core.currency.digits)
  if (limits === undefined) return { kind: 'wrong', problem: `--amounts takes an amount like 1000000, not \`${amounts}\`` }
  const asked = period ?? firstYear(core) ?? ''
  const lowered = lowerToRelations(core, { period: asked, asOf: null }, limits)
  if (lowered === undefined) return { kind: 'wrong', problem: `\`${asked}\` holds no period that this plan pays` }
  if ('refused' in lowered) return { kind: 'refused', diagnostics: notCompiled(lowered.refused), fits: undefined }
  const made = target.files(lowered.program, stamp)
  if (made.kind === 'text') return { kind: 'files', files: made.text }
  const fits = largestThatFits((most) => {
    const closer = lowerToRelations(core, { period: asked, asOf: null }, withAmountsUpTo(most * 10n ** BigInt(core.currency.digits)))
    return closer !== undefined && 'program' in closer && target.files(closer.program, stamp).kind === 'text'
  })
  return { kind: 'refused', diagnostics: [tooWide(made.refusals, target.label, core, fits)], fits }
}

/** The largest power of ten, up to a billion, that fits; undefined where even 1 does not. Whatever fits, what is smaller does too. */
function largestThatFits(fits: (most: bigint) => boolean): string | undefined {
  let [low, high] = [0, 10]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (fits(10n ** BigInt(middle))) low = middle + 1
    else high = middle
  }
  return low === 0 ? undefined : String(10n ** BigInt(low - 1))
}

/** One finding for the plan: where its numbers go furthest beyond the system's, on the first clause that has a place. */
function tooWide(refusals: readonly Refusal[], system: string, core: Core, fits: string | undefined): Diagnostic {
  const placed = refusals.filter(({ origin }) => origin !== null)
  const widest = (placed.length > 0 ? placed : refusals).reduce((most, one) => (isFurther(one, most) ? one : most))
  const span = (widest.origin ?? core.components[0]?.origin)?.span
  if (span === undefined) throw new RangeError('numbers of a plan without pay')
  const { says, where, reach, limit } = widest
  return report('CB702', span, { system, says, where, reach: String(reach).length, limit: String(limit + 1n).length - 1, fits })
}
