/** The published schemas are made from the same declarations as the types. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import * as answers from '../../cli/answers.ts'
import { AskedAnswer } from '../../cli/asked-answers.ts'
import { CloseRecord } from '../../cli/closed/record.ts'
import { SystemsAnswer } from '../../cli/compile-answers.ts'
import { DiffAnswer, ScenarioAnswer } from '../../cli/review-answers.ts'
import { MovedAnswer } from '../../cli/territory-answers.ts'
import { Quotas } from '../../compiler/plan/quotas.ts'
import { Plan } from '../../compiler/plan.ts'
import { Program } from '../../compiler/relational/program/ir.ts'
import { Core } from '../../runtime/core/core.ts'
import { Planning } from '../../runtime/core/planning/planning.ts'
import { Proof } from '../../runtime/fast/proof/shape.ts'
import { caboose } from '../cli/built.ts'
import { compiled } from '../plans/adventure-works.ts'

const root = join(import.meta.dirname, '../..')
const published = (name: string): string => join(import.meta.dirname, '../../schema', name)

describe('published as JSON Schema', () => {
  test.for([
    ['plan.schema.json', Plan],
    ['core.schema.json', Core],
    ['check.schema.json', answers.CheckAnswer],
    ['run.schema.json', answers.RunAnswer],
    ['compile.schema.json', SystemsAnswer],
    ['change.schema.json', answers.ChangeAnswer],
    ['run-record.schema.json', answers.RunRecord],
    ['close.schema.json', CloseRecord],
    ['test.schema.json', answers.TestAnswer],
    ['diff.schema.json', DiffAnswer],
    ['scenario.schema.json', ScenarioAnswer],
    ['page.schema.json', answers.PageAnswer],
    ['quotas-page.schema.json', answers.QuotasPageAnswer],
    ['statement.schema.json', answers.StatementAnswer],
    ['asked.schema.json', AskedAnswer],
    ['quotas.schema.json', answers.QuotasAnswer],
    ['moved.schema.json', MovedAnswer],
    ['quotas-plan.schema.json', Quotas],
    ['planning.schema.json', Planning],
    ['proof.schema.json', Proof],
    ['relational.schema.json', Program],
  ] as const)('%s', async ([name, shape]) => {
    const schema = `${JSON.stringify(z.toJSONSchema(shape, { target: 'draft-2020-12', reused: 'ref' }), null, 2)}\n`
    await expect(schema).toMatchFileSnapshot(published(name))
  })
})

describe('every shipped plan', () => {
  test.for(['flat.plan', 'graduated.plan', 'territory.plan'])('%s is a valid Plan and Core, also through JSON', (file) => {
    const { plan, core } = compiled(file)
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan)
    expect(Core.parse(JSON.parse(JSON.stringify(core)))).toEqual(core)
  })
})

describe('what the commands print', () => {
  const flat = 'plans/adventure-works/flat.plan'
  const printed = (...args: string[]): unknown => JSON.parse(caboose([...args, '--format', 'json'], { cwd: root }).out)
  test('check', () => expect(() => answers.CheckAnswer.parse(printed('check', flat))).not.toThrow())
  test('compile: the systems, and those of a plan', () => {
    const list = (...options: string[]) => SystemsAnswer.parse(printed('compile', ...options, '--list'))
    expect(list().targets.every(({ findings }) => findings === undefined)).toBe(true)
    expect(list(flat).targets.flatMap(({ name, findings = [] }) => findings.map(({ code }) => `${name} ${code}`))).toEqual(['sqlite CB702'])
  })
  test('run', () => expect(() => answers.RunAnswer.parse(printed('run', flat, '--period', 'FY20-Q1'))).not.toThrow())
  test('test', () => expect(() => answers.TestAnswer.parse(printed('test', flat))).not.toThrow())
  test("explain: the rep's page", () => expect(() => answers.PageAnswer.parse(printed('explain', flat))).not.toThrow())
  test('explain: a statement', () =>
    expect(() => answers.StatementAnswer.parse(printed('explain', flat, '--rep', '282', '--period', 'FY20-Q1'))).not.toThrow())
  test('diff', () => expect(() => DiffAnswer.parse(printed('diff', flat, flat))).not.toThrow())
  test('quotas: one of them, and against a year', () => {
    const page = (...options: string[]) => answers.QuotasPageAnswer.parse(printed('quotas', 'plans/adventure-works/fy21.plan', ...options))
    expect(() => [page('--explain', '286'), page('--against', 'FY20')]).not.toThrow()
  })
  test('explain: the proof', () =>
    expect(() => Proof.parse(printed('explain', flat, '--proof', '--data', 'plans/adventure-works/data'))).not.toThrow())
  test('run.json', () => {
    const folder = mkdtempSync(join(tmpdir(), 'caboose-schema-'))
    caboose(['run', flat, '--period', 'FY20-Q1', '--out', folder], { cwd: root })
    const record = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))
    rmSync(folder, { recursive: true })
    expect(() => answers.RunRecord.parse(record)).not.toThrow()
  })
})
