/** Worked figures of semantics 9 and 17, and published cases, as accounts. */
import { describe, expect, test } from 'vitest'
import type { Core } from '../core/core.ts'
import { type Draw, NO_PAYMENTS, type Payments } from '../core/payments.ts'
import {
  attempt,
  dateUnit,
  deal,
  earned,
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
  times,
  within,
} from '../evaluate/fixtures.ts'
import type { Outcome } from '../evaluate/outcome.ts'
import { balancesOf } from './balances.ts'

const rep = [{ id: 'ann' }]
const month = metric('sales', 'month')
const all = pay('c', month, [rate(times(percent('100'), measure('sales')))])
const planWith = (payments: Partial<Payments>, more: Partial<Core> = {}): Core =>
  planOf({ measures: [month], components: [all], payments: { ...NO_PAYMENTS, ...payments }, ...more })
const drawOf = (amount: string, more: Partial<Draw> = {}): Draw => ({
  amount: money(amount),
  per: 'month',
  term: null,
  prorate: null,
  recovery: 'above_draw',
  share: '1',
  fromMonth: 1,
  forgiven: null,
  leaving: 'owed',
  origin,
  ...more,
})
/** A deal on the first of each month of FY26, from February; what is earned is its amount. */
const months = (...amounts: string[]) =>
  amounts.map((amount, i) => deal(String(i + 1), `2026-${String(i + 2).padStart(2, '0')}-01`, amount))
const dollars = (amount: bigint): number => Number(amount) / 100
/** Paid, held and owed after each month, in dollars; conservation is checked at each (semantics 9). */
function account(core: Core, outcome: Outcome, count: number, person = 'ann'): { paid: number[]; held: number[]; owed: number[] } {
  const labels = Array.from({ length: count }, (_, i) => `FY26-M${String(i + 1).padStart(2, '0')}`)
  const balances = labels.map((label) => balancesOf(outcome, core, person, label))
  let [sum, cash] = [0n, 0n]
  labels.forEach((label, i) => {
    const balance = balances[i]
    for (const line of outcome.earnings) if (line.payee === person && line.postedIn === label) sum += line.amount
    cash += balance?.paid ?? 0n
    expect([label, sum]).toEqual([label, cash + (balance?.held ?? 0n) + (balance?.deferred ?? 0n) - (balance?.owed ?? 0n)])
  })
  return {
    paid: balances.map(({ paid }) => dollars(paid)),
    held: balances.map(({ held }) => dollars(held)),
    owed: balances.map(({ owed }) => dollars(owed)),
  }
}
const accountWith = (
  core: Core,
  deals: Parameters<typeof run>[1][string],
  count: number,
  people: Parameters<typeof run>[1][string] = rep,
) => account(core, run(core, { rep: people, deal: deals }), count)

