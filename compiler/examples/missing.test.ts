/** What an example must state for what it expects. */
import { expect, test } from 'vitest'
import { compile } from '../compile.ts'
import { runExamples } from './run.ts'

const codes = (example: string): string[] => {
  const text = `plan team "Team"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
objective grow "Grow" because "Growth pays for everything else"
record rep from "reps.csv" { id text key }
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  amount money }
metric sales "Sales" {
  supports grow
  sum of deal.amount
  accumulates over year
}
pay commission "Commission" on sales { flat 4% }
spiff sprint "Sprint" on sales {
  $50 per deal
}
example "one" {
${example}
}
`
  const compiled = compile('team.plan', () => text)
  expect(compiled.diagnostics.filter((d) => d.severity === 'error')).toEqual([])
  return runExamples(compiled).flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))
}

test('a spiff for each deal needs the deals, not their total', () => {
  expect(codes('  given sales $1,000\n  expect sprint $50.00')).toEqual(['CB871'])
  expect(codes('  given sales $1,000\n  expect pay $40.00')).toEqual(['CB871'])
  expect(codes('  each deal\n  | id | amount |\n  | "D-1" | $1,000 |\n  expect sprint $50.00\n  expect pay $90.00')).toEqual([])
})
test('what does not read the spiff goes by the total', () => expect(codes('  given sales $1,000\n  expect commission $40.00')).toEqual([]))
