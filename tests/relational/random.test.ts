/** Random plans on data near their bounds: each is refused with a reason, or earns what the reference evaluator earns, line by line. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { run } from '../../compiler/run.ts'
import { coreOf, filesOf, yearOf } from '../laws/answer.ts'
import { stories } from '../laws/plans.ts'
import { type Story, told } from '../laws/story.ts'
import { differences, referenceFiles, referenceLines, referenceWarnings, relationalAnswer, whole } from './answer.ts'

/** Whether a story was compiled; fails with the story where it was and earns something else. */
function isSame(story: Story): boolean {
  const core = coreOf(story)
  const question = { period: yearOf(core), asOf: null, since: 'plan' as const }
  const { data, outcome } = run(core, filesOf(story), question)
  const answer = relationalAnswer(core, data, question)
  if (outcome === undefined || 'refused' in answer) return false
  expect([answer.tooFar, answer.wrong, answer.beyond], told(story)).toEqual([[], [], []])
  expect(answer.lines, told(story)).toEqual(referenceLines(outcome.earnings))
  expect(whole(answer.program, differences(answer.files, referenceFiles(outcome, core))), told(story)).toEqual([])
  expect(answer.warnings, told(story)).toEqual(referenceWarnings(outcome))
  return true
}

const SEED = 11

test('plans that compile earn the same, and no number leaves its bounds', { timeout: 240_000 }, () => {
  const drawn = fc.sample(stories(), { numRuns: 90, seed: SEED })
  const same = drawn.filter(isSame)
  expect(same.length).toBeGreaterThan(60)
})