describe('a draw', () => {
  // semantics 9: earned 3,000, 6,500, -1,000, 5,000; draw 4,000 in months 1 and 2: cash 4,000, 5,500, 0, 4,000
  const twoMonths = drawOf('4000', { term: { months: 2, from: repField('hired_on', dateUnit) } })
  test('fills up, comes back, and an overpayment beside it', () =>
    expect(
      accountWith(planWith({ draw: twoMonths }), months('3000', '6500', '-1000', '5000'), 4, [{ id: 'ann', hired_on: '2026-02-01' }]),
    ).toEqual({
      paid: [4000, 5500, 0, 4000],
      held: [0, 0, 0, 0],
      owed: [1000, 0, 1000, 0],
    }))
  // a published case: draw 2,000; 2,750, 3,000, 1,500, 2,375, 3,000, 2,750 pay 2,750, 3,000, 2,000, 2,000, 2,875, 2,750; open 500, 125, 0
  test('comes back only from pay above it', () =>
    expect(accountWith(planWith({ draw: drawOf('2000') }), months('2750', '3000', '1500', '2375', '3000', '2750'), 6)).toEqual({
      paid: [2750, 3000, 2000, 2000, 2875, 2750],
      held: [0, 0, 0, 0, 0, 0],
      owed: [0, 0, 500, 125, 0, 0],
    }))
  // a published case: 3,500 against a draw of 4,000 leaves 500, so that 4,500 breaks even
  test('breaks even when what was missing is earned', () =>
    expect(accountWith(planWith({ draw: drawOf('4000') }), months('3500', '4500'), 2)).toMatchObject({
      paid: [4000, 4000],
      owed: [500, 0],
    }))
  // 50% of 500 above 4,000 is 250; of all 4,500 it is 2,250, but pay stays at the draw: 500
  test('recovers a share of what is above, or of all pay', () => {
    const half = (recovery: Draw['recovery']) => planWith({ draw: drawOf('4000', { recovery, share: '0.5' }) })
    expect(accountWith(half('above_draw'), months('3500', '4500'), 2)).toMatchObject({ paid: [4000, 4250], owed: [500, 250] })
    expect(accountWith(half('pay'), months('3500', '4500'), 2)).toMatchObject({ paid: [4000, 4000], owed: [500, 0] })
  })
  test('recovers from a later month on', () =>
    expect(accountWith(planWith({ draw: drawOf('4000', { fromMonth: 3 }) }), months('3500', '5000', '5000'), 3)).toMatchObject({
      paid: [4000, 5000, 4500],
      owed: [500, 500, 0],
    }))
  test('someone who earned nothing gets it too', () =>
    expect(accountWith(planWith({ draw: drawOf('4000') }), [], 2)).toMatchObject({ paid: [4000, 4000], owed: [4000, 8000] }))
  test('ends after its months, also where the person came in the middle of one', () => {
    const term = { months: 2, from: repField('hired_on', dateUnit) }
    expect(accountWith(planWith({ draw: drawOf('4000', { term }) }), [], 4, [{ id: 'ann', hired_on: '2026-03-15' }]).paid).toEqual([
      0, 4000, 4000, 0,
    ])
  })

  describe('on leaving', () => {
    const left = [{ id: 'ann', left_on: '2026-04-10' }]
    const leaving = (how: Draw['leaving']) => planWith({ draw: drawOf('4000', { leaving: how, fromMonth: 12 }) })
    const deals = months('1000', '4000', '6000')
    // 3,000 are open when ann leaves in month 3, and nothing may recover them before month 12
    test('its balance is owed', () =>
      expect(accountWith(leaving('owed'), deals, 4, left)).toMatchObject({ paid: [4000, 4000, 6000, 0], owed: [3000, 3000, 3000, 3000] }))
    test('or forgiven: an earning that is not paid again', () => {
      const outcome = run(leaving('forgiven'), { rep: left, deal: deals })
      expect(account(leaving('forgiven'), outcome, 4)).toMatchObject({ paid: [4000, 4000, 6000, 0], owed: [3000, 3000, 0, 0] })
      expect(earned(outcome, { item: 'forgiven' })).toBe('3000.00')
    })
    test('or taken from the last pay', () =>
      expect(accountWith(leaving('last_pay'), deals, 4, left)).toMatchObject({ paid: [4000, 4000, 3000, 0], owed: [3000, 3000, 0, 0] }))
  })

  test('is forgiven when the condition comes true', () => {
    const sold = { kind: 'compare', op: '>=', left: measure('sales'), right: money('5000'), origin } as const
    const core = planWith({ draw: drawOf('4000', { forgiven: sold }) })
    expect(accountWith(core, months('1000', '2000', '5000', '1000'), 4)).toMatchObject({
      paid: [4000, 4000, 5000, 4000],
      owed: [3000, 5000, 0, 3000],
    })
  })
})

