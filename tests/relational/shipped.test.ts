/** The shipped companies' plans on their own data, as relational programs: every line of a year is the reference evaluator's. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { differences, referenceFiles, referenceLines, relationalAnswer } from './answer.ts'

const PLANS = [
  ['northwind-cloud', 'account-executive.plan', 900],
  ['northwind-cloud', 'account-manager.plan', 70],
  ['northwind-cloud', 'sales-manager.plan', 1700],
  ['lakeside-agency', 'writing-agent.plan', 700],
  ['marlow-home', 'store-team.plan', 160],
] as const

test.for(PLANS)('%s/%s', { timeout: 60_000 }, ([company, file, lines]) => {
  const folder = join(import.meta.dirname, '../../plans', company)
  const { core } = compile(file, (path) => readFileSync(join(folder, path), 'utf8'))
  if (core === undefined) throw new Error(file)
  const question = { period: 'FY26', asOf: null }
  const { data, outcome } = run(core, (path) => readFileSync(join(folder, 'data', path)), question)
  const answer = relationalAnswer(core, data, question)
  if ('refused' in answer) throw new Error(answer.refused)
  expect([answer.tooFar, answer.wrong, answer.beyond]).toEqual([[], [], []])
  expect(answer.lines.length).toBeGreaterThan(lines)
  expect(answer.lines).toEqual(referenceLines(outcome?.earnings ?? []))
  if (outcome === undefined) throw new Error('no answer')
  expect([answer.program.left, differences(answer.files, referenceFiles(outcome, core))]).toEqual([[], []])
})
