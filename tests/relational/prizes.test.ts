/** Prizes of several windows in one pay period: their lines show the window and the figures of the last of them, as the reference evaluator's do. */
import { expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { run } from '../../compiler/run.ts'
import { differences, referenceFiles, referenceWarnings, relationalAnswer } from './answer.ts'

/** Paid by quarters on months: a contest of each month, a milestone in each month, and one of a budget that is shared at the end of the year. */
const PLAN = `plan sales "Sales"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep where rep.id <> "d"
paid quarterly
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  goal money per month }
record deal from "deals.csv" { id text key  owner rep  won_on date incentive optional  amount money }
credit deal { 100% to deal.owner }
metric sold "Sold" { supports grow  sum of deal.amount  accumulates over month  quota rep.goal per month  attainment against full quota  no quota means no pay }
pay commission "Commission" on sold { flat 10% }
contest race "Race" on sold { supports grow  rank rep by sold.attainment  place 1 pays $100  place 2 pays $10  ties share }
spiff reach "Reach" on sold { supports grow  $50 once when sold reaches $12,000 }
spiff part "Part" on sold { supports grow  $70 once when sold reaches 100%  budget $333, when exceeded shared in proportion }
`
const REPS = 'id,goal\na,9000\nb,11000.50\nc,20000\nd,1\n'
const DEALS = [
  'id,owner,won_on,amount',
  ...Array.from({ length: 36 }, (_, i) => {
    const month = String(Math.floor(i / 3) + 1).padStart(2, '0')
    return `D${i},${'abc'.charAt(i % 3)},2026-${month}-17,${((i * 7919) % 19_500) + 500}.37`
  }),
  'E1,d,2026-02-03,100',
  'E2,d,2026-12-31,200',
  'E3,a,,300',
].join('\n')

test('several prizes in one pay period', () => {
  const { core, diagnostics } = compile('sales.plan', () => PLAN)
  if (core === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const question = { period: 'FY26', asOf: null, since: 'plan' as const }
  const { data, outcome } = run(core, (file) => new TextEncoder().encode(file === 'reps.csv' ? REPS : DEALS), question)
  const answer = relationalAnswer(core, data, question)
  if (outcome === undefined || 'refused' in answer) throw new Error('refused' in answer ? answer.refused : 'no answer')
  expect([answer.program.left, answer.wrong, answer.beyond]).toEqual([[], [], []])
  // d is in no plan, and E3 has no date; so many claims of $70 in the year are more than $333
  expect(answer.warnings).toEqual(referenceWarnings(outcome))
  expect(answer.warnings.map((one) => one.slice(0, 8))).toEqual(['1 row of', '2 rows o', '`part` i'])
  expect(differences(answer.files, referenceFiles(outcome, core))).toEqual([])
  const windows = (item: string) => new Set(outcome.earnings.filter((one) => one.item === item).map(({ window }) => window))
  expect([windows('contest').size, windows('milestone').size].map((size) => size > 2)).toEqual([true, true])
})
