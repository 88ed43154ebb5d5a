/** A run that is told of other plans: nobody may have a target in two of them on one day, unless both say so (semantics 2). */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { caboose } from './built.ts'

const folder = mkdtempSync(join(tmpdir(), 'caboose-beside-'))
afterAll(() => rmSync(folder, { recursive: true }))

const plan = (name: string, applies: string, more = ''): string => `plan ${name} "${name}"
language 1
uses "facts.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep where rep.role = "${applies}"
target rep.salary
paid monthly
${more}
metric sales "Sales" {
  supports grow
  sum of deal.amount
  accumulates over month
}
pay commission "Commission" on sales { worth 100% of target  flat 1% }
`
const ALONGSIDE = 'alongside other plans'
const files = {
  'facts.plan': `company shop "Shop"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01
policy {
  attainment against full quota
  prorate target by days for hired_on, left_on, leave, transfer, change
  overpayment recovered from next pay up to 100% of it
}
objective grow "Grow" because "It pays"
record rep from "reps.csv" { id text key  role text  salary money per year  history by starts }
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  amount money }
`,
  'sales.plan': plan('sales', 'AE'),
  'managers.plan': plan('managers', 'manager'),
  'hunters.plan': plan('hunters', 'AE'),
  'both/sales.plan': plan('sales', 'AE', ALONGSIDE).replace('facts', '../facts'),
  'both/hunters.plan': plan('hunters', 'AE', ALONGSIDE).replace('facts', '../facts'),
  // ann is an AE until 9 March, and a manager from the 10th on
  'data/reps.csv': 'id,role,salary,starts\nann,AE,60000.00,2025-01-01\nann,manager,60000.00,2026-03-10\n',
  'data/deals.csv': 'id,owner,closed_on,amount\n1,ann,2026-03-09,1000.00\n',
}
for (const part of ['both', 'data']) mkdirSync(join(folder, part))
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
const run = (file: string, beside: string, ...more: string[]) =>
  caboose(['run', file, '--period', 'FY26-M03', '--data', 'data', '--beside', beside, ...more], { cwd: folder })

test('someone who goes from one plan to the other is in one on each day', () => expect(run('sales.plan', 'managers.plan').code).toBe(0))
test('someone in two plans on one day stops the run, from the first such day', () => {
  const { code, out, err } = run('sales.plan', 'hunters.plan')
  expect({ code, out }).toEqual({ code: 3, out: '' })
  expect(err).toContain('error[CB866]: `ann` has a target in `sales` and in `hunters` on 2026-01-01')
  expect(err).toContain('sales.plan:6')
})
test('one plan that says so is not enough', () => expect(run('both/sales.plan', 'hunters.plan').code).toBe(3))
test('both may say so', () => expect(run('both/sales.plan', 'both/hunters.plan').code).toBe(0))
test('a folder stands for all plans in it but the one that is run', () => expect(run('both/sales.plan', 'both').code).toBe(0))
test('a path that is not there is a wrong command', () => expect(run('sales.plan', 'nowhere')).toMatchObject({ code: 2, out: '' }))
