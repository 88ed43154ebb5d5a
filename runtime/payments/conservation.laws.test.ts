/**
 * Conservation (semantics 9): for each person after each pay period, what was open before and all that was earned is what was paid and
 * what is held, put off, owed and advanced. On random deals, cancellations and accounts with every clause of payment mixed.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Core } from '../core/core.ts'
import type { Delay } from '../core/delays.ts'
import { type Draw, NO_PAYMENTS, type Payments } from '../core/payments.ts'
import {
  dateUnit,
  deal,
  measure,
  metric,
  money,
  origin,
  pay,
  percent,
  planOf,
  rate,
  repField,
  rowField,
  run,
  textUnit,
  times,
} from '../evaluate/fixtures.ts'
import type { Outcome } from '../evaluate/outcome.ts'
import { sumOf } from '../exact/minor.ts'
import type { PaymentLine } from '../ledger/lines.ts'

const twoDigits = (n: number): string => String(n).padStart(2, '0')
const cents = fc.integer({ min: -400_000, max: 900_000 }).map((n) => (n / 100).toFixed(2))
/** A day of the plan's first eight months. */
const day = fc
  .tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 28 }))
  .map(([m, d]) => `2026-${twoDigits(m)}-${twoDigits(d)}`)
const deals = fc
  .array(
    fc.record({ amount: cents, closed: day, cancelled: fc.option(day, { nil: undefined }), customer: fc.constantFrom('bob', undefined) }),
    { minLength: 1, maxLength: 7 },
  )
  .map((list) =>
    list.map(({ amount, closed, cancelled, customer }, i) => deal(String(i + 1), closed, amount, { cancelled_on: cancelled, customer })),
  )

const component = { component: 'c', origin } as const
const delays: fc.Arbitrary<Delay[]> = fc.oneof(
  fc.constant<Delay[]>([]),
  fc
    .record({
      kind: fc.constant('hold' as const),
      share: fc.constantFrom('0.5', '0.333', '1'),
      until: fc.constantFrom(rowField('cancelled_on', dateUnit), rowField('closed_on', dateUnit)),
      months: fc.constantFrom(0, 2),
    })
    .map((hold): Delay[] => [{ ...component, record: 'deal', ...hold }]),
  fc.integer({ min: 2, max: 5 }).map((count): Delay[] => [{ ...component, kind: 'instalments' as const, count }]),
  fc
    .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.boolean())
    .map(([months, part, shortfallFromAllPay]): Delay[] => [
      {
        ...component,
        kind: 'advance' as const,
        record: 'deal',
        advanced: part > months ? { kind: 'share' as const, share: '0.75' } : { kind: 'months' as const, months: part },
        months,
        from: rowField('closed_on', dateUnit),
        shortfallFromAllPay,
      },
    ]),
)
const cancelled = { kind: 'known', value: rowField('cancelled_on', dateUnit), origin } as const
const clawbacks = fc.constantFrom<Payments['clawbacks']>(
  [],
  [{ record: 'deal', share: '1', when: cancelled, unserved: null, recovered: null, origin }],
  [{ record: 'deal', share: '0.5', when: cancelled, unserved: null, recovered: '0.3', origin }],
  [
    {
      record: 'deal',
      share: '1',
      when: cancelled,
      unserved: { months: money('0.06'), end: rowField('cancelled_on', dateUnit) },
      recovered: null,
      origin,
    },
  ],
)
const draw: fc.Arbitrary<Draw | null> = fc.option(
  fc.record({
    amount: fc.constantFrom(money('1000'), money('2500.01')),
    per: fc.constant('month' as const),
    term: fc.constantFrom(null, { months: 3, from: repField('hired_on', dateUnit) }),
    prorate: fc.constant(null),
    recovery: fc.constantFrom('pay' as const, 'above_draw' as const),
    share: fc.constantFrom('1', '0.5'),
    fromMonth: fc.constantFrom(1, 3),
    forgiven: fc.constantFrom(null, { kind: 'compare', op: '>=', left: measure('sales'), right: money('6000'), origin } as const),
    leaving: fc.constantFrom('owed' as const, 'forgiven' as const, 'last_pay' as const),
    origin: fc.constant(origin),
  }),
)
const limit = (...amounts: string[]) =>
  fc.option(fc.constantFrom(...amounts.map((amount) => ({ amount: money(amount), origin }))), { nil: null })
