/** Sums and pay at the edges of what each kind of number holds: whole runs are those of the reference evaluator, byte for byte. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { byColumns, byReference } from './ledgers.ts'

const PLAN = `plan p "P"
language 1
currency USD
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
fiscal year starts January
effective from 2026-01-01 to 2026-12-31
applies to rep
target rep.yearly_pay
paid monthly
policy {
  no quota means no pay
  no value means no pay
  attainment against quota to date
  do not prorate target, quota for hired_on, left_on, leave, transfer, change
  overpayment recovered from next pay up to 100% of it
}
objective grow "Grow" because "It is what we do"
record rep from "reps.csv" {
  id text key
  year_quota money per year
  yearly_pay money per year
}
record deal from "deals.csv" { id text key  owner rep  closed_on date incentive  kind text  amount money  weight number  part number }
credit deal { 100% to deal.owner }
metric sales "Sales" { supports grow  sum of deal.amount  accumulates over year  quota rep.year_quota }
metric weighed "Weighed" { supports grow  sum of deal.amount * deal.weight * deal.part where deal.kind = "new"  accumulates over quarter }
metric margin "Margin" { supports grow  ratio of deal.amount * deal.weight to deal.amount * deal.part  accumulates over year }
pay ladder "Ladder" on sales {
  worth 60% of target
  graduated on attainment { from 0% at 1.0x  from 100% at 1.5x  from 150% at 1.25x }
  only when margin >= 20% otherwise keeps 50%
}
pay curve "Curve" on sales {
  worth 40% of target
  interpolated on attainment { below 50% pays nothing  reaching 50% pays 40% of worth  reaching 100% pays 100% of worth  from 200% pays 180% of worth }
}
pay share "Share" on weighed { flat 0.01%  floor at $0 }
`

const cents = (n: bigint): string => {
  const size = n < 0n ? -n : n
  return `${n < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}
const EDGES = [2n ** 31n, 2n ** 53n, 2n ** 63n, 2n ** 70n]
/** Amounts that come to the edge in one to four rows. */
const amount = (edge: bigint): fc.Arbitrary<bigint> =>
  fc.tuple(fc.constantFrom(1n, 2n, 4n), fc.bigInt(-2n, 2n), fc.boolean()).map(([rows, by, less]) => (less ? -1n : 1n) * (edge / rows + by))
const decimal = fc.constantFrom('1', '0.5', '0.0001', '-0.25', '0.000000001', '1.000000000001')
const deal = (edge: bigint) =>
  fc
    .record({
      owner: fc.constantFrom('ann', 'bob'),
      month: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom('new', 'new', 'old'),
      amount: fc.oneof(amount(edge), amount(edge), fc.bigInt(-90_000n, 300_000n)),
      weight: decimal,
      part: decimal,
    })
    .map(
      ({ owner, month, kind, amount: money, weight, part }) =>
        `${owner},2026-${String(month).padStart(2, '0')}-07,${kind},${cents(money)},${weight},${part}`,
    )
const files = fc.constantFrom(...EDGES).chain((edge) =>
  fc
    .tuple(fc.array(deal(edge), { maxLength: 8 }), fc.constantFrom(100_000n, edge / 2n, edge), fc.constantFrom(120_000n, edge / 3n))
    .map(([deals, quota, pay]) => ({
      edge,
      files: {
        'reps.csv': `id,year_quota,yearly_pay\nann,${cents(quota)},${cents(pay)}\nbob,${cents(quota + 1n)},50000.01\n`,
        'deals.csv': `id,owner,closed_on,kind,amount,weight,part\n${deals.map((row, i) => `D-${i},${row}`).join('\n')}\n`,
      } as Record<string, string>,
    })),
)

describe('whole runs on large numbers', () => {
  const plan = compile('p.plan', () => PLAN)
  const { core } = plan
  if (core === undefined) throw new Error(plan.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))

  test.each(['javascript', 'webassembly', 'closures'] as const)('are those of the reference evaluator, by %s', (kernel) => {
    fc.assert(
      fc.property(files, ({ files: all }) => {
        const data = (file: string) => new TextEncoder().encode(all[file] ?? '')
        for (const period of ['2026', 'FY26-M07'])
          expect(byColumns(core, data, period, { kernel })).toEqual(byReference(core, data, period))
      }),
      { numRuns: 50 },
    )
  })
})
