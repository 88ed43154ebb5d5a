/** A comparison is the same to the cent whichever evaluator answers it: attainment, margin and fields of people and rows included. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answererOf } from '../../compiler/compare/payer.ts'
import { compile } from '../../compiler/compile.ts'
import { type Side, sideOf } from '../../compiler/diff/diff.ts'
import { namesCsv } from '../../compiler/review/names.ts'
import { scenarioAnswer } from '../../compiler/scenario/answer.ts'
import { groupingOf } from '../../compiler/scenario/asked.ts'
import { comparedOn } from '../../compiler/scenario/scenario.ts'
import { filesInMemory } from '../../runtime/fast/standing/run.ts'
import { COMPANY, dataOf, filesOf, PLAN, sideIn } from './company.ts'

type Files = ReturnType<typeof filesOf>

/** What `scenario` prints for programs and writes by name. */
function said(base: Side, scenarios: readonly Side[], files: Files, period: string, by: string, byColumns: boolean): string {
  const { plan } = base.compiled
  const grouping = plan === undefined ? { problem: 'no plan' } : groupingOf(plan, by, undefined)
  if ('problem' in grouping) throw new Error(grouping.problem)
  const compared = comparedOn(base, scenarios, answererOf(files, period, byColumns), grouping.margin)
  if (compared === undefined) throw new Error('not answered')
  const names = namesCsv(compared.scenarios.flatMap(({ review }) => review ?? []))
  return JSON.stringify(scenarioAnswer(compared, period, grouping.people), null, 1) + names
}

describe('a company of sixty', () => {
  const texts = {
    'company.plan': COMPANY,
    'base.plan': PLAN,
    'more.plan': 'scenario more "More" on base\nlanguage 1\nuses "base.plan"\nchange commission flat 3%\nadd commission cap at $1,500\n',
  }
  const [base, more] = ['base.plan', 'more.plan'].map((entry) => sideIn(texts, entry))
  test.for(['deal.kind', 'rep.region'])('grouped by %s', (by) => {
    if (base === undefined || more === undefined) throw new Error('no plan')
    const [reference, columns] = [false, true].map((byColumns) => said(base, [more], filesOf(dataOf(60)), 'FY26', by, byColumns))
    expect(columns).toBe(reference)
    expect(reference).toContain('"histogram"')
  })
})

describe('a quarter of Northwind Cloud, with kickers, a spiff, split credit and pay that is held', () => {
  const folder = join(import.meta.dirname, '../../plans/northwind-cloud')
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
  const files = filesInMemory((file) => readFileSync(join(folder, 'data', file)))
  const sideAt = (path: string): Side => {
    const side = sideOf(compile(path, read))
    if (side === undefined) throw new Error(`${path} does not compile`)
    return side
  }
  test('grouped by kind of deal', () => {
    const [base, scenario] = [sideAt('account-executive.plan'), sideAt('scenarios/multi-product.plan')]
    const [reference, columns] = [false, true].map((byColumns) => said(base, [scenario], files, 'FY26-Q1', 'deal.kind', byColumns))
    expect(columns).toBe(reference)
  }, 240_000)
})