describe('a guarantee', () => {
  // a published case: draw 2,000, not recoverable: 3,500 pays 3,500, 1,500 pays 2,000
  const topUp = { kind: 'draw', amount: money('2000'), per: 'month', term: null, prorate: null, origin } as const
  test('fills up what was earned', () =>
    expect(accountWith(planWith({ topUps: [topUp] }), months('3500', '1500'), 2)).toMatchObject({ paid: [3500, 2000], owed: [0, 0] }))
  test('the greater of two holds', () =>
    expect(accountWith(planWith({ topUps: [topUp, { ...topUp, amount: money('3000') }] }), months('3500', '1500'), 2).paid).toEqual([
      3500, 3000,
    ]))
  // 10,000 a quarter is 3,333.33 a month, and together 10,000.00
  test('for a longer period telescopes', () =>
    expect(accountWith(planWith({ topUps: [{ ...topUp, amount: money('10000'), per: 'quarter' }] }), [], 3).paid).toEqual([
      3333.33, 3333.34, 3333.33,
    ]))
})

describe('a hold', () => {
  const until = {
    kind: 'hold',
    component: 'c',
    record: 'deal',
    share: '0.5',
    until: rowField('cancelled_on', dateUnit),
    months: 0,
    origin,
  } as const
  const core = planWith({ delays: [until] })
  // semantics 9: hold 50% of 33.33: held 16.67, paid 16.66
  test('holds the greater half of an odd cent', () =>
    expect(accountWith(core, months('33.33'), 1)).toMatchObject({ paid: [16.66], held: [16.67] }))
  test('is released in the month of its date', () =>
    expect(accountWith(core, [deal('1', '2026-02-10', '100', { cancelled_on: '2026-04-30' })], 4)).toMatchObject({
      paid: [50, 0, 50, 0],
      held: [50, 50, 0, 0],
    }))
  // a published case: 30% of 10,000 until 12 months after the sale: 7,000 paid, 3,000 held
  test('until months after a date', () => {
    const months12 = planWith({ delays: [{ ...until, share: '0.3', until: rowField('closed_on', dateUnit), months: 2 }] })
    expect(accountWith(months12, [deal('1', '2026-02-15', '10000')], 4)).toMatchObject({
      paid: [7000, 0, 3000, 0],
      held: [3000, 3000, 0, 0],
    })
  })
  // 17.19: a deal of 100 that was paid, then a note of -100 without a date: 100.00 is due back, nothing is held
  test('a negative row nets against what is held', () => {
    const paidFirst = [deal('1', '2026-02-01', '100', { cancelled_on: '2026-02-20' }), deal('2', '2026-03-01', '-100')]
    expect(accountWith(core, paidFirst, 2)).toMatchObject({ paid: [100, 0], held: [0, 0], owed: [0, 100] })
    const stillHeld = [deal('1', '2026-02-01', '100'), deal('2', '2026-03-01', '-100')]
    expect(accountWith(core, stillHeld, 2)).toMatchObject({ paid: [50, 0], held: [50, 0], owed: [0, 50] })
  })
})

