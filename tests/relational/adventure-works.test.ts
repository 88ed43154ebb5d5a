/** The relational programs of the AdventureWorks plans earn what the reference evaluator earns, line by line. */
import { describe, expect, test } from 'vitest'
import { Program } from '../../compiler/relational/program/ir.ts'
import { compiled, ran } from '../plans/adventure-works.ts'
import { referenceLines, relationalAnswer } from './answer.ts'

describe.each(['flat.plan', 'graduated.plan', 'territory.plan'])('%s in FY20', (file) => {
  const plan = compiled(file)
  const { core } = plan
  if (core === undefined) throw new Error(file)
  const { data, outcome } = ran(plan, 'FY20')
  const answer = relationalAnswer(core, data, { period: 'FY20', asOf: null })
  if ('refused' in answer) throw new Error(answer.refused)
  test('is compiled to a program that is JSON', () =>
    expect(Program.parse(JSON.parse(JSON.stringify(answer.program)))).toEqual(answer.program))
  test('earns the same, line by line', () => {
    expect(answer.lines.length).toBeGreaterThan(20_000)
    expect(answer.lines).toEqual(referenceLines(outcome?.earnings ?? []))
  })
  test('no number leaves its bounds, and no check fails', () => expect([answer.tooFar, answer.wrong, answer.beyond]).toEqual([[], [], []]))
})

test('a quarter by itself', { timeout: 60_000 }, () => {
  const plan = compiled('territory.plan')
  const { data, outcome } = ran(plan, 'FY20-Q3')
  const answer = plan.core === undefined ? { refused: 'no plan' } : relationalAnswer(plan.core, data, { period: 'FY20-Q3', asOf: null })
  expect('refused' in answer ? answer.refused : answer.lines).toEqual(referenceLines(outcome?.earnings ?? []))
})