const topUps = fc.constantFrom<Payments['topUps']>(
  [],
  [{ kind: 'guarantee', amount: money('800'), per: 'month', term: null, prorate: null, origin }],
)
/** The customer of a deal is a person here: bob, or nobody. */
const splitTo = (field: string, share: string) => ({ component: 'c', record: 'deal', share, to: rowField(field, textUnit), origin })
const payments: fc.Arbitrary<Payments> = fc.record({
  clawbacks,
  delays,
  topUps,
  draw,
  payout: fc.record({ most: limit('2000', '499.99'), least: limit('100', '350') }),
  splits: fc.constantFrom<Payments['splits']>([], [splitTo('customer', '0.333')], [splitTo('owner', '0.1'), splitTo('customer', '0.5')]),
})
const opening = fc.record({ owed: fc.constantFrom(0n, 50_000n), deferred: fc.constantFrom(0n, 12_345n) })
const rep = fc.option(day, { nil: undefined }).map((left_on) => [
  { id: 'ann', hired_on: '2026-02-01', left_on },
  { id: 'bob', hired_on: '2026-03-05' },
])
const overpayment = fc.constantFrom('1', '0.5', '0.333')

const month = metric('sales', 'month')
const quarter = metric('sales', 'quarter')
const coreOf = (terms: Payments, share: string, wide: boolean): Core => {
  const base = wide ? quarter : month
  return planOf({
    measures: [base],
    components: [pay('c', base, [rate(times(percent('100'), measure('sales')))])],
    payments: { ...NO_PAYMENTS, ...terms },
    overpayment: share,
  })
}

/** The sums of each account of a person after each pay period, beside those of what was earned. */
function accountsOf(outcome: Outcome, person: string) {
  const earnings = outcome.earnings.filter(({ payee }) => payee === person)
  const payments = outcome.payments.filter(({ payee }) => payee === person)
  return outcome.payPeriods.map((period, i) => {
    const until = new Set(outcome.payPeriods.slice(0, i + 1))
    const of = (account: PaymentLine['account'], only?: 'opening'): bigint =>
      sumOf(
        payments
          .filter((line) => line.account === account && until.has(line.postedIn) && (only === undefined || line.kind === only))
          .map(({ amount }) => amount),
      )
    return {
      person,
      period,
      earned: sumOf(earnings.filter((line) => until.has(line.postedIn)).map(({ amount }) => amount)),
      opened: of('deferred', 'opening') - of('owed', 'opening'),
      cash: of('cash'),
      paid: sumOf(payments.filter((line) => line.account === 'cash' && line.postedIn === period).map(({ amount }) => amount)),
      held: of('held'),
      deferred: of('deferred'),
      owed: of('owed'),
      draw: of('draw'),
      advance: of('advance'),
    }
  })
}

const accounts = (outcome: Outcome) => ['ann', 'bob'].flatMap((person) => accountsOf(outcome, person))

const world = fc.record({ payments, deals, opening, rep, overpayment, wide: fc.boolean() })
const given = ({ owed, deferred }: { owed: bigint; deferred: bigint }) => ({
  measures: [],
  target: null,
  open: [
    { person: null, account: 'owed' as const, amount: owed },
    { person: null, account: 'deferred' as const, amount: deferred },
  ],
})

describe('every account, with all clauses of payment mixed', () => {
  test('keeps what is earned', () =>
    fc.assert(
      fc.property(world, ({ payments: terms, deals: list, opening: open, rep: reps, overpayment: share, wide }) => {
        const outcome = run(coreOf(terms, share, wide), { rep: reps, deal: list }, 'FY26', { given: given(open) })
        for (const { person, period, earned, opened, cash, held, deferred, owed, draw: drawn, advance } of accounts(outcome))
          expect([person, period, earned + opened]).toEqual([person, period, cash + held + deferred - owed - drawn - advance])
      }),
      { numRuns: 100 },
    ))

  test('never pays less than nothing, and holds, puts off, is owed and advances none', () =>
    fc.assert(
      fc.property(world, ({ payments: terms, deals: list, opening: open, rep: reps, overpayment: share, wide }) => {
        const outcome = run(coreOf(terms, share, wide), { rep: reps, deal: list }, 'FY26', { given: given(open) })
        for (const { paid, held, deferred, owed, draw: drawn, advance } of accounts(outcome))
          for (const amount of [paid, held, deferred, owed, drawn, advance]) expect(amount).toBeGreaterThanOrEqual(0n)
      }),
      { numRuns: 100 },
    ))

  test('the balances told are the sums of the lines', () =>
    fc.assert(
      fc.property(world, ({ payments: terms, deals: list, opening: open, rep: reps, overpayment: share, wide }) => {
        const outcome = run(coreOf(terms, share, wide), { rep: reps, deal: list }, 'FY26', { given: given(open) })
        for (const { person, period, paid, held, deferred, owed, draw: drawn, advance } of accounts(outcome)) {
          const balance = outcome.balances.find((one) => one.period === period && one.payee === person)
          if (balance === undefined) continue
          expect([balance.paid, balance.held, balance.deferred, balance.owed]).toEqual([paid, held, deferred, owed + drawn + advance])
        }
      }),
      { numRuns: 100 },
    ))
})

