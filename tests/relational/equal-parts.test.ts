/** Deals that people share equally, as relational programs and by the reference evaluator: earnings and credits, line by line. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { differences, referenceFiles, referenceLines, relationalAnswer } from './answer.ts'

const plan = (credit: string) => `plan a "A"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep where rep.role <> "VP"
paid monthly
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  role text  manager rep optional }
record seat from "seats.csv" { id text key  taken_by rep }
record member from "members.csv" {
  history by began
  id text key
  deal deal
  seat seat optional
  began date
}
record deal from "deals.csv" { id text key  owner rep  part percent  closed_on date incentive  amount money }
credit deal {
  ${credit}
}
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over quarter }
metric own "Own" { supports grow  sum of deal.amount * 2  accumulates over month  counting highest }
metric won "Won" { supports grow  count of deal  accumulates over month }
pay a "A" on sales { flat 10% }
pay b "B" on own { flat 1% }
pay c "C" on won { flat $5 }
`

const PEOPLE = ['ann', 'bob', 'cat', 'dan']
const SEATS = ['s1', 's2', 's3', 's4', 's5']
const files = fc
  .record({
    // cents that do not go into parts, and those beside
    deals: fc.array(
      fc.record({
        cents: fc.constantFrom(1, 2, 99, 100, 10_000, 9_999, -10_000, -10_001, 12_345),
        owner: fc.constantFrom(...PEOPLE),
        part: fc.constantFrom('0%', '10%', '50%', '100%'),
        day: fc.constantFrom('2026-01-31', '2026-02-01', '2026-05-15'),
        members: fc.array(
          fc.record({ seat: fc.constantFrom('', ...SEATS), since: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01') }),
          {
            maxLength: 5,
          },
        ),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ deals }) => ({
    'reps.csv': 'id,role,manager\nann,AE,bob\nbob,AE,eve\ncat,AE,ann\ndan,VP,\neve,AE,\n',
    // two seats of one person count once
    'seats.csv': 'id,taken_by\ns1,ann\ns2,bob\ns3,cat\ns4,dan\ns5,ann\n',
    'members.csv': `id,deal,seat,began\n${deals.flatMap(({ members }, i) => members.map(({ seat, since }, j) => `M-${i}-${j},D-${i},${seat},${since}\n`)).join('')}`,
    'deals.csv': `id,owner,part,closed_on,amount\n${deals.map(({ owner, part, day, cents }, i) => `D-${i},${owner},${part},${day},${(cents / 100).toFixed(2)}\n`).join('')}`,
  }))

test.each([
  'equal to member.seat.taken_by',
  'share deal.part to deal.owner\n  equal to member.seat.taken_by\n  may total less',
  '30% to deal.owner when deal.part >= 50%\n  20% to deal.owner when deal.part < 50%\n  equal to member.seat.taken_by\n  10% to deal.owner as overlay\n  may total less',
  'equal to member.seat.taken_by\n  rollup 100%, 33% of each credit to manager up 2 levels',
  '25% to deal.owner\n  equal to deal.owner.manager\n  may total less',
])('%s', { timeout: 60_000 }, (credit) => {
  let earned = 0
  fc.assert(
    fc.property(files, (texts) => {
      const whole: Record<string, string> = { ...texts, 'a.plan': plan(credit) }
      const { core, diagnostics } = compile('a.plan', (path) => whole[path])
      if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
      const question = { period: 'FY26', asOf: null, since: 'plan' as const }
      const { data, outcome } = run(core, (file) => (whole[file] === undefined ? undefined : Buffer.from(whole[file])), question)
      const answer = relationalAnswer(core, data, question)
      if ('refused' in answer) throw new Error(answer.refused)
      if (outcome === undefined) return expect(answer.wrong).not.toEqual([])
      earned += outcome.earnings.length
      expect([answer.tooFar, answer.wrong, answer.beyond]).toEqual([[], [], []])
      expect(answer.lines).toEqual(referenceLines(outcome.earnings))
      expect(differences({ ...answer.files, payments: null }, referenceFiles(outcome, core))).toEqual(['no payments'])
    }),
    { numRuns: 40, seed: 5 },
  )
  expect(earned).toBeGreaterThan(100)
})
