/** What lies at the ends of what files hold: rows on other lines than their number says, and amounts past 64 bits. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import type { Core } from '../../runtime/core/core.ts'
import { byColumns, byReference } from './ledgers.ts'

const planWith = (credit: string, rate = 'flat 50%'): Core => {
  const { core, diagnostics } = compile(
    'p.plan',
    () => `plan p "P"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
policy { overpayment recovered from next pay up to 100% of it  no value means no pay }
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" { id text key  name text }
record deal from "deals.csv" { id text key  owner rep  helper rep  customer text  closed_on date incentive  amount money }
${credit}
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over year }
pay half "Half" on sales { ${rate} }
pay steps "Steps" on sales { retroactive on sales { below $1,000 pays nothing  from $1,000 at 5.25% } }
`,
  )
  if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return core
}

/** Both answers, which are the same. */
function answered(core: Core, deals: string) {
  const texts: Record<string, string> = { 'reps.csv': 'id,name\nann,Ann\nbob,Bob\n', 'deals.csv': deals }
  const files = (file: string) => new TextEncoder().encode(texts[file] ?? '')
  const expected = byReference(core, files, '2026')
  expect(byColumns(core, files, '2026')).toEqual(expected)
  if ('refused' in expected) throw new Error(expected.refused.join('\n'))
  return expected
}

const OVERLAY = planWith('credit deal { 100% to deal.owner  50% to deal.helper as overlay }')

describe('a person with more than the whole of a row', () => {
  test.for([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
  ] as const)('is told on the line on which the row begins: %s', ([, end]) => {
    // line 1 is the header, line 2 empty, the first row is on lines 3 and 4, the second on 5, the third on 6 and 7
    const deals = [
      'id,owner,helper,customer,closed_on,amount',
      '',
      `D-1,ann,bob,"ACME${end}& Sons",2026-02-01,100.00`,
      'D-2,ann,ann,Beta,2026-02-02,100.00',
      `D-0,bob,bob,"Core${end}",2026-02-03,100.00`,
      '',
    ].join(end)
    expect(answered(OVERLAY, deals).warnings).toEqual([
      'CB882 deals.csv:6:1 `bob` gets 150% of `deal` `D-0`',
      'CB882 deals.csv:5:1 `ann` gets 150% of `deal` `D-2`',
    ])
  })
})

describe('amounts about 2^63 cents', () => {
  const SHARED = planWith('credit deal { 60% to deal.owner  40% to deal.helper }')
  const row = (id: string, amount: bigint): string =>
    `${id},ann,bob,ACME,2026-02-01,${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`
  const header = 'id,owner,helper,customer,closed_on,amount'
  test.for([-1n, 0n, 1n])('2^63 and %i', (beside) => {
    const { earnings } = answered(OVERLAY, [header, row('D-1', 2n ** 63n + beside), ''].join('\n'))
    // half of the owner's whole row; halves go up
    const half = (2n ** 63n + beside + 1n) / 2n
    expect(earnings).toContain(`${half / 100n}.${String(half % 100n).padStart(2, '0')}`)
  })
  test('several of them, shared', () => {
    const rows = [2n ** 63n - 1n, 2n ** 63n, 2n ** 63n + 1n, 2n ** 64n, 2n ** 53n + 1n, 1n].map((amount, i) => row(`D-${i}`, amount))
    const { credits } = answered(SHARED, [header, ...rows, ''].join('\n'))
    // header, two lines for each but the one cent, of which 0.4 rounds to no line, and the end
    expect(credits.split('\n')).toHaveLength(1 + 2 * 5 + 1 + 1)
    // 40% of 2^64 cents, 7378697629483820646.4
    expect(credits).toContain('73786976294838206.46')
  })
  test('a month takes back more than 2^53 cents of what another earned', () => {
    // 10^15 cents in May, less 2^53 + 1 in July: each sum to date is below 2^53, their difference is not
    const rows = ['D-1,ann,ann,ACME,2026-05-30,10000000000000.00', 'D-2,ann,ann,ACME,2026-07-01,-90071992547409.93']
    const { payments } = answered(planWith('credit deal { 100% to deal.owner }', 'flat 100%'), [header, ...rows, ''].join('\n'))
    // and 5.25% of the 10^15 cents, which nothing is left of: 90,071,992,547,409.93 + 525,000,000,000.00
    expect(payments).toContain('90596992547409.93')
  })
})
