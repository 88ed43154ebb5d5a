/** People who are hired, leave and change in mid-year, and deals that bring them to a bound of their plan, or a cent beside it. */
import fc from 'fast-check'
import type { Draw } from './draw.ts'
import { amountsIn, type Block, type Cells, centsOf, money, PLAN_START, textOf } from './story.ts'
import type { Without } from './traits.ts'

const NAMES = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay'] as const
/** Ends and beginnings of months and quarters, and days between. */
const DAYS = [
  '2026-02-01',
  '2026-02-28',
  '2026-03-01',
  '2026-03-15',
  '2026-04-30',
  '2026-05-01',
  '2026-06-16',
  '2026-07-31',
  '2026-08-01',
  '2026-10-31',
  '2026-11-01',
  '2026-12-31',
  '2027-01-01',
  '2027-01-31',
]

/** Two people or more, at most so many. */
export function peopleOf(draw: Draw, without: Without, most = 6): Cells[] {
  const names = NAMES.slice(0, 2 + draw.below(most - 1))
  return names.flatMap((id, i): Cells[] => {
    const moves = !without('hires and leavers')
    const hired = moves ? draw.one('2020-01-01', '2020-01-01', '2026-02-10', '2026-05-01', '2026-08-31') : '2020-01-01'
    const left = moves ? draw.one('', '', '', '2026-11-15', '2026-12-31') : ''
    const first: Cells = {
      id,
      starts: '2020-01-01',
      role: draw.one('AE', 'AE', 'VP'),
      region: draw.one('west', 'east'),
      manager: i === 0 || without('managers') ? '' : draw.one('', ...NAMES.slice(0, i)),
      hired_on: hired,
      left_on: left,
      target_incentive: draw.one('12000.00', '120000.00', '83333.33'),
      sales_quota: without('no quota') ? '60000.00' : draw.one('60000.00', '', '77777.77'),
      pct: draw.one('0.05', '0.1', '0.0333'),
      currency: draw.one('USD', 'USD', 'EUR', 'GBP'),
    }
    if (without('changes') || !draw.chance(4)) return [first]
    const change: Cells = draw.one<Cells>(
      { target_incentive: '132000.00' },
      { role: 'VP' },
      { pct: '0.12' },
      { sales_quota: '90000.00' },
      { region: 'north' },
    )
    return [first, { ...first, ...change, starts: draw.one('2026-06-01', '2026-06-16', '2026-03-15') }]
  })
}

export interface Drawn {
  readonly owner: number
  readonly second: number
  readonly day: string
  /** Cents, or the bound to reach and how far beside it. */
  readonly amount: bigint | { readonly bound: number; readonly beside: bigint }
  readonly cancelled: number
  readonly paid: number
  readonly customer: string
  readonly currency: string
  readonly kind: string
  readonly thin: boolean
}

export function deals(without: Without): fc.Arbitrary<readonly Drawn[]> {
  const plain = without('returns') ? fc.bigInt({ min: 0n, max: 60_000_00n }) : fc.bigInt({ min: -20_000_00n, max: 60_000_00n })
  return fc.array(
    fc.record({
      owner: fc.nat(5),
      second: fc.constantFrom(9, 0, 1, 2),
      day: fc.constantFrom(...DAYS),
      amount: fc.oneof(
        fc.constantFrom(1000_00n, 0n, 100_01n, ...(without('returns') ? [] : [-1000_00n])),
        plain,
        fc.record({ bound: fc.nat(11), beside: fc.constantFrom(0n, -1n, 1n) }),
      ),
      cancelled: fc.constantFrom(-1, -1, 0, 30, 90, 91, 200),
      paid: fc.constantFrom(-1, 0, 45, 120),
      customer: fc.constantFrom('ACME', 'Beta', 'Core'),
      currency: fc.constantFrom('USD', 'EUR', 'GBP'),
      kind: fc.constantFrom('new', 'renewal', 'service'),
      thin: fc.boolean(),
    }),
    { minLength: 5, maxLength: 24, size: 'max' },
  )
}

/** Leaves of some of the people. */
export const absencesOf = (draw: Draw, people: readonly Cells[]): Cells[] =>
  [...new Set(people.map(({ id }) => id ?? ''))].flatMap((who, i) =>
    draw.chance(3)
      ? [{ id: `A-${i}`, who, starts: draw.one('2026-03-16', '2026-06-01', '2026-08-15'), ends: draw.one('2026-05-10', '2026-03-20', '') }]
      : [],
  )

