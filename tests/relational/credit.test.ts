/** Who gets credit for what: random deals at the bounds of rules, as relational programs and by the reference evaluator, line by line. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { MOVES, RULES, ruleFiles, SPLITS, splitFiles } from '../fast/credit-samples.ts'
import { deals, textsOf } from '../planning/random-credit.ts'
import { type Drawn, territories } from '../planning/random-territories.ts'
import { referenceLines, referenceWarnings, relationalAnswer } from './answer.ts'

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
  return { reference, warnings: outcome === undefined ? [] : referenceWarnings(outcome), answer }
}

/** What is not credited through territories is told of: those have no ledger of credits yet. */
function isSame(plan: string, texts: Texts): void {
  const { reference, warnings, answer } = compared(plan, texts)
  expect([answer.tooFar, answer.beyond]).toEqual([[], []])
  if (reference === undefined) expect(answer.wrong).not.toEqual([])
  else {
    const told = 'program' in answer && answer.program.left.length > 0 ? answer.warnings : warnings
    expect([answer.wrong, answer.lines, answer.warnings]).toEqual([[], reference, told])
  }
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

describe('days on which rows count', () => {
  const plan = `plan a "A"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
AWAYcredit for 30 days after rep.left_on
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  left_on date optional }
record absence from "absences.csv" { id text key  who rep  starts date  ends date optional }
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  amount money }
credit deal { 100% to deal.owner }
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over month }
pay a "A" on sales { flat 10% }
`
  const deals = ['2026-03-31', '2026-04-30', '2026-05-01'].map((day, i) => `D-${i},ann,${day},100.00`)
  const others = ['2026-06-01', '2026-06-10', '2026-06-11'].map((day, i) => `E-${i},bob,${day},100.00`)
  const files = {
    'reps.csv': 'id,left_on\nann,2026-03-31\nbob,\n',
    'absences.csv': 'id,who,starts,ends\nX,bob,2026-06-01,2026-06-10\n',
    'deals.csv': `id,owner,closed_on,amount\n${[...deals, ...others].join('\n')}\n`,
  }
  const paid = (away: string): string[] => {
    const { reference, answer } = compared('a.plan', { ...files, 'a.plan': plan.replace('AWAY', away) })
    expect(answer.lines).toEqual(reference)
    return answer.lines.map((line) => line.split(' | ')[5] ?? '')
  }
  // ann left on 31 March: 30 days after it is 30 April, a day later counts no more. Bob is away from 1 to 10 June.
  test('go on for 30 days after somebody left', () => expect(paid('')).toEqual(['D-0', 'D-1', 'E-0', 'E-1', 'E-2']))
  test('stop while somebody is away', () =>
    expect(paid('away during absence.starts to absence.ends of absence.who\nno credit while away\n')).toEqual(['D-0', 'D-1', 'E-2']))
})
