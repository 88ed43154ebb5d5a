/** Plans with their data, and what the reference evaluator earns on them: what every target must come to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../../compiler/compile.ts'
import { limitsOf, type Observed, summedRows } from '../../compiler/emit/observed.ts'
import { ANY_DATA, type Limits } from '../../compiler/relational/limits.ts'
import { lowerToRelations } from '../../compiler/relational/lower.ts'
import type { Program } from '../../compiler/relational/program/ir.ts'
import { runProgram } from '../../compiler/relational/program/run.ts'
import { inputsOf } from '../../compiler/relational/records/data.ts'
import { digitsOf, run } from '../../compiler/run.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { readData } from '../../runtime/data/read.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { Outcome, Question } from '../../runtime/evaluate/outcome.ts'
import { filesOf } from '../laws/answer.ts'
import { PER_PLAN, pairOf, planned } from '../pairs/pair.ts'
import { referenceFiles, referenceLines } from '../relational/answer.ts'
import { casesOf } from '../relational/examples.ts'
import type { Inputs } from './engines/engine.ts'

/** A plan, its data, and the lines that it earns. */
export interface Case {
  readonly name: string
  /** The program in the bounds of the data. */
  readonly program: Program
  readonly inputs: Inputs
  readonly rows: number
  readonly core: Core
  /** Lines of earnings, with what of them every program gives. */
  readonly expected: readonly string[]
  /** The three ledgers as the files that they are written as, line by line. */
  readonly files: ReturnType<typeof referenceFiles>
}

/** A case, or the clauses that are not compiled. */
export type Tried = Case | { readonly name: string; readonly refused: readonly string[] }

const root = join(import.meta.dirname, '../../plans')

/** The shipped plans that pay, each on a year of its company's data: company, text, period, and the fewest lines that it earns. */
export const SHIPPED = [
  ['adventure-works', 'flat.plan', 'FY20', 20_000],
  ['adventure-works', 'graduated.plan', 'FY20', 20_000],
  ['adventure-works', 'territory.plan', 'FY20', 70_000],
  ['adventure-works', 'assigned.plan', 'FY20-Q1', 9000],
  ['northwind-cloud', 'account-executive.plan', 'FY26', 900],
  ['northwind-cloud', 'account-manager.plan', 'FY26', 70],
  ['northwind-cloud', 'sales-manager.plan', 'FY26', 1700],
  ['northwind-cloud', 'scenarios/multi-product.plan', 'FY26', 300],
  ['northwind-cloud', 'scenarios/multi-product-costless.plan', 'FY26', 300],
  ['lakeside-agency', 'writing-agent.plan', 'FY26', 700],
  ['marlow-home', 'store-team.plan', 'FY26', 160],
] as const

/** Bounds that no data of these tests reach: the inputs are looked at in them, and programs are then made in the bounds of what was found. */
const UNBOUNDED: Limits = {
  ...ANY_DATA,
  field: (unit, record, name) => {
    const reach = ANY_DATA.field(unit, record, name)
    return unit.kind === 'date' || unit.kind === 'yesno' ? reach : { ...reach, low: -(10n ** 60n), high: 10n ** 60n }
  },
}

const least = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a), values[0] ?? 0n)
const most = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a), values[0] ?? 0n)

/** What the fields of a program's inputs hold, and in how many decimals. */
function observedIn({ inputs }: Program, tables: Inputs): Observed[] {
  return inputs.flatMap(({ name, record, columns }) =>
    columns.flatMap(({ column, field }, place) => {
      if (column.type === 'text') return []
      const values = (tables.get(name) ?? []).flatMap((row) => (typeof row[place] === 'bigint' ? [row[place]] : []))
      const isSpare = (decimals: number): boolean => values.every((value) => value % 10n ** BigInt(decimals) === 0n)
      const spare = Array.from({ length: column.scale }, (_, i) => i + 1).filter(isSpare).length
      return [{ record, field: field.name, low: least(values), high: most(values), scale: column.scale - spare, spare }]
    }),
  )
}