/** Rows as they became known: each on its own day or later, some with a later version that changes the amount or takes the row back. */
export const versionsOf = (rows: readonly Cells[], drawn: readonly Pick<Drawn, 'paid' | 'cancelled' | 'amount'>[]): Cells[] =>
  rows.flatMap((row, i) => {
    const { paid = 0, cancelled = 0, amount } = drawn[i % drawn.length] ?? {}
    // a row without a date is recorded, too
    const day = row.closed_on || PLAN_START
    const first = { ...row, recorded_on: later(day, paid > 0 ? paid : 0), withdrawn: 'no' }
    if (cancelled < 90) return [first]
    const again = { ...first, recorded_on: later(day, 125 + cancelled), withdrawn: typeof amount === 'bigint' ? 'no' : 'yes' }
    return [first, { ...again, amount: '777.77' }]
  })

export const later = (day: string, days: number): string =>
  days < 0 ? '' : new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Totals at which something changes: what the plan states, and parts of its quotas. */
export function boundsOf(plan: readonly Block[]): readonly bigint[] {
  const stated = amountsIn(textOf(plan))
  const quotas = amountsIn([...textOf(plan).matchAll(/quota (\$\S+)/g)].map(([, amount]) => amount).join(' '))
  const parts = quotas.flatMap((quota) => [
    quota / 2n,
    (quota * 8n) / 10n,
    (quota * 9n) / 10n,
    (quota * 15n) / 10n,
    quota / 12n,
    quota / 4n,
  ])
  return [...stated, ...parts, 60_000_00n]
}

/** Deals as rows; one that is to reach a bound brings its owner's total there. */
export function rowsNear(plan: readonly Block[], people: readonly Cells[], drawn: readonly Drawn[]): Cells[] {
  const bounds = boundsOf(plan)
  const names = [...new Set(people.map(({ id }) => id ?? ''))]
  const totals = new Map<string, bigint>()
  return drawn
    .map((one, i) => ({ one, i }))
    .sort((a, b) => (a.one.day < b.one.day ? -1 : a.one.day > b.one.day ? 1 : a.i - b.i))
    .map(({ one, i }) => {
      const owner = names[one.owner % names.length] ?? ''
      const second = one.second === 9 ? '' : (names[one.second % names.length] ?? '')
      const before = totals.get(owner) ?? 0n
      const amount =
        typeof one.amount === 'bigint' ? one.amount : (bounds[one.amount.bound % bounds.length] ?? 0n) + one.amount.beside - before
      totals.set(owner, before + amount)
      return {
        id: `D-${String(i + 1).padStart(2, '0')}`,
        owner,
        second: second === owner ? '' : second,
        closed_on: one.day,
        cancelled_on: later(one.day, one.cancelled),
        paid_on: later(one.day, one.paid),
        term_months: one.thin ? '12' : '24',
        customer: one.customer,
        currency: one.currency,
        kind: one.kind,
        amount: money(amount),
        margin: money(one.thin ? amount / 10n : (amount * 3n) / 10n),
      }
    })
}

/** Totals at which a table of the plan changes: bounds of money, and bounds of attainment as parts of each quota of a year or less. */
export function tableBounds(plan: readonly Block[]): readonly bigint[] {
  const text = textOf(plan)
  const stated = [...text.matchAll(/(?:from|above|reaching|below) (\$[\d,.]+)/g)].map(([, amount]) => amount)
  const attained = [...text.matchAll(/(?:from|above|reaching|below) (\d+)%/g)].map(([, percent = '0']) => BigInt(percent))
  const quotas = amountsIn([...text.matchAll(/quota (\$\S+)/g)].map(([, amount]) => amount).join(' '))
  const parts = quotas.flatMap((quota) =>
    [quota, quota / 4n, quota / 12n].flatMap((one) => attained.map((percent) => (one * percent) / 100n)),
  )
  return [...new Set([...amountsIn(stated.join(' ')), ...parts])]
}

/** The rows with one of them changed, so that its owner's rows of the year, or of its month, come to one cent below a bound. */
export function onTheBrink(plan: readonly Block[], rows: readonly Cells[], which: number, bound: number, monthly: boolean): Cells[] {
  const bounds = boundsOf(plan)
  const one = rows[which % rows.length]
  const month = (day = ''): string => (monthly ? day.slice(0, 7) : '')
  const others = rows.filter((row) => row !== one && row.owner === one?.owner && month(row.closed_on) === month(one?.closed_on))
  const amount = (bounds[bound % bounds.length] ?? 0n) - 1n - others.reduce((sum, row) => sum + centsOf(row.amount ?? ''), 0n)
  return rows.map((row) => (row === one ? { ...row, amount: money(amount) } : row))
}
