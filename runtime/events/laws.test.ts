import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Contest, Event, Pool, Spiff } from '../core/events.ts'
import { deal, measure, metric, money, origin, planOf, run, usd } from '../evaluate/fixtures.ts'
import { at } from '../evaluate/words.ts'
import { prizesOf } from './contest.ts'

const named = { origin: at('event'), label: 'Event', from: null, to: null } as const
const sales = metric('sales', 'year')
const cents = (amount: number) => ({ kind: 'literal', unit: usd, value: String(amount), origin }) as const

const spiff = (each: number, cap: number | null, limit: number, share: 'in_proportion' | 'first_come'): Spiff => ({
  ...named,
  kind: 'spiff',
  name: 'sprint',
  metric: 'sales',
  amount: cents(each),
  occasion: { kind: 'row', where: null, lines: 'direct', weighted: false },
  cap: cap === null ? null : { limit: cents(cap), origin },
  budget: { limit: cents(limit), share, origin },
  eligible: null,
})
const contest = (prizes: readonly number[], ties: Contest['ties']): Contest => {
  const [first = '0', ...rest] = prizes.map(String)
  return {
    ...named,
    kind: 'contest',
    name: 'club',
    metric: 'sales',
    window: 'plan',
    where: null,
    eligible: null,
    by: measure('sales'),
    then: null,
    prizes: [first, ...rest],
    ties,
  }
}
const pool = (fund: number, oddCents: Pool['oddCents']): Pool => ({
  ...named,
  kind: 'pool',
  name: 'pot',
  window: 'quarter',
  fund: cents(fund),
  eligible: null,
  gate: null,
  onePer: null,
  weight: measure('sales'),
  oddCents,
})
const plan = (...events: Event[]) => planOf({ measures: [sales], events })

const PEOPLE = ['ann', 'bob', 'cat', 'dan'] as const
const rep = PEOPLE.map((id) => ({ id }))
// few amounts and days, so that people are often equal and rows often share a day
const sold = fc
  .array(
    fc.record({
      owner: fc.constantFrom(...PEOPLE),
      amount: fc.constantFrom('0.01', '100', '200', '-50', '99.99'),
      month: fc.integer({ min: 2, max: 6 }),
    }),
    { maxLength: 14 },
  )
  .map((list) => list.map(({ owner, amount, month }, i) => deal(`D${i}`, `2026-0${month}-01`, amount, { owner })))
const total = (outcome: ReturnType<typeof run>, component: string): bigint =>
  outcome.earnings.filter((line) => line.component === component).reduce((sum, { amount }) => sum + amount, 0n)
const lines = (outcome: ReturnType<typeof run>) =>
  outcome.earnings.map(({ component, payee, rowKey, forPeriod, postedIn, amount }) =>
    [component, payee, rowKey, forPeriod, postedIn, String(amount)].join(' '),
  )
const law = (name: string, property: fc.IProperty<unknown>): void => test(name, () => fc.assert(property, { numRuns: 40 }))