describe('a clawback', () => {
  const when = within(rowField('cancelled_on', dateUnit), 90, rowField('closed_on', dateUnit))
  const clawback = { record: 'deal', share: '1', when, unserved: null, recovered: null, origin } as const
  const cancelled = (id: string, on: string, amount: string, at: string) => deal(id, on, amount, { cancelled_on: at })
  // 17.5: share 50%, 7,000 taken back and 10,000 earned: 5,000.00 paid and 2,000.00 owed, in one month or in two
  test('is recovered by the share of the policy, in one month or in two', () => {
    const core = planWith({ clawbacks: [clawback] }, { overpayment: '0.5' })
    const sale = cancelled('1', '2026-02-01', '7000', '2026-03-10')
    expect(accountWith(core, [sale, deal('2', '2026-03-01', '10000')], 2)).toMatchObject({ paid: [7000, 5000], owed: [0, 2000] })
    expect(accountWith(core, [sale, deal('2', '2026-04-01', '10000')], 3)).toMatchObject({ paid: [7000, 0, 5000], owed: [0, 7000, 2000] })
  })
  test('has lines of its own kind, beside corrections', () => {
    const core = planWith({ clawbacks: [clawback] })
    const { earnings, credits } = run(core, { rep, deal: [cancelled('1', '2026-02-01', '7000', '2026-03-10')] })
    expect(earnings.map(({ kind, forPeriod, postedIn, amount }) => [kind, forPeriod, postedIn, amount])).toEqual([
      ['original', 'FY26-M01', 'FY26-M01', 700_000n],
      ['clawback', 'FY26-M01', 'FY26-M02', -700_000n],
    ])
    expect(credits.map(({ kind }) => kind)).toEqual(['original', 'clawback'])
  })
  // semantics 9: 35,000.00 held half, corrected to 28,000.01: held 14,000.01, 3,500.00 due back
  test('lowers what is held and what was paid in the same shares', () => {
    const part = { ...clawback, share: '0.199999714285714' } // 35,000.00 x that = 6,999.99
    const hold = {
      kind: 'hold',
      component: 'c',
      record: 'deal',
      share: '0.5',
      until: rowField('cancelled_on', dateUnit),
      months: 24,
      origin,
    } as const
    const core = planWith({ clawbacks: [part], delays: [hold] })
    expect(accountWith(core, [cancelled('1', '2026-02-01', '35000', '2026-03-10')], 2)).toEqual({
      paid: [17500, 0],
      held: [17500, 14000.01],
      owed: [0, 3500],
    })
  })
  // a published case: 10,000 earned, 50% clawed back
  test('of a part of the deal', () =>
    expect(
      accountWith(planWith({ clawbacks: [{ ...clawback, share: '0.5' }] }), [cancelled('1', '2026-02-01', '10000', '2026-04-01')], 3).owed,
    ).toEqual([0, 0, 5000]))
  // a published case: 6 of 12 months served: 5,000 of 10,000
  test('by the months not served', () => {
    const unserved = { months: money('0.12'), end: rowField('cancelled_on', dateUnit) } // 12
    const known = { kind: 'known', value: rowField('cancelled_on', dateUnit), origin } as const
    const core = planWith({ clawbacks: [{ ...clawback, when: known, unserved }] })
    expect(accountWith(core, [cancelled('1', '2026-02-01', '10000', '2026-08-01')], 7).owed.at(-1)).toBe(5000)
    expect(accountWith(core, [cancelled('1', '2026-02-01', '10000', '2026-07-31')], 6).owed.at(-1)).toBe(5833.33)
  })
  test('of a term that is not stated is refused', () => {
    const unserved = { months: rowField('margin'), end: rowField('cancelled_on', dateUnit) }
    const { outcome, findings } = attempt(planWith({ clawbacks: [{ ...clawback, unserved }] }), {
      rep,
      deal: [cancelled('1', '2026-02-01', '10000', '2026-03-01')],
    })
    expect([outcome, findings.map(({ code }) => code)]).toEqual([undefined, ['CB885']])
  })
  // 7,000 taken back, at most 30% of 10,000 at a time: 3,000; other overpayments whole
  test('recovered by its own share', () => {
    const core = planWith({ clawbacks: [{ ...clawback, recovered: '0.3' }] })
    const deals = [cancelled('1', '2026-02-01', '7000', '2026-03-10'), deal('2', '2026-04-01', '10000')]
    expect(accountWith(core, deals, 3)).toMatchObject({ paid: [7000, 0, 7000], owed: [0, 7000, 4000] })
  })
  // 17.6: `never` leaves clawbacks, recovered whole
  test('acts where nothing else is taken back', () => {
    const core = planWith({ clawbacks: [clawback] }, { overpayment: 'never' })
    const deals = [cancelled('1', '2026-02-01', '7000', '2026-03-10'), deal('2', '2026-04-01', '10000')]
    expect(accountWith(core, deals, 3)).toMatchObject({ paid: [7000, 0, 3000], owed: [0, 7000, 0] })
  })
})
