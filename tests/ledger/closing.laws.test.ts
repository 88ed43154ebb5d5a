/** Laws 2, 3, 6 and 7 of semantics 16 on closed ledgers: a small company whose plan holds, claws back, caps and draws. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NONE_CLOSED } from '../../runtime/ledger/closed.ts'
import { answer, type Cells, closing, coreOf, type Rows, sumsByKey, texts } from './closing.ts'

const core = coreOf(`plan small "Small"
language 1
currency USD
rounding money half_up to $0.01
fiscal year starts January
effective from 2026-01-01 to 2026-06-30
applies to rep
paid monthly
policy {
  no quota means no pay
  overpayment recovered from next pay up to 50% of it
}
objective sell "Sell" because "It is what we make"
record rep from "reps.csv" {
  id       text key
  manager  rep optional
  hired_on date
}
record deal from "deals.csv" {
  id           text key
  owner        rep
  won_on       date incentive
  amount       money
  paid_on      date optional event
  cancelled_on date optional event
}
credit deal {
  100% to deal.owner
  rollup 100% of each credit to manager up 1 levels
}
metric sales "Sales" {
  supports sell
  sum of deal.amount
  accumulates over half
}
pay commission "Commission" on sales {
  graduated on sales {
    from      $0 at 3%
    from $10,000 at 7%
  }
  cap at $2,000
  hold 50% of each deal until deal.paid_on
}
metric month_sales "Sales of the month" {
  supports sell
  sum of deal.amount
  accumulates over month
}
pay starter "Starter" on month_sales {
  flat 2%
  pay in 3 instalments
}
pay service "Service" on sales {
  flat 5%
  advance 50% of 3 months from deal.won_on
}
draw $200 per month for 3 months from rep.hired_on recoverable from pay above the draw, balance on leaving owed
clawback deal when deal.cancelled_on is within 60 days after deal.won_on
adjust "ann" commission by $75.50 for FY26-M01 because "Entered late" by "VP Sales" on 2026-03-10
set "bob" commission to $150.00 for FY26-M02 until 2026-03-31 because "Agreed" by "VP Sales" on 2026-02-10
exempt "bob" from cap of commission because "Signed before" by "VP Sales" on 2026-02-20
exempt "ann" from starter because "Not in the first month" by "VP Sales" on 2026-03-20
`)
const REPS: readonly Cells[] = [
  { id: 'ann', hired_on: '2025-01-01', manager: 'bob' },
  { id: 'bob', hired_on: '2026-01-10' },
]
const MONTHS = ['FY26-M01', 'FY26-M02', 'FY26-M03', 'FY26-M04']

const day = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 28 }))
  .map(([m, d]) => `2026-0${m}-${String(d).padStart(2, '0')}`)
const deal = (id: string): fc.Arbitrary<Cells> =>
  fc.record({
    id: fc.constant(id),
    owner: fc.constantFrom('ann', 'bob'),
    won_on: day,
    amount: fc.integer({ min: -300_000, max: 900_000 }).map((cents) => (cents / 100).toFixed(2)),
    paid_on: fc.option(day, { nil: undefined }),
    cancelled_on: fc.option(day, { nil: undefined }),
  })
const deals: fc.Arbitrary<readonly Cells[]> = fc
  .integer({ min: 0, max: 7 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => deal(`D-${i}`))))
const rowsWith = (list: readonly Cells[]): Rows => ({ rep: REPS, deal: list })
const closedUpTo = (rows: Rows, months: readonly string[]) =>
  months.reduce((closed, month) => closing(core, rows, month, closed), NONE_CLOSED)
const runs = { numRuns: 30 }

describe('closed ledgers', () => {
  test('law 2: period by period is all at once', () => {
    fc.assert(
      fc.property(deals, (list) => {
        const rows = rowsWith(list)
        expect(texts(closedUpTo(rows, MONTHS), core)).toEqual(texts(answer(core, rows, 'FY26-M04'), core))
      }),
      runs,
    )
  })
  test('law 3: what is closed is posted once', () => {
    fc.assert(
      fc.property(deals, fc.integer({ min: 1, max: 4 }), (list, count) => {
        const rows = rowsWith(list)
        const closed = closedUpTo(rows, MONTHS.slice(0, count))
        expect(texts(answer(core, rows, MONTHS[count - 1] ?? '', closed), core)).toEqual(texts(closed, core))
        expect(texts(answer(core, rows, 'FY26-M04', closed), core)).toEqual(texts(answer(core, rows, 'FY26-M04'), core))
      }),
      runs,
    )
  })
  test('law 6: per key, what is posted is what is computed, whatever was closed; closed lines stay', () => {
    fc.assert(
      fc.property(deals, deals, fc.integer({ min: 1, max: 3 }), (before, now, count) => {
        const closed = closedUpTo(rowsWith(before), MONTHS.slice(0, count))
        const outcome = answer(core, rowsWith(now), 'FY26-M04', closed)
        expect(sumsByKey(outcome)).toEqual(sumsByKey(answer(core, rowsWith(now), 'FY26-M04')))
        const old = new Set(closed.periods)
        const kept = <L extends { postedIn: string }>(lines: readonly L[]) => lines.filter(({ postedIn }) => old.has(postedIn))
        expect(texts({ credits: kept(outcome.credits), earnings: kept(outcome.earnings), payments: kept(outcome.payments) }, core)).toEqual(
          texts(closed, core),
        )
      }),
      runs,
    )
  })
  test('law 6: earnings are cash and what is held, less what is owed and drawn, per person', () => {
    fc.assert(
      fc.property(deals, deals, fc.integer({ min: 1, max: 3 }), (before, now, count) => {
        const outcome = answer(core, rowsWith(now), 'FY26-M04', closedUpTo(rowsWith(before), MONTHS.slice(0, count)))
        for (const { id } of REPS) {
          const sum = (lines: readonly { readonly amount: bigint }[]) => lines.reduce((all, { amount }) => all + amount, 0n)
          const of = (account: string) => sum(outcome.payments.filter((line) => line.payee === id && line.account === account))
          expect(sum(outcome.earnings.filter(({ payee }) => payee === id))).toBe(
            of('cash') + of('held') + of('deferred') - of('owed') - of('draw') - of('advance'),
          )
        }
      }),
      runs,
    )
  })
  test('law 7: a row that is withdrawn after the close leaves nothing', () => {
    fc.assert(
      fc.property(deals, deal('X'), fc.integer({ min: 1, max: 3 }), (list, extra, count) => {
        const closed = closedUpTo(rowsWith([...list, extra]), MONTHS.slice(0, count))
        const without = answer(core, rowsWith(list), 'FY26-M04', closed)
        expect(sumsByKey(without)).toEqual(sumsByKey(answer(core, rowsWith(list), 'FY26-M04')))
      }),
      runs,
    )
  })
})
