/** Random plans whose pay is held, in instalments, advanced or drawn: every line of payments, and of earnings with what it shows, is the reference evaluator's. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import type { Core } from '../../runtime/core/core.ts'
import { coreOf, filesOf, yearOf } from '../laws/answer.ts'
import { stories } from '../laws/plans.ts'
import { type Story, told } from '../laws/story.ts'
import { differences, referenceFiles, referenceWarnings, relationalAnswer, whole } from './answer.ts'

/** What stands between earning and payment in a plan, and events whose lines show figures. */
const clausesOf = ({ payments, events }: Core): readonly string[] => [
  ...payments.delays.map(({ kind }) => kind),
  ...(payments.draw === null ? [] : ['draw']),
  ...events.map((event) => (event.kind === 'spiff' && event.occasion.kind === 'once' ? 'milestone' : event.kind)),
  ...(payments.clawbacks.length > 0 && payments.delays.length > 0 ? ['delay and clawback'] : []),
]
const LATER = new Set(['hold', 'instalments', 'advance', 'draw', 'contest', 'milestone'])

/** The clauses of a story whose three ledgers are whole; fails with the story where a line differs. */
function comparedIn(story: Story): readonly string[] {
  const core = coreOf(story)
  const clauses = clausesOf(core)
  if (!clauses.some((one) => LATER.has(one))) return []
  const question = { period: yearOf(core), asOf: null, since: 'plan' as const }
  const { data, outcome } = run(core, filesOf(story), question)
  const answer = relationalAnswer(core, data, question)
  if (outcome === undefined || 'refused' in answer) return []
  expect([answer.tooFar, answer.wrong, answer.beyond], told(story)).toEqual([[], [], []])
  expect(whole(answer.program, differences(answer.files, referenceFiles(outcome, core))), told(story)).toEqual([])
  expect(answer.warnings, told(story)).toEqual(referenceWarnings(outcome))
  return answer.program.left.length === 0 ? clauses : []
}

test('what is paid later, before, or drawn, and what prizes go by', { timeout: 240_000 }, () => {
  const drawn = fc.sample(stories('paid abroad', 'amendments', 'matrix', 'on pay'), { numRuns: 110, seed: 5 })
  const clauses = drawn.flatMap(comparedIn)
  const count = (clause: string): number => clauses.filter((one) => one === clause).length
  const least = { hold: 10, instalments: 10, advance: 4, draw: 4, contest: 3, milestone: 3, 'delay and clawback': 4 }
  expect(Object.entries(least).filter(([clause, wanted]) => count(clause) < wanted)).toEqual([])
})

const PLAN = (from: string): string => `plan sales "Sales"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  hired_on date  left_on date optional }
record deal from "deals.csv" { id text key  owner rep  won_on date incentive  amount money }
credit deal { 100% to deal.owner }
metric sold "Sold" { supports grow  sum of deal.amount  accumulates over month }
pay commission "Commission" on sold { flat 10% }
draw $1,000 per month${from} recoverable from pay above the draw, balance on leaving owed
recover 50% from month 3
`
const REPS = 'id,hired_on,left_on\na,2025-11-20,\nb,2026-02-10,2026-09-20\nc,2026-05-31,\n'
/** A deal of everyone in each month, of 500 to 30,000: pay is below the draw and above it. */
const DEALS = [
  'id,owner,won_on,amount',
  ...Array.from({ length: 36 }, (_, i) => {
    const month = String(Math.floor(i / 3) + 1).padStart(2, '0')
    return `D${i},${'abc'.charAt(i % 3)},2026-${month}-28,${((i * 7919) % 29_500) + 500}.37`
  }),
].join('\n')

test.for([
  ['from the first day in the plan', ''],
  ['from a date of the person', ' for 8 months from rep.hired_on'],
] as const)('a draw that pay recovers from the third month on, %s', ([, from]) => {
  const { core, diagnostics } = compile('sales.plan', () => PLAN(from))
  if (core === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const question = { period: 'FY26', asOf: null, since: 'plan' as const }
  const { data, outcome } = run(core, (file) => new TextEncoder().encode(file === 'reps.csv' ? REPS : DEALS), question)
  const answer = relationalAnswer(core, data, question)
  if (outcome === undefined || 'refused' in answer) throw new Error('refused')
  expect([answer.wrong, answer.beyond, differences(answer.files, referenceFiles(outcome, core))]).toEqual([[], [], []])
  // b was hired in February, or first in the plan then: nothing is recovered before April
  const recovered = outcome.payments.filter(({ payee, account, kind }) => payee === 'b' && account === 'draw' && kind === 'draw_recovered')
  expect(recovered[0]?.postedIn).toBe('FY26-M04')
})
