/** The examples of every plan text, as relational programs: what compiles earns what the reference evaluator earns, and no number leaves its bounds. */
import { expect, test } from 'vitest'
import { differences, referenceFiles, referenceLines, referenceWarnings, relationalAnswer, whole } from './answer.ts'
import { casesOf, TEXTS } from './examples.ts'

test('every case of an example that compiles earns the same', { timeout: 120_000 }, () => {
  let same = 0
  for (const { name, core, data, question, outcome } of TEXTS.flatMap(casesOf)) {
    const answer = relationalAnswer(core, data, question)
    if ('refused' in answer) continue
    expect([answer.tooFar, answer.wrong, answer.beyond], name).toEqual([[], [], []])
    expect(answer.lines, name).toEqual(referenceLines(outcome.earnings))
    expect(whole(answer.program, differences(answer.files, referenceFiles(outcome, core))), name).toEqual([])
    expect(answer.warnings, name).toEqual(referenceWarnings(outcome))
    same += 1
  }
  expect(same).toBeGreaterThan(190)
})
