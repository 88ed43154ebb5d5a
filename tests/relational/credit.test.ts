/** Who gets credit for what: random deals at the bounds of rules, as relational programs and by the reference evaluator, line by line. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { MOVES, RULES, ruleFiles, SPLITS, splitFiles } from '../fast/credit-samples.ts'
import { deals, textsOf } from '../planning/random-credit.ts'
import { type Drawn, territories } from '../planning/random-territories.ts'
import { referenceLines, relationalAnswer } from './answer.ts'

type Texts = Readonly<Record<string, string>>

/** Both answers to a whole year of a plan; a run that the reference evaluator refuses is one that a program stops. */
function compared(plan: string, texts: Texts) {
  const { core, diagnostics } = compile(plan, (path) => texts[path])
  if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  const question = { period: 'FY26', asOf: null, since: 'plan' as const }
  const { data, outcome } = run(core, (file) => (texts[file] === undefined ? undefined : Buffer.from(texts[file])), question)
  const answer = relationalAnswer(core, data, question)
  if ('refused' in answer) throw new Error(answer.refused)
  const reference = outcome === undefined ? undefined : referenceLines(outcome.earnings)
  return { reference, answer }
}

function isSame(plan: string, texts: Texts): void {
  const { reference, answer } = compared(plan, texts)
  expect([answer.tooFar, answer.beyond]).toEqual([[], []])
  if (reference === undefined) expect(answer.wrong).not.toEqual([])
  else expect([answer.wrong, answer.lines]).toEqual([[], reference])
}

const runs = (numRuns: number) => ({ numRuns, seed: 7 })

describe('rules of credit', () => {
  test.each(SPLITS.map((text, i) => [i, text]))(
    'shares, overlays and managers, plan %i',
    (_, text) => {
      fc.assert(
        fc.property(splitFiles, (files) => isSame('a.plan', { ...files, 'a.plan': text })),
        runs(6),
      )
    },
    60_000,
  )
  test.each(RULES.map((text, i) => [i, text]))(
    'the narrowest of several, and managers as of another day, plan %i',
    (_, text) => {
      fc.assert(
        fc.property(ruleFiles, (files) => isSame('a.plan', { ...files, 'a.plan': text })),
        runs(12),
      )
    },
    60_000,
  )
  test.each(MOVES.map((text, i) => [i, text]))(
    'people who move to other managers, plan %i',
    (_, text) => {
      fc.assert(
        fc.property(ruleFiles, (files) => isSame('a.plan', { ...files, 'a.plan': text })),
        runs(12),
      )
    },
    60_000,
  )
})

/** Random territories that the text finds no fault with; no system is asked for an order of texts. */
const unordered = (all: readonly Drawn[]): boolean => all.every(({ rule }) => !/zip (<|<=|>|>=) /.test(rule.says))
const sound = (credit: string) =>
  territories({ decided: true, data: true })
    .filter(unordered)
    .filter((all) => compile('ae.plan', (path) => textsOf(all, [], 1, credit)[path]).core !== undefined)

describe('territories', () => {
  test.each([
    '100% to territory.owner',
    '60% to territory.owner when territory.name <> "t1"\n  rest to territory.owner',
    '30% to territory.owner when territory.name = "t0"\n  may total less',
  ])(
    '%s',
    (credit) => {
      fc.assert(
        fc.property(sound(credit), deals, (all, some) => isSame('ae.plan', textsOf(all, some, 1, credit))),
        runs(20),
      )
    },
    120_000,
  )
  // priorities may tie, and rows may lie nowhere: then both stop
  test('that tie or leave rows out stop both', () => {
    const any = territories({ decided: false, data: true })
      .filter(unordered)
      .filter((all) => compile('ae.plan', (path) => textsOf(all, [], 1, '100% to territory.owner')[path]).core !== undefined)
    fc.assert(
      fc.property(any, deals, (all, some) => isSame('ae.plan', textsOf(all, some, 1, '100% to territory.owner'))),
      runs(20),
    )
  }, 120_000)
})
