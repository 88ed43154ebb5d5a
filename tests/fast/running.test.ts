/** What is laid over components, mechanic by mechanic: the fast evaluator writes the reference evaluator's bytes, part by part and person by person. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { byColumns, byReference, enginesOf } from './ledgers.ts'
import { planTop } from './samples.ts'

/** A plan with two components that have programs; `more` is what a mechanic adds, `on` what it adds to the first of them. */
const planWith = ({
  head = '',
  more = '',
  on = '',
  policy = 'overpayment recovered from next pay up to 50% of it',
}: Mechanic): string => `${planTop('2026-01-01', head, policy)}
record deal from "deals.csv" {
  id text key
  owner rep
  helper rep
  closed_on date incentive
  kind text
  amount money
  paid_on date optional event
  cancelled_on date optional event
}
credit deal { 100% to deal.owner }
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over year  quota rep.year_quota }
metric won "Deals" { supports grow  count of deal where deal.amount > $0  accumulates over quarter  quota 3 per quarter }
pay ladder "Ladder" on sales {
  worth 60% of target
  graduated on attainment { from 0% at 1.0x  from 100% at 1.5x }
  ${on}
}
pay own "Own rate" on sales { flat rep.percent }
${more}
`

interface Mechanic {
  readonly head?: string
  readonly more?: string
  readonly on?: string
  readonly policy?: string
}

const mechanics: Record<string, Mechanic & { readonly byProgram?: boolean }> = {
  'a cap and a floor of the whole plan': { more: 'cap pay at $9,000\nfloor pay at $0', byProgram: true },
  'a cap of the whole plan each month': { more: 'cap pay at $1,000 each month', byProgram: true },
  'a gate and a factor on all of pay': {
    more: 'pay only when won >= 2 otherwise keeps 50%\npay multiplied by won { from 0 at 1x  from 4 at 1.1x }',
    byProgram: true,
  },
  'a guarantee': { more: 'guarantee $500 per month', byProgram: true },
  'a draw': {
    more: 'draw $800 per month for 3 months from rep.hired_on forgivable when won >= 2, balance on leaving owed',
    byProgram: true,
  },
  'the most and the least that is paid': { more: 'pay at most $700 per month, rest next month\npay at least $50', byProgram: true },
  'a hold until the customer pays': { on: 'hold 50% of each deal until deal.paid_on' },
  instalments: { on: 'pay in 3 instalments' },
  'a clawback of a cancelled deal': { more: 'clawback deal when deal.cancelled_on is known', byProgram: true },
  'a share of commission for somebody else': { on: 'pay 20% to deal.helper' },
  'a spiff on deals': {
    more: 'spiff push "Push" on won {\n  effective from 2026-02-01 to 2026-09-15\n  $50 per deal\n  budget $150, when exceeded shared in proportion\n}',
    byProgram: true,
  },
  'a contest': {
    more: 'contest top "Top" on sales {\n  effective from 2026-02-10 to 2026-06-20\n  rank rep by sales\n  place 1 pays $500\n  place 2 pays $200\n  ties share\n}',
    byProgram: true,
  },
  'pay that stays earned': { on: 'earned stays earned' },
  'overpayment that is never taken back': { policy: 'overpayment recovered never' },
  'a multiplier over a longer window': {
    more: 'pay count "Count" on won {\n  flat $10\n  multiplied by sales.attainment { from 0% at 1x  from 50% at 2x }\n}',
  },
  'what somebody decided by hand': {
    more: [
      'adjust "ann" ladder by $125.50 for FY26-M02 because "It was late" by "VP Sales" on 2026-05-20',
      'set "bob" ladder to $70 for FY26-M04 until 2026-08-31 because "Agreed" by "VP Sales" on 2026-05-25',
    ].join('\n'),
    byProgram: true,
  },
  'a change in mid-year': {
    more: 'change ladder from 100% at 1.8x effective from 2026-08-10\nchange own flat 9% effective from 2026-05-01',
  },
  'a rate for each row': { more: 'pay kinds "Kinds" on sales { flat by deal.kind { "new" at 2%  otherwise at 1% } }' },
}

const cents = (n: number): string => (n / 100).toFixed(2)
const day = fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10))
const later = fc.option(day, { nil: '' })
const deal = fc
  .record({
    owner: fc.constantFrom('ann', 'bob', 'cat'),
    helper: fc.constantFrom('ann', 'bob', 'cat'),
    closed: day,
    kind: fc.constantFrom('new', 'renewal'),
    amount: fc.oneof(fc.constantFrom(99_999, 100_000, 250_000), fc.integer({ min: -40_000, max: 300_000 })),
    paid: later,
    cancelled: fc.oneof({ weight: 4, arbitrary: fc.constant('') }, { weight: 1, arbitrary: day }),
  })
  .map(
    ({ owner, helper, closed, kind, amount, paid, cancelled }) =>
      `${owner},${helper},${closed},${kind},${cents(amount)},${paid},${cancelled}`,
  )

const company = fc.tuple(fc.array(deal, { maxLength: 14 }), fc.boolean()).map(([deals, raise]): DataFiles => {
  const all: Record<string, string> = {
    'reps.csv': `id,role,rate,quota,target,hired_on,left_on,since
ann,AE,5.25,12000,12000.01,2025-01-01,,2025-01-01
bob,AE,7,3333.33,9000,2026-03-10,2026-09-15,2025-01-01
${raise ? 'ann,AE,6,12000,15000,2025-01-01,,2026-05-10\n' : ''}cat,SE,7,1000,9000,2025-01-01,,2025-01-01
`,
    'deals.csv': `id,owner,helper,closed_on,kind,amount,paid_on,cancelled_on\n${deals.map((row, i) => `D-${(i * 7) % 31},${row}`).join('\n')}\n`,
  }
  return (file) => new TextEncoder().encode(all[file] ?? '')
})

function coreOf(mechanic: Mechanic): Core {
  const { core, diagnostics } = compile('p.plan', () => planWith(mechanic))
  if (core === undefined) throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return core
}

describe('over what components earn', () => {
  test.each(Object.entries(mechanics))(
    '%s',
    (_, mechanic) => {
      const core = coreOf(mechanic)
      fc.assert(
        fc.property(company, (data) => {
          for (const period of ['2026', '2026-Q2']) expect(byColumns(core, data, period)).toEqual(byReference(core, data, period))
        }),
        { numRuns: 12 },
      )
      const [data] = fc.sample(company, { numRuns: 1, seed: 7 })
      const ladder = data === undefined ? undefined : enginesOf(core, data, '2026').find(({ component }) => component === 'ladder')
      if (mechanic.byProgram) expect(ladder?.engine).toBe('fast')
    },
    120_000,
  )
})