/** What the rows of each metric come to for one person at most. */
function togetherIn(program: Program, tables: Inputs): Map<string, bigint> {
  const summed = summedRows(program)
  const last = program.steps.findLastIndex(({ name }) => summed.some(({ rows }) => rows === name))
  const [first, ...more] = program.steps.slice(0, last + 1)
  if (first === undefined) return new Map()
  const made = runProgram({ ...program, steps: [first, ...more] }, tables)
  return new Map(
    summed.map(({ metric, rows: name, of }) => {
      const { columns = [], rows = [] } = made.get(name) ?? {}
      const [payee, amount] = ['payee', of].map((wanted) => columns.indexOf(wanted))
      const sums = new Map<unknown, bigint>()
      for (const row of rows) {
        const value = BigInt(row[amount ?? -1] ?? 0n)
        sums.set(row[payee ?? -1], (sums.get(row[payee ?? -1]) ?? 0n) + (value < 0n ? -value : value))
      }
      return [metric, most([0n, ...sums.values()])]
    }),
  )
}

interface Asked {
  readonly core: Core
  readonly data: Data
  readonly question: Question
  readonly outcome: Outcome
}

/** A case with the bounds of its own data. */
function caseOf(name: string, { core, data, question, outcome }: Asked): Tried {
  const first = lowerToRelations(core, question, UNBOUNDED)
  if (first === undefined) throw new Error(`${name} has no pay periods`)
  if ('refused' in first) return { name, refused: [...new Set(first.refused.map(({ what }) => what))] }
  const { tables, tooFar } = inputsOf(first.program, data)
  if (tooFar.length > 0) return { name, refused: [`the value ${tooFar[0]?.value}`] }
  const observed = observedIn(first.program, tables)
  const inBounds = (limits: Limits): Program => {
    const made = lowerToRelations(core, question, limits)
    if (made === undefined || 'refused' in made) throw new Error(`${name} is not compiled in other bounds`)
    return made.program
  }
  const rows = [...tables.values()].reduce((sum, table) => sum + table.length, 0)
  const rough = inBounds(limitsOf(observed, BigInt(rows)))
  const { tables: inputs } = inputsOf(rough, data)
  const program = inBounds(limitsOf(observed, BigInt(rows), togetherIn(rough, inputs)))
  const [expected, files] = [referenceLines(outcome.earnings), referenceFiles(outcome, core)]
  return { name, program, inputs, rows, core, expected, files }
}

/** A plan on files; undefined where its data are refused. */
export function onFiles(name: string, core: Core, files: DataFiles, question: Question): Tried | undefined {
  const { outcome } = run(core, files, question)
  if (outcome === undefined) return undefined
  return caseOf(name, { core, question, outcome, data: readData(core.records, files, digitsOf, () => undefined) })
}

export function shipped([company, text, period]: readonly [company: string, text: string, period: string, ...more: unknown[]]): Tried {
  const folder = join(root, company)
  const { core } = compile(text, (path) => readFileSync(join(folder, path), 'utf8'))
  if (core === undefined) throw new Error(text)
  const name = `${company}/${text} in ${period}`
  const made = onFiles(name, core, (path) => readFileSync(join(folder, 'data', path)), { period, asOf: null })
  if (made === undefined) throw new Error(`the data of ${text} are refused`)
  return made
}

/** The cases of a text's examples, on the rows and the values that they state. */
export const examples = (text: string): Tried[] => casesOf(text).map((one) => caseOf(one.name, one))

/** The random plan of a number, on data at its bounds; undefined where its data are refused. */
export function random(number: number): Tried | undefined {
  const plan = planned(number)
  const { core, story, question } = pairOf(number * PER_PLAN + 1, plan)
  return onFiles(`random plan ${number}`, core, filesOf(story), question)
}
