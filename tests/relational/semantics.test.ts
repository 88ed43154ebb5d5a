/** The worked plans of the semantics whose mechanics few other plans have, as relational programs: every ledger as the reference evaluator writes it. */
import { expect, test } from 'vitest'
import { differences, referenceFiles, referenceLines, relationalAnswer, whole } from './answer.ts'
import { casesOf } from './examples.ts'

test.each([
  'amended-cents',
  'amended-gates',
  'amended-increments',
  'amended-limits',
  'currency-clawback',
  'exact-bound',
  'pay-currency',
  'pay-floating',
  'weight-moves',
])('%s.plan', { timeout: 60_000 }, (name) => {
  const cases = casesOf(`../tests/semantics/${name}.plan`)
  expect(cases.length).toBeGreaterThan(0)
  for (const { name: title, core, data, question, outcome } of cases) {
    const answer = relationalAnswer(core, data, question)
    if ('refused' in answer) throw new Error(answer.refused)
    expect([answer.tooFar, answer.wrong, answer.beyond], title).toEqual([[], [], []])
    expect(answer.lines, title).toEqual(referenceLines(outcome.earnings))
    expect(whole(answer.program, differences(answer.files, referenceFiles(outcome, core))), title).toEqual([])
  }
})
