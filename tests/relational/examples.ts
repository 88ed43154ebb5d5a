/** The cases of the examples of every plan text, as a plan and its data that programs can be made of. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { compile } from '../../compiler/compile.ts'
import { coreOf } from '../../compiler/examples/core.ts'
import { dataOf } from '../../compiler/examples/data.ts'
import { givenOf } from '../../compiler/examples/given.ts'
import { timeOf } from '../../compiler/examples/time.ts'
import { throughTheYear } from '../../compiler/overlay/amended.ts'
import { parseDay } from '../../runtime/calendar/day.ts'
import { periodOf } from '../../runtime/calendar/fiscal.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { Data } from '../../runtime/data/table.ts'
import { evaluate } from '../../runtime/evaluate/evaluate.ts'
import type { Outcome, Question } from '../../runtime/evaluate/outcome.ts'
import { wholeOf } from '../../runtime/evaluate/versions.ts'

const ROOT = join(import.meta.dirname, '../../plans')

/** Every text of a plan under `plans`, by its path there. */
export const TEXTS: readonly string[] = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.plan'))
  .sort()

/** Rows of an example leave out what nothing in it reads, also where the file could not. */
const leavingOut = (core: Core): Core => ({
  ...core,
  records: core.records.map((record) => ({
    ...record,
    fields: record.fields.map((field) => ({
      ...field,
      optional: field.optional || !(record.key.includes(field.name) || field.name === record.history?.from),
    })),
  })),
})

/** A row of an example that does not say from when it holds has always held. */
const always = ({ records }: Core, data: Data): Data => ({
  tables: new Map(
    [...data.tables].map(([name, table]) => {
      const start = records.find((record) => record.name === name)?.history?.from
      const rows = table.rows.map((row) =>
        start === undefined || row.values.has(start) ? row : { ...row, values: new Map([...row.values, [start, LONG_AGO]]) },
      )
      return [name, { ...table, rows }]
    }),
  ),
})
const LONG_AGO = parseDay('1900-01-01')!

/** One case of an example: what is asked of which plan on which rows, and what the reference evaluator answers. */
export interface ExampleCase {
  readonly name: string
  readonly core: Core
  readonly data: Data
  readonly question: Question
  readonly outcome: Outcome
}

/** The cases of the examples of a text; none where it has none, or is no plan that can be run. */
export function casesOf(text: string): ExampleCase[] {
  const path = join(ROOT, text)
  const compiled = compile(path, (file) => {
    try {
      return readFileSync(file.includes('/') ? file : join(dirname(path), file), 'utf8')
    } catch {
      return undefined
    }
  })
  if (compiled.plan === undefined || compiled.core === undefined) return []
  const plan = throughTheYear(compiled.plan)
  const whole = wholeOf(compiled.core)
  return plan.examples.flatMap(({ title, cases }) =>
    cases.flatMap((one, at) => {
      const core = coreOf(whole, one)
      const data = dataOf(core, one)
      const times = one.expectations.map((expectation) => timeOf(plan, one, expectation))
      const last = times.reduce((a, b) => (b.to > a.to ? b : a))
      const period = periodOf(plan.calendar, last.paid, last.to).label
      const question = { period, asOf: null, given: givenOf(core, one), since: 'plan' as const }
      const asked = { ...core, paid: last.paid }
      const outcome = evaluate(asked, data, question, () => undefined)
      const name = `${relative('.', text)}: ${title}${cases.length > 1 ? `, ${at + 1}` : ''}`
      return outcome === undefined ? [] : [{ name, core: leavingOut(asked), data: always(asked, data), question, outcome }]
    }),
  )
}