describe('closed periods', () => {
  // semantics 9 and law 2: period by period or all at once, the same ledgers when the same is known
  test('go on as if they had not been closed', () =>
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 6 }), ({ payments: terms, deals: list, rep: reps, overpayment: share, wide }, count) => {
        const core = coreOf(terms, share, wide)
        const data = { rep: reps, deal: list }
        const { credits, earnings, payments: paid, payPeriods } = run(core, data)
        const periods = payPeriods.slice(0, count)
        const inside = ({ postedIn }: { readonly postedIn: string }): boolean => periods.includes(postedIn)
        const closed = { periods, credits: credits.filter(inside), earnings: earnings.filter(inside), payments: paid.filter(inside) }
        const again = run(core, data, 'FY26', { closed })
        const told = (lines: readonly PaymentLine[]): string[] =>
          lines.map((line) => [line.payee, line.postedIn, line.account, line.kind, line.sourceLine, line.amount].join(' ')).sort()
        expect(told(again.payments)).toEqual(told(paid))
      }),
      { numRuns: 60 },
    ))
})

describe('commission that is paid on', () => {
  // semantics 3, 17.30: of the attributed amount to date; the payer keeps the rest, so nothing is made or lost
  test('is a share of what each deal earned to date, and what one gives another gets', () =>
    fc.assert(
      fc.property(world, ({ payments: terms, deals: list, rep: reps, overpayment: share, wide }) => {
        const outcome = run(coreOf({ ...terms, splits: [splitTo('customer', '0.333')] }, share, wide), { rep: reps, deal: list })
        const sum = (payee: string, item: string, rowKey: string): bigint =>
          sumOf(
            outcome.earnings
              .filter((line) => line.payee === payee && line.item === item && line.rowKey === rowKey)
              .map(({ amount }) => amount),
          )
        for (const { id = '', customer } of list) {
          const earned = Number(sum('ann', 'earned', id))
          // half away from zero, in cents
          const part = customer === undefined ? 0 : Math.sign(earned) * Math.floor((2 * 333 * Math.abs(earned) + 1000) / 2000)
          expect([id, sum('bob', 'split', id), sum('ann', 'split', id)]).toEqual([id, BigInt(part), BigInt(-part)])
        }
      }),
      { numRuns: 100 },
    ))
})

describe('an advance', () => {
  // semantics 9: a row has paid the greater of what it served and what was advanced; with a shortfall from all pay never more than it earns
  test('of one deal pays the greater of what is served and what was advanced', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500_000 }),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        (amount, part, shortfallFromAllPay) => {
          const from = rowField('closed_on', dateUnit)
          const advance: Delay = {
            ...component,
            kind: 'advance',
            record: 'deal',
            advanced: { kind: 'months', months: part },
            months: 12,
            from,
            shortfallFromAllPay,
          }
          const core = coreOf({ ...NO_PAYMENTS, delays: [advance] }, '1', false)
          const outcome = run(core, { rep: [{ id: 'ann' }], deal: [deal('1', '2026-02-10', (amount / 100).toFixed(2))] })
          // R(E x k/12) half up, in cents: (2Ek + 12) / 24, whole
          const served = (k: number): number => Math.floor((2 * amount * k + 12) / 24)
          accountsOf(outcome, 'ann').forEach(({ cash }, i) => expect(cash).toBe(BigInt(Math.max(served(i + 1), served(part)))))
        },
      ),
      { numRuns: 100 },
    ))
})
