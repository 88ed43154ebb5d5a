/** Texts of a company compiled and run both ways. */
import { expect } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import type { EarningLine } from '../../runtime/ledger/lines.ts'
import { differences, referenceFiles, referenceLines, relationalAnswer, whole } from './answer.ts'

/** Holds the program of `a.plan` to the reference evaluator, all that its ledgers say of `FY26`; answers the lines that are earned. */
export function earnedTheSame(texts: Readonly<Record<string, string>>): readonly EarningLine[] {
  const { core, diagnostics } = compile('a.plan', (path) => texts[path])
  if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  const question = { period: 'FY26', asOf: null, since: 'plan' as const }
  const { data, outcome } = run(core, (file) => (texts[file] === undefined ? undefined : Buffer.from(texts[file])), question)
  const answer = relationalAnswer(core, data, question)
  if ('refused' in answer || outcome === undefined) throw new Error('refused' in answer ? answer.refused : 'the data are refused')
  expect([answer.tooFar, answer.wrong, answer.beyond]).toEqual([[], [], []])
  expect(answer.lines).toEqual(referenceLines(outcome.earnings))
  expect(whole(answer.program, differences(answer.files, referenceFiles(outcome, core)))).toEqual([])
  return outcome.earnings
}