describe('parts sum to the whole', () => {
  law(
    'a budget that does not reach is given out to the cent, one that does gives every claim',
    fc.property(
      sold,
      fc.integer({ min: 1, max: 700 }),
      fc.integer({ min: -1, max: 1 }),
      fc.constantFrom('in_proportion', 'first_come'),
      (deals, each, off, share) => {
        // budgets around the sum of all claims
        const claimed = each * deals.length
        const limit = Math.max(0, claimed + off)
        const outcome = run(plan(spiff(each, null, limit, share)), { rep, deal: deals })
        expect(total(outcome, 'sprint')).toBe(BigInt(Math.min(claimed, limit)))
      },
    ),
  )
  law(
    'nobody gets more than the cap, or than was claimed',
    fc.property(sold, fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 3000 }), (deals, cap, limit) => {
      const outcome = run(plan(spiff(250, cap, limit, 'in_proportion')), { rep, deal: deals })
      let claims = 0
      for (const payee of PEOPLE) {
        const claim = Math.min(cap, 250 * deals.filter(({ owner }) => owner === payee).length)
        claims += claim
        const got = outcome.earnings.filter((line) => line.payee === payee).reduce((sum, { amount }) => sum + amount, 0n)
        expect(got).toBeLessThanOrEqual(BigInt(claim))
      }
      expect(total(outcome, 'sprint')).toBe(BigInt(Math.min(claims, limit)))
    }),
  )
  law(
    'prizes that equals share are all given out, however many are equal',
    fc.property(sold, fc.array(fc.integer({ min: 0, max: 10_001 }), { minLength: 4, maxLength: 6 }), (deals, prizes) => {
      const outcome = run(plan(contest(prizes, 'share')), { rep, deal: deals })
      // four people hold places 1 to 4
      expect(total(outcome, 'club')).toBe(BigInt(prizes.slice(0, 4).reduce((sum, one) => sum + one, 0)))
    }),
  )
  law(
    'a pool is given out to the cent where anybody has a part',
    fc.property(sold, fc.integer({ min: 0, max: 1_001 }), fc.constantFrom('largest_remainder', 'largest_part'), (deals, fund, oddCents) => {
      const outcome = run(plan(pool(fund, oddCents)), { rep, deal: deals })
      // the plan has four quarters; a quarter counts where somebody sold more than nothing in it
      const months = [
        ['02', '03', '04'],
        ['05', '06'],
      ]
      const shared = months.filter((quarter) =>
        PEOPLE.some((payee) => {
          const own = deals.filter(
            ({ owner, closed_on }) => owner === payee && quarter.some((month) => closed_on?.startsWith(`2026-${month}`)),
          )
          return own.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0) > 0
        }),
      )
      expect(total(outcome, 'pot')).toBe(BigInt(fund * shared.length))
    }),
  )
})

describe('order', () => {
  const events = [
    spiff(250, 600, 1_000, 'in_proportion'),
    { ...spiff(250, null, 800, 'first_come'), name: 'early' },
    contest([1_000, 501, 1], 'share'),
    pool(1_000, 'largest_remainder'),
  ]
  law(
    'of rows and people changes nothing',
    fc.property(sold, fc.integer({ min: 0, max: 99 }), (deals, seed) => {
      const turned = <T>(list: readonly T[]): T[] => list.map((_, i) => list[(i * 7 + seed) % list.length] as T)
      const shuffled = deals.length % 7 === 0 ? deals.toReversed() : turned(deals)
      expect(lines(run(plan(...events), { rep: rep.toReversed(), deal: shuffled }))).toEqual(
        lines(run(plan(...events), { rep, deal: deals })),
      )
    }),
  )
  law(
    'of events changes nothing',
    fc.property(sold, (deals) => {
      expect(lines(run(plan(...events.toReversed()), { rep, deal: deals })).sort()).toEqual(
        lines(run(plan(...events), { rep, deal: deals })).sort(),
      )
    }),
  )
})

describe('equals', () => {
  const group = (n: number) => Array.from({ length: n }, (_, i) => ({ person: `p${i}` }))
  law(
    'share differ by at most one cent, `all` and `next` not at all',
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.bigInt({ min: 0n, max: 100_000n }), { minLength: 1, maxLength: 8 }),
      (n, place, prizes) => {
        const parts = prizesOf(group(n), place, prizes, 'share', 1n)
        const all = parts.map(Number)
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1)
        for (const ties of ['all', 'next'] as const) expect(new Set(prizesOf(group(n), place, prizes, ties, 1n)).size).toBe(1)
      },
    ),
  )
  test('an event feeds no measure and no limit', () => {
    // a plan cap of 1.00 leaves a spiff of 5.00 alone
    const capped = {
      ...plan(spiff(500, null, 10_000, 'first_come')),
      limits: [{ kind: 'cap' as const, limit: money('1'), each: null, when: null, origin }],
    }
    expect(total(run(capped, { rep, deal: [deal('1', '2026-02-01', '1')] }), 'sprint')).toBe(500n)
  })
})
