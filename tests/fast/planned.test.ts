/** Quotas that a quotas file allocates, and plans that may run for a while only: by columns as by the reference evaluator. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import type { Core } from '../../runtime/core/core.ts'
import { COMPANY, HEAD } from '../planning/texts.ts'
import { byColumns, byReference, enginesOf } from './ledgers.ts'

const DATA: Record<string, string> = {
  'reps.csv': `id,region,district,hired_on,left_on,base
new,East,E1,2026-07-01,,1.00
old,East,E1,2020-01-01,,1.00
leaver,West,W1,2020-01-01,2026-09-30,1.00
house,West,W1,2020-01-01,,1.00
`,
  'deals.csv': `id,owner,closed_on,amount
D-1,new,2026-08-10,300000.00
D-2,old,2026-02-10,120000.01
D-3,leaver,2026-03-10,100000.00
D-4,house,2026-03-11,500000.00
D-5,old,2025-11-11,400000.00
`,
}
const files = (file: string) => new TextEncoder().encode(DATA[file] ?? '')

const quotas = (allocated: string): string => `${HEAD}
quota bookings {
  ${allocated}
  prorate by days for hired_on, left_on
  house accounts where rep.id = "house"
}
`
const plan = (window: string, head = ''): string => `plan ae "AE"
language 1
uses "company.plan", "quotas.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
${head}
target $60,000 per year
prorate target, quota by days for hired_on, left_on, leave, transfer, change
overpayment recovered from next pay up to 100% of it
paid monthly
metric bookings {
  encourages "Sell"
  accumulates over ${window}
  quota q.bookings
  attainment against quota to date
  no quota means no pay
}
pay commission "Commission" on bookings { worth 100% of target  graduated on attainment { from 0% at 1.0x  from 100% at 1.5x } }
`
function compiled(texts: Record<string, string>): Core {
  const { core, diagnostics } = compile('ae.plan', (path) => texts[path])
  if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return core
}

describe.for([
  ['stated for each', 'each rep $1,200,000 per year'],
  [
    'moved and padded',
    `each rep $1,200,000 per year
  move $240,000 from "old" to "new" effective from 2026-07-01 because "an account moved" by "VP" on 2026-06-01
  pad 1%`,
  ],
])('quotas from a quotas file, %s', ([, allocated = '']) => {
  test.for(['month', 'quarter', 'year'])('over a %s', (window) => {
    const core = compiled({ 'company.plan': COMPANY, 'quotas.plan': quotas(allocated), 'ae.plan': plan(window) })
    for (const period of ['FY26', 'FY26-Q3', 'FY26-M09']) expect(byColumns(core, files, period)).toEqual(byReference(core, files, period))
    expect(enginesOf(core, files, 'FY26')).toMatchObject([{ component: 'commission', engine: 'fast' }])
  })
})

test('a plan that may run until a day runs by columns until then', () => {
  const head = 'status legacy until 2026-06-30 because "inherited with the company we bought"'
  const core = compiled({ 'company.plan': COMPANY, 'quotas.plan': quotas('each rep $1,200,000 per year'), 'ae.plan': plan('year', head) })
  expect(byColumns(core, files, 'FY26-Q2')).toEqual(byReference(core, files, 'FY26-Q2'))
  // the reference evaluator says what is wrong with a later period
  expect(() => byColumns(core, files, 'FY26-Q3')).toThrow('"unfit"')
  expect(byReference(core, files, 'FY26-Q3')).toMatchObject({ refused: [expect.stringContaining('CB870')] })
})
