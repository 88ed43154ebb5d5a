/** Plans with their data, and what the reference evaluator earns on them: what every target must come to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from '../../compiler/compile.ts'
import { limitsOf, type Observed } from '../../compiler/emit/observed.ts'
import { inputsOf } from '../../compiler/relational/data.ts'
import type { Program } from '../../compiler/relational/ir.ts'
import { ANY_DATA } from '../../compiler/relational/limits.ts'
import { lowerToRelations } from '../../compiler/relational/lower.ts'
import { digitsOf, run } from '../../compiler/run.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { readData } from '../../runtime/data/read.ts'
import type { Data } from '../../runtime/data/table.ts'
import type { Question } from '../../runtime/evaluate/outcome.ts'
import { filesOf } from '../laws/answer.ts'
import { PER_PLAN, pairOf, planned } from '../pairs/pair.ts'
import { referenceLines } from '../relational/answer.ts'
import type { Inputs } from './engines/engine.ts'

/** A plan, its data, and the lines that it earns. */
export interface Case {
  readonly name: string
  /** The program in bounds that hold for the data, loosest first. */
  readonly programs: readonly Program[]
  readonly inputs: Inputs
  readonly rows: number
  readonly expected: readonly string[]
}

/** A case, or the clause that is not compiled. */
export type Tried = Case | { readonly name: string; readonly refused: string }

const root = join(import.meta.dirname, '../../plans')

/** The shipped plans that pay, each on its company's data. */
export const SHIPPED = [
  ['adventure-works', 'flat.plan', 'FY20-Q1'],
  ['adventure-works', 'graduated.plan', 'FY20-Q2'],
  ['adventure-works', 'territory.plan', 'FY20'],
  ['northwind-cloud', 'account-executive.plan', 'FY26'],
  ['northwind-cloud', 'account-manager.plan', 'FY26'],
  ['northwind-cloud', 'sales-manager.plan', 'FY26'],
  ['lakeside-agency', 'writing-agent.plan', 'FY26'],
  ['marlow-home', 'store-team.plan', 'FY26'],
] as const

/** What the fields of a program's inputs hold. */
function observedIn(program: Program, data: Data): Observed[] {
  const { tables } = inputsOf(program, data)
  const size = (value: bigint): bigint => (value < 0n ? -value : value)
  return program.inputs.flatMap(({ name, record, columns }) =>
    columns.flatMap(({ column, field }, place) => {
      if (column.type === 'text') return []
      const values = (tables.get(name) ?? []).flatMap((row) => (typeof row[place] === 'bigint' ? [size(row[place])] : []))
      return [
        {
          record,
          field: field.name,
          most: values.reduce((a, b) => (b > a ? b : a), 0n),
          together: values.reduce((a, b) => a + b, 0n),
        },
      ]
    }),
  )
}

/** A case with the bounds of its own data. */
function caseOf(name: string, core: Core, files: DataFiles, question: Question): Tried | undefined {
  const { outcome } = run(core, files, question)
  if (outcome === undefined) return undefined
  const data = readData(core.records, files, digitsOf, () => undefined)
  const first = lowerToRelations(core, question, ANY_DATA)
  if (first === undefined) return undefined
  if ('refused' in first) return { name, refused: first.refused.map(({ what }) => what).join('; ') }
  const { tables, tooFar } = inputsOf(first.program, data)
  if (tooFar.length > 0) return { name, refused: `a value beyond any data: ${tooFar[0]?.value}` }
  const programs = limitsOf(observedIn(first.program, data)).flatMap((limits) => {
    const made = lowerToRelations(core, question, limits)
    return made !== undefined && 'program' in made ? [made.program] : []
  })
  const rows = [...tables.values()].reduce((sum, table) => sum + table.length, 0)
  return { name, programs, inputs: tables, rows, expected: referenceLines(outcome.earnings) }
}

export function shipped([company, file, period]: readonly [company: string, file: string, period: string]): Tried {
  const folder = join(root, company)
  const { core } = compile(file, (path) => readFileSync(join(folder, path), 'utf8'))
  if (core === undefined) throw new Error(file)
  const made = caseOf(`${company}/${file}`, core, (path) => readFileSync(join(folder, 'data', path)), { period, asOf: null })
  if (made === undefined) throw new Error(file)
  return made
}

/** The random plan of a number, on data at its bounds; undefined where its data are refused. */
export function random(number: number): Tried | undefined {
  const plan = planned(number)
  const { core, story, question } = pairOf(number * PER_PLAN + 1, plan)
  return caseOf(`random plan ${number}`, core, filesOf(story), question)
}
