/** The examples of every shipped and published plan, as relational programs: what compiles earns what the reference evaluator earns. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
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
import { wholeOf } from '../../runtime/evaluate/versions.ts'
import { referenceLines, relationalAnswer } from './answer.ts'

const root = join(import.meta.dirname, '../../plans')
const FOLDERS = ['adventure-works', 'northwind-cloud', 'marlow-home', 'lakeside-agency', 'worked', 'published'] as const

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

/** How the cases of a plan's examples come out: the same, or the first reason why they are not compiled. */
function casesOf(path: string): string[] {
  const compiled = compile(path, (file) => {
    const found = file.includes('/') ? file : join(dirname(path), file)
    try {
      return readFileSync(found, 'utf8')
    } catch {
      return undefined
    }
  })
  if (compiled.plan === undefined || compiled.core === undefined) return []
  const plan = throughTheYear(compiled.plan)
  const whole = wholeOf(compiled.core)
  return plan.examples.flatMap((example) =>
    example.cases.map((one): string => {
      const core = coreOf(whole, one)
      const data = dataOf(core, one)
      const times = one.expectations.map((expectation) => timeOf(plan, one, expectation))
      const last = times.reduce((a, b) => (b.to > a.to ? b : a))
      const question = {
        period: periodOf(plan.calendar, last.paid, last.to).label,
        asOf: null,
        given: givenOf(core, one),
        since: 'plan' as const,
      }
      const asked = { ...core, paid: last.paid }
      const outcome = evaluate(asked, data, question, () => undefined)
      const answer = relationalAnswer(leavingOut(asked), always(asked, data), question)
      if (outcome === undefined) return 'no answer'
      if ('refused' in answer) return answer.refused
      const name = `${path} ${example.title}`
      expect([answer.tooFar, answer.wrong, answer.beyond], name).toEqual([[], [], []])
      expect(answer.lines, name).toEqual(referenceLines(outcome.earnings))
      return 'same'
    }),
  )
}

test('every case of an example that compiles earns the same', { timeout: 120_000 }, () => {
  const paths = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.plan') && file !== 'company.plan')
      .map((file) => join(root, folder, file)),
  )
  const cases = paths.flatMap(casesOf)
  const counts = new Map<string, number>()
  for (const one of cases) counts.set(one, (counts.get(one) ?? 0) + 1)
  if (process.env.SHOW !== undefined) console.log(counts)
  expect(counts.get('same')).toBeGreaterThan(95)
})
